"""MkDocs hook: who publishes, pays for and has reviewed the book, and what was corrected in it."""

from pathlib import Path

from markupsafe import Markup
from mkdocs.plugins import event_priority

from book import book_yml, owner_told
from ground.message import say, warn
from source import corrections

_told = {}  # in the language being built


@event_priority(-250)  # after hook_edition.py, which knows the day
def on_config(config):
    """Give templates what stands at the foot of every page; keep what pages have a place for."""
    root, words = Path(config.docs_dir).parent, config.extra["words"]
    owner = book_yml.read(root)
    listed = corrections.listed(root, words)
    config.extra["owner"] = owner
    config.extra["notice"] = Markup(owner_told.notice(owner, words))
    _told.clear()
    edition = config.extra["edition"]["sentence"]
    _told.update(owner_told.places(owner, words), edition=edition, corrections=listed)
    return config


@event_priority(200)  # before hook_search.py, which finds it then
def on_page_content(html, page, config, files):
    """Put each in its place, and warn of a place that has a name of none."""
    for name in owner_told.unknown(html, _told):
        reason = say("no fact is called {name!r}, only {known}", name=name, known=", ".join(_told))
        warn(page.file.src_uri, reason, f"owner-{name}")
    return owner_told.fill(html, _told)
