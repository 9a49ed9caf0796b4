"""MkDocs hook: terms of the chapters lead to the glossary, and the glossary to the chapters."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

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
    """Read both glossaries and all chapters once, as each language shows the other's terms."""
    if config.plugins["i18n"].is_default_language_build:  # the first
        try:
            _books.update(read_books(Path(config.docs_dir).parent))
        except CannotRun as reason:
            raise PluginError(str(reason)) from None
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
        return _glossary(html, page, book, files)
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


def _glossary(html, page, book, files):
    language = book.glossary.language
    other, translation = _translation(page, language)

    def chapter(path):
        href = _href(files.get_file_from_path(path.removeprefix("docs/")), page)
        return href, typeset(book.chapters[path].title, language)

    return glossary_page(
        html,
        book.glossary,
        _books[other].glossary,
        _href(translation, page),
        book.uses(_order),
        chapter,
    )


def on_page_context(context, page, config, nav):
    """Tell machines what the glossary is."""
    for language, book in _books.items():
        if book.glossary.path == f"docs/{page.file.src_uri}":
            translation = _href(_translation(page, language)[1], page)
            data = defined_term_set(book.glossary, page.canonical_url or "", translation)
            context["structured_data"] = data
    return context


def _translation(page, language):
    """The other language of the glossary, and its page there."""
    other = next(locale for locale in _books if locale != language)
    return other, page.file.alternates[other]


def _href(file, page):
    return get_relative_url(file.url, page.file.url)
