"""MkDocs hook: chapters begin with a summary in plain words, and can tell what each sentence claims."""

from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from book import interface, interface_file
from book.chapters import CLAIMS, WHOLE
from claims import placed

_said, _spoken, _plain, _urls = [], [], [], {}


@event_priority(-300)  # after every page has its address
def on_files(files, config):
    """Read what the edition says, once a build, and how this language says it."""
    plugin, root = config.plugins["i18n"], Path(config.docs_dir).parent
    locale, source = plugin.current_language, plugin.default_language
    if plugin.is_default_language_build:  # the first
        _said[:] = [placed.Said(root)]
    _spoken[:] = [placed.Spoken(_said[0], root, locale)]
    if _said[0].summaries:
        _plain[:] = [interface.read(root, locale, source, interface_file.PLAIN)]
    _urls.clear()
    for file in files.documentation_pages():
        _urls.update({each.src_uri: each.url for each in (file, *file.alternates.values())})
    return files


@event_priority(-50)  # after what others find in the author's own text, before the page is cleaned
def on_page_content(html, page, config, files):
    """Set the summary, the labels and their switch; fill the page that lists the sentences."""
    (said,), (spoken,), words = _said, _spoken, config.extra["words"]
    source = config.plugins["i18n"].default_language
    locale, _, key = page.file.src_uri.partition("/")

    def address(key):
        url = _urls.get(f"{locale}/{key}") or _urls.get(f"{source}/{key}")
        return get_relative_url(url, page.file.url) if url else ""

    labels = spoken.labels(key)
    if labels:
        html = placed.with_labels(html, labels, words)
        html = placed.below_title(html, placed.switch(words, address(CLAIMS)))
    elif key == WHOLE and said.claims:
        html += placed.switch(words, address(CLAIMS))
    if ideas := said.summaries.get(key):
        html = placed.with_summary(html, map(_plain[0].html, ideas), words)
    for marker, what in placed.MARKERS.items():
        if marker in html:
            html = html.replace(marker, spoken.listing(what, words, address))
    return html
