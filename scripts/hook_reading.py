"""MkDocs hook: how long each page takes to read, and the whole book on one page."""

from functools import partial
from pathlib import PurePosixPath

from markupsafe import Markup
from mkdocs.plugins import event_priority
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from book.chapters import WHOLE
from pages import reading, whole

_words = {}  # of each page's own text, by its source, in the language being built
_book = {}  # what all its templates are told


@event_priority(-200)  # after mkdocs-static-i18n, which may change it
def on_nav(nav, config, files):
    """Start a language; the page of the whole book is no step on the way through the book."""
    _words.clear()
    _book.clear()
    _book["whole"] = None
    for page in nav.pages:
        if page.file.norm_src_uri == WHOLE:
            _book["whole"] = page
            before, behind = page.previous_page, page.next_page
            if before:
                before.next_page = behind
            if behind:
                behind.previous_page = before
            page.previous_page = page.next_page = None
    return nav


@event_priority(100)  # before other hooks add to the text what is not the author's
def on_page_content(html, page, config, files):
    """Count a page's words."""
    _words[page.file.src_uri] = reading.words(html)
    return html


@event_priority(-250)  # after hook_pages.py has told the chapters
def on_page_context(context, page, config, nav):
    """Tell the minutes of the page and of the book; set the chapters after the page of the whole book."""
    book = context["book"]
    if "total_minutes" not in _book:
        count = sum(_words[each.file.src_uri] for each in book["chapters"])
        _book["total_minutes"] = reading.at_most(count)
    book |= {"minutes": reading.minutes(_words[page.file.src_uri]), **_book}
    if page.meta.get("template") == "read.html":
        chapters = [
            whole.Chapter(PurePosixPath(each.file.src_uri).stem, each.url, each.title, each.content)
            for each in book["chapters"]
        ]
        address = partial(get_relative_url, other=page.url)
        parts = list(whole.parts(chapters, page.content, address))
        context["parts"] = Markup("\n".join(each.html for each in parts))
        for title in list(page.toc)[:1]:
            title.children += [
                AnchorLink(f"{number}. {each.title}", each.id, 2)
                for number, each in enumerate(parts, 1)
            ]
        book["minutes"] = book["total_minutes"]
    return context
