"""MkDocs hook: an address that the book has had leads to where its page or passage is now."""

from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url, write_file

from book.direction import direction
from face.letters import is_served
from lasting import gone, listed
from lasting.leads import Leads
from lasting.left import Left
from lasting.standing import Site

_env = []


def on_env(env, config, files):
    """Remember where templates are."""
    _env[:] = [env]
    return env


@event_priority(-250)  # after mkdocs-static-i18n (-100) has built all languages
def on_post_build(config):
    """Write the pages that lead on, before hook_finish.py ends; leave the old ids in those that stand."""
    if config.plugins["i18n"].building:
        return
    root, words = Path(config.docs_dir).parent, config.extra["words_of"]
    standing = Site(root, Path(config.site_dir), words, config.use_directory_urls)
    left = Left(Leads(standing, listed.read(root).pages, gone.read(root)), get_relative_url)
    for page in list(left.leading_on()):
        _write(page, words[page.locale], config)
    left.put()


def _write(page, words, config):
    """Write a page that leads on, as MkDocs does a page."""
    language = config.plugins["i18n"].get_language_config(page.locale)
    config.extra["has_face"] = is_served(language)
    url = page.file.removesuffix("index.html") if config.use_directory_urls else page.file
    template = _env[0].get_template("moved.html")
    output = template.render(
        config=config,
        page=None,  # of the book
        base_url=get_relative_url(".", url),
        here=page,
        words=words,
        direction=direction(page.locale),
        canonical=urljoin(config.site_url or "", page.address),
    )
    file = SimpleNamespace(dest_uri=page.file, src_uri=page.file, url=url)
    output = config.plugins.on_post_page(output, page=SimpleNamespace(file=file), config=config)
    write_file(output.encode(), str(Path(config.site_dir, page.file)))
