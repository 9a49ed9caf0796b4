"""Known problems pass until a date, and the file that lists them is checked too."""

import datetime
from pathlib import Path

import pytest

import check_links
from ground.problem import CannotRun
from links import allowances

TODAY = datetime.date(2030, 1, 15)
ENTRY = '[[exception]]\ntarget = "{}"\nreason = "Will come back."\nuntil = {}\n'


def rules(site: Path, listed: str) -> list[tuple[str, str, int]]:
    """Rule, target and line of what is left."""
    (site.parent / allowances.NAME).write_text(listed, encoding="utf-8")
    found, _ = check_links.problems(check_links.arguments([str(site)]), TODAY)
    return [(p.rule, p.target, p.line) for p in found]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with three broken links."""
    folder = tmp_path / "site"
    folder.mkdir()
    body = "".join(f'<a href="{a}">x</a>' for a in ("old/a.html", "old/b.html", "gone.html?q=[1]"))
    (folder / "index.html").write_text(body, encoding="utf-8")
    return folder


def test_exact_and_pattern(site: Path) -> None:
    """``*`` stands for any text; ``?`` and ``[`` for themselves."""
    listed = ENTRY.format("old/*", "2030-01-15") + ENTRY.format("gone.html?q=[1]", "2031-01-01")
    assert rules(site, listed) == []


def test_expired_covers_nothing(site: Path) -> None:
    """The problem is back, and the entry is one more, at its line."""
    listed = ENTRY.format("old/*", "2030-01-14") + ENTRY.format("gone*", "2030-02-01")
    assert rules(site, listed) == [
        ("missing-file", "old/a.html", 1),
        ("missing-file", "old/b.html", 1),
        ("exception-expired", "old/*", 1),
    ]


def test_unused_is_a_problem(site: Path) -> None:
    """Nothing to let pass: the entry has to go."""
    listed = ENTRY.format("*", "2030-02-01") + ENTRY.format("nowhere", "2030-02-01")
    assert rules(site, listed) == [("exception-unused", "nowhere", 5)]


def test_page_and_rule_narrow(site: Path) -> None:
    """Both may be given."""
    entry = ENTRY.format("*", "2030-02-01")
    assert len(rules(site, entry + 'page = "other.html"\n')) == 4
    assert len(rules(site, entry + 'rule = "orphan"\n')) == 4
    assert rules(site, entry + 'rule = "missing-file"\npage = "index.html"\n') == []


@pytest.mark.parametrize(
    ("listed", "line"),
    [
        ('[[exception]]\ntarget = "a"\nuntil = 2030-01-01\n', 1),
        ('\n[[exception]]\ntarget = "a"\nreason = " "\nuntil = 2030-01-01\n', 2),
        ('[[exception]]\ntarget = "a"\nreason = "b"\n', 1),
        ('[[exception]]\ntarget = "a"\nreason = "b"\nuntil = "2030-01-01"\n', 1),
        (ENTRY.format("a", "2030-01-01") + 'who = "x"\n', 1),
        ("[[exception]]\ntarget = a\n", 2),
        ("exception = 1\n", 1),
    ],
)
def test_bad_file_cannot_run(site: Path, listed: str, line: int) -> None:
    """Every entry has a target, a reason and a date; the message names file and line."""
    with pytest.raises(CannotRun, match=rf"{allowances.NAME}:{line}: "):
        rules(site, listed)


def test_named_file_must_exist(site: Path) -> None:
    """``--exceptions`` names a file to read, not one to find missing."""
    with pytest.raises(CannotRun):
        check_links.problems(
            check_links.arguments([str(site), "--exceptions", "no-such.toml"]), TODAY
        )
