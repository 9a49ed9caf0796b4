"""MkDocs hook: what Markdown's extensions write becomes fit for every edition, in the page's language."""

from mkdocs.plugins import event_priority

from book.own_extensions import find, renewed
from book.rewriting import Rewriting, with_code_turned


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its own extension; the previous language's goes."""
    own = Rewriting(config.extra["words"].section("page"))
    config.markdown_extensions = renewed(config.markdown_extensions, own)
    return config


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page comes."""
    find(config.markdown_extensions, Rewriting).page = page.file.src_uri.partition("/")[2]
    return markdown


def on_page_content(html, page, config, files):
    """Let code run from left to right on every page."""
    return with_code_turned(html, config.theme["language"])
