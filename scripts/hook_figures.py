"""MkDocs hook: figures are drawn into the pages that show them, with the labels of the page's language."""

from pathlib import Path

from mkdocs.plugins import event_priority

from book import interface, interface_file
from book.own_extensions import find, renewed
from book.typography import typeset
from figures.check import figures
from figures.drawn import svg
from figures.placed import Figures, place

_figures, _words = {}, []


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its own extension, and its labels; the search, what can be read in each."""
    plugin, root = config.plugins["i18n"], Path(config.docs_dir).parent
    _figures.clear()
    if found := figures(root):
        _figures.update(found)
        labels = (plugin.current_language, plugin.default_language, interface_file.FIGURES)
        _words[:] = [interface.read(root, *labels)]
    config.extra["figures"] = {
        name: " · ".join(_words[0][key] for key in figure.written)
        for name, figure in _figures.items()
    }
    config.markdown_extensions = renewed(config.markdown_extensions, Figures(_figures))
    return config


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page comes."""
    find(config.markdown_extensions, Figures).page = page.file.src_uri
    return markdown


@event_priority(-2000)  # after hook_safety.py has cleaned the page, which would take drawings out
def on_page_content(html, page, config, files):
    """Put each drawing in its place."""

    def draw(name, title, ids):
        title = typeset(title, config.theme["language"])
        figure = _figures.get(name)  # none, where somebody typed the mark
        return svg(figure, _words[0], title, ids) if figure else ""

    return place(html, page.file.src_uri, draw)
