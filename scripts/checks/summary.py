"""What is said at the end of all checks, to a reader of French or of English?

Markdown, for the page of a pull request: what is broken, what became outdated, how to mend it. Messages of
checks are in English; ``fixes.yml`` has what a contributor reads beside them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from checks.registry import Outcome
from ground.message import french
from ground.problem import Problem, count
from ground.report import STATES, line_of, result, visible

# Rules of the check of translations that say a change of the original is still to be followed.
_OUTDATED = frozenset({"outdated", "missing", "moved", "orphan"})
_LIMIT = 50  # problems shown; the annotations and the log have them all


def as_markdown(outcomes: Sequence[Outcome]) -> str:
    """The summary of a whole run, French first, then English."""
    return "\n".join([*_language(outcomes, "fr"), "", "---", "", *_language(outcomes, "en"), ""])


def as_text(outcomes: Sequence[Outcome], locale: str) -> str:
    """Each problem on a line, with what to do about it on the next; then what ``states`` says."""
    lines = []
    for each in outcomes:
        for problem in each.problems:
            lines.append(line_of(replace(problem, message=said(problem.message, locale))))
            if todo := fix(each.check.name, problem, locale):
                lines.append(visible(f"    {_TEXT[locale]['fix']} {todo}"))
            lines += map(visible, problem.snippet.splitlines())
    return "\n".join([*lines, states(outcomes, locale)])


def states(outcomes: Sequence[Outcome], locale: str) -> str:
    """One line a check: its state, its counts, the seconds it took."""
    lines = []
    for each in outcomes:
        errors, warnings = count(each.problems, "error"), count(each.problems, "warning")
        counts = _TEXT[locale]["counts"].format(errors, warnings)
        name, reason = each.check.command, said(each.reason, locale)
        lines.append(result(each.status, name, reason or counts, each.seconds, _STATES[locale]))
    return "\n".join(lines)


_STATES = {"fr": ("ok", "à corriger", "impossible"), "en": STATES}
_TEXT = {
    "fr": {
        "title": "Vérifications",
        "good": "Tout va bien : rien n'est cassé, aucune traduction n'est en retard.",
        "table": "| Vérification | Erreurs | Avertissements |",
        "unable": "n'a pas pu travailler :",
        "broken": "Ce qui est cassé",
        "outdated": "Traductions en retard",
        "outdated_why": (
            "Si vous n'avez modifié que l'original, rien de plus ne vous est demandé : "
            "une personne qui traduit prendra la suite."
        ),
        "other": "À relire",
        "fix": "À faire :",
        "counts": "erreurs : {}, avertissements : {}",
        "english": "(en anglais) {}",
        "more": "… et {} de plus, dans le journal.",
        "again": "Pour tout vérifier chez vous : `python3 scripts/run.py check`.",
    },
    "en": {
        "title": "Checks",
        "good": "All is well: nothing is broken, no translation is outdated.",
        "table": "| Check | Errors | Warnings |",
        "unable": "could not run:",
        "broken": "What is broken",
        "outdated": "Outdated translations",
        "outdated_why": (
            "If you changed only the original, nothing more is asked of you: "
            "a translator takes it from here."
        ),
        "other": "To look at",
        "fix": "To do:",
        "counts": "{} errors, {} warnings",
        "more": "… and {} more, in the log.",
        "again": "To check everything on your computer: `python3 scripts/run.py check`.",
    },
}


def _language(outcomes: Sequence[Outcome], locale: str) -> Iterator[str]:
    words = _TEXT[locale]
    yield from (f"## {words['title']}", "")
    found = [(each.check.name, problem) for each in outcomes for problem in each.problems]
    if not found and not any(each.status for each in outcomes):
        yield words["good"]
        return
    yield from (words["table"], "|---|---:|---:|")
    for each in outcomes:
        errors, warnings = count(each.problems, "error"), count(each.problems, "warning")
        name = f"{getattr(each.check, locale)} (`{each.check.command}`)"
        if each.status == 2:
            yield f"| {name} | {words['unable']} {escaped(said(each.reason, locale))} | |"
        elif each.reason:
            yield f"| {name} | {escaped(said(each.reason, locale))} | |"
        else:
            yield f"| {name} | {errors} | {warnings} |"
    for name in ("broken", "outdated", "other"):
        yield from _section(name, [each for each in found if _kind(*each) == name], locale)
    yield from ("", words["again"])


def fix(check: str, problem: Problem, locale: str) -> str:
    """What is to be done about a problem that the ``check`` of this name found: a sentence of
    Markdown in the language ``fr`` or ``en``, empty where the message says it all."""
    texts = fixes().get(check, {}).get(problem.rule, {})
    return texts.get(locale, "").replace("{path}", problem.path.replace("`", ""))


@cache
def fixes() -> dict[str, dict[str, dict[str, str]]]:
    """The sentences of ``fix`` by check, rule and language."""
    return yaml.safe_load(Path(__file__).with_name("fixes.yml").read_text(encoding="utf-8"))


def said(message: str, locale: str) -> str:
    """The message in the reader's language, or a word that it is in English."""
    if locale == "en" or not message:
        return message
    return french(message) or _TEXT[locale]["english"].format(message)


def _kind(check: str, problem: Problem) -> str:
    if problem.severity == "error":
        return "broken"
    return "outdated" if check == "translations" and problem.rule in _OUTDATED else "other"


def _section(name: str, found: list[tuple[str, Problem]], locale: str) -> Iterator[str]:
    if not found:
        return
    words = _TEXT[locale]
    yield from ("", f"### {words[name]}", "")
    if name == "outdated":
        yield from (words["outdated_why"], "")
    for check, problem in found[:_LIMIT]:
        place = f"{problem.path}:{max(problem.line, 1)}".replace("`", "'")
        yield f"- `{place}` {escaped(said(problem.message, locale))}"
        if todo := fix(check, problem, locale):
            yield f"  **{words['fix']}** {todo}"
        if problem.snippet:
            yield f"  <pre>{escaped(problem.snippet).replace(chr(10), f'{chr(10)}  ')}</pre>"
    if len(found) > _LIMIT:
        yield f"- {words['more'].format(len(found) - _LIMIT)}"


def escaped(text: str) -> str:
    """Text of a pull request as plain text: nothing in it is a link, picture, mention or HTML."""
    return re.sub(r"[\\`*_\[\]<>|!#@&:]", lambda each: f"&#{ord(each[0])};", text)
