"""Which words have changed between two versions of a text?"""

import re
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[\w'’-]+|[^\w\s]")


def marked(old: str, new: str) -> str:
    """Return ``new`` with ``[-words gone-]`` and ``{+words come+}`` marked."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    parts: list[str] = []
    for change, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        if change == "equal":
            parts.append(come)
            continue
        if gone.strip():
            parts.append(
                f"[-{gone.strip()}-]" + (" " if come.strip() or gone[-1].isspace() else "")
            )
        if come.strip():
            lead, tail = come[: len(come) - len(come.lstrip())], come[len(come.rstrip()) :]
            parts.append(f"{lead}{{+{come.strip()}+}}{tail}")
        elif come:
            parts.append(come)
    return "".join(parts)
