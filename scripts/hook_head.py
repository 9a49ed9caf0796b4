"""MkDocs hook: what a page says of itself to those who show a link to it, and to machines."""

from urllib.parse import urljoin

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from book import json_ld
from book.translated_nav import HOME
from editions import cover
from pages import works

_home = []  # the page of the language being built


@event_priority(-300)  # after mkdocs-static-i18n has sorted files into languages
def on_files(files, config):
    """Add the picture of the book in this language."""
    content = cover.card(config.site_name)
    files.append(File.generated(config, _picture(config), content=content))
    return files


def on_nav(nav, config, files):
    """Start a language: find its home page."""
    _home[:] = [page for page in nav.pages if page.file.norm_src_uri == HOME]
    return nav


def on_env(env, config, files):
    """Let templates name a language as Open Graph does."""
    env.filters["territory"] = works.territory
    return env


@event_priority(-400)  # after hook_segments.py has left out the languages that wait
def on_page_context(context, page, config, nav):
    """Tell which work a page is: the book, or a chapter of it."""
    if not page.canonical_url:
        return context
    context["picture"] = urljoin(config.site_url, _picture(config))
    locale, name, number = config.theme["language"], config.site_name, context["book"]["number"]
    if page in _home or number:
        work = works.Work(
            page.title.striptags() if number else name,
            page.meta.get("description") or config.site_description,
            locale,
            page.canonical_url,
            {
                each["lang"]: each["absolute"]
                for each in config.extra.alternate
                if each["lang"] != locale
            },
            config.plugins["i18n"].default_language,
            config.extra["owner"],
        )
        context["structured_data"] = json_ld.element(
            works.chapter(work, number, name, _home[0].canonical_url)
            if number
            else works.book(work, context["picture"])
        )
    return context


def _picture(config):
    return f"assets/cover-{config.theme['language']}.png"
