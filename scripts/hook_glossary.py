"""MkDocs hook: terms of the chapters lead to the glossary, and the glossary to the chapters."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from book.chapters import GLOSSARY
from book.typography import typeset
from glossary.allowances import without_allowances
from glossary.annotate import annotate
from glossary.book import read_books
from glossary.jsonld import defined_term_set
from glossary.render import chapter_words, glossary_page, term_link
from ground.problem import CannotRun

_books = {}
_order = []


def on_files(files, config):
    """Read all glossaries and chapters once, as each language shows the others' terms."""
    plugin = config.plugins["i18n"]
    if plugin.is_default_language_build:  # the first
        try:
            books = read_books(Path(config.docs_dir).parent)
        except CannotRun as reason:
            raise PluginError(str(reason)) from None
        _books.clear()
        _books.update((each, books[each]) for each in plugin.build_languages if each in books)
    config.extra["glossaries"] = {each: book.glossary for each, book in _books.items()}
    return files


def on_nav(nav, config, files):
    """Remember the order of the chapters."""
    _order[:] = [f"docs/{page.file.src_uri}" for page in nav.pages]
    return nav


def on_page_markdown(markdown, page, config, files):
    """Keep the translators' comments from readers."""
    return without_allowances(markdown)


def on_page_content(html, page, config, files):
    """Link the first mention of each term in a chapter, and keep them for its margin; complete the
    glossary's entries."""
    path = f"docs/{page.file.src_uri}"
    language = page.file.src_uri.partition("/")[0]
    book = _books.get(language)
    if book and path == book.glossary.path:
        return _glossary(html, page, book, files, config)
    if book and path in book.chapters:
        source = book.glossary.path.removeprefix("docs/")
        href = _href(files.get_file_from_path(source), page)
        linked = []

        def link(identifier):
            entry = book.glossary.by_id[identifier]
            if entry.common:
                return None
            linked.append(entry)
            return term_link(entry, language, f"{href}#{identifier}")

        html = annotate(html, book.glossary.index, link)
        page.meta["words"] = chapter_words(linked, language, href)
    return html


def _glossary(html, page, book, files, config):
    language = book.glossary.language
    others = [(_books[each].glossary, href) for each, href in _translations(page, config)]

    def chapter(path):
        href = _href(files.get_file_from_path(path.removeprefix("docs/")), page)
        return href, typeset(book.chapters[path].title, language)

    return glossary_page(html, book.glossary, others, book.uses(_order), chapter)


def on_page_context(context, page, config, nav):
    """Tell machines what the glossary is."""
    for book in _books.values():
        if book.glossary.path == f"docs/{page.file.src_uri}":
            translations = [href for _, href in _translations(page, config)]
            data = defined_term_set(book.glossary, page.canonical_url or "", translations)
            context["structured_data"] = data
    return context


def _translations(page, config):
    """The other languages of the glossary that readers are led to, each with what leads there."""
    here = page.file.src_uri.partition("/")[0]
    return [
        (each, _href(page.file.alternates[each], page))
        for each in _books
        if each != here and config.extra["is_ready"]((each, GLOSSARY))
    ]


def _href(file, page):
    return get_relative_url(file.url, page.file.url)
