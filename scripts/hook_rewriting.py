"""MkDocs hook: what Markdown's extensions write becomes fit for every edition, in the page's language."""

from mkdocs.plugins import event_priority

from book.direction import direction
from book.own_extensions import find, renewed
from book.rewriting import Rewriting


@event_priority(-200)  # after mkdocs-static-i18n (-100) has set this build's language
def on_config(config):
    """Give this language's build its own extension; the previous language's goes."""
    own = Rewriting(config.extra["words"].section("page"), direction(config.theme["language"]))
    config.markdown_extensions = renewed(config.markdown_extensions, own)
    return config


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page comes."""
    find(config.markdown_extensions, Rewriting).page = page.file.src_uri.partition("/")[2]
    return markdown
