"""MkDocs hook: write the index that each language's search looks words up in."""

from pathlib import Path

from mkdocs.plugins import event_priority

from book.chapters import GLOSSARY, WHOLE, glossary_path
from book.typography import typeset
from search.index_file import index_file, index_path
from search.records import Page, records
from search.sections import read_sections

_sections = {}  # of each page, by its source, in the language being built
_nav = []


def on_nav(nav, config, files):
    """Start a language: forget the one before and remember the order of the pages."""
    _sections.clear()
    _nav[:] = [nav]
    return nav


@event_priority(100)  # before other hooks add to the text what is not the author's
def on_page_content(html, page, config, files):
    """Remember a page's sections."""
    _sections[page.file.src_uri] = read_sections(html, config.extra["figures"])
    return html


def on_post_build(config):
    """Write the index of the language that has been built."""
    language, words = config.theme["language"], config.extra["words"]
    (nav,) = _nav
    menu, pages, glossary = config.extra["menu"], [], ""
    for page in nav.pages:
        if page.file.norm_src_uri == WHOLE:
            continue  # each passage is found in its chapter
        if number := menu.number(page):
            chapter = words["page.chapter"].format(number=number, total=len(menu.chapters))
        if is_glossary := f"docs/{page.file.src_uri}" == glossary_path(language):
            glossary, entries = page.url, _entries(config)
        pages.append(
            Page(
                page.url,
                _sections[page.file.src_uri],
                chapter if number else "",
                typeset(page.meta.get("description", ""), language),
                entries.pop(language, {}) if is_glossary else {},
                entries if is_glossary else {},
            )
        )
    path = Path(config.site_dir, index_path(language))
    path.parent.mkdir(exist_ok=True)
    found = list(records(pages, config.site_name, language))
    text = index_file(found, words.section("search"), glossary)
    path.write_text(text, encoding="utf-8", newline="\n")


def _entries(config):
    """The glossary's entries by id, in the language being built and in those that readers are led to."""
    here = config.theme["language"]
    return {
        language: glossary.by_id
        for language, glossary in config.extra["glossaries"].items()
        if language == here or config.extra["is_ready"]((language, GLOSSARY))
    }
