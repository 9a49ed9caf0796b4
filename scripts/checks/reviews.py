"""Is what those who publish the book declare well formed, and is a review that they declare overdue?"""

from datetime import date
from pathlib import Path

from book import book_yml, identity
from editions import when
from ground.message import say
from ground.problem import CannotRun, Problem


def check(root: Path, today: date | None = None) -> list[Problem]:
    """Problems of ``docs/source/book.yml`` below ``root``.

    A review is overdue on the day of the text, if that is known, and then it is a warning; never by the
    clock, or a text that nobody has changed would fail one morning. Given a ``today`` it is an error.
    Raises ``CannotRun`` where there is no book.
    """
    try:
        owner = book_yml.read(root)
    except CannotRun as refused:
        if (root / identity.FILE).is_file() and (problem := refused.problem()):
            return [problem]
        raise
    day = today or when.known(root)
    latest = (owner.latest(kind) for kind in book_yml.KINDS)
    return [
        Problem(
            identity.FILE,
            each.line,
            1,
            "review-overdue",
            say("the review of {date} was to be done again by {due}", date=each.date, due=each.due),
            "error" if today else "warning",
        )
        for each in latest
        if each and day and each.due < day
    ]
