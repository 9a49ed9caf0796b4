"""MkDocs hook: what a printed page says of its date, its version and its address."""

from pathlib import Path

from markupsafe import Markup
from mkdocs.plugins import event_priority

from editions import when
from editions.imprint import Imprint, public_address
from editions.version import text_version


@event_priority(-200)  # after hook_interface.py, which has this language's words
def on_config(config):
    """Give templates the sentence with date and version, and the address where readers can reach the site."""
    root = Path(config.docs_dir).parent
    words, address = config.extra["words"], public_address(config.site_url)
    day = when.known(root)  # never the clock: two builds of a text are the same bytes
    version = text_version(root, config.plugins["i18n"].build_languages)
    undated = words.html("sheet.undated", version=version)
    sentence = Imprint(day, version, address).edition(words) if day else undated
    config.extra["edition"] = {"sentence": Markup(sentence), "address": address}
    return config
