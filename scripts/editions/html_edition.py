"""How is the site built to open from a disk, and how do its pages say what they are?"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from turbohtml.rewrite import rewrite

from book import html as trees
from editions import archive, downloads_page
from editions.book import HOME
from editions.imprint import AGE_SCRIPT, Imprint
from editions.languages import Language, Settings
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun
from pages import policy
from parallel.twins import twin

_SCRIPT = "assets/edition.js"
# What only a server or a search engine asks for.
_ONLINE_ONLY = (".nojekyll", "404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
_OF_ITS_ADDRESS = (
    'link[rel="canonical"], link[rel="alternate"], meta[property^="og:"], meta[name^="twitter:"],'
    ' script[type="application/ld+json"]'
)


def build_site(root: Path, folder: Path, seconds: int, strict: bool = True) -> None:
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


def build(folder: Path, settings: Settings, imprint: Imprint) -> bytes:
    """A zip of the site in ``folder``, once its pages state date, version and where the current edition is.

    The downloads pages, which have no editions beside them, lead to where the current ones are.
    Raises ``CannotRun`` where the theme's pages no longer have the place for it.
    """
    (folder / _SCRIPT).write_bytes(AGE_SCRIPT.read_bytes())
    for language in settings.languages:
        words = language.words
        for path, name, online in _pages(folder, settings, language):
            html = point_online(read_text(folder / name, folder), settings, imprint.address)
            if path == downloads_page.PATH:
                this = f"{words.html('editions.this_copy')} {imprint.edition(words)}"
                where = imprint.current(words, "editions.other_editions", online)
                html = downloads_page.fill(html, f"<p>{this}</p><p>{where}</p>")
            source = Path(os.path.relpath(folder / _SCRIPT, (folder / name).parent)).as_posix()
            footer = f'<p class="book-edition">{imprint.line(words, online)}</p>'
            changes = {
                ".foot__notice": _adding("before", footer),
                "article": _adding("prepend", imprint.age_notice(words)),
                "body": _adding("append", f'<script src="{source}"></script>'),
            }
            if path == HOME:
                changes[".book-contents"] = _adding("after", imprint.first_page(words))
            html, without_place = trees.change(html, changes)
            if without_place:
                reason = say("has no place for the edition's date: has the theme changed?")
                raise CannotRun(reason, name)
            if fault := next(policy.faults(html), None):
                raise CannotRun(fault, name)
            (folder / name).write_text(html, encoding="utf-8", newline="\n")
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return archive.pack((f"{settings.name}/{name}", (folder / name).read_bytes()) for name in files)


def point_online(html: str, settings: Settings, address: str | None) -> str:
    """Correct what a page built for a disk says of its addresses online.

    MkDocs names files (``…/conclusion.html``) where the published page is a folder. A copy
    of a site that is published nowhere has no such address at all.
    """
    if address is None:
        return rewrite(html, elements=[(_OF_ITS_ADDRESS, lambda each: each.remove())])
    return re.sub(
        re.escape(address) + r"([a-z0-9/-]+\.html)",
        lambda match: address + settings.online_of(match[1]),
        html,
    )


def _pages(folder: Path, settings: Settings, language: Language) -> Iterator[tuple[str, str, str]]:
    """Each page of a language, and each that shows one beside another language: the page's path, the file
    in the ``folder``, the address online."""
    for path in settings.pages_of(language.locale):
        uri = f"{language.locale}/{path}"
        file, online = settings.file(uri), settings.online(uri)
        yield path, file, online
        for other in settings.locales:
            made = twin(path, language.words, other, file)
            if (folder / made.uri).is_file():
                yield path, made.uri, twin(path, language.words, other, f"{online}index.html").url


def _adding(how: str, addition: str) -> Callable[[trees.Tag], None]:
    return lambda tag: getattr(tag, how)(addition, html=True)
