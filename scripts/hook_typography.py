"""MkDocs hook: no-break spaces and quotes as the language wants them, in text and titles alike."""

from mkdocs.plugins import event_priority

from book.own_extensions import renewed
from book.typography import Typography, smarty_options, typeset


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its typography; the previous language's goes."""
    locale = config.theme["language"]
    config.markdown_extensions = renewed(config.markdown_extensions, Typography(locale))
    config.mdx_configs["smarty"] = smarty_options(locale)
    return config


def on_page_markdown(markdown, page, config, files):
    """Set the title and description that the front matter declares."""
    for key in ("title", "description"):
        if page.meta.get(key):
            page.meta[key] = typeset(str(page.meta[key]), config.theme["language"])
    return markdown
