"""Where does an address lead, read in a page of this site?"""

import os
import re
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

from ada_url import URL, join_url

from ground.message import say
from ground.problem import CannotRun

INSIDE = "inside"  # path is a name below the site's folder
ONLINE = "online"  # the same, read over the network although the site is opened from disk
OUTSIDE = "outside"  # of the prefix, on the same server or disk
EXTERNAL = "external"  # path is the whole address
INVALID = "invalid"
FILE = "file"
OTHER = "other"  # mailto:, data:, javascript: and other schemes that lead to no file

_NO_HOST = "https://site.invalid"
_DISK = "file:///(site)/"  # any folder: nothing on the disk is looked up by this name


class Place(NamedTuple):
    """Where an address leads; ``fragment`` is percent-encoded, without ``#``."""

    status: str
    path: str = ""
    fragment: str = ""


class Resolver:
    """Resolves addresses by the URL standard, and knows which are the site's own."""

    def __init__(self, base_path: str = "", site_url: str = "", from_disk: bool = False) -> None:
        """``base_path`` is the folder the site is published in, ``site_url`` its whole address.

        Raises ``CannotRun`` for a ``site_url`` that is no http(s) address.
        """
        origin, prefix = _NO_HOST, "/"
        if site_url:
            try:
                url = URL(site_url)
            except ValueError:
                raise CannotRun(say("--site-url {address}: not a URL", address=site_url)) from None
            if url.protocol not in ("http:", "https:"):
                text = say(
                    "--site-url {address}: must begin with http:// or https://", address=site_url
                )
                raise CannotRun(text)
            origin, prefix = f"{url.protocol}//{url.host}", url.pathname
        if base_path:
            prefix = URL("/" + base_path.strip("/"), _NO_HOST).pathname
        self.prefix = prefix.rstrip("/") + "/"
        self.from_disk = from_disk
        self.site_url = site_url
        self.told = bool(site_url or base_path)  # where the site is published
        self.home = _DISK if from_disk else origin + self.prefix
        host = origin.partition("://")[2]
        self._origins = [f"https://{host}/", f"http://{host}/"]

    def published(self) -> "Resolver":
        """The same site on its server."""
        return Resolver(self.prefix if self.told else "", self.site_url) if self.from_disk else self

    def address(self, path: str) -> str:
        """The address of a file of the site, given its name below the site's folder."""
        return self.home + quote(os.fsencode(path), safe="/")

    def rebase(self, base: str, href: str) -> str:
        """The base address after ``<base href>`` (HTML standard 2.4.3); ``base`` if it does not parse."""
        try:
            url = join_url(base, _scalar(href))
        except ValueError:
            return base
        return base if url.startswith(("data:", "javascript:")) else url

    def resolve(self, base: str, target: str) -> Place:
        """Where ``target`` leads from the base address ``base`` (URL standard 4.4)."""
        target = _scalar(target)
        try:
            url = join_url(base, target)
        except ValueError:
            return Place(INVALID)
        if self.from_disk and url.startswith("file:") and URL.can_parse(target):
            return Place(FILE)  # and not for the page's own scheme
        rest, _, fragment = url.partition("#")
        rest = rest.partition("?")[0]
        if rest.startswith(self.home):
            return Place(INSIDE, _name(rest[len(self.home) :]), fragment)
        for origin in self._origins:
            if rest.startswith(origin):
                path = rest[len(origin) - 1 :]
                if path.startswith(self.prefix) or path + "/" == self.prefix:
                    status = ONLINE if self.from_disk else INSIDE
                    return Place(status, _name(path[len(self.prefix) :]), fragment)
                return Place(OUTSIDE, _name(path[1:]))
        if url.startswith(("https:", "http:")):
            return Place(EXTERNAL, url)
        if url.startswith("file:"):
            path = rest.partition("://")[2].lstrip("/")
            return Place(OUTSIDE if self.from_disk else FILE, _name(path))
        # A lone letter is no scheme anyone serves: a path of a Windows disk.
        return Place(FILE if url[1:2] == ":" else OTHER, url)


def _name(path: str) -> str:
    """The file name that a URL's path asks for. ``%2F`` is part of a name and no separator (URL
    standard 3.3: segments are split before they are decoded), and no file has such a name: NUL stands for it."""
    if "%" not in path:  # as in most: the rest takes time
        return path
    return os.fsdecode(unquote_to_bytes(re.sub("%2[fF]", "%00", path)))


def _scalar(text: str) -> str:
    """``text`` without lone surrogates, as the Web's interfaces convert strings (USVString)."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)
