"""MkDocs hook: names each segment's element, tells readers what is not translated or outdated, leads
to what is ready alone, fills the status page."""

from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import get_relative_url

from book.direction import foreign, phrase
from book.own_extensions import find, renewed
from book.segments import Segments
from book.translated_nav import HOME, in_nav
from translation import book, readers, ready
from translation.counterparts import Pages

_translations: dict[tuple[str, str], book.PagePair] = {}
_urls: dict[tuple[str, str], str] = {}
_order: dict[str, int] = {}
_ready: set[str] = set()
_pages: list[Pages] = []


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its own extension."""
    config.markdown_extensions = renewed(config.markdown_extensions, Segments())
    return config


@event_priority(-300)  # after every page has its address, and the navigation what is translated
def on_files(files, config):
    """Compare the translations with the original, once a build; remember where each page is."""
    plugin = config.plugins["i18n"]
    if plugin.is_default_language_build:  # the first
        pairs = list(book.page_pairs(Path(config.docs_dir).parent))
        _translations.clear()
        _translations.update({(pair.locale, pair.key): pair for pair in pairs})
        _ready.clear()
        _ready.update(ready.languages(plugin.config.languages))
        _pages[:] = [Pages(pairs)]
    (config.extra["translations"],) = _pages
    config.extra["is_ready"] = _is_ready
    _urls.clear()
    for file in files.documentation_pages():
        _urls.update({_name(each): each.url for each in (file, *file.alternates.values())})
    if plugin.current_language in _ready:  # else who has come to it finds all of it
        locale = plugin.current_language
        config.nav = in_nav(config.nav, lambda key: _page_is_ready((locale, key)))
        for file in files.documentation_pages():
            if not _page_is_ready(_name(file)):
                file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def on_nav(nav, config, files):
    """Remember the order of the book."""
    _order.clear()
    _order.update({_name(page.file)[1]: number for number, page in enumerate(nav.pages)})
    return nav


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page comes, and what on it is still in the source language."""
    segments = find(config.markdown_extensions, Segments)
    locale, segments.key = _name(page.file)
    pair = _translations.get((locale, segments.key))
    waiting = [each.id for each in pair.waiting] if pair else []
    segments.foreign = dict.fromkeys(
        waiting, foreign(config.plugins["i18n"].default_language, locale)
    )
    return markdown


def on_page_content(html, page, config, files):
    """Set the notices, and the tables of the status page."""
    locale, key = _name(page.file)
    source = config.plugins["i18n"].default_language

    def address(*name):
        return get_relative_url(_urls[name], page.file.url) if name in _urls else None

    pair, original = _translations.get((locale, key)), address(source, key)
    if pair and original:
        outdated = [p for p in pair.pairs if p.state == "outdated" and p.recorded]
        links = {p.target.id: f"{original}#{p.id}" for p in outdated}
        html = readers.with_notices(html, links, config.extra["words"])
        if pair.is_untranslated:
            html = readers.at_top(html, original, config.extra["words"])
    if readers.MARKER in html:
        html = html.replace(readers.MARKER, "".join(_tables(config, locale, address)))
    return html


@event_priority(-300)  # after the page's other languages are known
def on_page_context(context, page, config, nav):
    """Lead to the page in the languages that are ready."""
    _lead_to_what_is_ready(config, _name(page.file)[1])
    return context


@event_priority(-300)
def on_template_context(context, template_name, config):
    """The same for a template that is no page, and for the sitemap."""
    _lead_to_what_is_ready(config, HOME)
    context["is_ready"] = lambda file: _is_ready(_name(file))
    return context


def _lead_to_what_is_ready(config, key):
    config.extra.alternate = [
        each for each in config.extra.alternate if _is_ready((each["lang"], key))
    ]


def _is_ready(name):
    return name[0] in _ready and _page_is_ready(name)


def _page_is_ready(name):
    return name not in _translations or ready.page(_translations[name])


def _tables(config, reader, address):
    words, words_of = config.extra["words"], config.extra["words_of"]
    source = config.plugins["i18n"].default_language
    for locale in [reader] if reader != source else sorted({name[0] for name in _translations}):
        pages = sorted(
            (pair for pair in _translations.values() if pair.locale == locale),
            key=lambda pair: _order.get(pair.key, len(_order)),
        )
        language = words_of[locale].html("site.language") if locale in words_of else locale
        language = phrase(language, foreign(locale, words.language("status.caption")))
        yield readers.table(pages, words, language, address)


def _name(file):
    """The language and the key of a page."""
    return tuple(file.src_uri.split("/", 1))
