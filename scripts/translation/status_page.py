"""What does the page on the state of the translation say?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

MARKER = "<!-- translation-status -->"


@dataclass(frozen=True)
class Row:
    """One page in one language: its title, its address, and the segments behind with theirs."""

    title: str
    link: str
    states: Counter[str]
    behind: Sequence[tuple[str, str]]  # title and address


def table(rows: Sequence[Row], words: Mapping[str, str], caption: str) -> str:
    """Return an HTML table: page by page, current or behind, in the words of the reader's language.

    A cell says what it says in words, not by colour.
    """
    heads = "".join(f'<th scope="col">{escape(words[w])}</th>' for w in ("status_page", "status_state"))
    body = "".join(_row(row, words) for row in rows)
    return (
        f'<table class="translation-status"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: Row, words: Mapping[str, str]) -> str:
    late = {state: count for state, count in row.states.items() if count and state != "current"}
    if not late:
        state = escape(words["status_current"])
    else:
        parts = [words[f"status_{name}"].format(count) for name, count in sorted(late.items())]
        state = escape(words["status_behind"].format(", ".join(parts)))
        if row.behind:
            links = ", ".join(f'<a href="{escape(link)}">{escape(name)}</a>' for name, link in row.behind)
            state += f" {links}"
    name = escape(row.title)
    title = f'<a href="{escape(row.link)}">{name}</a>' if row.link else name
    return f'<tr data-behind="{sum(late.values())}"><th scope="row">{title}</th><td>{state}</td></tr>'
