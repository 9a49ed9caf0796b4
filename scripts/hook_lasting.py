"""MkDocs hook: an address that the book has had leads to where its page or passage is now."""

from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url, write_file

from book.direction import direction
from ground.problem import CannotRun
from lasting import gone, listed
from lasting.leads import Leads
from lasting.left import Left
from lasting.standing import Site

_env, _has_face = [], {}


@event_priority(-250)  # after hook_face.py has looked at the language
def on_config(config):
    """Remember which languages have the book's face."""
    _has_face[config.plugins["i18n"].current_language] = config.extra["has_face"]
    return config


def on_env(env, config, files):
    """Remember where templates are."""
    _env[:] = [env]
    return env


@event_priority(
    -250
)  # after mkdocs-static-i18n (-100) has built all languages, before hook_finish.py ends
def on_post_build(config):
    """Write the pages that lead on, and leave the old ids in those that stand."""
    plugin = config.plugins["i18n"]
    if plugin.building:
        return
    root, folder = Path(config.docs_dir).parent, Path(config.site_dir)
    words = config.extra["words_of"]
    try:
        site = Site(
            root,
            folder,
            {each: words[each] for each in sorted(words, key=plugin.default_language.__ne__)},
            config.use_directory_urls,
        )
        left = Left(Leads(site, listed.read(root).pages, gone.read(root)), get_relative_url)
        for page in list(left.leading_on()):
            _write(page, words[page.locale], config)
        list(left.put())
    except CannotRun as reason:
        raise PluginError(str(reason)) from None


def _write(page, words, config):
    """Write a page that leads on, as MkDocs does a page."""
    config.extra["has_face"] = _has_face[page.locale]
    url = page.file.removesuffix("index.html") if config.use_directory_urls else page.file
    output = (
        _env[0]
        .get_template("moved.html")
        .render(
            config=config,
            page=None,  # of the book
            base_url=get_relative_url(".", url),
            here=page,
            words=words,
            direction=direction(page.locale),
            canonical=urljoin(config.site_url or "", page.address),
        )
    )
    file = SimpleNamespace(dest_uri=page.file, src_uri=page.file, url=url)
    double = SimpleNamespace(file=file)
    output = config.plugins.on_post_page(output, page=double, config=config)
    write_file(output.encode(), str(Path(config.site_dir, page.file)))
