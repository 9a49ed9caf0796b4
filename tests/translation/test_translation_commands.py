"""The commands: what they print, write and refuse, with and without git, on good input and bad."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import small_books
from case import BOOKS
from support import lay, run

from ground.problem import CannotRun
from translation.which import which

EN = "docs/en/chapitres/repos.md"
FR = "docs/fr/chapitres/repos.md"


@pytest.fixture
def book(tmp_path) -> Path:
    """A small book whose translation is current."""
    return lay("rest", tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(p): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def check(root: Path, form: str = "json") -> tuple[int, str]:
    result = run("check_translations.py", "--root", root, "--format", form)
    assert not result.stderr, result.stderr
    return result.returncode, result.stdout


# check ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_book_whose_translation_is_current(book):
    status, output = check(book)
    report = json.loads(output)
    states = {segment["state"] for page in report["pages"] for segment in page["segments"]}
    assert (status, states, report["problems"]) == (0, {"current"}, [])
    assert check(book, "text")[1].endswith("0 errors, 0 warnings\n")
    assert check(book, "github")[1].startswith("::notice ")


def test_json_has_the_agreed_form(book):
    edit(book / FR, "chaque semaine", "chaque mois")
    status, output = check(book)
    report = json.loads(output)
    (page, _) = report["pages"]
    assert list(report) == ["pages", "problems"]
    assert list(page) == ["path", "locale", "segments"]
    assert (page["path"], page["locale"]) == (EN, "en")
    changed = [each for each in page["segments"] if each["state"] != "current"]
    assert changed == [{"id": "repos-3", "state": "outdated", "line": 26, "source_line": 14}]
    (problem,) = report["problems"]
    assert list(problem) == ["rule", "path", "line", "message", "severity"]
    assert (problem["rule"], problem["line"], problem["severity"]) == ("outdated", 26, "warning")
    assert status == 0


def test_formats_agree(book):
    edit(book / FR, "chaque semaine", "chaque mois")
    edit(book / EN, "12.5%", "12.6%")
    outputs = {form: check(book, form) for form in ("json", "text", "github")}
    assert {status for status, _ in outputs.values()} == {1}
    places = {(p["path"], p["line"], p["rule"]) for p in json.loads(outputs["json"][1])["problems"]}
    text = re.findall(r"^(\S+?):(\d+):\d+: .* \[([a-z-]+)\]$", outputs["text"][1], re.M)
    github = re.findall(
        r"^::\w+ file=(.+?),line=(\d+),.*title=([a-z-]+)::", outputs["github"][1], re.M
    )
    assert {(p, int(n), r) for p, n, r in text} == places
    assert {(p, int(n), r) for p, n, r in github} == places


def test_github_tells_who_changed_french_that_nothing_more_is_asked(book):
    edit(book / FR, "chaque semaine", "chaque mois")
    status, output = check(book, "github")
    assert status == 0
    assert f"::warning file={EN},line=26," in output
    assert f"accept_translation.py {EN} repos-3" in output
    assert "nothing more is asked of you" in output and "rien de plus" in output


def test_same_report_from_a_clone_a_shallow_clone_and_an_archive(book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("places")
    git(book, "init", "-q")
    git(book, "add", "-A")
    git(book, "commit", "-qm", "One")
    edit(book / FR, "chaque semaine", "chaque mois")
    git(book, "commit", "-qam", "Two")
    git(folder, "clone", "-q", book.as_uri(), "clone")
    git(folder, "clone", "-q", "--depth=1", book.as_uri(), "shallow")
    git(book, "archive", "-o", folder / "archive.tar", "HEAD")
    shutil.unpack_archive(folder / "archive.tar", folder / "archive")
    reports = {check(folder / name) for name in ("clone", "shallow", "archive")}
    assert reports == {check(book)}
    assert '"outdated"' in reports.pop()[1]


@pytest.mark.parametrize(
    ("path", "data", "where"),
    [
        (EN, b"---\ntitle: [\n---\n\n# A { #a }\n", f"{EN}:3: malformed front matter"),
        (FR, b"---\ntitle: a: b\n---\n", f"{FR}:2: malformed front matter"),
        (EN, b'---\ntranslation:\n  a: "zzz"\n---\n', f"{EN}:3: malformed fingerprint 'zzz'"),
        (EN, b"# A\n\ncaf\xe9\n", f"{EN}:3: not UTF-8 text"),
        (FR, b"# A\n\ncaf\xe9\n", f"{FR}:3: not UTF-8 text"),
    ],
)
@pytest.mark.parametrize(
    "command", ["check_translations.py", "show_translation.py", "accept_translation.py"]
)
def test_bad_input_is_one_sentence_and_nothing_is_written(book, command, path, data, where):
    (book / path).write_bytes(data)
    before = tree(book)
    result = run(command, "--root", book, *([] if command.startswith("check") else [EN]))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {where}") and result.stderr.count("\n") == 1
    assert tree(book) == before


# accept ────────────────────────────────────────────────────────────────────────────────────────


def test_accepting_makes_current_and_twice_changes_nothing(book):
    edit(book / FR, "chaque semaine", "chaque mois")
    before = (book / EN).read_text(encoding="utf-8")
    assert run("accept_translation.py", "--root", book, EN, "repos-3").returncode == 0
    after = (book / EN).read_text(encoding="utf-8")
    changed = [a for a, b in zip(after.split("\n"), before.split("\n"), strict=True) if a != b]
    assert len(changed) == 1 and re.fullmatch(r'  repos-3: "[0-9a-f]{12}"', changed[0])
    assert '"outdated"' not in check(book)[1]
    again = run("accept_translation.py", "--root", book, "chapitres/repos.md")
    assert again.returncode == 0 and "nothing new to record" in again.stdout
    assert (book / EN).read_text(encoding="utf-8") == after
    assert sorted(p.name for p in (book / EN).parent.iterdir()) == ["repos.md"]


def test_accepting_one_segment_leaves_the_others(book):
    edit(book / FR, "chaque semaine", "chaque mois")
    edit(book / FR, "Croûte légère", "Croûte passagère")
    assert run("accept_translation.py", "--root", book, EN, "effets-4").returncode == 0
    assert re.findall(r'"id": "(.*)",\s+"state": "outdated"', check(book)[1]) == ["repos-3"]


def test_refused_where_a_content_check_fails_and_still_an_error(book):
    edit(book / FR, "12,5 %", "15 %")
    before = tree(book)
    result = run("accept_translation.py", "--root", book, EN)
    assert result.returncode == 1 and "[numbers]" in result.stdout
    assert tree(book) == before


def test_a_paragraph_in_french_is_refused(tmp_path):
    root = lay("bread", tmp_path)
    page = root / "docs/en/chapitres/la-pate.md"
    english = "Next comes the bulk rise, the first fermentation of the dough. It often lasts"
    edit(
        page,
        english,
        "Vient ensuite le pointage, la première fermentation de la pâte. Il dure souvent",
    )
    done = run("accept_translation.py", "--root", root, page, "la-pate-2")
    assert done.returncode == 1
    assert "[wrong-language]" in done.stdout


def test_a_reason_overrules_and_is_kept_for_these_texts_alone(book):
    edit(book / EN, "12.5%", "13%")
    reason = 'Rounded: "on purpose"'
    assert run("accept_translation.py", "--root", book, EN, "--reason", " ").returncode == 1
    assert run("accept_translation.py", "--root", book, EN, "--reason", reason).returncode == 0
    status, output = check(book)
    assert status == 0 and "on purpose" in output
    kept = (book / EN).read_bytes()
    assert run("accept_translation.py", "--root", book, EN).returncode == 0
    assert (book / EN).read_bytes() == kept
    edit(book / EN, "rules: [numbers]", "rules: [links]")
    assert check(book)[0] == 1, "kept for another rule"
    edit(book / EN, "rules: [links]", "rules: [numbers]")
    edit(book / EN, "13%", "14%")
    assert check(book)[0] == 1, "kept for another text"
    edit(book / EN, "14%", "12.5%")
    assert run("accept_translation.py", "--root", book, EN).returncode == 0
    assert "translation_reasons" not in (book / EN).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["nothing.md"], [EN, "nothing-1"], ["docs/en/../fr/chapitres/repos.md"]]
)
def test_unknown_page_or_segment(book, arguments):
    before = tree(book)
    result = run("accept_translation.py", "--root", book, *arguments)
    assert result.returncode == 2 and result.stderr.count("\n") == 1
    assert tree(book) == before


# show ──────────────────────────────────────────────────────────────────────────────────────────


def test_show_has_the_old_french_the_new_one_and_the_english(book, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    edit(book / FR, "chaque semaine", "chaque mois")
    without = run("show_translation.py", "--root", book, EN)
    assert "no git history here" in without.stdout
    edit(book / FR, "chaque mois", "chaque semaine")
    git(book, "init", "-q")
    git(book, "add", "-A")
    git(book, "commit", "-qm", "One")
    edit(book / FR, "chaque semaine", "chaque mois")
    result = run("show_translation.py", "--root", book, EN)
    old, new, english = (cell.strip() for cell in result.stdout.split("\n")[5].split("│"))
    assert old == "Les effets sont suivis chaque semaine par l'équipe du four."
    assert new == "Les effets sont suivis chaque [-semaine-] {+mois+} par l'équipe du four."
    assert english == "The effects are monitored every week by the oven team."
    assert result.returncode == without.returncode == 0


def test_show_in_a_narrow_terminal(book, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    edit(book / FR, "chaque semaine", "chaque mois")
    lines = run("show_translation.py", "--root", book, EN).stdout.split("\n")
    assert "original, now" in lines
    assert max(map(len, lines[2:-2])) <= 40


def test_show_without_a_page_has_all_that_is_behind(tmp_path):
    root = lay("bread", tmp_path)
    current = run("show_translation.py", "--root", root)
    assert (current.returncode, current.stdout) == (0, "every segment of every page is current\n")
    edit(root / "docs/fr/a-propos.md", "Une faute,", "Une erreur,")
    edit(root / "docs/fr/chapitres/la-pate.md", "30 minutes", "trente minutes")
    shown = run("show_translation.py", "--root", root).stdout
    assert re.findall(r"^([\w-]+): outdated", shown, re.M) == ["erreur-1", "la-pate-1"]
    assert re.findall(r"accept_translation\.py (\S+)", shown) == [
        "docs/en/a-propos.md", "docs/en/chapitres/la-pate.md",
    ]  # fmt: skip
    one = run("show_translation.py", "--root", root, "la-pate.md", "index.md").stdout
    assert "la-pate-1: outdated" in one and "docs/en/index.md: every segment is current" in one
    assert "erreur-1" not in one


# several pages ─────────────────────────────────────────────────────────────────────────────────


def test_several_pages_are_accepted_at_once_or_none(tmp_path):
    root = lay("bread", tmp_path)
    edit(root / "docs/fr/a-propos.md", "Une faute,", "Une erreur,")
    edit(root / "docs/fr/chapitres/la-pate.md", "30 minutes", "40 minutes")
    before = tree(root)
    words = ["--root", root, "a-propos.md", "erreur-1", "la-pate.md"]
    refused = run("accept_translation.py", *words)
    assert refused.returncode == 1 and "[numbers]" in refused.stdout
    assert tree(root) == before
    edit(root / "docs/en/chapitres/la-pate.md", "30 minutes", "40 minutes")
    accepted = run("accept_translation.py", *words)
    assert accepted.stdout == (
        "docs/en/a-propos.md: 1 accepted\ndocs/en/chapitres/la-pate.md: 4 accepted\n"
    )
    assert json.loads(check(root)[1])["problems"] == []


def test_a_page_is_known_by_its_name_and_from_the_current_folder(tmp_path, monkeypatch):
    root = lay("bread", tmp_path / "book")
    for name in ("la-pate.md", "la-pate", "chapitres/la-pate.md", "docs/fr/chapitres/la-pate.md"):
        assert which(root, name) == ("en", "chapitres/la-pate.md")
    monkeypatch.chdir(root / "docs/en/chapitres")
    assert which(root, "la-pate.md") == which(root, "../../fr/chapitres/la-pate.md")
    assert which(root, "../index.md") == ("en", "index.md")
    (root / "docs/en/essais").mkdir()
    monkeypatch.chdir(tmp_path)
    (root / "docs/en/essais/la-pate.md").write_text("# A\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"^la-pate\.md: chapitres/la-pate\.md, essais/la-pate\.md"):
        which(root, "la-pate.md")
    (root / "docs/es").mkdir()
    (root / "docs/es/index.md").write_text("# A\n", encoding="utf-8")
    with pytest.raises(CannotRun, match="translated into en, es"):
        which(root, "index.md")
    assert which(root, "index.md", "es") == ("es", "index.md")


def test_words_of_the_interface_are_accepted(tmp_path):
    root = lay("bread", tmp_path / "book")
    path = root / "docs/en/interface.yml"
    stamped = path.read_bytes()
    path.write_bytes(re.sub(rb'  page\.edit: "\w+"\n', b"", stamped))
    assert path.read_bytes() != stamped
    result = run("accept_translation.py", "--root", root, "interface.yml", "page.edit")
    assert (result.returncode, result.stdout) == (0, "docs/en/interface.yml: 1 accepted\n")
    assert path.read_bytes() == stamped


# start ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_language_begins_as_missing_and_nothing_is_overwritten(book):
    shutil.copyfile(BOOKS / "bread/mkdocs.yml", book / "mkdocs.yml")
    result = run("start_translation.py", "--root", book, "es")
    assert result.returncode == 0 and "mkdocs.yml" in result.stdout.split("\n")
    page = book / "docs/es/chapitres/repos.md"
    assert page.read_bytes() == (book / FR).read_bytes()
    status, output = check(book)
    spanish = [page for page in json.loads(output)["pages"] if page["locale"] == "es"]
    assert [page["path"] for page in spanish] == [
        "docs/es/chapitres/repos.md", "docs/es/interface.yml",
    ]  # fmt: skip
    assert status == 0
    assert {each["state"] for page in spanish for each in page["segments"]} == {"missing"}
    accepted = run("accept_translation.py", "--root", book, page)
    assert accepted.returncode == 0 and "0 accepted, nothing new" in accepted.stdout
    assert "repos-3: still in the source language" in accepted.stdout
    assert page.read_bytes() == (book / FR).read_bytes()
    edit(page, "Les effets sont suivis chaque semaine", "Los efectos se siguen cada semana")
    before = page.read_bytes()
    run("start_translation.py", "--root", book, "es")
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "block"),
    [
        ("es", "{ locale: es, name: es, extra: { ready: false } }"),
        ("pt-BR", "{ locale: pt-BR, name: pt-BR, extra: { ready: false } }"),
        ("ar", "{ locale: ar, name: ar, extra: { ready: false, face: system } }"),
        ("sr-Latn", "{ locale: sr-Latn, name: sr-Latn, extra: { ready: false } }"),
        ("br", "{ locale: br, name: br, extra: { ready: false } }"),  # the theme has no words in it
    ],
)
def test_a_new_language_stands_below_the_last_one_and_all_else_stays(tmp_path, language, block):
    root = lay("bread", tmp_path)
    before = (root / "mkdocs.yml").read_text("utf-8").split("\n")
    result = run("start_translation.py", "--root", root, language)
    assert result.returncode == 0, result.stderr
    after = (root / "mkdocs.yml").read_text("utf-8").split("\n")
    (line,) = (number for number, each in enumerate(after, 1) if block in each)
    assert after.pop(line - 1) == f"        - {block}" and after == before
    assert "locale: en" in after[line - 2]
    assert f"mkdocs.yml:{line}: write `ready: true` here" in result.stdout
    again = run("start_translation.py", "--root", root, language)
    assert "Pages to translate: 0." in again.stdout
    assert block in (root / "mkdocs.yml").read_text("utf-8")


def test_a_new_language_has_no_former_addresses(tmp_path):
    root = shutil.copytree(BOOKS / "bread", tmp_path / "book")
    page = root / "docs/fr/a-propos.md"
    former = "was: [ce-livre]\nmoved:\n  a: b\n  c: d\n"
    page.write_text(page.read_text("utf-8").replace("\nslug:", f"\n{former}slug:", 1), "utf-8")
    assert former in page.read_text("utf-8")
    assert run("start_translation.py", "--root", root, "es").returncode == 0
    begun = (root / "docs/es/a-propos.md").read_text("utf-8")
    assert begun == page.read_text("utf-8").replace(former, "")


def test_a_language_stands_in_a_file_with_the_line_ends_of_windows(tmp_path):
    root = lay("bread", tmp_path)
    path = root / "mkdocs.yml"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert run("start_translation.py", "--root", root, "es").returncode == 0
    line = b"        - { locale: es, name: es, extra: { ready: false } }\r\n"
    assert path.read_bytes().replace(line, b"") == before


def test_a_language_that_cannot_be_put_in_place_is_told_by_line(tmp_path):
    root = lay("bread", tmp_path)
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8").replace("languages:\n        - {", "languages: [\n        {")
    text = text.replace("default: true }\n        - {", "default: true },\n        {")
    text = text.replace("# other languages lead to what is ready", "]")
    path.write_text(text, encoding="utf-8")
    before = path.read_bytes()
    result = run("start_translation.py", "--root", root, "ar")
    assert result.returncode == 0, result.stderr
    assert path.read_bytes() == before
    (line,) = re.findall(
        r"mkdocs\.yml:(\d+): add this language: - (?:.*face: system)", result.stdout
    )
    assert "languages:" in text.split("\n")[int(line) - 1]


def test_what_is_left_to_do_is_told_by_file_and_line(tmp_path):
    root = lay("bread", tmp_path)
    told = run("start_translation.py", "--root", root, "pt-BR").stdout
    places = re.findall(r"^(docs/\S*?|mkdocs\.yml):(\d+): ", told, re.M)
    typed = {(path, (root / path).read_text("utf-8").split("\n")[int(line) - 1].strip().split(":")[0])
             for path, line in places if (root / path).is_file()}  # fmt: skip
    slugs = {path.relative_to(root).as_posix() for path in (root / "docs/pt-BR").rglob("*.md")
             if "\nslug: " in path.read_text("utf-8")}  # fmt: skip
    assert typed == {
        *((path, "slug") for path in slugs),
        *(("docs/pt-BR/interface.yml", key) for key in ("language", "in_language", "slug")),
        ("docs/source/book.yml", "fr"),  # the first title
        ("mkdocs.yml", "- { locale"),
    }
    assert "no package has a dictionary of pt-BR" in told
    small_books.replace(
        root / "docs/pt-BR/interface.yml", {"language: Français": "language: Português"}
    )
    small_books.replace(root / "docs/pt-BR/formes.md", {"slug: formes": "slug: formas"})
    left = run("start_translation.py", "--root", root, "pt-BR").stdout
    gone = set(told.split("\n")) - set(left.split("\n"))
    assert [each for each in gone if "formes.md:2: write" in each] and len(
        [each for each in gone if "interface.yml" in each and "write" in each]
    ) == 1


def test_no_page_is_prepared_where_one_cannot_be_read(book):
    shutil.copyfile(BOOKS / "bread/mkdocs.yml", book / "mkdocs.yml")
    (book / "docs/fr/z.md").write_bytes(b"# A\n\ncaf\xe9\n")
    before = tree(book)
    result = run("start_translation.py", "--root", book, "es")
    assert (result.returncode, result.stderr) == (
        2,
        "error: docs/fr/z.md:3: not UTF-8 text: save the file as UTF-8\n",
    )
    assert tree(book) == before


def test_a_new_page_begins_without_an_error_and_is_accepted_half_translated(tmp_path):
    root = lay("bread", tmp_path)
    page = small_books.new_page(root)
    status, output = check(root)
    assert status == 0 and {p["rule"] for p in json.loads(output)["problems"]} == {"missing"}
    small_books.replace(page, small_books.HALF)
    accepted = run("accept_translation.py", "--root", root, page)
    assert accepted.returncode == 0 and "3 accepted" in accepted.stdout
    assert "pain-leve: still in the source language" in accepted.stdout
    status, output = check(root)
    found = {(p["rule"], p["severity"]) for p in json.loads(output)["problems"]}
    assert (status, found) == (0, {("missing", "warning")})
    refused = run("accept_translation.py", "--root", root, page, "pain-leve")
    assert refused.returncode == 1 and "[wrong-language]" in refused.stdout


def test_a_new_page_without_ids_is_told_which_to_type(tmp_path):
    root = lay("bread", tmp_path)
    bare = re.sub(r" \{ #.* \}$", "", small_books.FRENCH, flags=re.M)
    (root / "docs/fr/questions.md").write_text(bare, encoding="utf-8")
    started = run("start_translation.py", "--root", root, "en").stdout
    assert re.findall(r"docs/fr/questions.md:(\d+): .*`\{ #([\w-]+) \}`", started) == [
        ("6", "questions-frequentes"), ("8", "garder-levain-froid"), ("13", "pain-leve"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "language", ["fr", "spanish", "..", "../x", "", "xx", "pt-br", "pt_BR", "es-"]
)
def test_no_language(book, language):
    shutil.copyfile(BOOKS / "bread/mkdocs.yml", book / "mkdocs.yml")
    before = tree(book)
    assert run("start_translation.py", "--root", book, language).returncode == 2
    assert tree(book) == before


def test_a_term_is_not_asked_for_where_the_french_still_stands(tmp_path):
    root = lay("bread", tmp_path)
    page = root / "docs/en/chapitres/la-pate.md"
    page.unlink()
    assert run("start_translation.py", "--root", root, "en").returncode == 0
    result = run("check_glossary.py", "--root", root)
    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n")
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub("Vient ensuite .*", "Then it lasts for hours.", text), encoding="utf-8")
    assert run("check_glossary.py", "--root", root).returncode == 1


def test_a_term_new_in_french_alone_is_a_warning_of_the_glossary_check(tmp_path):
    root = lay("bread", tmp_path)
    french, english = (root / f"docs/{each}/chapitres/la-cuisson.md" for each in ("fr", "en"))
    edit(french, "sonne creux", "sonne creux, gluten compris")
    result = run("check_glossary.py", "--root", root)
    assert "warning: entry 'gluten'" in result.stdout
    assert result.returncode == 0
    edit(french, ", gluten compris", "")
    edit(english, "final proof", "last rest")
    result = run("check_glossary.py", "--root", root)
    assert "error: entry 'appret'" in result.stdout
    assert result.returncode == 1
