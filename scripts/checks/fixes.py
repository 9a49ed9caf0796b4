"""What is to be done about a problem, in French and in English?

Messages of checks are in English; ``fixes.yml`` has what a contributor reads beside them.
"""

from functools import cache
from pathlib import Path

import yaml

from ground.problem import Problem


def fix(check: str, problem: Problem, locale: str) -> str:
    """One sentence of Markdown, in the language ``fr`` or ``en``, on a problem that the command
    ``check`` (``check_source``) found; empty where the message says it all."""
    texts = table().get(check, {}).get(problem.rule, {})
    return texts.get(locale, "").replace("{path}", problem.path.replace("`", ""))


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """The texts by check, rule and language."""
    return yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
