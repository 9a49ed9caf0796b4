"""What must hold of any page, whatever hostile text is typed into it?

*crash*   nothing is raised but one sentence;
*acts*    nothing that is left of it runs, loads from elsewhere, or poses as a part of the page;
*xml*     it is well-formed XML in an EPUB;
*words*   each word is still read that is read in what Markdown makes of the text.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random
from xml.parsers import expat

import markdown
from snippets import WORD, snippet

from book import html as trees
from book.interface import Interface
from book.located import Unreadable
from book.markdown import Reader, extensions
from book.rewriting import Rewriting
from book.segments import Segments
from glossary.annotate import annotate
from glossary.match import TermIndex
from ground.well_formed import FORBIDDEN
from pages import safe_html
from translation.readers import with_notices

NAMES = ("crash", "acts", "xml", "words")
FOREIGN = "https://evil.example.org/"
# Between two characters of what people type: a quote may be open there, or a tag, or code.
_PIECES = (
    "<script>alert(1)</script>", "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>", f"<img src={FOREIGN}>", f"<iframe src={FOREIGN}>",
    f"<p style='background:url({FOREIGN})'>", f"<source srcset={FOREIGN}>", "<p x:y=z 1=2 &=3>",
    "<p title=it's class=\"a", '"', "'", "`", ">", "<", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?php", "?>",
    "</p>", "</article>", "</body></html>", "</textarea>", "<textarea>", "<title>", "<plaintext>",
    "<noscript>", "</noscript>", "<template>", "<math><mtext>", "<svg><style>", "<svg></p><script>",
    "<select><option>", "<table><tr>", "<form action=", "<base href=//evil.example.org>",
    "<style>@import '//evil.example.org'</style>", "<link rel=stylesheet href=//evil.example.org>",
    "<meta http-equiv=refresh content=0;//evil.example.org>", "<div id=__config>", "<a name=body>",
    "<pre class=mermaid>", "{: onclick=alert(1) }", "{: #__search .md-search style=a }",
    "[qqqq](javascript:alert(1))", "[qqqq](java&#10;script:alert(1))", "![qqqq](//evil.example.org/a.png)",
    "<https://evil.example.org/\"onclick=alert(1)>", "&#1;", "&#0;", "&lt;script&gt;", "\x0b", "\u202e", "{{ 7*7 }}",
    "{% raw %}", "${alert(1)}", "levain",
)  # fmt: skip
_RAW = frozenset(
    {"script", "style", "iframe", "noscript", "textarea", "title", "template", "plaintext"}
)
_LINK = """<a class=term data-definition='"><script>alert(1)</script>'></a>"""


def unsafe(seed: int) -> str:
    """A snippet of Markdown with hostile pieces in any place; the same for the same seed."""
    random = Random(f"unsafe {seed}")
    text = snippet(seed)
    for _ in range(random.randint(1, 5)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(_PIECES) + text[at:]
    return text


class Pipeline:
    """Takes texts the way that a page goes, in the Markdown that ``config`` names."""

    def __init__(self, config: dict, words: Interface) -> None:
        names, options = extensions(config)
        own = [Segments(), Rewriting(words.section("page"))]
        own[0].key = own[1].page = "a.md"
        self._reader = Reader(config)
        self._md = markdown.Markdown(extensions=[*names, *own], extension_configs=options)
        self._words = words
        self._terms = TermIndex([("levain", "levain")])

    def page(self, text: str) -> tuple[str, str]:
        """The HTML that Markdown makes of a text, and the page's content, finished."""
        made = self._md.reset().convert(text.replace("\r\n", "\n"))
        names = re.findall(r'data-segment="([^"]+)"', made)
        html = with_notices(made, dict.fromkeys(names[:1], "../a/#b"), self._words)
        html = annotate(html, self._terms, lambda _: trees.read(_LINK).find("a"))
        return made, safe_html.clean(html)[0]

    def _is_refused(self, text: str) -> bool:
        try:
            self._reader.convert(text.replace("\r\n", "\n"))
        except Unreadable:
            return True
        return False

    def violations(self, text: str) -> Iterator[tuple[str, str]]:
        """Each property that does not hold of a text, and where."""
        try:
            made, html = self.page(text)
        except Exception as error:
            if not self._is_refused(text):
                yield "crash", f"{type(error).__name__}: {error}"
            return
        judge = _Judge()
        judge.feed(html)
        judge.close()
        for found in judge.found:
            yield "acts", f"{found} in {html}"
        article = trees.read(FORBIDDEN.sub("", html))
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(trees.as_xhtml(article), True)
        except expat.ExpatError as error:
            yield "xml", f"{error}: {trees.as_xhtml(article)}"
        read, typed = (set(WORD.findall(_said(each))) for each in (html, made))
        # In text, a tag stands where it was typed: a word that one parts is a word no more.
        # What stands in a template no browser shows, and it goes with it.
        if "<template" not in made and (lost := [w for w in typed - read if w in text]):
            yield "words", f"{lost}\n{made}\n{html}"


def _said(html: str) -> str:
    root = trees.read(html)
    for notice in root.select(".translation-notice"):
        notice.extract()
    return root.text


class _Judge(HTMLParser):
    """Finds what acts, by a parser and by lists of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RAW or tag in {
            "svg",
            "math",
            "base",
            "link",
            "meta",
            "form",
            "object",
            "embed",
            "source",
        }:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith(("on", "data-md-"))
                or (name in {"style", "srcset", "name", "srcdoc", "target"} and tag != "details")
                or (name == "src" and re.match(r"[a-z][a-z0-9+.-]*:|//", address))
                or (name == "href" and re.match(r"(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", address))
                or (name == "id" and address.startswith("__"))
                or (name == "class" and re.search(r"(?<!\S)(?:mermaid(?!\S)|md-(?!button))", value or ""))
            ):  # fmt: skip
                self.found.append(f"<{tag} {name}={value}>")

    handle_startendtag = handle_starttag
