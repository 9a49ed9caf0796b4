"""What cannot be read is refused at the door: in one line, at once, by whatever asks."""

import subprocess
import sys
from pathlib import Path

import pytest
from case import lay
from hostile import BEHIND_THE_DOOR, INPUTS, LET_IN, PAGE
from support import REPOSITORY, repository, surroundings

from book import front_matter, interface, markdown, mkdocs_yml
from book.passages import MarkdownFile
from book.words import Typed
from checks import registry
from ground import door
from ground.command import read_text
from ground.limits import LIMITS, excess
from ground.message import french
from ground.problem import CannotRun
from source import edition

AT_THE_DOOR = sorted(INPUTS.keys() - BEHIND_THE_DOOR - LET_IN)


@pytest.fixture
def book(tmp_path) -> Path:
    """A book, with a folder of what is laid over the theme."""
    root = lay("bread", tmp_path / "book")
    (root / "overrides/assets").mkdir(parents=True)
    return root


def is_one_line(refusal: CannotRun) -> bool:
    """A file and a line of it, and a sentence that has its French."""
    line = str(refusal)
    return "\n" not in line and len(line) < 1000 and bool(refusal.path) and bool(french(line))


@pytest.mark.parametrize("name", AT_THE_DOOR)
def test_what_cannot_be_read_is_refused_in_one_line(book, name, monkeypatch):
    INPUTS[name](book)
    if name == "unreadable":  # to the administrator nothing is
        monkeypatch.setattr(door.os, "access", lambda path, mode: path != book / PAGE)
    with pytest.raises(CannotRun) as caught:
        door.check(book)
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", sorted(BEHIND_THE_DOOR))
def test_yaml_that_is_let_in_is_refused_by_who_reads_it(book, name):
    INPUTS[name](book)
    door.check(book)
    with pytest.raises(CannotRun) as caught:
        front_matter.parse(read_text(book / PAGE, book), PAGE)
        interface.read(book, "fr", "fr")
        mkdocs_yml.read(book)
        edition.read(book)
    assert is_one_line(caught.value)


@pytest.mark.parametrize("name", sorted(LET_IN))
def test_what_keeps_to_every_limit_is_read_or_refused(book, name):
    INPUTS[name](book)
    door.check(book)
    try:
        assert MarkdownFile(book, PAGE).passages
    except CannotRun as refusal:
        assert refusal.path == PAGE and is_one_line(refusal)


def test_a_book_as_it_should_be_is_let_in(book):
    (book / "docs/assets/link.svg").symlink_to("favicon.svg")  # a finding of the check of the text
    door.check(book)
    door.check(book / "nowhere")


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_the_most_that_is_read(name):
    assert not excess(name, LIMITS[name].most)
    assert french(excess(name, LIMITS[name].most + 1))


def test_the_line_is_the_first_that_is_too_much(book):
    (book / PAGE).write_text("# A\n\n" + "<b>\n" * 249 + "<\n<b>\n<b>\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=rf"^{PAGE}:253: too many signs < in one page: 252"):
        door.check(book)


def test_all_checks_say_it_once(book):
    INPUTS["columns"](book)
    outcomes = list(registry.run(book, book / "site"))
    assert [each.status for each in outcomes] == [2] * len(registry.CHECKS)
    (problem,) = (problem for each in outcomes for problem in each.problems)
    assert problem.path == PAGE
    assert len({each.reason for each in outcomes}) == 2


COMMANDS = [
    ["check_all.py"], ["check_prose.py"], ["check_source.py"], ["check_glossary.py"], ["check_build.py"],
    ["check_translations.py"], ["show_translation.py"], ["accept_translation.py", "a-propos.md"],
    ["start_translation.py", "es"], ["export_glossary.py"], ["build_offline.py"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_asks_at_the_door(book, command):
    """A pipe: whoever opened it would wait for ever."""
    INPUTS["pipe"](book)
    (book / "site").mkdir()
    (book / "site/index.html").touch()
    done = subprocess.run(
        [sys.executable, REPOSITORY / "scripts" / command[0], "--root", book, *command[1:]],
        capture_output=True, text=True, encoding="utf-8", env=surroundings(), timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "docs/fr/f.md:1:" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["pipe", "loops", "columns"])
def test_a_bare_build_asks_at_the_door(tmp_path, name):
    root = repository(tmp_path / "book")
    INPUTS[name](root)
    done = mkdocs(root)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "docs/fr/" in line] == [
        f"ERROR   -  {refusal(root)}"
    ]
    assert "Traceback" not in done.stderr and not (root / "site").exists()


def test_what_mkdocs_cannot_bear_is_named_by_its_page(tmp_path):
    """Two languages' builds: the error of the second passes through the first."""
    root = repository(tmp_path / "book")
    hook = root / "scripts/hook_door.py"
    hook.write_text(
        hook.read_text("utf-8").replace(
            "    return front.body\n",
            "    if page.file.src_uri == 'en/a-propos.md':\n"
            "        config.markdown_extensions.append(lambda: 1)\n"
            "    return front.body\n",
        ),
        encoding="utf-8",
    )
    done = mkdocs(root)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "docs/en/a-propos.md:1: Markdown fails: " in done.stderr


def mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    """A build as anybody may call it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=60,
        env=surroundings(NO_MKDOCS_2_WARNING="1"),
    )  # fmt: skip


def refusal(root: Path) -> str:
    """What the door says."""
    with pytest.raises(CannotRun) as caught:
        door.check(root)
    return str(caught.value)


def test_a_page_that_nests_too_deeply_is_named(book, monkeypatch):
    read = Typed.read

    def read_or_end(typed, element):
        if element.text == "b":
            raise RecursionError("maximum recursion depth exceeded")
        return read(typed, element)

    monkeypatch.setattr(Typed, "read", read_or_end)
    page = markdown.reader(book).read(front_matter.Page(body="a\n\nb", body_line=7, path="a.md"))
    with pytest.raises(CannotRun, match=r"^a\.md:9: Markdown fails: nested too deeply$"):
        _ = page.words


@pytest.mark.parametrize(
    "typed",
    [
        "[https://example.org](https://example.org)", "(see [this https://example.org])",
        "[https://example.org]", "[url=https://example.org]here[/url]",
    ],
)  # fmt: skip
def test_a_bracket_behind_an_address_that_is_words_is_none_of_its_host(book, typed):
    page = book / PAGE
    page.write_text(page.read_text(encoding="utf-8") + f"\n{typed}\n", encoding="utf-8")
    door.check(book)


@pytest.mark.parametrize("typed", ["[x](https://a])", "see https://a]b", "[x](//[a)"])
def test_a_bracket_in_a_host_is_refused(book, typed):
    page = book / PAGE
    page.write_text(page.read_text(encoding="utf-8") + f"\n{typed}\n", encoding="utf-8")
    with pytest.raises(CannotRun, match="is no address"):
        door.check(book)
