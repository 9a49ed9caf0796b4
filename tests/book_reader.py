"""What a book's files promise, read without the engine: a test must not repeat its mistakes."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import yaml

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre"}


@dataclass(frozen=True)
class Page:
    """A page of one language: ``path`` is below ``docs/<locale>/``, ``address`` below the site."""

    book: "Book"
    locale: str
    path: str

    @cached_property
    def _parts(self) -> tuple[dict[str, Any], str]:
        text = (self.book.root / "docs" / self.locale / self.path).read_text("utf-8-sig")
        match = _FRONT_MATTER.match(text)
        return (yaml.safe_load(match[1]) or {}, text[match.end() :]) if match else ({}, text)

    @property
    def address(self) -> str:
        """``en/chapters/conclusion/``: nothing for the first language's home page."""
        slug = self._parts[0].get("slug") or self.path.removesuffix(".md")
        prefix = "" if self.locale == self.book.locales[0] else f"{self.locale}/"
        return prefix + ("" if slug == "index" else f"{slug}/")

    @property
    def file(self) -> str:
        """Where the page stands in an edition that opens from a disk."""
        is_home = self.path == "index.md"
        return self.address + "index.html" if is_home else self.address.rstrip("/") + ".html"

    @cached_property
    def is_ready(self) -> bool:
        """Do the others lead to it? Its language must be ready, and something of it translated."""
        first = self.book.locales[0]
        if self.locale == first:
            return True
        declared = self._parts[0].get("ready")
        if not isinstance(declared, bool):
            declared = self.paragraphs != Page(self.book, first, self.path).paragraphs
        return self.locale in self.book.ready and declared

    @cached_property
    def paragraphs(self) -> list[str]:
        """Its headings, paragraphs, list items and cells as letters, in the order of a reader: of an entry of
        the glossary what is shown at once comes first.

        What stands in ``<div id="editions">`` is left out: each copy has its own words there.
        """
        body = _COMMENT.sub("", self._parts[1])
        extensions = self.book.extensions
        html = markdown.markdown(body, extensions=list(extensions), extension_configs=extensions)
        found: list[tuple[str, str]] = []
        for root in lxml.html.fragments_fromstring(html, no_leading_text=False):
            if isinstance(root, str) or root.get("id") == "editions":
                continue
            for element in root.iter():
                if element.tag in _BLOCKS:
                    inner = any(each.tag in _BLOCKS for each in element.iterdescendants())
                    text = element.text or "" if inner else element.text_content()
                    found.append((element.tag, letters(text)))
        if self.path == "glossaire.md":
            self._show_at_once(found)
        return [text for _, text in found if text]

    def _show_at_once(self, found: list[tuple[str, str]]) -> None:
        """Move how a term is said behind its heading, and that nobody has reviewed it behind its text."""
        words = self.book.words(self.locale)["glossary"]
        said, unreviewed = letters(words["pronunciation"]), letters(words["unreviewed"])
        for at, (tag, text) in enumerate(found):
            behind = "p" if text == unreviewed else "h2" if text.startswith(said) else ""
            if tag == "li" and behind:
                place = max(n for n, (each, _) in enumerate(found[:at]) if each == behind)
                found.insert(place + 1, found.pop(at))

    @property
    def template(self) -> str:
        """The template that it names, or nothing."""
        return self._parts[0].get("template", "")

    @property
    def title(self) -> str:
        """Its first heading, as typed."""
        heading = re.search(r"^# (.*?)(?:\s*\{.*\})?$", self._parts[1], re.MULTILINE)
        assert heading, self
        return heading[1]


@dataclass(frozen=True)
class Book:
    """A book: ``docs/`` and ``mkdocs.yml`` in the folder ``root``."""

    root: Path

    @cached_property
    def _config(self) -> dict[str, Any]:
        return yaml.load((self.root / "mkdocs.yml").read_text("utf-8"), _Loader)

    @cached_property
    def _languages(self) -> list[dict[str, Any]]:
        plugins = (each for each in self._config["plugins"] if isinstance(each, dict))
        (languages,) = (each["i18n"]["languages"] for each in plugins if "i18n" in each)
        return sorted(languages, key=lambda each: not each.get("default"))

    @cached_property
    def locales(self) -> list[str]:
        """The languages, the one at the site's root first."""
        return [each["locale"] for each in self._languages]

    @cached_property
    def ready(self) -> list[str]:
        """Those that are offered to readers: the first, and each that says so."""
        first, *others = self._languages
        said = [each for each in others if (each.get("extra") or {}).get("ready") is True]
        return [each["locale"] for each in (first, *said)]

    def words(self, locale: str) -> dict[str, dict[str, str]]:
        """The words of its interface in a language, by section; those of the first where it has none."""
        first, own = (
            yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
            for path in (
                self.root / f"docs/{each}/interface.yml" for each in (self.locales[0], locale)
            )
        )
        return {name: first[name] | own.get(name, {}) for name in first}

    @property
    def extensions(self) -> dict[str, dict[str, Any]]:
        """The Markdown extensions that the book is written with, and their options; ``toc`` would
        make ids."""
        named: dict[str, dict[str, Any]] = {}
        for each in self._config["markdown_extensions"]:
            named |= {each: {}} if isinstance(each, str) else each
        return {name: options for name, options in named.items() if name != "toc"}

    @cached_property
    def nav(self) -> list[str]:
        """The pages of the navigation in their order."""
        return list(_leaves(self._config["nav"]))

    @cached_property
    def chapters(self) -> list[str]:
        """The pages in sections of the navigation."""
        sections = [each for each in self._config["nav"] if isinstance(each, dict)]
        lists = [value for each in sections for value in each.values() if isinstance(value, list)]
        return list(_leaves(lists))

    @cached_property
    def pages(self) -> list[Page]:
        """Every page that must be there: each of the navigation in each language that has it."""
        return [
            Page(self, locale, path)
            for locale in self.locales
            for path in self.nav
            if (self.root / "docs" / locale / path).is_file()
        ]

    def of(self, locale: str) -> list[Page]:
        """The pages of one language, in order."""
        return [page for page in self.pages if page.locale == locale]

    def in_nav(self, locale: str) -> list[Page]:
        """Those that its navigation leads to: all, in a language that is not ready itself."""
        is_begun = locale not in self.ready
        return [
            page for page in self.of(locale) if page.is_ready or is_begun or page.path == "index.md"
        ]

    def in_editions(self, locale: str) -> list[Page]:
        """Those of them that are in a copy, which has no need of the page that holds all chapters."""
        return [page for page in self.in_nav(locale) if page.template != "read.html"]

    def versions(self, page: Page) -> dict[str, Page]:
        """The same page in each language where it is ready, by language."""
        return {
            each.locale: each for each in self.pages if each.path == page.path and each.is_ready
        }


def letters(text: str) -> str:
    """A text's letters and digits alone: typography, spaces and hyphens are set by each format."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(character for character in text if character.isalnum())


def _leaves(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for each in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _leaves(each)


class _Loader(yaml.SafeLoader):
    pass


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """``!ENV [NAME, default]``."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
