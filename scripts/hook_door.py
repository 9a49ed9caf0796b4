"""MkDocs hook: a book that is not fit to be read is refused in one line, before anything reads it."""

import logging
from pathlib import Path

from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.plugins import event_priority

from book import front_matter, mkdocs_yml
from book.located import Unreadable
from ground import door
from ground.problem import CannotRun

log = logging.getLogger("mkdocs.hooks.door")
_seen = []  # one item once the door has been asked: each language has a build
_page = []  # the page that is being read


@event_priority(1000)  # before plugins, which look at folders and pages
def on_config(config):
    """Look at every file once, whatever the number of languages."""
    if not _seen:
        _seen.append(True)
        root = Path(config.config_file_path).parent
        door.check(root)
        mkdocs_yml.agree(root)
    return config


@event_priority(1000)
def on_page_markdown(markdown, page, config, files):
    """Remember which page is read; its front matter is what the checks take for it, and no line above else."""
    _page[:] = [f"docs/{page.file.src_uri}"]
    front = front_matter.parse(page.file.content_string, *_page)
    if not front.values:  # MkDocs takes a first line `Note: …` for MultiMarkdown's
        page.meta = {}
    return front.body


def on_env(env, config, files):
    """All pages are read."""
    _page.clear()
    return env


def on_build_error(error):
    """End as MkDocs ends a build that a hook refuses; name the page that it, or an extension of Markdown,
    could not bear."""
    if isinstance(error, CannotRun):
        log.error(str(error))
        raise Abort("Aborted with a BuildError!") from None
    if _page and not isinstance(error, (Abort, BuildError)):
        raise PluginError(str(Unreadable(0, error).of(_page[0], 1))) from error
