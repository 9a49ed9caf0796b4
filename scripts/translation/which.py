"""Which translated page does a person mean on the command line?"""

from pathlib import Path, PurePosixPath

from checking.problem import CannotRun
from translation.book import DOCS, SOURCE, locales


def which(root: Path, page: str, locale: str | None = None) -> tuple[str, str]:
    """Return language and key of ``docs/en/a-propos.md``, ``en/a-propos.md``, ``a-propos.md`` or a
    full path.

    The French page means its translation. ``locale`` chooses one where there are several.
    Raises ``CannotRun`` where no such page is, or where several could be meant.
    """
    known = locales(root)
    if locale and locale not in known:
        raise CannotRun(
            f"{DOCS}/{locale}: no such translation; there are {', '.join(known) or 'none'}"
        )
    path = Path(page)
    if path.is_absolute() and path.resolve().is_relative_to(root.resolve()):
        path = path.resolve().relative_to(root.resolve())
    parts = list(PurePosixPath(path.as_posix()).parts)
    if parts[:1] == [DOCS]:
        parts = parts[1:]
    if parts[:1] and parts[0] in known and locale in (None, parts[0]):
        locale, parts = parts[0], parts[1:]
    elif parts[:1] == [SOURCE]:
        parts = parts[1:]
    key = "/".join(parts)
    if not key.endswith(".md"):
        key += ".md"
    found = [
        each for each in ([locale] if locale else known) if (root / DOCS / each / key).is_file()
    ]
    if ".." in parts or not found:
        raise CannotRun(f"{page}: no translated page of this name below {DOCS}")
    if len(found) > 1:
        raise CannotRun(f"{page}: translated into {', '.join(found)}: name one with --locale")
    return found[0], key
