"""MkDocs hook: what each language's build calls itself and says around its pages."""

from pathlib import Path

from mkdocs.plugins import event_priority

from book import interface


@event_priority(-150)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Put the words of ``docs/<language>/interface.yml`` where templates look for them."""
    plugin, root = config.plugins["i18n"], Path(config.docs_dir).parent
    every = {
        locale: interface.read(root, locale, plugin.default_language)
        for locale in plugin.build_languages
    }
    words = every[plugin.current_language]
    config.extra.update(words=words, words_of=every)
    config.site_name = words["site.name"]
    config.site_description = words["site.description"]
    return config


@event_priority(-50)  # before mkdocs-static-i18n (-100) copies ``extra`` for the next language
def on_post_build(config):
    """Forget the largest of what hooks have shared: a copy takes a tenth of a build, and goes too deep in a menu whose
    pages lead from each to the next."""
    for name in ("glossaries", "menu", "translations"):
        config.extra.pop(name, None)
