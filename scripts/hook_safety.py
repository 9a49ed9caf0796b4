"""MkDocs hook: what could act in a reader's browser is refused, and a strict build stops."""

import logging

from mkdocs.plugins import CombinedEvent, event_priority

from ground.message import say
from pages import safe_html

log = logging.getLogger("mkdocs.hooks.safety")


@event_priority(1000)  # before other hooks add to the page what they answer for
def _judge(html, page, config, files):
    """Warn of each fault."""
    for fault in safe_html.faults(html):
        _warn(page, fault.message, fault.word)
    return html


@event_priority(-1000)  # after all that is added, whatever it was added to
def _clean(html, page, config, files):
    """Let nothing pass but what a page may hold."""
    html, removed = safe_html.clean(html)
    for what in removed:
        _warn(page, say("{what} is not allowed in a page: it is left out", what=what), what)
    return html


on_page_content = CombinedEvent(_judge, _clean)


def _warn(page, reason, word):
    log.warning(
        say(
            "Doc file '{page}': {reason}; see '{word}'",
            page=page.file.src_uri,
            reason=reason,
            word=word,
        )
    )
