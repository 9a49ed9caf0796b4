"""MkDocs hook: write the index that each language's search looks words up in."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority

from checking.problem import CannotRun
from glossary.parse import glossary_path, read_glossary
from pages.typography import typeset
from search.index_file import index_file, index_path
from search.records import ABOUT_THE_BOOK, glossary_record, page_records
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
    _sections[page.file.src_uri] = read_sections(html)
    return html


def _write_index(config):
    """Write the index of the language that has been built."""
    language = config.theme["language"]
    words = config.extra["words"]
    chapters = [child for item in _nav[0].items for child in item.children or [] if child.is_page]
    glossary_uri = glossary_path(language).removeprefix("docs/")
    records, glossary = [], ""
    for page in _nav[0].pages:
        sections, in_book = _sections[page.file.src_uri], page in chapters
        place = config.site_name
        if in_book:
            place = words["chapter"].format(chapters.index(page) + 1, len(chapters))
        if page.file.src_uri == glossary_uri:
            glossary = page.url
            records += _glossary(page, sections, language, config)
            sections = sections[:1]
        summary = typeset(page.meta.get("description", ""), language)
        weight = 1 if in_book else ABOUT_THE_BOOK
        records += page_records(page.url, sections, place, summary, weight)
    said = {name: words[name] for name in words if name.startswith("search_")}
    path = Path(config.site_dir, index_path(language))
    path.parent.mkdir(exist_ok=True)
    path.write_text(index_file(records, said, glossary), encoding="utf-8", newline="\n")


@event_priority(-200)  # after mkdocs-static-i18n (-100) has had it written for all languages
def _drop_stock_index(config):
    """Remove the index of the theme's own search, which nothing asks for."""
    Path(config.site_dir, "search", "search_index.json").unlink(missing_ok=True)


on_post_build = CombinedEvent(_write_index, _drop_stock_index)


def _glossary(page, sections, language, config):
    root = Path(config.docs_dir).parent
    try:
        entries = {
            code: read_glossary(root, code)[0].by_id for code in config.plugins["i18n"].build_languages
        }
    except CannotRun as reason:
        raise PluginError(str(reason)) from None
    return [
        glossary_record(
            page.url,
            section,
            sections[0].title,
            entries[language][section.id],
            {code: entries[code][section.id] for code in entries if code != language and section.id in entries[code]},
            language,
        )
        for section in sections
        if section.id in entries[language]
    ]
