"""MkDocs hook: names each segment's element, tells readers which ones are outdated, fills the status page."""

from collections import Counter
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from checking.problem import CannotRun
from translation import book
from translation.marking import Segments
from translation.notice import with_notices
from translation.status_page import MARKER, Row, table

_translations: dict[tuple[str, str], book.PagePair] = {}
_files: dict[tuple[str, str], object] = {}


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its own extension; the previous language's goes."""
    others = [each for each in config.markdown_extensions if not isinstance(each, Segments)]
    config.markdown_extensions = [*others, Segments()]
    return config


@event_priority(-300)  # after every page has its address
def on_files(files, config):
    """Compare the translations with the French; remember where each page is."""
    _translations.clear()
    _files.clear()
    try:
        pairs = list(book.page_pairs(Path(config.docs_dir).parent))
    except CannotRun as reason:
        raise PluginError(str(reason)) from None
    _translations.update({(pair.locale, pair.key): pair for pair in pairs})
    for file in files.documentation_pages():
        for locale, each in {_locale(file): file, **file.alternates}.items():
            _files[locale, _key(each)] = each
    return files


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page comes."""
    segments = next(each for each in config.markdown_extensions if isinstance(each, Segments))
    segments.key = _key(page.file)
    pair = _translations.get((_locale(page.file), segments.key))
    untranslated = [p.id for p in pair.pairs if p.target and p.state == "missing"] if pair else []
    segments.foreign = dict.fromkeys(untranslated, book.SOURCE)
    return markdown


def on_page_content(html, page, config, files):
    """Set the notices, and the table of the status page."""
    words = config.extra["words"]
    pair = _translations.get((_locale(page.file), _key(page.file)))
    french = _files.get((book.SOURCE, _key(page.file)))
    if pair and french:
        outdated = [p for p in pair.pairs if p.state == "outdated" and p.target]
        links = {p.target.id: f"{_url(french, page)}#{p.id}" for p in outdated}
        html = with_notices(html, links, words, book.SOURCE)
    if MARKER in html:
        html = html.replace(MARKER, "".join(_tables(page, config, words)))
    return html


def _tables(page, config, words):
    here = _locale(page.file)
    names = {each.locale: each.name for each in config.plugins["i18n"].config.languages}
    for locale in [here] if here != book.SOURCE else sorted({key[0] for key in _translations}):
        rows = []
        for (each, key), pair in _translations.items():
            file = _files.get((locale, key)) or _files.get((book.SOURCE, key))
            if each == locale and file:
                behind = [
                    (p.target.id, f"{_url(file, page)}#{p.target.id}")
                    for p in pair.pairs
                    if p.target and p.state != "current"
                ]
                states = Counter(p.state for p in pair.pairs)
                rows.append(Row(_title(pair, here), _url(file, page), states, behind))
        yield table(rows, words, words["status_caption"].format(names.get(locale, locale)))


def _title(pair, locale):
    side = pair.source if locale == book.SOURCE or not pair.target.exists else pair.target
    heading = next((each.text for each in side.segments if each.level == 1), pair.key)
    return str(side.page.values.get("title") or heading)


def _url(file, page):
    return get_relative_url(file.url, page.file.url)


def _locale(file):
    return file.src_uri.split("/")[0]


def _key(file):
    return file.src_uri.split("/", 1)[-1]
