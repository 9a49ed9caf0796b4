"""How do summaries, and what the sentences claim, come into pages?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from turbohtml.rewrite import rewrite

from book.direction import foreign, phrase
from book.html import Tag
from book.interface import Interface
from book.typography import typeset
from claims import check, declared, plain
from claims.declared import CLASSES, Claim, Translated
from claims.grounds import Grounds

MARKERS = {f'<div id="claims-{each}"></div>': each for each in CLASSES}


class Said:
    """What the edition says of the text of the book below ``root``: nothing, where it has neither file."""

    def __init__(self, root: Path) -> None:
        self.summaries: dict[str, list[str]] = {}
        self.claims: list[Claim] = []
        if check.has_any(root):
            self.grounds = Grounds(root)
            self.summaries = plain.summaries(root, self.grounds)
            self.claims = declared.held(root, self.grounds)


class Spoken:
    """The same in one language."""

    def __init__(self, said: Said, root: Path, locale: str) -> None:
        self.said, self.locale = said, locale
        if said.claims:
            translated, original = Translated(root, locale, said.grounds), said.grounds
            self._ids = {each: each for each in original.paragraphs} | translated.ids
            # Each with its language: the source's, where its translation is not current.
            self._sentences = _in(original.locale, original.texts)
            self._sentences |= _in(locale, translated.sentences)
            self._titles = _in(original.locale, original.titles) | _in(locale, translated.titles)

    def labels(self, key: str) -> dict[str, list[Claim]]:
        """The claims of a chapter by paragraph, where its sentences are those that they were made for."""
        found: dict[str, list[Claim]] = {}
        for claim in self.said.claims:
            is_here = self.said.grounds.paragraphs[claim.paragraph].key == key
            if is_here and self._sentences[claim.name][1] == self.locale:
                found.setdefault(self._ids[claim.paragraph], []).append(claim)
        return found

    def listing(self, what: str, words: Interface, address: Callable[[str], str]) -> str:
        """A list of the sentences that claim ``what`` before all; ``address`` gives that of a chapter."""
        items = [
            self._item(claim, words, address) for claim in self.said.claims if claim.says[0] == what
        ]
        return f"<ul>{''.join(items)}</ul>" if items else ""

    def _item(self, claim: Claim, words: Interface, address: Callable[[str], str]) -> str:
        key = self.said.grounds.paragraphs[claim.paragraph].key
        sentence, locale = self._sentences[claim.name]
        sentence = self._phrase(_marked(sentence, claim.words.get(locale, ()), locale), locale)
        title, locale = self._titles[key]
        title = self._phrase(escape(typeset(title, locale)), locale)
        href = f"{address(key)}#{self._ids[claim.paragraph]}"
        also = words.html("claims.also", classes=_named(claim.says[1:], words))
        also = f" ({also})" if claim.says[1:] else ""
        return f'<li>{sentence}{also} <a href="{escape(href)}">{title}</a></li>'

    def _phrase(self, html: str, locale: str) -> str:
        return phrase(html, foreign(locale, self.locale))


def with_summary(html: str, ideas: Iterable[str], words: Interface) -> str:
    """A chapter with its summary, whose ``ideas`` are HTML, below its title."""
    title = words.html("claims.plain")
    box = (
        f'<details class="plain" open><summary>{title}</summary><p>{" ".join(ideas)}</p></details>'
    )
    return below_title(html, box)


def with_labels(html: str, labels: Mapping[str, Sequence[Claim]], words: Interface) -> str:
    """A chapter with what each sentence claims above its paragraph, shown to readers who switch it on."""

    def add(element: Tag) -> None:
        if claims := labels.get(element.get("data-segment") or ""):
            each = " · ".join(_named(claim.says, words) for claim in claims)
            said = words.html("claims.sentences", classes=each)
            element.before(f'<p class="claim">{said}</p>', html=True)

    return rewrite(html, elements=[("p[data-segment]", add)])


def switch(words: Interface, href: str) -> str:
    """What shows the labels; ``href`` leads to what they mean, if there is such a page."""
    meaning = f' <a href="{escape(href)}">{words.html("claims.meaning")}</a>' if href else ""
    box = f'<label><input type="checkbox"> {words.html("claims.show")}</label>'
    return f'<p class="claims">{box}{meaning}</p>'


def below_title(html: str, addition: str) -> str:
    """A page with an ``addition`` below its title, the first; it comes first where there is none."""
    before, end, after = html.partition("</h1>")
    return f"{before}{end}{addition}{after}" if end else addition + html


def _in(locale: str, texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (text, locale) for name, text in texts.items()}


def _named(says: Iterable[str], words: Interface) -> str:
    return " + ".join(words.html(f"claims.{each}") for each in says)


def _marked(sentence: str, words: Iterable[str], locale: str) -> str:
    html = escape(typeset(sentence, locale))
    for word in words:
        shown = escape(typeset(word, locale))
        html = html.replace(shown, f"<strong>{shown}</strong>", 1)
    return html
