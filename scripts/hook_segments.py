"""MkDocs hook: names each segment's element, tells readers what is outdated, fills the status
page."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from checking.problem import CannotRun
from pages.typography import typeset
from translation import book, notice, status_page
from translation.marking import Segments

_translations: dict[tuple[str, str], book.PagePair] = {}
_urls: dict[tuple[str, str], str] = {}
_order: dict[str, int] = {}


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its own extension; the previous language's goes."""
    others = [each for each in config.markdown_extensions if not isinstance(each, Segments)]
    config.markdown_extensions = [*others, Segments()]
    return config


@event_priority(-300)  # after every page has its address
def on_files(files, config):
    """Compare the translations with the French, once a build; remember where each page is."""
    if config.plugins["i18n"].is_default_language_build:  # the first
        try:
            pairs = list(book.page_pairs(Path(config.docs_dir).parent))
        except CannotRun as reason:
            raise PluginError(str(reason)) from None
        _translations.clear()
        _translations.update({(pair.locale, pair.key): pair for pair in pairs})
    _urls.clear()
    for file in files.documentation_pages():
        _urls.update({_name(each): each.url for each in (file, *file.alternates.values())})
    return files


def on_nav(nav, config, files):
    """Remember the order of the book."""
    _order.clear()
    _order.update({_name(page.file)[1]: number for number, page in enumerate(nav.pages)})
    return nav


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page comes, and what on it is still French."""
    segments = next(each for each in config.markdown_extensions if isinstance(each, Segments))
    segments.key = _name(page.file)[1]
    pair = _translations.get(_name(page.file))
    french = (
        [each.id for each in pair.pairs if each.target and each.state == "missing"] if pair else []
    )
    segments.foreign = dict.fromkeys(french, book.SOURCE)
    return markdown


def on_page_content(html, page, config, files):
    """Set the notices, and the tables of the status page."""
    locale, key = _name(page.file)

    def address(*name):
        return get_relative_url(_urls[name], page.file.url) if name in _urls else None

    words = {name: typeset(text, locale) for name, text in config.extra["words"].items()}
    pair, french = _translations.get((locale, key)), address(book.SOURCE, key)
    if pair and french:
        outdated = [p for p in pair.pairs if p.state == "outdated" and p.recorded]
        html = notice.with_notices(
            html, {p.target.id: f"{french}#{p.id}" for p in outdated}, words, book.SOURCE
        )
    if status_page.MARKER in html:
        html = html.replace(status_page.MARKER, "".join(_tables(config, locale, address, words)))
    return html


def _tables(config, reader, address, words):
    names = {each.locale: each.name for each in config.plugins["i18n"].config.languages}
    for locale in (
        [reader] if reader != book.SOURCE else sorted({name[0] for name in _translations})
    ):
        pages = sorted(
            (pair for pair in _translations.values() if pair.locale == locale),
            key=lambda pair: _order.get(pair.key, len(_order)),
        )
        caption = words["status_caption"].format(names.get(locale, locale))
        yield status_page.table(pages, reader, address, words, caption)


def _name(file):
    """The language and the key of a page."""
    return tuple(file.src_uri.split("/", 1))
