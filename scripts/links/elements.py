"""Which addresses, names and images does one element hold?"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from turbohtml import Namespace

from ground.message import say
from links import css, kinds
from links.kinds import Reference, Verdict
from links.values import SPACE, json_ld, refresh, source_set


class Contents:
    """What a document holds, each with the element it came from."""

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self.ids: list[tuple[str, Any]] = []
        self.anchors: list[str] = []  # names of ``a`` elements, which fragments find too
        self.links: list[Any] = []  # of HTML
        self.maps: set[str] = set()
        self.base: Reference | None = None  # the first ``<base href>``
        self.faults: list[tuple[Reference, Verdict]] = []  # of elements
        self.frames: list[tuple[str, Any]] = []  # ``srcdoc`` and its iframe
        self.is_unlisted = False  # leads on, or asks search engines to leave it out

    def names(self) -> set[str]:
        """What a fragment may name."""
        return {*self.anchors, *(identifier for identifier, _ in self.ids)}

    def note(
        self, kind: str, address: str, element: Any, attribute: Any = "", required: bool = False
    ) -> None:
        """Note an address, which must not be empty where it is ``required``."""
        if required and not address.strip(SPACE):
            kind, address = kinds.EMPTY, ""
        self.references.append(Reference(kind, address, element, attribute))

    def fault(self, rule: str, text: str, element: Any, attribute: str) -> None:
        """Note what is wrong with an element, whatever its address leads to."""
        address = element.attr(attribute) or ""
        reference = Reference(kinds.DATA, address, element, attribute)
        self.faults.append((reference, Verdict(rule, text)))

    def add(self, element: Any, attribute: str, kind: str, required: bool = False) -> None:
        """Note the address in an attribute, if it is there."""
        value = element.attr(attribute)
        if value is not None:
            self.note(kind, value, element, attribute, required)

    def add_set(self, element: Any, attribute: str) -> None:
        """Note every candidate of a ``srcset``, which must have one (HTML standard 4.8.4.2.1)."""
        value = element.attr(attribute)
        if value is not None:
            for address in source_set(value) or [""]:
                self.note(kinds.LOAD, address, element, attribute, required=True)


def styles(element: Any, found: Contents) -> None:
    """Addresses in ``style`` and, in SVG, in presentation attributes."""
    for attribute in ("style", *kinds.PAINTS) if element.namespace is Namespace.SVG else ("style",):
        for address, _ in css.addresses(element.attr(attribute) or ""):
            # A lone fragment is a part of this document whatever ``<base>`` says (CSS Values 4, 4.5.1);
            # ``#default…`` was a behaviour built into one browser.
            if not address.startswith("#"):
                found.note(kinds.STYLE, address, element, attribute, required=True)
            elif len(address) > 1 and not address.startswith("#default"):
                found.note(kinds.NAMED, address, element, attribute)


def _plain(element: Any, found: Contents) -> None:
    tag = element.tag
    for attribute, kind, required in kinds.SINGLE[tag]:
        found.add(element, attribute, kind, required)
    if tag in ("img", "source"):
        found.add_set(element, "srcset")


def _a(element: Any, found: Contents) -> None:
    _area(element, found)
    if element.namespace is Namespace.SVG and element.attr("href") is None:
        found.add(element, "xlink:href", kinds.GO)
    elif element.namespace is Namespace.HTML and element.attr("href") is not None:
        found.links.append(element)
    if name := element.attr("name"):
        found.anchors.append(name)


def says_something(link: Any) -> bool:
    """Whether a link has words or signs, or else what is read out in their place (Accessible Name and Description
    Computation 1.2, section 4.3.2); one that is hidden from all needs none."""
    if link.text.strip() or link.attr("aria-hidden") == "true" or link.attr("hidden") is not None:
        return True
    return any(
        (element.attr(name) or "").strip()
        for element in (link, *link.find_all())
        for name in ("alt", "aria-label", "aria-labelledby", "title")
    )


def _area(element: Any, found: Contents) -> None:
    found.add(element, "href", kinds.GO)
    for address in (element.attr("ping") or "").split():
        found.note(kinds.LOAD, address, element, "ping")


def _svg(element: Any, found: Contents) -> None:
    if element.namespace is Namespace.SVG:  # ``href`` wins over ``xlink:href`` (SVG 2, 16.1.6)
        attribute = "href" if element.attr("href") is not None else "xlink:href"
        if (element.attr(attribute) or "").strip(SPACE):
            found.add(element, attribute, kinds.SVG[element.tag])


def _base(element: Any, found: Contents) -> None:
    href = element.attr("href")
    if found.base is None and href is not None and element.namespace is Namespace.HTML:
        found.base = Reference(kinds.ORIGIN, href, element, "href")
        found.references.append(found.base)


def _img(element: Any, found: Contents) -> None:
    _plain(element, found)
    source = element.attr("src")
    if source is None and element.attr("srcset") is None:
        found.fault("missing-src", say("an image without an address"), element, "src")
    elif element.attr("alt") is None and not _needs_no_alt(element):
        text = say("the image {target!r} has no alt", target=source or "")
        found.fault("missing-alt", text, element, "src")


def _needs_no_alt(image: Any) -> bool:
    """Whether an image may go without ``alt`` (HTML standard 4.8.4.4.9 and 4.8.4.4.13): it has a
    ``title``, or is all that a captioned ``figure`` shows. ``aria-hidden`` and ``role`` do not count."""
    if (image.attr("title") or "").strip(SPACE):
        return True
    if image.attr("generator-unable-to-provide-required-alt") == "":
        return True
    figure = image.closest("figure")
    return figure is not None and _shows_one(figure)


@lru_cache(1)  # for a figure of many images
def _shows_one(figure: Any) -> bool:
    caption = figure.find("figcaption")
    if caption is None or not caption.text.strip(SPACE):
        return False
    others = Counter(e.tag for e in figure.find_all()) - Counter(e.tag for e in caption.find_all())
    alone = others - Counter(picture=1, source=others["source"]) == Counter(figcaption=1, img=1)
    return alone and figure.text.strip(SPACE) == caption.text.strip(SPACE)


def _iframe(element: Any, found: Contents) -> None:
    _plain(element, found)
    if content := element.attr("srcdoc"):
        found.frames.append((content, element))


def _input(element: Any, found: Contents) -> None:
    kind = (element.attr("type") or "").lower()
    if kind == "image":
        found.add(element, "src", kinds.LOAD, required=True)
    if kind in ("image", "submit"):
        found.add(element, "formaction", kinds.GO, required=True)


def _button(element: Any, found: Contents) -> None:
    if (element.attr("type") or "").lower() not in ("button", "reset"):
        found.add(element, "formaction", kinds.GO, required=True)


def _form(element: Any, found: Contents) -> None:
    if (element.attr("method") or "").lower() != "dialog":  # which goes nowhere
        found.add(element, "action", kinds.GO, required=True)


def _map(element: Any, found: Contents) -> None:
    found.maps.update(filter(None, (element.attr("name"), element.attr("id"))))


def _meta(element: Any, found: Contents) -> None:
    content = element.attr("content")
    if content is None:
        return
    is_refresh = (element.attr("http-equiv") or "").lower() == "refresh"
    if is_refresh and (address := refresh(content)).strip(SPACE):
        found.is_unlisted = True
        found.note(kinds.GO, address, element, "content")
    name = (element.attr("property") or element.attr("name") or "").lower()
    if name == "robots" and "noindex" in content.lower():
        found.is_unlisted = True
    if name in kinds.META_ADDRESSES and content.strip(SPACE) not in ("", "none"):
        found.note(kinds.DATA, content, element, "content")


def _link(element: Any, found: Contents) -> None:
    """HTML standard 4.2.4: without ``rel`` it is no link; 4.6.8 says what each keyword does."""
    relations = set((element.attr("rel") or "").lower().split())
    if not relations:
        return
    if relations <= {"preconnect", "dns-prefetch"}:
        kind = kinds.ORIGIN
    elif "canonical" in relations:
        kind = kinds.CANONICAL
    elif "alternate" in relations and element.attr("hreflang") and "stylesheet" not in relations:
        kind = kinds.ALTERNATE
    else:
        kind = kinds.MANIFEST if "manifest" in relations else kinds.LOAD
    found.add(element, "href", kind, required=True)
    found.add_set(element, "imagesrcset")


def _script(element: Any, found: Contents) -> None:
    if element.namespace is Namespace.SVG:
        _svg(element, found)
        return
    found.add(element, "src", kinds.LOAD, required=True)
    kind = (element.attr("type") or "").partition(";")[0].strip(SPACE).lower()
    if kind == "application/ld+json" and element.attr("src") is None:
        for address in json_ld(element.text):
            found.note(kinds.DATA, address, element)


def _style(element: Any, found: Contents) -> None:
    if (element.attr("type") or "text/css").strip(SPACE).lower() == "text/css":
        for address, place in css.addresses(element.text):
            if not address.startswith("#"):
                found.note(kinds.STYLE, address, element, place, required=True)


HANDLERS: dict[str, Callable[[Any, Contents], None]] = {
    **dict.fromkeys(kinds.SVG, _svg),
    **dict.fromkeys(kinds.SINGLE, _plain),
    "a": _a,
    "area": _area,
    "base": _base,
    "button": _button,
    "form": _form,
    "iframe": _iframe,
    "img": _img,
    "input": _input,
    "link": _link,
    "map": _map,
    "meta": _meta,
    "script": _script,
    "style": _style,
}
