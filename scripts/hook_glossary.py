"""MkDocs hook: terms of the chapters lead to the glossary, and the glossary to the chapters."""

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from checking.problem import CannotRun
from glossary.annotate import annotate
from glossary.book import read_books
from glossary.exempt import without_exemptions
from glossary.jsonld import defined_term_set
from glossary.render import glossary_page, term_link
from pages.typography import typeset

_books = {}


def on_files(files, config):
    """Read both glossaries and all chapters: each language's build asks for the other's terms."""
    global _books
    try:
        _books = read_books(Path(config.docs_dir).parent)
    except CannotRun as reason:
        raise PluginError(str(reason)) from None
    return files
