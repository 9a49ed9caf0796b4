"""MkDocs hook: a page of questions shows each in every language that is ready, and offers the glossary's terms."""

from mkdocs.plugins import event_priority

from book.chapters import GLOSSARY
from book.direction import foreign
from pages import questions
from translation import beside


@event_priority(-100)  # after notices stand beside the segments they are about
def on_page_content(html, page, config, files):
    """Set the other languages beside the page's own."""
    if page.meta.get("template") != questions.TEMPLATE:
        return html
    locale, key = page.file.src_uri.split("/", 1)
    found = beside.rows(config.extra["translations"], locale, key, _others(page, config))
    return questions.page(html, {row.id: row.others for row in found}, locale)


def on_page_context(context, page, config, nav):
    """Tell the template the terms to choose from, and which languages to say its own words in."""
    if page.meta.get("template") != questions.TEMPLATE:
        return context
    locale, others = config.theme["language"], _others(page, config)
    terms = beside.rows(config.extra["translations"], locale, GLOSSARY, others)
    context["terms"] = [each for each in terms if each.kind == "entry"]
    context["others"] = [(config.extra["words_of"][each], foreign(each, locale)) for each in others]
    return context


def _others(page, config):
    """The languages that the page is to be read in besides its own."""
    locale, key = page.file.src_uri.split("/", 1)
    return [
        other
        for other in config.plugins["i18n"].build_languages
        if other != locale
        and other in page.file.alternates
        and config.extra["is_ready"]((other, key))
    ]
