"""What the check says of an address that would lead nowhere: one error, at its line, and what to type."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from history import built, moved, record, rename, second
from small_books import questions, replace
from support import run, untold

from checks import registry
from ground.problem import CannotRun, Problem
from lasting import listed
from lasting.check import check

LEVAIN = "docs/fr/chapitres/le-levain.md"
LIST = listed.PATH


@pytest.fixture(scope="module")
def published(bread, tmp_path_factory) -> Path:
    """The book with the list of its addresses, and its site in ``site``."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("published") / "repository")
    questions(root)
    record(root, built(root, root / "site"))
    return root


@pytest.fixture
def book(published, tmp_path) -> Path:
    return shutil.copytree(published, tmp_path / "repository")


def found(root: Path, is_built: bool = False) -> list[Problem]:
    """What is found in a book whose site ``is_built`` as it is, or is as it was published."""
    problems = check(root, root / "site" if not is_built else built(root, root / "anew"))
    assert untold(problems) == []
    return problems


def one(root: Path, is_built: bool = False) -> Problem:
    (problem,) = found(root, is_built)
    return problem


def everything(root: Path) -> list[Problem]:
    """What all checks find."""
    shutil.rmtree(root / "anew", ignore_errors=True)
    outcomes = list(registry.run(root, root / "anew"))
    problems = [each for outcome in outcomes for each in outcome.problems]
    assert untold(problems) == []
    return problems


def test_a_book_as_it_was_published_has_no_problem(book):
    assert found(book) == []


def test_a_book_not_yet_published_has_nothing_to_lose(book):
    (book / LIST).unlink()
    replace(book / LEVAIN, {"slug: chapitres/le-levain": "slug: ailleurs"})
    assert found(book, is_built=True) == []
    (book / LIST).write_text("", "utf-8")
    assert found(book, is_built=True) == []


def test_what_is_new_need_not_be_listed(book):
    replace(
        book / LEVAIN,
        {"\n{: #le-levain-2 }": "\n{: #le-levain-2 }\n\nUn ajout.\n{: #le-levain-3 }"},
    )
    assert found(book, is_built=True) == []


def test_an_address_that_changes_without_a_word_is_one_error_of_all_checks(book):
    replace(book / LEVAIN, {"slug: chapitres/le-levain": "slug: chapitres/ailleurs"})
    (told,) = everything(book)
    assert (told.path, told.line, told.rule) == (LEVAIN, 2, "lost-address")
    assert "`was: chapitres/le-levain`" in told.message
    replace(
        book / LEVAIN, {"slug: chapitres/ailleurs": f"slug: chapitres/ailleurs\n{told.snippet}"}
    )
    assert everything(book) == []


def test_a_page_that_is_renamed_with_its_address_is_recognized(book):
    page = book / "docs/fr/a-propos.md"
    page.rename(book / "docs/fr/apropos.md")
    replace(book / "docs/fr/apropos.md", {"slug: a-propos\n": ""})
    replace(book / "mkdocs.yml", {"a-propos.md": "apropos.md"})
    problem, *_ = found(book, is_built=True)
    assert (problem.path, problem.line) == ("docs/fr/apropos.md", 1)
    assert problem.snippet == "was: a-propos"


def test_an_edited_paragraph_keeps_its_address_and_an_item_the_nearest(book):
    replace(book / LEVAIN, {"Le levain est vivant.": "Le levain vit."})
    for locale, item in (("fr", "- Farine\n"), ("en", "- Flour\n")):
        page = book / "docs" / locale / "formes.md"
        count = page.read_text("utf-8").count(item)
        assert count == 1
        replace(page, {item: ""})
    assert found(book, is_built=True) == []
    html = (book / "anew/formes/index.html").read_text("utf-8")
    items = re.findall(r'<h2[^>]*id="listes">((?:<a class="was" id="[\w-]+"></a>)+)', html)
    assert items and all(each.startswith("listes-") for each in re.findall('id="(.+?)"', items[0]))


@pytest.mark.parametrize("shown_on", ["chapter", "glossary"])
def test_an_id_that_changes_without_a_word_is_one_error(book, shown_on):
    """In both languages, on the page of all chapters, and on the pages in two languages too."""
    names = {
        "chapter": ("chapitres/le-levain.md", "le-levain-2"),
        "glossary": ("glossaire.md", "appret"),
    }
    key, name = names[shown_on]
    for locale in ("fr", "en"):
        page = book / "docs" / locale / key
        page.write_text(re.sub(rf"#{name}\b", "#autre", page.read_text("utf-8")), "utf-8")
    problem = one(book, is_built=True)
    assert (problem.path, problem.rule) == (f"docs/fr/{key}", "lost-passage")
    assert f"`{name}: `" in problem.message
    moved(book / "docs/fr" / key, f"{name}: autre")
    assert found(book, is_built=True) == []


def test_a_page_that_is_taken_out_without_a_word_is_one_error_in_each_language(book):
    for locale in ("fr", "en"):
        (book / "docs" / locale / "formes.md").unlink()
    replace(book / "mkdocs.yml", {"  - formes.md\n": ""})
    problems = found(book, is_built=True)
    assert [(each.path, each.rule) for each in problems] == [(LIST, "lost-address")] * 2
    lines = (book / LIST).read_text("utf-8").split("\n")
    assert sorted(lines[each.line - 1] for each in problems) == ["en/forms/:", "formes/:"]
    (book / "docs/source/gone.yml").write_text('formes.md: { fr: "Retirée.", en: "Gone." }\n')
    assert found(book, is_built=True) == []
    assert "<p>Gone.</p>" in (book / "anew/en/forms/index.html").read_text("utf-8")
    (book / "docs/source/gone.yml").write_text('formes.md: { fr: "Retirée." }\n')
    built(book, book / "anew")
    generic = "What stood here is no longer part of the book."
    assert generic in (book / "anew/en/forms/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "ancien: le-levain-9",
            "there is no passage 'le-levain-9' on docs/fr/chapitres/le-levain.md",
        ),
        ("ancien: la-pate.md#la-pate-1", "there is no passage 'la-pate-1' on docs/fr/la-pate.md"),
        ("ancien: ancien", "'ancien' leads to itself"),
        ("le-levain-1: le-levain-2", "'le-levain-1' stands on the page"),
        ("ancien: vieux\n  vieux: ancien", "'ancien' leads in a circle"),
        ("a: b\n  b: c\n  c: a", "'a' leads in a circle"),
    ],
)
def test_a_line_below_moved_that_leads_nowhere_is_one_error_at_its_line(book, line, says):
    moved(book / LEVAIN, line)
    problem = one(book)
    assert (problem.path, problem.line) == (LEVAIN, 5)
    assert problem.message.startswith(says)


@pytest.mark.parametrize(
    ("was", "says"),
    [
        ("chapitres/le-levain", "'chapitres/le-levain' would lead to itself"),
        ("chapitres/la-pate", "already the address of docs/fr/chapitres/la-pate.md"),
        ("[vieux, vieux]", "already the address of docs/fr/chapitres/le-levain.md"),
        ("Vieux/", "is unsafe"),
        ("en/vieux", "is taken by the site itself"),
        ("[]", None),
        ("{a: b}", "`was` is an address that the page had"),
        ("3", "`was` is an address that the page had"),
    ],
)
def test_a_former_address_that_cannot_be_one_is_one_error_at_its_line(book, was, says):
    replace(
        book / LEVAIN, {"slug: chapitres/le-levain\n": f"slug: chapitres/le-levain\nwas: {was}\n"}
    )
    told = everything(book)
    if says is None:
        assert told == []
        return
    assert [(each.path, each.line) for each in told] == [(LEVAIN, 3)]
    assert says in told[0].message


def test_two_pages_that_lead_to_each_other_are_one_error(book):
    paste = {"le-levain": "la-pate", "la-pate": "le-levain"}
    for name, other in paste.items():
        page = book / f"docs/fr/chapitres/{name}.md"
        replace(
            page, {f"slug: chapitres/{name}": f"slug: chapitres/{name}\nwas: chapitres/{other}"}
        )
    (told,) = everything(book)
    assert told.line == 3
    assert "already the address of" in told.message


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('formes.md: { fr: "Retirée.", en: "Gone." }', "'formes.md' stands in the book"),
        ('glossaire.md#appret: { fr: "x", en: "y" }', "'glossaire.md#appret' stands in the book"),
    ],
)
def test_what_is_said_to_be_gone_and_stands_is_an_error(book, entry, says):
    (book / "docs/source/gone.yml").write_text(f"# what is gone\n{entry}\n", "utf-8")
    problem = one(book)
    assert (problem.path, problem.line) == ("docs/source/gone.yml", 2)
    assert problem.message.startswith(says)


@pytest.mark.parametrize("entry", ["x.md: Retirée.", "x.md: {}", "x.md: { fr: 3 }", "x.md: [a]"])
def test_what_became_of_a_page_is_said_by_language(book, entry):
    (book / "docs/source/gone.yml").write_text(f"{entry}\n", "utf-8")
    with pytest.raises(CannotRun, match=r"gone\.yml:1: say what became of `x\.md`"):
        found(book)


def test_an_address_dropped_from_the_list_is_one_error_without_git(book):
    text = (book / LIST).read_text("utf-8")
    (book / LIST).write_text(re.sub(r"a-propos/:\n(?:  .+\n)+", "", text, count=1), "utf-8")
    problem = one(book)
    assert (problem.path, problem.rule) == (LIST, "dropped-address")
    assert (book / LIST).read_text("utf-8").split("\n")[problem.line - 1].startswith("sum:")
    recorded = run("record_addresses.py", "--root", book, book / "site")
    assert recorded.returncode == 2
    assert "changed in this list by hand" in recorded.stderr


def test_a_list_without_its_sum_is_one_error(book):
    text = (book / LIST).read_text("utf-8")
    (book / LIST).write_text(re.sub(r"sum: .+\n", "", text), "utf-8")
    assert one(book).rule == "dropped-address"


@pytest.mark.parametrize("how", ["entry", "file", "committed"])
def test_git_knows_what_a_list_that_is_whole_has_lost(book, how):
    def git(*args: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(book), *who, *args], check=True, capture_output=True)

    git("init", "-q")
    git("add", LIST)
    git("commit", "-qm", "A list")
    assert found(book) == []
    pages = [each for each in listed.read(book).pages if each.address != "a-propos/"]
    (book / LIST).write_text(listed.written(pages), "utf-8")
    if how == "file":
        (book / LIST).unlink()
    if how == "committed":
        git("commit", "-qam", "A list without a page")
    problem = one(book)
    assert problem.rule == "dropped-address"
    assert ("/" if how == "file" else "a-propos/") in problem.message


def test_the_list_only_grows_and_is_the_same_when_nothing_is_new(book):
    before = (book / LIST).read_bytes()
    assert record(book, book / "site").endswith(", 0 of them new\n")
    assert (book / LIST).read_bytes() == before
    entries = {each.address: each for each in listed.read(book).pages}
    second(book)
    record(book)
    now = {each.address: each for each in listed.read(book).pages}
    for address, entry in entries.items():
        assert set(entry.names) <= set(now[address].names)
        assert set(entry.places) <= {*now[address].places, *now[address].names}
        assert entry.beside.items() <= now[address].beside.items()
    assert "nourrir-le-levain/" in now


def test_a_twin_whose_word_has_changed_stays_listed_and_leads_on(book):
    before = {address for each in listed.read(book).pages for address in each.beside}
    replace(book / "docs/fr/interface.yml", {"slug: parallèle": "slug: cote-a-cote"})
    record(book, built(book, book / "site"))
    pages = listed.read(book).pages
    now = {address for each in pages for address in each.beside}
    assert before < now and any("cote-a-cote" in each for each in now)
    assert found(book) == []
    former = book / "site/chapitres/le-levain/parallele/en/index.html"
    assert "../../cote-a-cote/en/" in former.read_text("utf-8")


def test_a_list_that_nobody_can_read_is_one_error_at_its_line(book):
    (book / LIST).write_text("a-propos/:\n  - fr\n", "utf-8")
    with pytest.raises(CannotRun, match=r"addresses\.yml:1: .*alone writes this list"):
        found(book)


def test_pages_that_no_reader_is_led_to_are_not_listed(bread, tmp_path):
    root = shutil.copytree(bread, tmp_path / "repository")
    assert run("start_translation.py", "--root", root, "es").returncode == 0
    block = "        - { locale: es, name: es, extra: { ready: false } }\n"
    replace(root / "mkdocs.yml", {"\n# navigation": f"{block}\n# navigation"})
    record(root)
    assert {each.locale for each in listed.read(root).pages} == {"fr", "en"}


def test_a_translation_that_lacks_a_passage_leads_to_the_text_that_has_it(book):
    rename(book / "docs/en/chapitres/le-levain.md", "le-levain-2", "autre")
    assert found(book, is_built=True) == []
    html = (book / "anew/en/chapters/the-starter/index.html").read_text("utf-8")
    told = re.search(r'<p id="le-levain-2">.*?</p>', html)
    assert told
    assert '<a href="../../../chapitres/le-levain/#le-levain-2" lang="fr">' in told[0]


def test_an_address_is_led_on_from_in_any_language(bread, tmp_path):
    from small_books import arabic

    root = shutil.copytree(bread, tmp_path / "repository")
    arabic(root)
    record(root)
    page = root / "docs/ar/chapitres/le-levain.md"
    replace(
        page, {"slug: chapitres/le-levain": "slug: chapitres/khamira\nwas: chapitres/le-levain"}
    )
    assert found(root, is_built=True) == []
    html = (root / "anew/ar/chapitres/le-levain/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in html
    assert 'href="../../../ar/chapitres/khamira/"' in html or 'href="../khamira/"' in html
    assert '<span lang="fr" dir="ltr">' in html  # words that nobody has translated


def test_a_page_whose_translation_is_taken_out_leads_to_the_text_itself(book):
    (book / "docs/en/formes.md").unlink()
    assert found(book, is_built=True) == []
    html = (book / "anew/en/forms/index.html").read_text("utf-8")
    assert '<html lang="en"' in html
    assert '<a class="onward" href="../../formes/" lang="fr">Toutes les formes</a>' in html
    assert '<li id="listes"><a href="../../formes/#listes" lang="fr">' in html


def test_a_page_that_goes_into_another_leads_there_and_each_lost_passage_is_one_error(book):
    for locale, slug in (("fr", "formes"), ("en", "forms")):
        (book / "docs" / locale / "formes.md").unlink()
        about = book / "docs" / locale / "a-propos.md"
        replace(about, {"\ndescription:": f"\nwas: {slug}\ndescription:"})
        with about.open("a", encoding="utf-8") as text:
            text.write("\n## Listes · Lists { #listes }\n\n- Eau · Water\n")
    replace(book / "mkdocs.yml", {"  - formes.md\n": ""})
    (entry,) = (each for each in listed.read(book).pages if each.address == "formes/")
    lost = sorted({*entry.names} - {"listes"})
    problems = found(book, is_built=True)
    assert sorted(re.findall(r"passage '(.+?)'", "".join(p.message for p in problems))) == lost
    assert {(each.path, each.rule) for each in problems} == {
        ("docs/fr/a-propos.md", "lost-passage")
    }
    moved(book / "docs/fr/a-propos.md", "\n  ".join(f"{name}: a-propos" for name in lost))
    assert found(book, is_built=True) == []
    html = (book / "anew/en/forms/index.html").read_text("utf-8")
    assert '<li id="listes"><a href="../about/#listes">Listes · Lists</a></li>' in html
    assert '<li id="listes-1"><a href="../about/#listes-1">Eau · Water</a></li>' in html
    assert '<li id="blocs"><a href="../about/#a-propos">About this book</a></li>' in html


def test_a_passage_that_goes_to_another_chapter_with_its_id_is_found_in_both_views(book):
    for locale in ("fr", "en"):
        page = book / "docs" / locale / "chapitres/le-levain.md"
        text, passage = re.fullmatch(
            r"(.+\n)\n(.+\n{: #le-levain-2 }\n)", page.read_text("utf-8"), re.S
        ).groups()
        page.write_text(text, "utf-8", newline="\n")
        with (book / "docs" / locale / "chapitres/la-pate.md").open("a", encoding="utf-8") as other:
            other.write(f"\n{passage}")
    assert found(book, is_built=True) == []
    for page, link in (
        ("chapitres/le-levain/", "../la-pate/#le-levain-2"),
        ("chapitres/le-levain/parallele/en/", "../../../la-pate/parallele/en/#le-levain-2"),
        ("en/chapters/the-starter/parallel/fr/", "../../../the-dough/parallel/fr/#le-levain-2"),
    ):
        html = (book / "anew" / page / "index.html").read_text("utf-8")
        told = re.search(r'<p id="le-levain-2">.*?</p>', html)
        assert told, page
        assert f'<a href="{link}">' in told[0]
    assert 'id="le-levain-2"' in (book / "anew/lire/index.html").read_text("utf-8")
    former = "slug: chapitres/le-levain\n"
    replace(book / LEVAIN, {former: "slug: nourrir\nwas: chapitres/le-levain\n"})
    assert found(book, is_built=True) == []
    twin = (book / "anew/chapitres/le-levain/parallele/en/index.html").read_text("utf-8")
    link = "../../../la-pate/parallele/en/#le-levain-2"
    assert f'<li id="le-levain-2"><a href="{link}">' in twin
    assert '<li id="le-levain-1"><a href="../../../../nourrir/parallele/en/#le-levain-1">' in twin
