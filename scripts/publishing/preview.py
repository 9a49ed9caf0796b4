"""What can be looked at of a proposed change, and which of its pages have changed?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from checks.registry import Outcome
from checks.summary import escaped, said
from editions.downloads_page import Edition
from editions.languages import Settings
from ground import git

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
    how = ("--name-status", "-z", "--no-renames", "--diff-filter=AM")
    told = git.said(root, "diff", *how, since, "--", "docs")
    if told is None:
        return None
    fields = told.split("\0")
    pages = []
    for state, source in zip(fields[:-1:2], fields[1::2], strict=True):
        uri = source.removeprefix("docs/")
        if uri.endswith(".md") and uri.split("/")[0] in settings.locales:
            pages.append(Changed(source, settings.file(uri), settings.online(uri), state == "A"))
    return pages


def as_markdown(
    refused: str,
    address: str = "",
    pages: Sequence[Changed] | None = None,
    made: Sequence[Edition] = (),
    unmade: str = "",
) -> str:
    """What GitHub's page of the run says of the preview, in French and in English.

    ``refused`` is what ``refusal`` says; where that is empty, ``address`` is that of the site, ``pages`` what
    ``changed_pages`` says, ``made`` the editions, and ``unmade`` why there are none, if there are none.
    """
    words = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    parts = []
    for locale in ("fr", "en"):
        lines = [f"## {words[locale]['title']}", ""]
        if refused:
            lines.append(words[locale][refused])
        else:
            reason = said(unmade, locale)
            lines += _offer(words[locale], address, pages, made, reason)
        parts.append("\n".join(lines))
    return "\n" + "\n\n---\n\n".join(parts) + "\n"


def _offer(
    words: dict[str, str],
    address: str,
    pages: Sequence[Changed] | None,
    made: Sequence[Edition],
    unmade: str,
) -> Iterator[str]:
    archive = next((each.file for each in made if each.kind == "html"), "")
    if unmade:
        yield from (words["unmade"].format(escaped(unmade)), "")
    yield from (words["where"], "")
    if archive:
        single = ", ".join(f"`{each.file}`" for each in made if each.kind == "single")
        yield from (words["single"].format(single), words["html"].format(archive))
    yield from (words["site"], "")
    if not pages:
        yield words["unknown" if pages is None else "none"]
        return
    yield words["table"].format(archive or "site")
    yield "|---|---|---|"
    for page in pages:
        inside = f"{archive.removesuffix('-html.zip')}/{page.file}"
        file = _code(inside if archive else f"{page.online}index.html")
        online = escaped(address + page.online).replace("&#58;", ":")
        yield f"| {_code(page.source)} | {file} | {words['new'] * page.new}{online} |"


def _code(text: str) -> str:
    return f"<code>{escaped(text)}</code>"
