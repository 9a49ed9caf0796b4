"""What the owner declares: nothing is made up where nothing is declared, and a slip is one sentence."""

from datetime import date
from pathlib import Path

import pytest
from case import BOOKS, lay
from support import untold

from book import book_yml, interface, owner_told
from book.book_yml import Owner
from ground.problem import CannotRun, Problem

WHOLE = """\
publisher: Association d'essai
funding: { fr: aucun, en: none }
contact: livre@example.org
licence:
  name: CC BY 4.0
  url: https://example.org/by/4.0/
reviews:
  - by: { fr: une lectrice, en: a reader }
    kind: expert
    date: 2023-01-31
    due: 2024-01-31
  - by: { fr: un autre lecteur, en: another reader }
    kind: expert
    date: "2023-11-14"
    due: 2025-11-14
"""
EMPTY = "publisher:\nfunding:\ncontact:\nlicence:\nreviews:\n"
REVIEW = "reviews:\n  - by: x\n    kind: readers\n    date: 2023-01-31\n    due: 2024-01-31\n"

IDENTITY = (BOOKS / "bread" / book_yml.FILE).read_text(encoding="utf-8")
BEFORE = IDENTITY.count("\n")


@pytest.fixture
def book(tmp_path) -> Path:
    """A copy of the fixture book, which declares nothing of who publishes it."""
    return lay("bread", tmp_path)


def declared(book: Path, text: str) -> Owner:
    (book / book_yml.FILE).write_text(IDENTITY + text, encoding="utf-8", newline="\n")
    return book_yml.read(book)


@pytest.mark.parametrize("text", [None, "", "# nothing\n", EMPTY])
def test_what_is_not_declared_is_not_known(book, text):
    assert (book_yml.read(book) if text is None else declared(book, text)) == Owner()


def test_what_is_declared_is_read_in_each_language(book):
    owner = declared(book, WHOLE)
    assert owner.publisher and owner.funding and owner.licence
    assert owner.publisher.plain("fr") == owner.publisher.plain("en") == "Association d’essai"
    assert [owner.funding.plain(each) for each in ("fr", "en", "es")] == ["aucun", "none", "aucun"]
    assert owner.funding.html("es") == '<span lang="fr">aucun</span>'
    assert owner.licence.url == "https://example.org/by/4.0/"
    latest = owner.latest(book_yml.EXPERT)
    assert latest and (latest.date, latest.due) == (date(2023, 11, 14), date(2025, 11, 14))
    assert latest.line == 12 + BEFORE and owner.latest("readers") is None


SLIPS = [
    ("publisher: A\nauthor: B\n", 2, "no key 'author' stands here"),
    ("publisher: A\npublisher: B\n", 2, "'publisher' stands twice"),
    ("publisher: 1984\n", 1, "'publisher' must be text"),
    ("publisher: [A]\n", 1, "'publisher' must be text"),
    ("funding:\n  en: none\n", 2, "'fr' is missing"),
    ("funding:\n  fr: aucun\n  xx: none\n", 3, "no key 'xx' stands here, only en, fr"),
    ("funding:\n  fr: aucun\n  fr: rien\n", 3, "'fr' stands twice"),
    ("contact: here\n", 1, "'contact' is no address"),
    ("contact: javascript:alert(1)\n", 1, "'contact' is no address"),
    ("contact: http://example.org/\n", 1, "'contact' is no address"),
    ("licence: free\n", 1, "expected `key: value` lines"),
    ("licence:\n  name: Free\n", 2, "'url' is missing"),
    ("licence:\n  name: Free\n  url: x@example.org\n", 3, "'url' is no address"),
    ("reviews: none\n", 1, "'reviews' is a list"),
    ("reviews:\n  - none\n", 2, "expected `key: value` lines"),
    (REVIEW.replace("    due: 2024-01-31\n", ""), 2, "'due' is missing"),
    (REVIEW.replace("2024-01-31", ""), 5, "'due' is missing"),
    (REVIEW.replace("readers", "friends"), 3, "kind can be expert, translator"),
    (REVIEW.replace("2023-01-31", "31/01/2023"), 4, "'date' is no day"),
    (REVIEW.replace("2023-01-31", "2023-02-31"), 4, "cannot be read"),
    (REVIEW.replace("2023-01-31", '"2023-02-31"'), 4, "'date' is no day"),
    (REVIEW.replace("2024-01-31", "2022-01-31"), 5, "falls due after the day"),
    (REVIEW + "    due: 2025-01-31\n", 6, "'due' stands twice"),
    (REVIEW.replace("by: x", "by: &a x\n    of: *a"), 3, "an alias"),
    ('publisher: "a\\u0007"\n', 1, "U+0007 means nothing"),
    ("publisher: [\n", 2, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words"), SLIPS)
def test_a_slip_is_one_sentence_at_its_line(book, text, line, words):
    with pytest.raises(CannotRun) as refused:
        declared(book, text)
    problem = refused.value.problem()
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == (book_yml.FILE, line + BEFORE)
    assert words in problem.message and "\n" not in problem.message
    assert untold([problem]) == []


@pytest.mark.parametrize("locale", ["fr", "en", "es"])
def test_each_fact_has_a_sentence_known_or_not(book, locale):
    words = interface.read(BOOKS / "bread", locale, "fr")
    known, unknown = (owner_told.places(owner, words) for owner in (declared(book, WHOLE), Owner()))
    assert known.keys() == unknown.keys()
    facts = ("publisher", "contact", "funding", "licence", "expert")
    for fact in owner_told.FACTS:
        assert (known[fact] != unknown[fact]) == (fact in facts)
        assert (known[f"{fact}-known"] != unknown[f"{fact}-known"]) == (fact in facts)
        assert "{" not in known[fact] + unknown[fact]
    assert 'href="mailto:livre@example.org"' in known["contact"]
    assert 'href="https://example.org/by/4.0/"' in known["licence"]
    assert "2025" in known["expert"] and "2024" not in known["expert"]


def test_the_foot_names_the_reviewer_once_there_is_one_and_the_publisher_in_one_clause(book):
    words = interface.read(BOOKS / "bread", "en", "fr")
    foot = owner_told.notice(Owner(), words)
    assert foot == f"{words.html('site.footer')} {words.html('owner.publisher_unknown')}"
    reviewed = owner_told.notice(declared(book, WHOLE), words)
    assert words.html("site.footer") not in reviewed
    assert "another reader" in reviewed and "Association d’essai" in reviewed
    readers = owner_told.notice(declared(book, REVIEW), words)
    assert readers == foot, "no review but an expert's changes what the foot says"


def test_a_place_that_nothing_is_told_for_stays(book):
    html = '<span class="owner-publisher"></span><span class="owner-x"></span><div class="owner-y"></div>'
    filled = owner_told.fill(html, {"publisher": "A", "y": "B"})
    assert filled == 'A<span class="owner-x"></span>B'
