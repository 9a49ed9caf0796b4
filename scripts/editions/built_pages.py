"""How is the whole site built so that it opens from a disk?"""

import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

from turbohtml.rewrite import rewrite

from book.addresses import Addresses
from editions.languages import Settings
from ground.message import say
from ground.problem import CannotRun

# What only a server or a search engine asks for.
_ONLINE_ONLY = (".nojekyll", "404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
_OF_ITS_ADDRESS = (
    'link[rel="canonical"], link[rel="alternate"], meta[property^="og:"], meta[name^="twitter:"],'
    ' script[type="application/ld+json"]'
)


def build(root: Path, folder: Path, seconds: int, strict: bool = True) -> None:
    """Build the site of ``root`` into ``folder`` with links to files, not to folders.

    ``seconds`` since 1970 is what pages may say of their time. Raises ``CannotRun`` where MkDocs
    refuses, with its last line; it does so at the first warning where it is to be ``strict``.
    """
    how = ["--strict" if strict else "--no-strict"]
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *how, "--quiet", "-d", str(folder)],
        cwd=root,
        env={
            **os.environ,
            "DIRECTORY_URLS": "false",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONIOENCODING": "utf-8",
            "SOURCE_DATE_EPOCH": str(seconds),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if result.returncode:
        reason = (result.stdout.strip().splitlines() or [say("no reason given")])[-1]
        raise CannotRun(say("the offline pages could not be built: {reason}", reason=reason))
    for name in _ONLINE_ONLY:
        (folder / name).unlink(missing_ok=True)


class Places:
    """Where each page of ``docs/`` stands: ``uri`` is ``<locale>/<path>.md``."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self._addresses = Addresses(root / "docs", settings.locales, settings.locales[0])
        for locale in settings.locales:
            for page in settings.pages_of(locale):
                if not (root / "docs" / locale / page).is_file():
                    reason = say("is in the navigation, and missing")
                    raise CannotRun(reason, f"docs/{locale}/{page}")
        self._online = {
            self.file(f"{locale}/{page}"): self.online(f"{locale}/{page}")
            for locale in settings.locales
            for page in settings.pages_of(locale)
        }

    def file(self, uri: str) -> str:
        """Its file in the built folder, a ``/``-path."""
        return self._addresses.path(uri, directory_urls=False)

    def online(self, uri: str) -> str:
        """Its address below that of the published site."""
        return self._addresses.path(uri, directory_urls=True).removesuffix("index.html")

    def online_of_file(self, file: str) -> str | None:
        """The address, below that of the site, of the page that is ``file`` here, or that ``file`` shows in two
        languages; or None."""
        page = PurePosixPath(file).parent.parent
        return self._online.get(file) or self._online.get(f"{page}.html")

    def point_online(self, html: str, address: str | None) -> str:
        """Correct what a page built for a disk says of its addresses online.

        MkDocs names files (``…/conclusion.html``) where the published page is a folder. A copy
        of a site that is published nowhere has no such address at all.
        """
        if address is None:
            return rewrite(html, elements=[(_OF_ITS_ADDRESS, lambda each: each.remove())])
        return re.sub(
            re.escape(address) + r"([a-z0-9/-]+\.html)",
            lambda match: address + self._online.get(match[1], match[1]),
            html,
        )
