"""A review falls due by the day of the text, and once a week by the calendar."""

from datetime import date
from pathlib import Path

import pytest
from case import lay
from support import IDENTITY, run, untold

from checks.reviews import check

FILE = "docs/source/book.yml"
REVIEWS = """\
reviews:
  - { by: A, kind: expert, date: 2020-01-01, due: 2021-01-01 }
  - { by: B, kind: expert, date: 2021-01-01, due: 2023-11-13 }
  - { by: C, kind: readers, date: 2021-01-01, due: 2023-11-14 }
"""
EPOCH = 1700000000  # 14 November 2023


@pytest.fixture
def book(tmp_path) -> Path:
    """A copy of the fixture book with three reviews."""
    lay("bread", tmp_path)
    (tmp_path / FILE).write_text(REVIEWS + IDENTITY, encoding="utf-8")
    return tmp_path


def found(book: Path, today: date | None = None) -> list[tuple[str, int, str]]:
    problems = check(book, today)
    assert untold(problems) == []
    return [(each.rule, each.line, each.severity) for each in problems]


def test_the_last_of_each_kind_is_overdue_on_the_day_after(book, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    assert found(book) == [("review-overdue", 3, "warning")]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH - 86400))
    assert found(book) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 86400))
    assert [line for _, line, _ in found(book)] == [3, 4]


def test_a_text_of_no_known_day_has_nothing_overdue_whatever_the_clock_says(book, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert found(book) == []


def test_by_the_calendar_it_is_an_error(book):
    assert found(book, date(2023, 11, 14)) == [("review-overdue", 3, "error")]
    command = ["check_reviews.py", "--root", book, "--today"]
    assert run(*command, "2023-11-13").returncode == 0
    late = run(*command, "2023-11-14")
    assert late.returncode == 1 and f"{FILE}:3:1: error: " in late.stdout
    assert run(*command).returncode == 1, "the day of this run is later"
    wrong = run(*command, "14/11/2023")
    assert wrong.returncode == 2 and "no day: '14/11/2023'" in wrong.stderr


def test_a_declaration_that_cannot_be_read_is_told_at_its_line(book):
    (book / FILE).write_text("publisher: A\nauthor: B\n", encoding="utf-8")
    (problem,) = check(book)
    assert (problem.rule, problem.path, problem.line) == ("unreadable", FILE, 2)
