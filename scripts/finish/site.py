"""How do the pages of a site share one style sheet and one script, and which files does it ship?

Templates name style sheets and scripts one by one, as they are written, and as a preview shows them. Here each
page comes to ask for all of its own as one: ``assets/book.css`` and ``assets/book.js``. Should pages differ in
what they ask for, as those in a script that the book's face does not serve, each list has its own.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from posixpath import dirname, relpath
from urllib.parse import unquote, urljoin, urlsplit

from turbohtml import Element, Formatter, Html, Minify
from turbohtml.clean import JSMinify, minify_css, minify_js

from book import html as trees
from finish.sheet import moved, purged
from finish.used import Used, written
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from links.css import addresses

_FOLDER = "assets/"
# White space alone, and comments: what is gained by shorter tags, or by new names in scripts, is a few bytes.
_LAYOUT = Html(
    formatter=Formatter.MINIMAL, layout=Minify(omit_optional_tags=False, unquote_attributes=False)
)
_SCRIPT = JSMinify(mangle=False, fold=False)


class Site:
    """A site while it is built, which will stand at ``address``; empty where that is not known."""

    def __init__(self, address: str) -> None:
        self._address = f"{address.rstrip('/')}/"
        self._base = urlsplit(self._address).path or "/"
        later = written()
        self._used, self._wanted = Used(later), set(later)
        self._lists: dict[tuple[str, ...], str] = {}  # what each file holds: its kind, its sources

    def page(self, html: str, uri: str) -> str:
        """The page at ``uri``, with one style sheet and one script, and no white space to no purpose."""
        tree = trees.read_page(html)
        sheets = [each for each in tree.select("link[rel=stylesheet]") if not each.attr("media")]
        self._join("css", uri, "href", sheets)
        self._join("js", uri, "src", tree.select("script[src][defer]"))
        self._used.read(tree)
        wanted = tree.select("[href], [src], meta[property][content]")
        for address in {
            each.attr("href") or each.attr("src") or each.attr("content") for each in wanted
        }:
            if address and not address.startswith("#"):
                self._wanted.add(self._place(uri, address) or "")
        return tree.serialize(_LAYOUT)

    def end(self, folder: Path, ours: Iterable[str]) -> None:
        """Write into the built site what its pages ask for; of ``ours``, the theme's files and those that
        are made, remove what nothing asks for, with the folders that it leaves empty.

        Raises ``CannotRun`` where a file that a page asks for is missing.
        """
        made = {
            name: self._sheet(folder, name, sources) if kind == "css" else _joined(folder, sources)
            for (kind, *sources), name in self._lists.items()
        }
        for name, css in made.items():
            if name.endswith(".css"):
                self._wanted |= {urljoin(name, each) for each, _ in addresses(css)}
        for name in ours:
            if name not in self._wanted:
                (folder / name).unlink(missing_ok=True)
                with suppress(OSError):  # the first folder that holds something else
                    os.removedirs((folder / name).parent)
            elif name.endswith(".js") and name not in made:
                made[name] = _joined(folder, [name])
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")

    def _join(self, kind: str, uri: str, attribute: str, elements: Iterable[Element]) -> None:
        found: dict[str, Element] = {}
        said: dict[str, str] = {}
        for element in elements:
            place = self._place(uri, element.attr(attribute) or "")
            data = {k: v for k, v in trees.attributes(element).items() if k.startswith("data-")}
            # Two scripts may want different values under one name: the second stays by itself.
            if place and place.startswith(_FOLDER) and data.items() <= (data | said).items():
                found[place] = element
                said |= data
        if not found:
            return
        key, (first, *others) = (kind, *found), found.values()
        number = sum(each[0] == kind for each in self._lists) + 1
        name = f"{_FOLDER}book{'' if number == 1 else f'.{number}'}.{kind}"
        up = (first.attr(attribute) or "").removesuffix(next(iter(found)))
        first.attrs[attribute] = up + self._lists.setdefault(key, name)
        first.attrs.update(said)
        for other in others:
            other.decompose()

    def _place(self, uri: str, address: str) -> str | None:
        """The file of the site, a ``/``-path, that a page leads to; or None."""
        if address.startswith(self._address):  # as Open Graph wants its pictures
            address = self._base + address.removeprefix(self._address)
        path = urljoin(self._base + uri, address)
        if address.startswith("//") or not path.startswith(self._base):
            return None
        return unquote(urlsplit(path).path).removeprefix(self._base)

    def _sheet(self, folder: Path, name: str, sources: Iterable[str]) -> str:
        tokens = (
            moved(read_text(folder / each, folder), partial(_seen_from, name, each))
            for each in sources
        )
        return minify_css(purged(chain.from_iterable(tokens), self._used))


def _seen_from(name: str, source: str, address: str) -> str:
    """An address in the style sheet ``source`` as it is in ``name``."""
    if urlsplit(address).scheme or address.startswith(("/", "#")):
        return address
    return relpath(urljoin(source, address), dirname(name))


def _joined(folder: Path, sources: Iterable[str]) -> str:
    texts = [read_text(folder / each, folder) for each in sources]
    if all(each.endswith(".min.js") for each in sources):
        return "\n".join(texts)
    try:
        return minify_js(";\n".join(texts), _SCRIPT)
    except ValueError as error:
        raise CannotRun(say("cannot be read: {reason}", reason=error), ", ".join(sources)) from None
