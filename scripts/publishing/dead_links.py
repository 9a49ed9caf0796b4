"""What should the one issue about dead links say, and should it be open?"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

MARK = "<!-- dead-links -->"  # by which the issue is found again
TITLE = "Liens morts · Dead links"
REVIVED = (
    "Tous ces liens répondent de nouveau, ou ont été corrigés. · "
    "All these links work again, or have been corrected."
)
_INTRODUCTION = (
    f"{MARK}\n"
    "Ces liens vers d'autres sites ne mènent plus nulle part depuis plusieurs jours. Remplacez-les, ou "
    "retirez-les. Ce ticket est tenu à jour chaque semaine et se ferme de lui-même.\n\n"
    "These links to other sites have led nowhere for several days. Replace them, or take them out. "
    "This issue is kept up to date every week and closes by itself.\n"
)


def dead(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The problems of a JSON report of ``check_links.py`` that are about addresses elsewhere."""
    return [
        problem
        for problem in report["problems"]
        if problem["rule"].startswith("external") and problem["severity"] == "error"
    ]


def body(problems: Sequence[Mapping[str, Any]]) -> str:
    """The text of the issue: one line an address, with the places that use it."""
    places: dict[str, set[str]] = {}
    for problem in problems:
        place = problem.get("source") or problem["page"]
        if line := problem.get("source_line") or (problem["line"] if problem.get("page") else 0):
            place += f":{line}"
        places.setdefault(problem["target"], set()).add(place)
    lines = [
        f"- `{_code(address)}` ({', '.join(f'`{_code(place)}`' for place in sorted(found))})"
        for address, found in sorted(places.items())
    ]
    return "\n".join([_INTRODUCTION, *lines, ""])


def action(problems: Sequence[Mapping[str, Any]], issue: Mapping[str, Any] | None) -> str:
    """What is to be done with the open issue that holds ``MARK``, if there is one: ``open``, ``update``,
    ``close`` or ``nothing``."""
    if not problems:
        return "close" if issue else "nothing"
    if not issue:
        return "open"
    return "nothing" if issue["body"] == body(problems) else "update"


def _code(text: str) -> str:
    return re.sub(r"[`\s]", "", text)
