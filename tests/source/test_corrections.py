"""The list of corrections: what is declared, in the reader's language, the newest first."""

import re
from pathlib import Path

import pytest
from case import apply, lay
from support import untold

from book import interface
from source import corrections
from source.compare import check

LINE = "- 2023-11-02 : Mot juste. · Right word.\n"


@pytest.fixture
def book(tmp_path) -> Path:
    """A copy of the fixture book, whose one correction is of 2 October 2023."""
    return lay("bread", tmp_path)


def listed(book: Path, locale: str) -> list[str]:
    html = corrections.listed(book, interface.read(book, locale, "fr"))
    return re.findall("<li>(.*?)</li>", html)


def note(book: Path, text: str) -> None:
    (book / "CHANGELOG.md").write_text(f"# Ce qui a changé\n\n{text}", encoding="utf-8")


def test_a_correction_of_the_received_text_is_shown_in_the_language_it_is_in(book):
    (french,), (english,), (spanish,) = (listed(book, each) for each in ("fr", "en", "es"))
    assert french == (
        '<time datetime="2023-10-02">2\u00a0octobre\u00a02023</time> · Cuire\u00a0: '
        "«\u00a0si la mie est humide\u00a0» est devenu «\u00a0si la mie est bien hydratée\u00a0»."
    )
    assert english.count('<span lang="fr">') == 2 and "October" in english
    assert spanish.count('lang="fr"') == 2 and "octobre" in spanish


def test_the_changelog_s_are_among_them_by_their_days(book):
    note(book, f"## 1.0.0\n\n### Corrections\n\n{LINE}- 2023-09-01: Un\n  mot. · A\n  word.\n")
    assert check(book) == []
    french, english, spanish = (listed(book, each) for each in ("fr", "en", "es"))
    assert [re.findall("datetime=\"(.*?)\"", each)[0] for each in french] == [
        "2023-11-02", "2023-10-02", "2023-09-01",
    ]  # fmt: skip
    assert french[2].endswith(" · Un mot.") and english[2].endswith(" · A word.")
    assert spanish[0].endswith('<span lang="fr">Mot juste.</span>')


def test_nothing_but_what_is_below_such_a_heading_is_a_correction(book):
    note(book, f"## 1.0.0\n\n{LINE}\n### Corrections\n\n## 0.9.0\n\n{LINE}")
    assert check(book) == [] and len(listed(book, "fr")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "- Mot juste. · Right word.",
        "- 2023-11-02 : Mot juste.",
        "- 2023-11-02 : Mot juste. · Right word. · Palabra.",
        "- 2023-11-02 : · Right word.",
        "- 2023-02-30 : Mot juste. · Right word.",
        "Mot juste.",
    ],
)
def test_one_that_is_not_dated_or_in_one_language_alone_is_told_and_left_out(book, line):
    note(book, f"### Corrections\n\n{line}\n")
    (problem,) = check(book)
    assert (problem.rule, problem.path, problem.line) == ("malformed-correction", "CHANGELOG.md", 5)
    assert untold([problem]) == []
    assert len(listed(book, "en")) == 1


def test_one_without_a_day_is_a_warning_and_stands_last(book):
    edition = "docs/source/edition.yml"
    apply(book, {"file": edition, "find": "    date: 2023-10-02\n", "replace": ""})
    note(book, f"### Corrections\n\n{LINE}")
    (problem,) = check(book)
    assert (problem.rule, problem.severity) == ("undated-correction", "warning")
    assert untold([problem]) == []
    assert listed(book, "en")[1].startswith("Undated · ")


def test_where_there_is_none_it_is_said(book):
    path = book / "docs/source/edition.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - chapter: la-cuisson\n    received")], encoding="utf-8")
    html = corrections.listed(book, interface.read(book, "en", "fr"))
    assert (
        html == "<p>No correction of the text or of the translation has been declared to date.</p>"
    )
