"""What do readers see of the glossary, on its page and in the chapters?

Texts are typeset here, as what is generated does not pass through Markdown.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from turbohtml import Element

from book import html
from book.interface import Interface
from book.typography import typeset
from glossary.book import Use
from glossary.entry import Entry, Glossary
from glossary.order import by_letter

# Kept out of the search index, where chapter titles under each term would be found instead of
# chapters.
_NOT_SEARCHED = ' data-search-exclude="true"'


def term_link(entry: Entry, language: str, href: str) -> Element:
    """The empty link for a term in the text; its script shows ``data-definition``."""
    definition = typeset(entry.definition, language)
    return Element("a", {"class": "term", "href": href, "data-definition": definition})


def glossary_page(
    page: str,
    glossary: Glossary,
    other: Glossary,
    other_href: str,
    uses: Mapping[str, Sequence[Use]],
    chapter: Callable[[str], tuple[str, str]],
) -> str:
    """Return the HTML of the glossary page with the letter index and what each entry shows besides
    its text.

    ``other_href`` leads to the other language's glossary; ``chapter`` gives address and title of a
    chapter.
    """
    words = glossary.labels.words
    root, above = html.read(page), _letters(glossary, words)
    for heading in root.select("h2[id]"):
        heading.insert_adjacent_html("beforebegin", above)
        above = ""
        if entry := glossary.by_id.get(heading.attr("id") or ""):
            if counterpart := other.by_id.get(entry.id):
                equivalent = _equivalent(counterpart, other.language, other_href, words)
                heading.insert_adjacent_html("afterend", equivalent)
            shared = _share(entry, words)
            above = _uses(uses.get(entry.id, ()), words, chapter) + shared
    root.insert_adjacent_html("beforeend", above)
    return html.inside(root)


def _letters(glossary: Glossary, words: Interface) -> str:
    links = "".join(
        f'<li><a href="#{entries[0].id}">{words.html("glossary.digits") if letter == "0" else letter}</a></li>'
        for letter, entries in by_letter(glossary.entries)
    )
    name = f'class="glossary-letters" aria-label="{escape(words["glossary.letters"])}"'
    return f"<nav {name}{_NOT_SEARCHED}><ul>{links}</ul></nav>\n"


def _equivalent(entry: Entry, language: str, href: str, words: Interface) -> str:
    term = escape(typeset(entry.term, language))
    link = f'<a href="{escape(href)}#{entry.id}" hreflang="{language}" lang="{language}">{term}</a>'
    label = words.html("glossary.other_language")
    return f'\n<p class="glossary-equivalent">{label} {link}</p>'


def _uses(uses: Sequence[Use], words: Interface, chapter: Callable[[str], tuple[str, str]]) -> str:
    if not uses:
        return ""
    items = []
    for use in uses:
        href, title = chapter(use.path)
        items.append(f'<li><a href="{escape(href)}#{use.paragraph}">{escape(title)}</a></li>')
    heading = f"<p>{words.html('glossary.used_in')}</p>"
    return f'<div class="glossary-uses"{_NOT_SEARCHED}>{heading}<ul>{"".join(items)}</ul></div>\n'


def _share(entry: Entry, words: Interface) -> str:
    text = words.html("glossary.share", term=escape(typeset(entry.term, words.locale)))
    return f'<p class="glossary-share"{_NOT_SEARCHED}><a href="#{entry.id}">{text}</a></p>\n'
