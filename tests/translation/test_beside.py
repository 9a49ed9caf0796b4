"""What other languages say beside a segment: the same, or nothing."""

import pytest
import small_books
from support import lay

from book.chapters import GLOSSARY
from translation.beside import rows
from translation.book import page_pairs
from translation.counterparts import Pages

KEY = small_books.TO_ASK
QUESTION = "Combien de temps faut-il laisser reposer la pâte 3"


@pytest.fixture
def book(tmp_path):
    root = lay("bread", tmp_path)
    small_books.questions(root, 4)
    return root


def found(root, locale, key=KEY, other=None):
    return {
        each.id: each
        for each in rows(
            Pages(page_pairs(root)), locale, key, [other or {"fr": "en", "en": "fr"}[locale]]
        )
    }


def test_each_language_answers_the_other(book):
    french, english = found(book, "fr"), found(book, "en")
    assert list(french) == list(english)
    for name, row in french.items():
        assert row.others == {"en": english[name].text}
        assert english[name].others == {"fr": row.text}
    assert french["montrer"].text == "Montrez cette feuille au boulanger."
    assert french["pate-1"].text.endswith("à quelle chaleur\N{NARROW NO-BREAK SPACE}?")


def test_what_is_outdated_does_not_answer_and_the_french_does(book):
    small_books.replace(book / f"docs/fr/{KEY}", {QUESTION: "Où laisser reposer la pâte 3"})
    assert found(book, "fr")["pate-3"].others == {}
    assert found(book, "fr")["pate-2"].others.keys() == {"en"}
    assert found(book, "en")["pate-3"].others["fr"].startswith("Où laisser")


def add(path, text, before=""):
    """Write a text at the end of a file, or before some words of it."""
    typed = path.read_text("utf-8")
    at = typed.index(before) if before else len(typed)
    path.write_text(typed[:at] + text + typed[at:], encoding="utf-8", newline="\n")


def test_what_is_still_french_answers_nothing_and_is_not_asked(book):
    for locale in ("fr", "en"):
        add(book / f"docs/{locale}/{KEY}", "- [ ] Et le sel ?\n  {: #sel }\n")
    assert found(book, "fr")["sel"].others == {}
    assert "sel" not in found(book, "en")


def test_what_has_no_id_of_its_own_is_found_again_where_it_has_moved(book):
    for locale in ("fr", "en"):
        small_books.replace(book / f"docs/{locale}/{KEY}", {"  {: #pate-3 }\n": ""})
    small_books.accept(book, "en", KEY)
    add(book / f"docs/fr/{KEY}", "- [ ] Et le sel ?\n", before=f"- [ ] {QUESTION}")
    asked = [(row.text, row.others) for row in found(book, "fr").values()]
    ((_, salt),) = [each for each in asked if each[0].startswith("Et le sel")]
    ((_, third),) = [each for each in asked if each[0].startswith(QUESTION)]
    assert salt == {} and "dough 3" in third["en"]


def test_of_an_entry_the_term_alone_in_the_order_of_the_language(book):
    entries = {
        locale: [
            (row.text, *row.others.values())
            for row in found(book, locale, GLOSSARY).values()
            if row.kind == "entry"
        ]
        for locale in ("fr", "en")
    }
    assert entries["fr"][0] == ("apprêt", "final proof")
    assert entries["en"][1] == ("bulk rise", "pointage")
    assert len(entries["fr"]) == len(entries["en"]) == 8
