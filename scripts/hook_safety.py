"""MkDocs hook: what could run code in a reader's browser is refused, and a strict build stops."""

import logging

from mkdocs.plugins import event_priority

from ground.message import say
from pages import safe_html

log = logging.getLogger("mkdocs.hooks.safety")


@event_priority(1000)  # before other hooks add to the page what they answer for
def on_page_content(html, page, config, files):
    """Warn of each fault, and publish none."""
    for fault in safe_html.faults(html):
        log.warning(
            say(
                "Doc file '{page}': {reason}; see '{word}'",
                page=page.file.src_uri,
                reason=fault.message,
                word=fault.word,
            )
        )
    return safe_html.harmless(html)
