"""MkDocs hook: what could run code in a reader's browser is refused, and a strict build stops."""

import logging
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import InclusionLevel, set_exclusions

from ground.message import say
from ground.problem import CannotRun
from pages import safe_html, shipped

log = logging.getLogger("mkdocs.hooks.safety")
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
