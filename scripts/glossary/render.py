"""What do readers see of the glossary, on its page and in the chapters?

Texts are typeset here, as what is generated does not pass through Markdown.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from turbohtml import Element, Range, Text

from book import html
from book.direction import foreign, named, told
from book.interface import Interface
from book.interface_file import THEMES
from book.typography import typeset
from glossary.annotate import annotate
from glossary.book import Book, Use
from glossary.entry import Entry, Glossary
from glossary.labels import COLON, Labels
from glossary.order import by_letter

FOLDED = "glossary-reference"  # the class of what is folded in an entry
_SHOWN = ("pronunciation", "unreviewed")  # of its list, what is not


def chapter_page(page: str, glossary: Glossary, href: str) -> tuple[str, list[dict[str, str]]]:
    """Return the HTML of a chapter with the first mention of each term in a link, and what its margin says of them:
    name, definition, address of each. ``href`` leads from the chapter to the glossary."""
    said = []

    def link(identifier: str) -> Element | None:
        entry = glossary.by_id[identifier]
        if entry.common:
            return None
        term, definition = (
            typeset(text, glossary.language) for text in (entry.term, entry.definition)
        )
        address = f"{href}#{identifier}"
        said.append({"term": term, "definition": definition, "href": address})
        # Its script shows what ``data-definition`` holds.
        return Element("a", {"class": "term", "href": address, "data-definition": definition})

    return annotate(page, glossary.index, link), said


def glossary_page(
    page: str, book: Book, others: Sequence[tuple[Glossary, str]], addresses: Mapping[str, str]
) -> str:
    """Return the HTML of the glossary page: lists by theme, letters above their terms, the definition of
    each set apart, what is for reference folded, and what each entry shows besides its text.

    ``others`` are the glossaries of other languages, each with what leads to it; ``addresses`` are those of the
    chapters, by path, in the order of the book.
    """
    glossary, uses = book.glossary, book.uses(addresses)
    words = glossary.labels.words
    chapters = {
        path: (escape(href), escape(typeset(book.chapters[path].title, glossary.language)))
        for path, href in addresses.items()
    }
    root = html.read(page)
    entries = {entry.id: entry for entry in glossary.waiting} | glossary.by_id
    letters = by_letter((*glossary.entries, *glossary.waiting))
    above = {group[0].id: letter for letter, group in letters}
    index = _themes(glossary) + _letters([letter for letter, _ in letters], words)
    for heading in root.select("h2[id]"):
        identifier = heading.attr("id") or ""
        if letter := above.pop(identifier, ""):
            title = f'<h2 id="{_anchor(letter)}">{_shown(letter, words)}</h2>'
            heading.insert_adjacent_html("beforebegin", f"{index}{title}\n")
            index = ""
        if not (entry := entries.get(identifier)):
            continue
        heading.tag = "h3"
        heading.remove(".headerlink")  # another link says what it leads to
        body = _body(heading)
        reference = [each for each in body if each.tag == "ul"]
        texts = [each for each in body if each.tag == "p"]
        is_own = identifier in glossary.by_id
        labels = glossary.labels if is_own else glossary.source_labels
        shown = _shown_at_once(reference, labels)
        for text in texts[:1]:
            _set_apart(text, typeset(entry.definition, labels.words.locale))
        links = _equivalents(entry.id, others, words) if is_own else ""
        links = f"\n{shown.get('unreviewed', '')}{links}{_share(entry, words)}"
        (texts or [heading])[-1].insert_adjacent_html("afterend", links)
        heading.insert_adjacent_html("afterend", shown.get("pronunciation", ""))
        used = _uses(uses.get(entry.id, ()), words, chapters)
        for each in (item for listed in reference for item in listed.select("li")):
            _label_told(each, glossary.labels)
        rest = [each for each in reference if each.find("li")]
        if rest or used:
            (body or [heading])[-1].insert_adjacent_html("afterend", _folded(rest, used, words))
        for each in reference:
            each.extract()
    return html.inside(root)


def _body(heading: Element) -> list[Element]:
    """What stands below a heading, up to the next."""
    found, node = [], heading.next_sibling
    while node and not (isinstance(node, Element) and node.tag == "h2"):
        if isinstance(node, Element):
            found.append(node)
        node = node.next_sibling
    return found


def _set_apart(text: Element, definition: str) -> None:
    """Put an element around the definition that a text begins with, to be set larger."""
    pieces = [node for node in text.descendants if isinstance(node, Text)]
    if not definition or not html.text(text).startswith(definition):
        return
    rest = len("".join(definition.split()))
    for piece in pieces:
        for at, character in enumerate(piece.data, 1):
            rest -= not character.isspace()
            if not rest:
                if piece.parent is text:  # not within an emphasis that goes on
                    span = Range(text)
                    span.set_start(text, 0)
                    span.set_end(piece, at)
                    span.surround_contents(Element("span", {"class": "glossary-definition"}))
                return


def _label_told(item: Element, labels: Labels) -> None:
    """Say of the label of a line that it is still that of the source language."""
    text, words = item.children[0] if item.children else None, labels.words
    if not isinstance(text, Text) or item.attr("lang"):
        return
    colon = COLON.search(text.data)
    label = text.data[: colon.start()] if colon else text.data
    name = labels.lists.get(" ".join(label.split()).replace("’", "'"))
    said = foreign(words.language(f"glossary.{name}"), words.locale) if name and colon else {}
    if said and name == "themes":  # whose titles are words of the interface too
        item.attrs.update(said)
    elif said and colon:
        text.data = text.data[colon.end() :]
        item.insert(0, Element("span", said, [Text(f"{label}{colon[0]}")]))


def _shown_at_once(lists: Iterable[Element], labels: Labels) -> dict[str, str]:
    """Take out of an entry's lists what readers see without unfolding them: the HTML of each, by its
    field."""
    shown = {}
    for item in [item for each in lists for item in each.select("li")]:
        name, _ = labels.read(html.text(item))
        if name in _SHOWN:
            inside = html.inside(item.find("p") or item).strip()
            said = told(html.attributes(item))
            shown[name] = f'<p class="glossary-{name}"{said}>{inside}</p>\n'
            item.extract()
    return shown


def _themes(glossary: Glossary) -> str:
    """For each theme that entries have, a list of them to unfold."""
    words, lists = glossary.labels.words, []
    for key in glossary.labels.themes.values():
        items = "".join(
            f'<li><a href="#{entry.id}">{escape(typeset(entry.term, glossary.language))}</a></li>'
            for entry in glossary.entries
            if key in entry.themes
        )
        title = f"<summary>{words.html(THEMES + key)}</summary>"
        lists += [f"<details>{title}\n<ul>{items}</ul></details>\n"] * bool(items)
    name = escape(words["glossary.by_theme"])
    about = f'<nav class="glossary-themes" aria-label="{name}"><p>{words.html("glossary.by_theme")}</p>\n'
    return f"{about}{''.join(lists)}</nav>\n" if lists else ""


def _letters(letters: Sequence[str], words: Interface) -> str:
    links = "".join(
        f'<li><a href="#{_anchor(letter)}">{_shown(letter, words)}</a></li>' for letter in letters
    )
    name = escape(words["glossary.letters"])
    return f'<nav class="glossary-letters" aria-label="{name}"><ul>{links}</ul></nav>\n'


def _anchor(letter: str) -> str:
    """The id of a letter: no term's, as those have no underscore."""
    return f"letter_{letter}"


def _shown(letter: str, words: Interface) -> str:
    return words.html("glossary.digits") if letter == "0" else letter


def _equivalents(identifier: str, others: Sequence[tuple[Glossary, str]], words: Interface) -> str:
    found, key = [], "glossary.other_language"
    for other, href in others:
        if entry := other.by_id.get(identifier):
            language = other.language
            label = words.html(key, language=escape(named(language, words.language(key))))
            term = escape(typeset(entry.term, language))
            said = f'hreflang="{language}"{told(foreign(language, words.locale))}'
            found.append(f'{label} <a href="{escape(href)}#{entry.id}" {said}>{term}</a>')
    return f'<p class="glossary-equivalent">{" · ".join(found)}</p>\n' if found else ""


def _share(entry: Entry, words: Interface) -> str:
    name = escape(words["glossary.share"].format(term=typeset(entry.term, words.locale)))
    text = words.html("glossary.share_short")
    return f'<p class="glossary-share"><a href="#{entry.id}" aria-label="{name}">{text}</a></p>\n'


def _folded(reference: Sequence[Element], used: str, words: Interface) -> str:
    lists = "".join(map(html.as_html, reference))
    summary = words.html("glossary.reference")
    return f'<details class="{FOLDED}"><summary>{summary}</summary>\n{lists}{used}</details>\n'


def _uses(uses: Sequence[Use], words: Interface, chapters: Mapping[str, tuple[str, str]]) -> str:
    if not uses:
        return ""
    items = []
    for use in uses:
        href, title = chapters[use.path]
        items.append(f'<li><a href="{href}#{use.paragraph}">{title}</a></li>')
    heading = f"<p>{words.html('glossary.used_in')}</p>"
    return f'<div class="glossary-uses">{heading}<ul>{"".join(items)}</ul></div>\n'
