"""How do problems look in each output format?"""

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from ground.problem import Problem, count
from ground.well_formed import FORBIDDEN

Counts = Mapping[str, int]
STATES = ("ok", "problems", "could not run")
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")


def as_text(problems: Sequence[Problem], checked: Counts | None = None) -> str:
    """One ``path:line:column: severity: message [rule]`` a line, below it the lines to paste that
    mend it, where they are known; then a line of counts."""
    lines = []
    for p in problems:
        lines += [line_of(p), *map(visible, p.snippet.splitlines())]
    counts = [f"{count(problems, 'error')} errors", f"{count(problems, 'warning')} warnings"]
    counts += [f"{number} {what}" for what, number in (checked or {}).items()]
    lines.append(", ".join(counts))
    return "\n".join(lines)


def line_of(problem: Problem) -> str:
    """One line of text on a problem."""
    path, line, column = problem.place()
    return visible(
        f"{path}:{line}:{column}: {problem.severity}: {problem.message} [{problem.rule}]"
    )


def visible(text: str) -> str:
    """One line, whatever the names in it: control characters as escapes."""
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def as_json(problems: Sequence[Problem], checked: Counts | None = None) -> str:
    """A JSON object whose ``problems`` lists every field of every problem; ``checked`` counts what was."""
    data: dict[str, Any] = {"problems": [p.record() for p in problems]}
    if checked is not None:
        data["checked"] = dict(checked)
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], checked: Counts | None = None) -> str:
    """GitHub workflow commands, one annotation a problem.

    Escaping follows the ``toolkit`` of GitHub Actions: ``%``, CR and LF everywhere,
    also ``:`` and ``,`` in properties.
    """
    lines = []
    for p in problems:
        path, line, column = p.place()
        lines.append(
            f"::{'notice' if p.severity == 'note' else p.severity} file={_property(path)},line={max(line, 1)},"
            f"col={max(column, 1)},title={_property(p.rule)}::{_data(p.message)}"
        )
    return "\n".join(lines)


def as_sarif(problems: Sequence[Problem], checked: Counts | None = None) -> str:
    """A log of the Static Analysis Results Interchange Format, version 2.1.0."""
    rules = sorted({p.rule for p in problems})
    driver = {"name": Path(sys.argv[0]).stem or "check", "rules": [{"id": rule} for rule in rules]}
    results = []
    for p in problems:
        path, line, column = p.place()
        location: dict[str, Any] = {
            "artifactLocation": {"uri": quote(path, errors="surrogateescape")}
        }
        if line:
            location["region"] = {"startLine": line, "startColumn": max(column, 1)}
        results.append(
            {
                "ruleId": p.rule,
                "ruleIndex": rules.index(p.rule),
                "level": p.severity,
                "message": {"text": p.message},
                "locations": [{"physicalLocation": location}],
            }
        )
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def as_junit(problems: Sequence[Problem], checked: Counts | None = None) -> str:
    """JUnit XML: each problem a failed test case, warnings too, their ``type`` beginning with it; no note."""
    problems = [p for p in problems if p.severity != "note"]
    total = str(len(problems))
    suites = ElementTree.Element("testsuites", tests=total, failures=total)
    suite = ElementTree.SubElement(
        suites, "testsuite", name="check", tests=total, failures=total, errors="0"
    )
    for p in problems:
        path, line, column = (_xml(str(part)) for part in p.place())
        case = ElementTree.SubElement(
            suite, "testcase", classname=path, name=f"{p.rule} {line}:{column}"
        )
        case.set("file", path)
        case.set("line", line)
        failure = ElementTree.SubElement(
            case, "failure", type=f"{p.severity}.{p.rule}", message=_xml(p.message)
        )
        failure.text = f"{path}:{line}:{column}: {_xml(p.message)}"
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(
        suites, encoding="unicode"
    )


def result(
    status: int, check: str, said: str, seconds: float, states: Sequence[str] = STATES
) -> str:
    """The line that ends what a check has said: its state, its name, its counts or its reason.

    ``states`` are the words for the exit statuses 0, 1 and 2.
    """
    return f"{states[min(status, 2)]:13}  {check:22} {said} ({seconds:.1f} s)"


PRINTERS: dict[str, Callable[..., str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _xml(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)
