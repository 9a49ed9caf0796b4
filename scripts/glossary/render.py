"""What do readers see of the glossary, on its page and in the chapters?

Texts are typeset here, as what is generated does not pass through Markdown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from turbohtml import Element, Range, Text

from book import html
from book.direction import foreign, named, told
from book.interface import Interface
from book.interface_file import THEMES
from book.typography import typeset
from glossary.book import Use
from glossary.entry import Entry, Glossary
from glossary.labels import COLON, Labels
from glossary.order import by_letter

FOLDED = "glossary-reference"  # the class of what is folded in an entry
_SHOWN = ("pronunciation", "unreviewed")  # of its list, what is not


def term_link(entry: Entry, language: str, href: str) -> Element:
    """The empty link for a term in the text; its script shows ``data-definition``."""
    definition = typeset(entry.definition, language)
    return Element("a", {"class": "term", "href": href, "data-definition": definition})


def chapter_words(entries: Iterable[Entry], language: str, href: str) -> list[dict[str, str]]:
    """What a chapter's margin says of its terms: name, definition, address of each.

    ``href`` leads from the chapter to the glossary.
    """
    return [
        {
            "term": typeset(entry.term, language),
            "definition": typeset(entry.definition, language),
            "href": f"{href}#{entry.id}",
        }
        for entry in entries
    ]


def glossary_page(
    page: str,
    glossary: Glossary,
    others: Sequence[tuple[Glossary, str]],
    uses: Mapping[str, Sequence[Use]],
    chapter: Callable[[str], tuple[str, str]],
) -> str:
    """Return the HTML of the glossary page: lists by theme, letters above their terms, the definition of
    each set apart, what is for reference folded, and what each entry shows besides its text.

    ``others`` are those of other languages, each with what leads to it; ``chapter`` gives address and title
    of a chapter.
    """
    words = glossary.labels.words
    root = html.read(page)
    waiting = {entry.id: entry for entry in glossary.waiting}
    letters = by_letter((*glossary.entries, *glossary.waiting))
    above = {entries[0].id: letter for letter, entries in letters}
    index = _themes(glossary) + _letters([letter for letter, _ in letters], words)
    for heading in root.select("h2[id]"):
        identifier = heading.attr("id") or ""
        if letter := above.pop(identifier, ""):
            title = f'<h2 id="{_anchor(letter)}">{_shown(letter, words)}</h2>'
            heading.insert_adjacent_html("beforebegin", f"{index}{title}\n")
            index = ""
        if not (entry := glossary.by_id.get(identifier) or waiting.get(identifier)):
            continue
        heading.tag = "h3"
        heading.remove(".headerlink")  # another link says what it leads to
        body = _body(heading)
        reference = [each for each in body if each.tag == "ul"]
        texts = [each for each in body if each.tag == "p"]
        is_own = identifier in glossary.by_id
        labels = glossary.labels if is_own else glossary.source_labels
        language = labels.words.locale
        shown = _shown_at_once(reference, labels)
        for text in texts[:1]:
            _set_apart(text, typeset(entry.definition, language))
        links = _share(entry, words)
        if is_own:
            links = _equivalents(entry.id, others, words) + links
        links = shown.get("unreviewed", "") + links
        (texts or [heading])[-1].insert_adjacent_html("afterend", f"\n{links}")
        heading.insert_adjacent_html("afterend", shown.get("pronunciation", ""))
        used = _uses(uses.get(entry.id, ()), words, chapter)
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
    found = [
        _equivalent(other.by_id[identifier], other.language, href, words)
        for other, href in others
        if identifier in other.by_id
    ]
    return f'<p class="glossary-equivalent">{" · ".join(found)}</p>\n' if found else ""


def _equivalent(entry: Entry, language: str, href: str, words: Interface) -> str:
    key = "glossary.other_language"
    label = words.html(key, language=escape(named(language, words.language(key))))
    term, said = escape(typeset(entry.term, language)), told(foreign(language, words.locale))
    return f'{label} <a href="{escape(href)}#{entry.id}" hreflang="{language}"{said}>{term}</a>'


def _share(entry: Entry, words: Interface) -> str:
    name = escape(words["glossary.share"].format(term=typeset(entry.term, words.locale)))
    text = words.html("glossary.share_short")
    return f'<p class="glossary-share"><a href="#{entry.id}" aria-label="{name}">{text}</a></p>\n'


def _folded(reference: Sequence[Element], used: str, words: Interface) -> str:
    lists = "".join(map(html.as_html, reference))
    summary = words.html("glossary.reference")
    return f'<details class="{FOLDED}"><summary>{summary}</summary>\n{lists}{used}</details>\n'


def _uses(uses: Sequence[Use], words: Interface, chapter: Callable[[str], tuple[str, str]]) -> str:
    if not uses:
        return ""
    items = []
    for use in uses:
        href, title = chapter(use.path)
        items.append(f'<li><a href="{escape(href)}#{use.paragraph}">{escape(title)}</a></li>')
    heading = f"<p>{words.html('glossary.used_in')}</p>"
    return f'<div class="glossary-uses">{heading}<ul>{"".join(items)}</ul></div>\n'
