"""Does every link of a built site lead where it says?"""

import datetime
from collections.abc import Mapping
from pathlib import Path

from ground import command
from links import allowances, source_map
from links.problem import LinkProblem
from links.site import Options, Site

_OPTIONS = Options()


def check(
    site: Path,
    root: Path,
    today: datetime.date,
    options: Options = _OPTIONS,
    allowed: Path | None = None,
) -> tuple[list[LinkProblem], Mapping[str, int]]:
    """All problems of the built ``site`` of the repository ``root``, and how much of what was checked.

    ``allowed`` is the file of problems to let pass until a day, by default the one in the repository. Raises
    ``CannotRun`` where there is no site, or that file cannot be read.
    """
    if not site.is_dir():
        raise command.no_site(site)
    listed = allowed or root / allowances.NAME
    known = allowances.read(listed) if allowed or listed.is_file() else []
    reader = Site(site, options)
    found = allowances.apply(reader.problems(), known, listed.name, today)
    return source_map.with_sources(found, root), reader.checked
