"""How do the states of all segments look in each output format?"""

import json
from collections import Counter
from collections.abc import Sequence

from ground import report as problems_report
from ground.problem import Problem
from translation.book import PagePair

_IN_JSON = ("rule", "path", "line", "message", "severity")


def as_json(pages: Sequence[PagePair], problems: Sequence[Problem]) -> str:
    """``{"pages": [{"path", "locale", "segments": [{"id", "state", "line", "source_line"}]}],
    "problems": […]}``.

    ``line`` is in the translated file, ``source_line`` in the original one; null where there is none.
    """
    result = {
        "pages": [
            {
                "path": page.target.path,
                "locale": page.locale,
                "segments": [
                    {
                        "id": pair.id,
                        "state": pair.state,
                        "line": pair.target.line if pair.target else None,
                        "source_line": pair.source.line if pair.source else None,
                    }
                    for pair in page.pairs
                ],
            }
            for page in pages
        ],
        "problems": [{name: getattr(each, name) for name in _IN_JSON} for each in problems],
    }
    return json.dumps(result, ensure_ascii=False, indent=2)


def as_text(pages: Sequence[PagePair], problems: Sequence[Problem]) -> str:
    """One line a page with its counts of states, then the problems."""
    lines = [f"{page.target.path}: {_counts([page]) or 'no segment read'}" for page in pages]
    return "\n".join([*lines, problems_report.as_text(problems)])


def as_github(pages: Sequence[PagePair], problems: Sequence[Problem]) -> str:
    """Workflow commands, and one notice for whoever changed only the original."""
    lines = [problems_report.as_github(problems)] if problems else []
    behind = sum(pair.state != "current" for page in pages for pair in page.pairs)
    if behind and not any(each.severity == "error" for each in problems):
        lines.append(
            f"::notice title=translation::{_counts(pages)}. If you changed only the original, nothing "
            "more is asked of you: translators take it from here. "
            "Si vous n'avez modifié que l'original, rien de plus ne vous est demandé."
        )
    else:
        lines.append(f"::notice title=translation::{_counts(pages) or 'no translated page'}")
    return "\n".join(lines)


def printed(pages: Sequence[PagePair], problems: Sequence[Problem], output_format: str) -> str:
    """The report in one of the formats of ``ground.report``."""
    own = {"text": as_text, "json": as_json, "github": as_github}
    if output_format in own:
        return own[output_format](pages, problems)
    return problems_report.PRINTERS[output_format](problems)


def _counts(pages: Sequence[PagePair]) -> str:
    counts: Counter[str] = Counter(pair.state for page in pages for pair in page.pairs)
    order = ("current", "outdated", "missing", "moved", "orphan")
    return ", ".join(f"{counts[state]} {state}" for state in order if counts[state])
