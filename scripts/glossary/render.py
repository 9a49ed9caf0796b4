"""What do readers see of the glossary, on its page and in the chapters?

Texts are typeset here, as what is generated does not pass through Markdown.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from book.interface import Interface
from book.typography import typeset
from glossary.book import Use
from glossary.entry import Entry, Glossary
from glossary.order import by_letter

_ENTRY = re.compile(r"<h2\b[^>]*\sid=\"([^\"]+)\".*?</h2>", re.S)
# Kept out of the search index, where chapter titles under each term would be found instead of
# chapters.
_NOT_SEARCHED = ' data-search-exclude="true"'


def term_link(entry: Entry, language: str, href: str) -> str:
    """The opening tag around a term in the text; its script shows ``data-definition``."""
    definition = typeset(entry.definition, language)
    return f'<a class="term" href="{escape(href)}" data-definition="{escape(definition)}">'


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
    parts, done, open_entry = [], 0, ""
    for heading in _ENTRY.finditer(page):
        parts += [
            page[done : heading.start()],
            open_entry or _letters(glossary, words),
            heading[0],
        ]
        done, open_entry = heading.end(), ""
        if entry := glossary.by_id.get(heading[1]):
            if counterpart := other.by_id.get(entry.id):
                parts.append(_equivalent(counterpart, other.language, other_href, words))
            open_entry = _uses(uses.get(entry.id, ()), words, chapter) + _share(entry, words)
    return "".join([*parts, page[done:], open_entry])


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
