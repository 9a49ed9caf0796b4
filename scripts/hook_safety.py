"""MkDocs hook: what could act in a reader's browser is refused, and a strict build stops."""

import logging

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority

from ground.message import say
from pages import policy, safe_html
from pages.policy import Policies

log = logging.getLogger("mkdocs.hooks.safety")
_policies, _serving = [], []


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


def on_startup(*, command, dirty):
    """Leave pages to MkDocs' own preview, whose script asks in each for the next build."""
    _serving[:] = [command] * (command == "serve")


def on_env(env, config, files):
    """Read the templates that may write scripts into a page."""
    _policies[:] = [Policies(env.loader.get_source(env, name)[0] for name in policy.TEMPLATES)]
    return env


@event_priority(-1000)  # after the last change to a page
def on_post_page(output, page, config):
    """Tell browsers what may run on the page."""
    return _with_policy(output)


@event_priority(-1000)
def on_post_template(output, template_name, config):
    """The same for the page that says that there is none."""
    return _with_policy(output) if template_name.endswith(".html") else output


def _with_policy(output):
    if not output or _serving:
        return output
    try:
        return _policies[0].place(output)
    except policy.UnknownScript as script:
        raise PluginError(
            say("no template writes the script {text!r}: has the theme changed?", text=str(script))
        ) from None


def _warn(page, reason, word):
    log.warning(
        say(
            "Doc file '{page}': {reason}; see '{word}'",
            page=page.file.src_uri,
            reason=reason,
            word=word,
        )
    )
