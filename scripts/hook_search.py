"""MkDocs hook: write the index that each language's search looks words up in."""

from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from book.chapters import GLOSSARY, WHOLE
from book.typography import typeset
from search.records import Page, index_file, index_path, records
from search.sections import read_sections

_sections = {}  # of each page, by its source, in the language being built
_pages = []


def on_nav(nav, config, files):
    """Start a language: forget the one before and remember the order of the pages."""
    _sections.clear()
    _pages[:] = nav.pages
    return nav


@event_priority(100)  # before other hooks add to the text what is not the author's
def on_page_content(html, page, config, files):
    """Remember a page's sections."""
    _sections[page.file.src_uri] = read_sections(html, config.extra["figures"])
    return html


def on_post_build(config):
    """Write the index of the language that has been built."""
    language, words, glossary = config.theme["language"], config.extra["words"], ""
    pages = []
    for page in _pages:
        if page.file.norm_src_uri == WHOLE:
            continue  # each passage is found in its chapter
        entries = {}
        if page.file.src_uri == f"{language}/{GLOSSARY}":
            glossary, entries = page.url, _entries(config)
        about = typeset(page.meta.get("description", ""), language)
        sections, own = _sections[page.file.src_uri], entries.pop(language, {})
        pages.append(Page(page.url, sections, _chapter(page, config), about, own, entries))
    found = records(pages, config.site_name, language)
    text = index_file(found, words.section("search"), glossary)
    write_file(text.encode(), str(Path(config.site_dir, index_path(language))))


def _chapter(page, config):
    menu, told = config.extra["menu"], config.extra["words"]["page.chapter"]
    number = menu.number(page)
    return told.format(number=number, total=len(menu.chapters)) if number else ""


def _entries(config):
    """The glossary's entries by id, in the language being built and in those that readers are led to."""
    here = config.theme["language"]
    return {
        language: glossary.by_id
        for language, glossary in config.extra["glossaries"].items()
        if language == here or config.extra["is_ready"]((language, GLOSSARY))
    }
