"""MkDocs hook: each passage of a chapter or the glossary in the other languages, below it where a reader asks, and
beside it on a page of its own."""

from copy import copy
from functools import partial
from pathlib import Path, PurePosixPath

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url, write_file

from book.chapters import GLOSSARY, WHOLE
from book.direction import foreign, phrase
from ground.message import say
from ground.problem import CannotRun
from pages import whole
from parallel import shown, stored
from parallel.site import Page, Site
from parallel.twins import twin

_site, _env = [], []
_taken = set()  # files of the language being built


@event_priority(-400)  # after all that adds files
def on_files(files, config):
    """Start a build, or a language."""
    if config.plugins["i18n"].is_default_language_build:  # the first
        _site[:] = [Site(get_relative_url)]
    _taken.clear()
    _taken.update(each.dest_uri for each in files)
    return files


def on_env(env, config, files):
    """Remember where templates are."""
    _env[:] = [env]
    return env


@event_priority(-3000)  # after the last addition to a page, drawings
def on_page_content(html, page, config, files):
    """Keep a page's passages for other languages, and make a place for theirs."""
    here = _page(page)
    if not config.extra["menu"].number(page) and here.key not in (GLOSSARY, WHOLE):
        return html
    _site[0].keep(html, here, here.key == GLOSSARY)
    others = list(_others(config, here))
    if others or here.key == WHOLE:  # whose chapters may show some
        _site[0].show(here)
    if not others or here.key == WHOLE:
        return html
    return shown.with_peeks(html, others, config.extra["words"])


@event_priority(-500)  # after all else that a template is told
def on_page_context(context, page, config, nav):
    """Build a page's twins, and lead to them."""
    here, words, links = _page(page), config.extra["words"], []
    if here.key == WHOLE or context["book"].get("number"):
        for other in _others(config, here):
            made = twin(here.key, words, other.locale, here.uri)
            if made.uri in _taken:
                reason = say(
                    "in its place the page {page} stands beside its translation", page=here.key
                )
                raise PluginError(str(CannotRun(reason, made.uri)))
            language = phrase(
                other.language, foreign(other.locale, words.language("parallel.switch"))
            )
            name = Markup(words.html("parallel.switch", language=language))
            links.append({"url": made.url, "name": name})
            _site[0].add(made, here)
            _build(context | {"twin": name}, page, config, made, other)
    context["parallel"] = links
    return context


@event_priority(-400)  # after mkdocs-static-i18n (-100) has built all languages
def on_post_build(config):
    """Put every passage in its place."""
    if not config.plugins["i18n"].building:
        _site[0].end(Path(config.site_dir))


def _build(context, page, config, made, other):
    """Write a twin, as MkDocs does a page."""
    double = copy(page)
    double.file = copy(page.file)
    double.file.dest_uri, double.file.url = made.uri, made.url
    here = _page(page)
    words = config.extra["words"]
    content = _site[0].seen_from(shown.rows(page.content, other, words), here, made)
    double.content = Markup(content)
    context |= {
        "page": double,
        "original": page,
        "parallel": [{"url": page.url, "name": Markup(words.html("parallel.alone"))}],
    }
    if here.key == WHOLE:
        address = partial(get_relative_url, other=made.url)
        parts = whole.parts(list(_parts(config, made)), content, address)
        context["parts"] = Markup("\n".join(each.html for each in parts))
    output = _env[0].get_template("parallel.html").render(context)
    output = config.plugins.on_post_page(output, page=double, config=config)
    write_file(output.encode(), str(Path(config.site_dir, made.uri)))


def _parts(config, made):
    for page in config.extra["menu"].chapters:
        others = {each.locale: each for each in _others(config, _page(page))}
        other, words = others.get(made.there), config.extra["words"]
        name = PurePosixPath(page.file.src_uri).stem
        rows = (
            shown.rows(page.content, other, words)
            if other
            else shown.untranslated(page.content, words)
        )
        yield whole.Chapter(name, page.url, page.title, rows)


def _others(config, page):
    """The page in each other language that readers are led to."""
    for other, words in config.extra["words_of"].items():
        if other == page.locale or not config.extra["is_ready"]((other, page.key)):
            continue
        if found := config.extra["translations"].counterparts(page.key, page.locale, other):
            yield shown.Other(
                stored.name(other, page.key), other, words.html("site.language"), found
            )


def _page(page):
    locale, _, key = page.file.src_uri.partition("/")
    return Page(locale, key, page.file.dest_uri, page.url)
