"""What does a new language need before its first translator can begin?"""

from pathlib import Path

from book import mkdocs_yml
from book.identity import LOCALE
from book.languages import DOCS, source
from ground import writing
from ground.message import say
from ground.problem import CannotRun, Problem
from translation.book import keys, read_side
from translation.faults import faults


def start(root: Path, locale: str) -> list[str]:
    """Put the original of every page that ``locale`` lacks in its place, unaccepted; return their
    paths.

    Files that are there stay as they are. Raises ``CannotRun`` before anything is written where
    ``locale`` is no language code (BCP 47), is the source, or a page of it cannot be read.
    """
    if not LOCALE.fullmatch(locale) or locale == (written := source(root)):
        raise CannotRun(
            say(
                "{locale}: not the code of a language to translate into, such as `es` or `pt-BR`",
                locale=locale,
            )
        )
    missing = []
    for key in keys(root, written):
        side = read_side(root, written, key)
        if side.merge:
            reason = say("unresolved merge; nothing written")
            raise CannotRun(reason, side.path, side.merge)
        if not (root / DOCS / locale / key).exists():
            missing.append(side)
    for side in missing:
        path = root / DOCS / locale / Path(side.path).relative_to(f"{DOCS}/{written}")
        writing.replace(path, side.text.encode("utf-8"), path.relative_to(root).as_posix())
    return [side.path.replace(f"{DOCS}/{written}", f"{DOCS}/{locale}", 1) for side in missing]


def unnamed_in(root: Path, locale: str, written: list[str]) -> list[Problem]:
    """What on the original pages that were put in place has no id of its own yet."""
    sides = [
        read_side(root, source(root), path.removeprefix(f"{DOCS}/{locale}/")) for path in written
    ]
    return [each for side in sides for each in faults(root, side) if each.rule == "unnamed-segment"]


def block(root: Path, locale: str) -> str:
    """The block that ``mkdocs.yml`` needs for a language; nothing where it has one."""
    languages = mkdocs_yml.languages(mkdocs_yml.read(root))
    if any(each["locale"] == locale for each in languages):
        return ""
    return f"        - {{ locale: {locale}, name: {locale}, extra: {{ ready: false }} }}\n"
