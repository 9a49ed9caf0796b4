"""MkDocs hook: what could act in a reader's browser is refused, and a strict build stops."""

import logging
from pathlib import Path

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import InclusionLevel, set_exclusions

from ground.message import say, warn
from ground.problem import CannotRun
from pages import policy, safe_html, shipped
from pages.policy import Policies

log = logging.getLogger("mkdocs.hooks.safety")
_policies, _without_policy = [], []
_known = []  # faults of the page, between the first step and the last
_told = set()  # a file that all languages share is told once


@event_priority(-300)  # after hook_addresses.py has added what all languages share
def on_files(files, config):
    """Publish the files below docs/ that are of a listed kind, and the drawings that have no fault."""
    if config.plugins["i18n"].is_default_language_build:  # the first
        _told.clear()
    set_exclusions(files, config)
    docs = Path(config.docs_dir)
    for file in files:
        path = docs / file.src_uri
        if file.inclusion.is_excluded() or Path(file.abs_src_path or "") != path:
            continue
        try:
            reasons = [
                f"{each.path}:{each.line}: {each.message}"
                for each in shipped.problems(docs.parent, path)
            ]
        except CannotRun as reason:
            reasons = [str(reason)]
        for reason in reasons:
            if reason not in _told:
                _told.add(reason)
                log.warning(reason)
        if reasons or not shipped.is_published(path.name):
            file.inclusion = InclusionLevel.EXCLUDED
    return files


@event_priority(1000)  # before other hooks add to the page what they answer for
def _judge(html, page, config, files):
    """Warn of each fault."""
    faults = safe_html.faults(html)
    for fault in faults:
        warn(page.file.src_uri, fault.message, fault.word)
    _known[:] = faults
    return html


@event_priority(-1000)  # after all that is added, whatever it was added to
def _clean(html, page, config, files):
    """Let nothing pass but what a page may hold, and warn where no fault was known."""
    html, removed = safe_html.clean(html)
    for what in removed if not _known else ():
        reason = say("{what} is not allowed in a page: it is left out", what=what)
        warn(page.file.src_uri, reason, what)
    return html


on_page_content = CombinedEvent(_judge, _clean)


def on_startup(*, command, dirty):
    """Give pages no policy in MkDocs' own preview, whose script asks in each for the next build."""
    _without_policy[:] = [True] if command == "serve" else []


def on_env(env, config, files):
    """Read the templates that may write scripts into a page."""
    _policies[:] = [Policies(env.loader.get_source(env, name)[0] for name in policy.TEMPLATES)]
    return env


@event_priority(-1000)  # after the last change to a page
def on_post_page(output, page, config):
    """Tell browsers what may run on the page."""
    return _with_policy(output, page.file.src_uri)


@event_priority(-1000)
def on_post_template(output, template_name, config):
    """The same for 404.html, which is made of a template alone."""
    return _with_policy(output, template_name) if template_name.endswith(".html") else output


def _with_policy(output, name):
    if not output or _without_policy:
        return output
    html, unknown = _policies[0].place(output)
    for script in unknown:
        log.warning(say("{page}: no template writes the script {text!r}", page=name, text=script))
    return html
