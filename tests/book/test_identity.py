"""What a book says it is, and that nothing else knows."""

import re

import pytest
from support import IDENTITY, apply, lay, run, untold

from book import identity, languages
from book.chapters import chapter_path
from ground.problem import CannotRun, Problem

TERMS = "terms: { label: Index, ids: [D000000], record: 'https://example.org/r/{id}' }\n"


def said(root, text):
    apply(root, {"file": identity.FILE, "write": text})
    return identity.read(root)


def test_every_fact_is_read_the_source_first(tmp_path):
    text = IDENTITY.replace("fr: Livre, en: Book", "en: Book, pt-BR: Livro, fr: Livre") + TERMS
    book = said(tmp_path, text)
    assert (book.name, book.source, book.chapters) == ("book", "fr", "chapitres")
    assert book.languages == ("fr", "en", "pt-BR") and book.titles["pt-BR"] == "Livro"
    assert book.terms and book.terms.address("D123456") == "https://example.org/r/D123456"
    assert [each for each in ("D123456", "D12345", "E123456", "") if book.terms.is_id(each)] == [
        "D123456"
    ]
    assert said(tmp_path, IDENTITY).terms is None


def test_of_two_books_in_one_process_neither_is_taken_for_the_other(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    said(one, IDENTITY)
    said(other, IDENTITY.replace("source: fr", "source: en").replace("chapitres", "parts"))
    assert (languages.source(one), languages.source(other)) == ("fr", "en")
    assert chapter_path(other, "en", "a") == "docs/en/parts/a.md"
    said(one, IDENTITY.replace("source: fr", "source: en"))
    assert languages.source(one) == "en"


SLIPS = [
    ("", 1, "'name' is missing"),
    ("# nothing\n", 1, "'name' is missing"),
    ("- name\n", 1, "expected `key: value` lines"),
    ("name\n", 1, "expected `key: value` lines"),
    (IDENTITY.replace("name: book\n", ""), 1, "'name' is missing"),
    (IDENTITY.replace("name: book", "name:"), 1, "'name' is missing"),
    (IDENTITY.replace("name: book", "name: ../book"), 1, "'name' is of a-z"),
    (IDENTITY.replace("name: book", "name: Du pain"), 1, "'name' is of a-z"),
    (IDENTITY.replace("source: fr", "source: ../x"), 2, "../x: not the code of a language"),
    (IDENTITY.replace("source: fr", "source: es"), 3, "'es' is missing"),
    (IDENTITY.replace("en: Book", "../x: Book"), 3, "../x: not the code of a language"),
    (IDENTITY.replace("en: Book", "fr: Book"), 3, "'fr' stands twice"),
    (IDENTITY.replace("en: Book", "en: 1984"), 3, "'en' must be text"),
    (IDENTITY.replace("{ fr: Livre, en: Book }", "Livre"), 3, "expected `key: value` lines"),
    (IDENTITY.replace("chapitres", "../.."), 4, "'chapters' is of a-z"),
    (IDENTITY + "author: A\n", 5, "no key 'author' stands here"),
    (IDENTITY + "terms: Index\n", 5, "expected `key: value` lines"),
    (IDENTITY + TERMS.replace("label: Index, ", ""), 5, "'label' is missing"),
    (IDENTITY + TERMS.replace("Index", "'<b>'"), 5, "'label' is of letters"),
    (IDENTITY + TERMS.replace("[D000000]", "D000000"), 5, "'ids' is a list"),
    (IDENTITY + TERMS.replace("[D000000]", "['(a+)+']"), 5, "'ids' is of letters"),
    (IDENTITY + TERMS.replace("{id}", ""), 5, "'record' is no address"),
    (IDENTITY + TERMS.replace("https", "javascript"), 5, "'record' is no address"),
]


@pytest.mark.parametrize(("text", "line", "words"), SLIPS)
def test_a_slip_is_one_sentence_at_its_line(tmp_path, text, line, words):
    with pytest.raises(CannotRun) as refused:
        said(tmp_path, text)
    problem = refused.value.problem()
    assert isinstance(problem, Problem) and (problem.path, problem.line) == (identity.FILE, line)
    assert words in problem.message and "\n" not in problem.message
    assert untold([problem]) == []


def test_a_folder_that_says_nothing_of_itself_is_no_book(tmp_path):
    with pytest.raises(CannotRun, match="docs: no such folder"):
        identity.read(tmp_path)
    (tmp_path / "docs").mkdir()
    with pytest.raises(CannotRun, match=r"docs/source/book\.yml: no such file"):
        identity.read(tmp_path)


@pytest.mark.parametrize(
    ("file", "find", "replace", "words"),
    [
        (identity.FILE, "source: fr", "source: en", "belongs to en alone"),
        (identity.FILE, "chapters: chapitres", "chapters: parts", "docs/fr/parts/"),
    ],
)
def test_a_setting_that_does_not_agree_stops_the_build_in_one_sentence(
    bread, tmp_path, file, find, replace, words
):
    import shutil

    root = shutil.copytree(bread, tmp_path / "book")
    apply(root, {"file": file, "find": find, "replace": replace})
    done = run("check_build.py", "--root", root, "--site", tmp_path / "site")
    assert done.returncode, done.stdout
    assert words in done.stdout + done.stderr, done.stdout + done.stderr


def test_a_ready_language_has_a_title_and_a_title_its_language(tmp_path):
    root = lay("bread", tmp_path)
    apply(root, {"file": identity.FILE, "find": "  en: Sourdough", "replace": "  es: Sourdough"})
    done = run("check_translations.py", "--root", root)
    told = done.stdout
    assert done.returncode == 1
    assert re.search(r"book\.yml:5:1: error: .*\[title-missing\]", told), told
    assert re.search(r"book\.yml:5:1: error: .*\[language-not-built\]", told), told
