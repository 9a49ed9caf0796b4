"""At which address does a page stand, and is what its ``slug`` says safe to publish at?"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from book import front_matter
from ground import command
from ground.message import say
from ground.problem import CannotRun

# Unreserved characters of RFC 3986, section 2.3, in lower case: such a path needs no escaping
# anywhere and means the same on file systems that ignore case.
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Folders the build fills itself, file names a server or Windows treats specially.
_RESERVED = frozenset({"assets", "source", "search", "index", "404", "sitemap"})
# The folder of the editions, beside the pages of the first language.
_DOWNLOADS = "downloads"
# The addresses that the book has had; ``lasting.listed`` reads it.
LIST = "docs/source/addresses.yml"
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def default_slug(path: PurePosixPath) -> str:
    """The address of a page without a ``slug``: its own path below its language, no ``.md``."""
    slug = path.with_suffix("").as_posix()
    return "" if slug == "index" else slug.removesuffix("/index")


def slug_fault(slug: object, locales: Iterable[str]) -> str | None:
    """Say in a few words why ``slug`` cannot be an address, or None if it can.

    ``locales`` are the codes of all languages: no address may begin like one, since another
    language's pages stand there.
    """
    if not isinstance(slug, str):
        return say("slug must be text, quoted if need be, not {slug}", slug=repr(slug))
    if not slug.strip():
        return say("slug is empty")
    parts = slug.split("/")
    if not all(_PART.fullmatch(part) and not _DEVICE.fullmatch(part) for part in parts):
        return say(
            "slug {slug!r} is unsafe: parts joined by '/', of words of a-z and 0-9 joined by '-'",
            slug=slug,
        )
    return _reserved(slug, locales)


def _reserved(slug: str, locales: Iterable[str]) -> str | None:
    parts = slug.split("/")
    if parts[-1] == "index" or parts[0] in _RESERVED or parts[0] in {x.lower() for x in locales}:
        return _taken(slug)
    return None


def _taken(slug: str) -> str:
    return say(
        "slug {slug!r} is taken by the site itself: write another `slug:` into the page", slug=slug
    )


def plain(text: str) -> str:
    """Words as a part of an address or a file's name: a-z, 0-9 and -; empty where no letter has such a form."""
    words = re.findall(r"\w+", text.lower().replace("œ", "oe"))
    letters = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


class Addresses:
    """The addresses of all pages below ``docs/<locale>/``, as their front matter declares them: ``slug`` is where
    a page stands, ``was`` where it stood before.

    Raises ``CannotRun`` with file and line where one of them is empty, unsafe or taken, or where a
    page cannot be read: a site with a page at the wrong address must not be built.
    """

    def __init__(self, docs: Path, locales: Sequence[str], default_locale: str) -> None:
        self._default = default_locale
        self._slugs: dict[str, str] = {}
        self._fronts: dict[str, front_matter.Page] = {}
        self._earlier: list[tuple[str, str, int]] = []
        taken: dict[tuple[str, str], str] = {}
        for locale in locales:
            for path in sorted((docs / locale).rglob("*.md")):
                uri = path.relative_to(docs).as_posix()
                name = f"{docs.name}/{uri}"
                page = front_matter.parse(command.read_text(path, docs.parent), name)
                own = default_slug(PurePosixPath(uri).relative_to(locale))
                slug = page.values.get("slug", own)
                is_typed = "slug" in page.values
                fault = slug_fault(slug, locales) if is_typed else _reserved(slug, locales)
                if not fault and locale == default_locale and slug.split("/")[0] == _DOWNLOADS:
                    fault = _taken(slug)
                if not fault and (first := taken.setdefault((locale, slug), name)) != name:
                    fault = say(
                        "slug {slug!r} is already the address of {page}", slug=slug, page=first
                    )
                if fault:
                    raise CannotRun(fault, name, page.lines.get("slug", 1))
                self._slugs[uri] = slug
                self._fronts[uri] = page
                for earlier in front_matter.earlier(page):
                    self._earlier.append((uri, earlier, page.lines["was"]))
        for uri, slug, line in self._earlier:
            name, locale = f"{docs.name}/{uri}", uri.split("/")[0]
            first = taken.setdefault((locale, slug), name)
            if fault := slug_fault(slug, locales):
                pass
            elif slug == self._slugs[uri]:
                fault = say("{slug!r} would lead to itself: the page stands there", slug=slug)
            elif first != name or [each[:2] for each in self._earlier].count((uri, slug)) > 1:
                fault = say("slug {slug!r} is already the address of {page}", slug=slug, page=first)
            if fault:
                raise CannotRun(say("`was`: {reason}", reason=fault), name, line)

    def __iter__(self) -> Iterator[str]:
        """Every page, such as ``fr/a-propos.md``."""
        return iter(self._slugs)

    def front(self, uri: str) -> front_matter.Page:
        """A page's source, taken apart."""
        return self._fronts[uri]

    def line(self, uri: str) -> int:
        """Where a page says at which address it stands."""
        return self._fronts[uri].lines.get("slug", 1)

    def earlier(self, directory_urls: bool) -> Iterator[tuple[str, str]]:
        """Each page that says where it stood before, and where that is, as ``path`` has it."""
        for uri, slug, _ in self._earlier:
            yield uri, self._path(uri, slug, directory_urls)

    def path(self, uri: str, directory_urls: bool) -> str:
        """Where the page ``uri`` (``fr/a-propos.md``) is written: a ``/``-path below the site.

        With ``directory_urls`` each page is the index of a folder, else a file of its own.
        Raises ``CannotRun`` for a page that is in no language's folder.
        """
        if uri not in self._slugs:
            reason = say("a page is a file `.md` in the folder of its language, such as docs/fr/")
            raise CannotRun(reason, f"docs/{uri}")
        return self._path(uri, self._slugs[uri], directory_urls)

    def _path(self, uri: str, slug: str, directory_urls: bool) -> str:
        locale = uri.split("/")[0]
        prefix = "" if locale == self._default else locale
        if directory_urls or not slug:
            return str(PurePosixPath(prefix, slug, "index.html"))
        return str(PurePosixPath(prefix, slug + ".html"))
