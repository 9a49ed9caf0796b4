"""What can be looked at of a proposed change, and which of its pages have changed?"""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from checking.all import Outcome
from checking.summary import escaped, said
from offline.html_edition import NAME
from offline.languages import Settings
from pages.address import Addresses

SAFETY = "check_prose"
# Its rules on what could run code where a page is opened, or publish another file of the machine.
UNSAFE = frozenset({"unsafe-element", "unsafe-attribute", "unsafe-address", "symbolic-link"})


@dataclass(frozen=True)
class Changed:
    """A page that a change adds or alters: the file that is edited, its file in the HTML edition, its
    address below that of the site, and whether it is new there."""

    source: str
    file: str
    online: str
    new: bool


def refusal(outcomes: Sequence[Outcome], site: Path) -> str:
    """Why there is nothing to look at, a key of ``preview.yml``; empty where there is something."""
    for each in outcomes:
        if each.check.command.startswith(SAFETY):
            if any(problem.rule in UNSAFE for problem in each.problems):
                return "unsafe"
            if each.status == 2:
                return "unread"
    return "" if (site / "index.html").is_file() else "unbuilt"


def changed_pages(root: Path, since: str, settings: Settings) -> list[Changed] | None:
    """The pages that differ from those of the commit ``since``; None where git cannot tell."""
    command = ["git", "diff", "--name-status", "-z", "--no-renames", "--diff-filter=AM", since]
    try:
        told = subprocess.run([*command, "--", "docs"], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    fields = told.stdout.decode("utf-8", "replace").split("\0")
    addresses = Addresses(root / "docs", settings.locales, settings.locales[0])
    pages = []
    for state, source in zip(fields[:-1:2], fields[1::2], strict=True):
        uri = source.removeprefix("docs/")
        if uri.endswith(".md") and uri.split("/")[0] in settings.locales:
            online = addresses.path(uri, directory_urls=True).removesuffix("index.html")
            file = addresses.path(uri, directory_urls=False)
            pages.append(Changed(source, file, online, state == "A"))
    return pages


def as_markdown(
    refused: str,
    settings: Settings | None = None,
    pages: Sequence[Changed] | None = None,
    unmade: str = "",
) -> str:
    """What GitHub's page of the run says of the preview, in French and in English.

    ``refused`` is what ``refusal`` says; where that is empty, ``settings`` are those of the book, ``pages``
    what ``changed_pages`` says, and ``unmade`` is why there are no editions, if there are none.
    """
    words = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    parts = []
    for locale in ("fr", "en"):
        lines = [f"## {words[locale]['title']}", ""]
        if settings and not refused:
            lines += _offer(words[locale], locale, settings, pages, unmade)
        else:
            lines.append(words[locale][refused])
        parts.append("\n".join(lines))
    return "\n" + "\n\n---\n\n".join(parts) + "\n"


def _offer(
    words: dict[str, str],
    locale: str,
    settings: Settings,
    pages: Sequence[Changed] | None,
    unmade: str,
) -> Iterator[str]:
    archive = f"{NAME}-html.zip"
    if unmade:
        yield from (words["unmade"].format(escaped(said(unmade, locale))), "")
    yield from (words["where"], "")
    if not unmade:
        files = ", ".join(f"`{NAME}.{each}.html`" for each in settings.locales)
        yield from (words["single"].format(files), words["html"].format(archive))
    yield from (words["site"], "")
    if not pages:
        yield words["unknown" if pages is None else "none"]
        return
    yield words["table"].format("site" if unmade else archive)
    yield "|---|---|---|"
    for page in pages:
        file = f"{page.online}index.html" if unmade else f"{NAME}/{page.file}"
        address = escaped(settings.address + page.online).replace("&#58;", ":")
        yield f"| {_code(page.source)} | {_code(file)} | {words['new'] * page.new}{address} |"


def _code(text: str) -> str:
    return f"<code>{escaped(text)}</code>"
