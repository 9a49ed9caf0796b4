"""MkDocs hook: a page of questions shows each in every language that is ready, and offers the glossary's terms."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from book.chapters import GLOSSARY
from book.direction import foreign
from book.languages import SOURCE
from ground.problem import CannotRun
from pages import questions
from translation import beside, ready
from translation.book import page_pair


@event_priority(-100)  # after notices stand beside the segments they are about
def on_page_content(html, page, config, files):
    """Set the other languages beside the page's own."""
    if page.meta.get("template") != questions.TEMPLATE:
        return html
    locale, key = page.file.src_uri.split("/", 1)
    root = Path(config.docs_dir).parent
    try:
        found = beside.rows(root, locale, key, _others(root, page, config))
        return questions.page(html, {row.id: row.others for row in found}, locale)
    except CannotRun as reason:
        raise PluginError(str(reason)) from None


def on_page_context(context, page, config, nav):
    """Tell the template the terms to choose from, and which languages to say its own words in."""
    if page.meta.get("template") != questions.TEMPLATE:
        return context
    locale, root = config.theme["language"], Path(config.docs_dir).parent
    try:
        others = _others(root, page, config)
        terms = [
            each for each in beside.rows(root, locale, GLOSSARY, others) if each.kind == "entry"
        ]
    except CannotRun as reason:
        raise PluginError(str(reason)) from None
    context["terms"] = terms
    context["others"] = [(config.extra["words_of"][each], foreign(each, locale)) for each in others]
    return context


def _others(root, page, config):
    """The languages that the page is to be read in besides its own."""
    locale, key = page.file.src_uri.split("/", 1)
    languages = ready.languages(config.plugins["i18n"].config.languages)
    return [
        other
        for other in config.plugins["i18n"].build_languages
        if other in languages - {locale}
        and other in page.file.alternates
        and (other == SOURCE or ready.page(page_pair(root, other, key)))
    ]
