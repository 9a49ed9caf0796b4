"""What in a drawing (SVG 2) could run, or load something, where it is opened by its address?

A browser then reads it as XML: a name means what its namespace says, whatever its prefix, and its case
counts. What is on no list is a fault: elements, attributes, addresses, functions and at-rules of CSS.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from xml.parsers import expat

from ground.message import say
from ground.problem import Problem

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML, _RDF = (
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
# What drawing programs write into <metadata>: no browser gives these names a meaning.
_TELLING = frozenset(
    {
        _RDF,
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
    }
)
# SVG 2, appendix K ("Element Index"), and Filter Effects 1, section 9: without what runs, moves or embeds,
# and without feImage, which loads.
_ELEMENTS = frozenset(
    """a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence filter g image line linearGradient marker mask metadata path pattern
    polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan use""".split()  # noqa: SIM905
)
# SVG 2, section 6.6 ("Presentation attributes"), a few that it dropped, and "style": CSS.
_CSS_ATTRIBUTES = frozenset(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering cursor direction display dominant-baseline enable-background
    fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size font-size-adjust
    font-stretch font-style font-variant font-weight glyph-orientation-horizontal
    glyph-orientation-vertical gradientTransform image-rendering isolation kerning letter-spacing
    lighting-color marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow
    paint-order patternTransform pointer-events shape-rendering stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width style text-anchor text-decoration text-overflow text-rendering transform
    transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode""".split()  # noqa: SIM905
)
# SVG 2, appendix L ("Attribute Index"), and Filter Effects 1: values that neither load nor run.
_ATTRIBUTES = frozenset(
    """amplitude azimuth baseFrequency baseProfile bias class clipPathUnits cx cy d diffuseConstant divisor
    dx dy edgeMode elevation exponent filterRes filterUnits focusable fr fx fy gradientUnits height id in in2
    intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust limitingConeAngle markerHeight
    markerUnits markerWidth maskContentUnits maskUnits media method mode numOctaves offset operator order
    orient path pathLength patternContentUnits patternUnits points pointsAtX pointsAtY pointsAtZ
    preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel requiredExtensions
    requiredFeatures result role rotate rx ry scale seed side slope spacing specularConstant
    specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tabindex
    tableValues target targetX targetY textLength title type values version viewBox width x x1 x2
    xChannelSelector y y1 y2 yChannelSelector z""".split()  # noqa: SIM905
)
_NAMED_FREELY = re.compile(r"(?:aria|data)-[\w.-]+")
_OF_A_NAMESPACE = {_XML: {"lang", "space"}, _XLINK: {"href", "title", "type"}}
_PICTURE = r"data:image/(?:png|jpe?g|gif|webp);base64,[\w+/=\s]*"
_WITHIN = re.compile(r"\s*#[^\s#]*\s*")
_LEADING = {  # where an address may lead besides, by the element that has it
    "a": re.compile(r"\s*https?://\S+\s*", re.I),
    "image": re.compile(rf"\s*{_PICTURE}", re.I),
}
# CSS Syntax 3, section 4: what calls a function or begins an at-rule, and what could spell either otherwise.
_IN_CSS = re.compile(r"(?<![\w-])url\([^)]*+\)?|@?[\w-]++\(?|@|\\", re.I)
_URL = re.compile(rf"url\(\s*([\"']?)(?:#[^\s\"'()\\#]*|{_PICTURE})\1\s*\)", re.I)
_FUNCTIONS = frozenset(
    """blur brightness calc circle clamp color color-mix contrast cubic-bezier drop-shadow ellipse
    grayscale hsl hsla hue-rotate hwb icc-color inset invert lab lang lch linear matrix matrix3d max min not
    nth-child nth-last-child nth-of-type oklab oklch opacity path polygon rect rgb rgba rotate saturate
    scale scalex scaley sepia skewx skewy steps translate translatex translatey var and or""".split()  # noqa: SIM905
)
_AT_RULES = frozenset({"@media", "@supports"})
_DEEPEST = 100  # elements within elements: what reads a drawing after us may call itself for each
_ENOUGH = 20  # faults of one drawing: whoever has more saves it anew


class _Ended(Exception):
    """What follows says no more."""


def problems(name: str, svg: str) -> list[Problem]:
    """What could run or load something in the drawing ``svg`` of the file ``name``, each fault once, at
    its line: rules ``unsafe-element``, ``unsafe-attribute`` and ``unsafe-address``; ``unreadable`` where a
    browser would read something else than we do, or nothing."""
    return list(_Reader(name, svg).found.values())


class _Reader:
    def __init__(self, name: str, svg: str) -> None:
        self.found: dict[str, Problem] = {}  # by their messages
        self._name = name
        self._content = svg.encode()
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        self._open: list[str] = []  # the names of the elements that are not at their end yet
        self._style: list[tuple[int, str]] = []  # of a style sheet, each piece and its place
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        with suppress(_Ended):
            try:
                parser.Parse(self._content, True)
            except expat.ExpatError as error:
                reason = say("not well-formed XML: {reason}", reason=expat.ErrorString(error.code))
                self._tell("unreadable", reason, parser.ErrorByteIndex)

    def _tell(self, rule: str, message: str, at: int, attribute: str = "") -> None:
        """Keep a fault that stands at a byte, or at an attribute of the tag that begins there."""
        if message in self.found:
            return
        typed = re.compile(rb"\s(" + re.escape(attribute.encode()) + rb")\s*=")
        if attribute and (place := typed.search(self._content, at)):
            at = place.start(1)
        line = self._content.count(b"\n", 0, at) + 1
        above = self._content[self._content.rfind(b"\n", 0, at) + 1 : at]
        column = len(above.decode(errors="replace")) + 1
        self.found[message] = Problem(self._name, line, column, rule, message)
        if len(self.found) == _ENOUGH:
            raise _Ended

    def _refuse(self, what: str, at: int) -> None:
        message = say("{what} is not allowed in a drawing: delete it", what=what)
        self._tell("unsafe-element", message, at)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            message = say("not UTF-8 text: save the file as UTF-8")
            self._tell("unreadable", message, self._parser.CurrentByteIndex)
            raise _Ended

    def _doctype(self, *_: object) -> None:
        start = self._content.rfind(b"<!DOCTYPE", 0, self._parser.CurrentByteIndex + 9)
        self._refuse("<!DOCTYPE>", max(start, 0))
        raise _Ended  # before an entity means anything

    def _instruction(self, target: str, data: str) -> None:
        self._refuse(f"<?{target}?>", self._parser.CurrentByteIndex)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        space, tag, shown = _parts(name)
        if self._open[-1:] == ["style"]:  # it would stand between two pieces of one style sheet
            self._refuse(f"<{shown}>", at)
        self._open.append(tag)
        if len(self._open) > _DEEPEST:
            message = say("elements stand in one another, more than {number} deep", number=_DEEPEST)
            self._tell("unreadable", message, at)
            raise _Ended
        if not space:
            message = say('begin the drawing with `<svg xmlns="{space}">`', space=_SVG)
            self._tell("unsafe-element", message, at)
        elif space == _SVG and tag not in _ELEMENTS:
            self._refuse(f"<{shown}>", at)
        elif space not in {_SVG, *_TELLING}:
            self._foreign("unsafe-element", shown, at)
        else:
            for each, value in attributes.items():
                self._attribute(tag, each, value, at)

    def _attribute(self, tag: str, name: str, value: str, at: int) -> None:
        space, local, shown = _parts(name)
        if space == _RDF:
            return
        if space and space not in _OF_A_NAMESPACE:
            self._foreign("unsafe-attribute", shown, at, shown)
        elif local == "href" and space != _XML:
            leads = _LEADING.get(tag)
            if not (_WITHIN.fullmatch(value) or (leads and leads.fullmatch(value))):
                self._tell("unsafe-address", _leads_elsewhere(value), at, shown)
        elif not space and local in _CSS_ATTRIBUTES:
            for message, _ in _faults_of_css(value):
                self._tell("unsafe-address", message, at, shown)
        elif local not in (_OF_A_NAMESPACE[space] if space else _ATTRIBUTES) and (
            space or not _NAMED_FREELY.fullmatch(local)
        ):
            message = say("the attribute {name} is not allowed in a drawing: delete it", name=shown)
            self._tell("unsafe-attribute", message, at, shown)

    def _foreign(self, rule: str, shown: str, at: int, attribute: str = "") -> None:
        prefix, colon, _ = shown.rpartition(":")
        message = say(
            "{what} is not of SVG: save the drawing anew, as plain SVG, or delete it",
            what=prefix + colon or f"<{shown}>",
        )
        self._tell(rule, message, at, attribute)

    def _text(self, text: str) -> None:
        if self._open[-1:] == ["style"]:
            self._style.append((self._parser.CurrentByteIndex, text))

    def _end(self, _: str) -> None:
        if self._open.pop() != "style":
            return
        ends = list(accumulate(len(text) for _, text in self._style))
        for message, offset in _faults_of_css("".join(text for _, text in self._style)):
            at, _ = self._style[bisect_right(ends, offset)]
            self._tell("unsafe-address", message, at)
        self._style = []


def _parts(name: str) -> tuple[str, str, str]:
    """Of a name as expat has it: its namespace, its local part, and the name as it is written."""
    space, local, prefix, *_ = [*(name if " " in name else f" {name}").split(" "), ""]
    return space, local, f"{prefix}:{local}" if prefix else local


def _leads_elsewhere(address: str) -> str:
    return say("a drawing holds what it shows: {value!r} leads elsewhere", value=address[:80])


def _faults_of_css(css: str) -> Iterator[tuple[str, int]]:
    """The messages about a style sheet or a part of one, each with its place in it.

    No escapes, no unknown functions, no at-rules that could import: without these, whatever loads is a
    ``url()``. Strings and comments are not told apart, so that none can hide anything.
    """
    for found in _IN_CSS.finditer(css):
        word = found[0].lower()
        if word.startswith("url("):
            if not _URL.fullmatch(found[0]):
                yield _leads_elsewhere(found[0]), found.start()
        elif word.startswith(("@", "\\")):
            if word.removesuffix("(") not in _AT_RULES:
                yield _not_in_a_style(found[0]), found.start()
        elif word.endswith("(") and word[:-1] not in _FUNCTIONS:
            yield _not_in_a_style(f"{found[0]})"), found.start()


def _not_in_a_style(what: str) -> str:
    return say("{what} is not allowed in the style of a drawing: delete it", what=what[:80])
