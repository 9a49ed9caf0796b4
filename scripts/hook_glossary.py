"""MkDocs hook: terms of the chapters lead to the glossary, and the glossary to the chapters."""

from pathlib import Path

from mkdocs.utils import get_relative_url

from book.chapters import GLOSSARY
from glossary.allowances import without_allowances
from glossary.book import read_books
from glossary.jsonld import defined_term_set
from glossary.render import chapter_page, glossary_page

_books, _nav = {}, []


def on_files(files, config):
    """Read all glossaries and chapters once, as each language shows the others' terms."""
    plugin = config.plugins["i18n"]
    if plugin.is_default_language_build:  # the first
        books = read_books(Path(config.docs_dir).parent)
        _books.clear()
        _books.update((each, books[each]) for each in plugin.build_languages if each in books)
    config.extra["glossaries"] = {each: book.glossary for each, book in _books.items()}
    return files


def on_nav(nav, config, files):
    """Remember the order of the chapters."""
    _nav[:] = nav.pages
    return nav


def on_page_markdown(markdown, page, config, files):
    """Keep the translators' comments from readers."""
    return without_allowances(markdown)


def on_page_content(html, page, config, files):
    """Link the first mention of each term in a chapter, and keep them for its margin; complete the
    glossary's entries."""
    language, _, key = page.file.src_uri.partition("/")
    if not (book := _books.get(language)):
        return html
    if key == GLOSSARY:
        paths = {f"docs/{each.file.src_uri}": each.file for each in _nav}
        chapters = {path: _href(paths[path], page) for path in paths if path in book.chapters}
        others = [(_books[each].glossary, href) for each, href in _translations(page, config)]
        return glossary_page(html, book, others, chapters)
    if f"docs/{page.file.src_uri}" in book.chapters:
        href = _href(files.get_file_from_path(f"{language}/{GLOSSARY}"), page)
        html, page.meta["words"] = chapter_page(html, book.glossary, href)
    return html


def on_page_context(context, page, config, nav):
    """Tell machines what the glossary is."""
    language, _, key = page.file.src_uri.partition("/")
    if key == GLOSSARY and language in _books:
        there = [href for _, href in _translations(page, config)]
        glossary, address = _books[language].glossary, page.canonical_url or ""
        context["structured_data"] = defined_term_set(glossary, address, there)
    return context


def _translations(page, config):
    """The other languages of the glossary that readers are led to, each with what leads there."""
    return [
        (each, _href(file, page))
        for each in _books
        if (file := page.file.alternates[each]) != page.file
        and config.extra["is_ready"]((each, GLOSSARY))
    ]


def _href(file, page):
    return get_relative_url(file.url, page.file.url)
