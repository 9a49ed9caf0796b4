"""MkDocs hook: what templates need to know of a page."""

from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup, escape
from mkdocs.plugins import event_priority
from mkdocs.theme import Theme

from book.chapters import glossary_path
from book.direction import direction, foreign, phrase, told
from book.own_extensions import find
from book.segments import Segments
from book.translated_nav import HOME, translated_nav
from book.typography import space_punctuation
from pages.compiled import Compiled, Listed
from pages.menu import Menu
from pages.passages import with_addresses_told, with_links

_nav = []
_compiled = Compiled()


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Offer to edit a page where a repository and its branch are known."""
    repository, branch = config.extra["repository"].rstrip("/"), config.extra.get("branch")
    (style,) = Path(config.theme.dirs[1], "assets/stylesheets").glob("main.*.min.css")
    config.theme.get_env = partial(_environment, config.theme)
    config.extra["theme_style"] = f"assets/stylesheets/{style.name}"
    config.edit_uri = f"{repository}/edit/{branch}/docs/" if repository and branch else None
    return config


def _heading(title, said, language):
    """A heading as a link shows it: MkDocs and `toc` hand it over with every no-break space folded."""
    spaced = space_punctuation(unescape(title), said.get("lang", language))
    return Markup(phrase(escape(spaced), said))


def _environment(theme):
    env = Theme.get_env(theme)
    env.loader = Listed(theme.dirs)
    return env


def on_files(files, config):
    """Give the navigation its titles; leave out of it pages that wait for their translation."""
    plugin = config.plugins["i18n"]
    if plugin.is_default_language_build:  # the first
        _nav[:] = [config.nav]
    docs, language = Path(config.docs_dir), plugin.current_language
    nav = translated_nav(_nav[0], docs, plugin.default_language, language)
    config.nav = config.extra["words"].titled(nav)
    return files


@event_priority(-200)  # after mkdocs-static-i18n, which may change it
def on_nav(nav, config, files):
    """Number the chapters, once a language."""
    config.extra["menu"] = Menu(nav.items)
    return nav


def on_env(env, config, files):
    """Let no template print a text as HTML; compile each once, as a third of a build went into that."""
    env.autoescape = True
    env.bytecode_cache = _compiled
    return env


def on_page_content(html, page, config, files):
    """Hand the templates the titles that Markdown made as what they are: HTML."""
    said = find(config.markdown_extensions, Segments).foreign
    words, language = config.extra["words"], config.theme["language"]
    if not isinstance(page.title, Markup):  # else it is a word of the navigation
        # MkDocs has a title from the heading with its references (&amp;), from the front matter as a text.
        if "title" in page.meta:
            page.title = Markup(phrase(escape(page.title), said.get("title", {})))
        else:
            name = next((each.id for each in page.toc), "")
            page.title = _heading(page.title, said.get(name, {}), language)
    description = escape(page.meta.get("description", ""))
    page.meta["told"] = Markup(phrase(description, said.get("description", {})))
    items = list(page.toc)
    while items:
        item = items.pop()
        item.title = _heading(item.title, said.get(item.id, {}), language)
        items += item.children
    html = with_addresses_told(html)
    if f"docs/{page.file.src_uri}" in (glossary_path(language), f"docs/{language}/{HOME}"):
        return html
    return with_links(html, lambda number: words["page.passage"].format(number=number))


@event_priority(-200)  # after mkdocs-static-i18n, which sets alternates of its own
def on_page_context(context, page, config, nav):
    """Name the page's other languages and its place among the chapters."""
    page.content = Markup(page.content)
    _set_alternates(config, page.file.alternates)
    menu = config.extra["menu"]
    context["book"] = {"chapters": menu.chapters, "number": menu.number(page)}
    _around(context, config, page, nav.homepage.file)
    return context


@event_priority(-200)
def on_template_context(context, template_name, config):
    """A template that is no page (404) offers each language's home page, and the menu."""
    plugin = config.plugins["i18n"]
    files = plugin.i18n_files_per_language[plugin.current_language]
    home = next(file for file in files if file.norm_src_uri == "index.md")
    _set_alternates(config, home.alternates)
    context["book"] = {}
    _around(context, config, None, home)
    return context


def _around(context, config, page, home):
    """What stands around every page."""
    context["home"] = home.url
    context["menu"] = config.extra["menu"].around(page)
    context["direction"] = direction(config.theme["language"])


def on_post_template(output, template_name, config):
    """Of the 404 page's versions keep the default language's alone."""
    is_kept = config.plugins["i18n"].is_default_language_build
    return output if is_kept or template_name != "404.html" else ""


def _set_alternates(config, alternates):
    config.extra.alternate = [  # as an attribute, where the plugin sets its own
        {
            "name": words["site.language"],
            "lang": locale,
            "told": Markup(told(foreign(locale, config.theme["language"]))),
            "link": alternates[locale].url,
            "absolute": urljoin(config.site_url, alternates[locale].url),
        }
        for locale, words in config.extra["words_of"].items()
        if locale in alternates
    ]
