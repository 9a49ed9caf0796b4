"""MkDocs hook: what templates need to know of a page, and mends to what the theme makes of it."""

from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from book.translated_nav import translated_nav
from ground.problem import CannotRun
from pages import theme_repairs
from pages.compiled import Compiled

_nav = []
_compiled = Compiled()


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Offer to edit a page where a repository and its branch are known."""
    repository, branch = config.extra["repository"].rstrip("/"), config.extra.get("branch")
    config.edit_uri = f"{repository}/edit/{branch}/docs/" if repository and branch else None
    return config


def on_files(files, config):
    """Give the navigation its titles; leave out of it pages that wait for their translation."""
    plugin = config.plugins["i18n"]
    if plugin.is_default_language_build:  # the first
        _nav[:] = [config.nav]
    docs, language = Path(config.docs_dir), plugin.current_language
    nav = translated_nav(_nav[0], docs, plugin.default_language, language)
    try:
        config.nav = config.extra["words"].titled(nav)
    except CannotRun as reason:
        raise PluginError(str(reason)) from None
    return files


def on_env(env, config, files):
    """Let no template print a text as HTML; compile each once, as a third of a build went into that."""
    env.autoescape = True
    env.bytecode_cache = _compiled
    return env


def on_page_content(html, page, config, files):
    """Hand the templates the titles that Markdown made as what they are: HTML."""
    # MkDocs has a title from the heading with its references (&amp;), from the front matter as a text.
    page.title = escape(unescape(page.title) if "title" not in page.meta else page.title)
    items = list(page.toc)
    while items:
        item = items.pop()
        item.title = Markup(item.title)
        items += item.children
    return html


@event_priority(-200)  # after mkdocs-static-i18n, which sets alternates of its own
def on_page_context(context, page, config, nav):
    """Name the page's other languages and its place among the chapters."""
    page.content = Markup(page.content)
    _set_alternates(config, page.file.alternates)
    chapters = [child for item in nav.items for child in item.children or [] if child.is_page]
    context["book"] = {
        "chapters": chapters,
        "number": chapters.index(page) + 1 if page in chapters else 0,
    }
    return context


@event_priority(-200)
def on_template_context(context, template_name, config):
    """A template that is no page (404) offers each language's home page."""
    plugin = config.plugins["i18n"]
    home = next(
        file
        for file in plugin.i18n_files_per_language[plugin.current_language]
        if file.norm_src_uri == "index.md"
    )
    _set_alternates(config, home.alternates)
    return context


def on_post_page(output, page, config):
    """Mend the theme's markup."""
    return _repaired(output, config)


def on_post_template(output, template_name, config):
    """Mend the 404 page too; of its versions, only the default language's is kept."""
    if template_name == "404.html":
        plugin = config.plugins["i18n"]
        return _repaired(output, config) if plugin.is_default_language_build else ""
    return output


def _repaired(output, config):
    try:
        return theme_repairs.repair(output, config.extra["words"]["page.search"])
    except theme_repairs.ThemeChanged as reason:
        raise PluginError(str(reason)) from None


def _set_alternates(config, alternates):
    config.extra.alternate = [  # as an attribute, where the plugin sets its own
        {
            "name": words["site.language"],
            "lang": locale,
            "link": alternates[locale].url,
            "absolute": urljoin(config.site_url, alternates[locale].url),
        }
        for locale, words in config.extra["words_of"].items()
        if locale in alternates
    ]
