"""Does the book bear being changed? By hand: ``.venv/bin/python tests/benchmarks/try_changed_books.py``.

Makes copies of this repository as it stands, changes each as a contributor would, and asks of each that
``check`` finds no error and that the tests pass: all of them, or with ``--book`` those of ``tests/built``
alone. CHANGE names some of the changes; without it all are tried, the fixture book and books made of it
besides.

Exit status: 0 all is green · 1 something is red · 2 a change can no longer be made to this text.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "scripts")]
import small_books  # noqa: E402 - they are found now
from support import repository  # noqa: E402

# The fixture book and books made of it, tried with the tests of tests/built: what the live one cannot show.
SMALL: dict[str, Callable[[Path], object]] = {
    "bread": lambda root: root,
    "arabic-begun": lambda root: small_books.begin(root, "ar"),
    "arabic-ready": small_books.arabic,
}
CHANGES: dict[str, Callable[["Copy"], None]] = {}


class NotAsExpected(Exception):
    """The live text no longer has what a change is about."""


class Copy:
    """A copy of the repository in ``root``, with one commit, and the ways in which people edit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        listed = subprocess.run(
            ["git", "ls-files", "-coz", "--exclude-standard"],
            cwd=REPOSITORY, check=True, capture_output=True, text=True,
        )  # fmt: skip
        for name in filter(None, listed.stdout.split("\0")):
            if (REPOSITORY / name).is_file():  # and not deleted since the last commit
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(REPOSITORY / name, root / name)
        who = ["-c", "user.name=A contributor", "-c", "user.email=contributor@example.org"]
        for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "As received"]):
            subprocess.run(["git", *command], cwd=root, check=True)

    def replace(self, file: str, old: str, new: str) -> None:
        """Put ``new`` where ``old`` stands, once."""
        text = (self.root / file).read_text("utf-8")
        if text.count(old) != 1:
            raise NotAsExpected(f"{file} says {text.count(old)} times, not once: {old!r}")
        self.write(file, text.replace(old, new))

    def replace_everywhere(self, old: str, new: str) -> None:
        """Put ``new`` wherever ``old`` stands in the pages, in mkdocs.yml and in edition.yml."""
        declared = [self.root / "mkdocs.yml", self.root / "docs/source/edition.yml"]
        for path in [*(self.root / "docs").rglob("*.md"), *declared]:
            text = path.read_text("utf-8")
            if old in text:
                path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def write(self, file: str, text: str) -> None:
        """Write a whole file."""
        (self.root / file).write_text(text, encoding="utf-8", newline="\n")

    def command(self, name: str, *arguments: str) -> str:
        """What a command of the project prints about this copy; it must end well, or find faults."""
        result = subprocess.run(
            [sys.executable, self.root / "scripts" / name, *arguments],
            cwd=self.root, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        if result.returncode == 2:
            raise NotAsExpected(f"{name}: {result.stderr.strip()}")
        return result.stdout

    def accept(self, page: str, *segments: str) -> None:
        """Record that the translation of a page says the same."""
        self.command("accept_translation.py", f"docs/en/{page}", *segments)

    def declare(self) -> None:
        """Paste what the check of the received text shows, with a day and a reason, into edition.yml."""
        found = json.loads(self.command("check_source.py", "--format", "json"))["problems"]
        snippets = [each["snippet"] for each in found if each.get("snippet")]
        if not snippets:
            raise NotAsExpected(f"check_source.py shows nothing to paste: {found}")
        path = self.root / "docs/source/edition.yml"
        text = path.read_text("utf-8").rstrip("\n") + "\n" + "\n".join(snippets) + "\n"
        text = re.sub(r"(?m)^( +reason:) *$", r"\1 un essai", text)
        text = re.sub(r"(?m)^( +date:) *$", r"\1 2026-11-30", text)
        self.write("docs/source/edition.yml", text)

    def add_to_nav(self, page: str) -> None:
        """Put a page before the About page."""
        self.replace("mkdocs.yml", "  - a-propos.md\n", f"  - {page}\n  - a-propos.md\n")

    def add_term(self, locale: str, term: str, name: str, body: str) -> None:
        """Put a term into a glossary in its alphabetical place."""
        file = f"docs/{locale}/glossaire.md"
        text = (self.root / file).read_text("utf-8")
        headings = list(re.finditer(r"(?m)^## (.+?) \{ #", text))
        after = (each.start() for each in headings if _plain(each[1]) > _plain(term))
        at = next(after, len(text))
        self.write(file, f"{text[:at]}## {term} {{ #{name} }}\n\n{body}\n\n{text[at:]}")


def _plain(term: str) -> str:
    return unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode().lower()


def change(function: Callable[[Copy], None]) -> Callable[[Copy], None]:
    """Try this change."""
    CHANGES[function.__name__.replace("_", "-")] = function
    return function


CONCLUSION = "docs/fr/chapitres/conclusion.md"


@change
def corrected_word(book: Copy) -> None:
    """A word of a French chapter is corrected and declared; the English waits."""
    book.replace(CONCLUSION, "représente une frontière", "constitue une frontière")
    book.declare()


@change
def corrected_word_accepted(book: Copy) -> None:
    """The same, and the English is read again."""
    corrected_word(book)
    book.accept("chapitres/conclusion.md")


@change
def split_paragraph(book: Copy) -> None:
    """A paragraph of a French chapter becomes two; what the check shows is pasted."""
    book.replace(CONCLUSION, " Grâce à une", "\n{: #conclusion-1 }\n\nGrâce à une")
    text = (book.root / CONCLUSION).read_text("utf-8")
    book.write(
        CONCLUSION, text.rstrip().removesuffix("{: #conclusion-1 }") + "{: #conclusion-2 }\n"
    )
    book.declare()


@change
def swapped_paragraphs(book: Copy) -> None:
    """Two paragraphs of the About page change places in both languages."""
    for locale in ("fr", "en"):
        file = f"docs/{locale}/a-propos.md"
        text = (book.root / file).read_text("utf-8")
        section = re.search(r"(?<=\{ #origine \}\n\n)([^\n#]+)\n\n([^\n#]+)(?=\n\n## )", text)
        if not section:
            raise NotAsExpected(f"{file} has no section #origine of two paragraphs")
        book.replace(file, section[0], f"{section[2]}\n\n{section[1]}")


@change
def added_term(book: Copy) -> None:
    """A term is added to both glossaries."""
    book.add_term(
        "fr", "biopsie", "biopsie",
        "Prélèvement d'un petit morceau de tissu, examiné ensuite au microscope.\n\n"
        "- Formes : biopsies\n- Voir aussi : [tumeur](#tumeur)\n"
        "- Terme d'arrière-plan, absent des chapitres",
    )  # fmt: skip
    book.add_term(
        "en", "biopsy", "biopsie",
        "Removal of a small piece of tissue, which is then examined under a microscope.\n\n"
        "- Forms: biopsies\n- See also: [tumor](#tumeur)\n"
        "- Background term, absent from the chapters",
    )  # fmt: skip
    book.accept("glossaire.md", "biopsie")


FAQ_FR = """---
slug: questions
description: De courtes réponses aux questions que l'on pose le plus souvent sur ce livre.
---

# Questions fréquentes { #questions }

Voici les questions que l'on pose le plus souvent sur ce livre.

## Faut-il tout lire ? { #tout-lire }

Non. Chaque chapitre se lit seul, et le glossaire explique les mots difficiles.

## Puis-je l'imprimer ? { #imprimer }

Oui, pour vous. Chaque page s'imprime sans les menus.
"""
FAQ_EN = """---
slug: questions
description: Short answers to the questions that are most often asked about this book.
---

# Frequently asked questions { #questions }

Here are the questions that are most often asked about this book.

## Do I have to read everything? { #tout-lire }

No. Each chapter can be read on its own, and the glossary explains the difficult words.

## May I print it? { #imprimer }

Yes, for yourself. Each page prints without the menus.
"""


@change
def faq_page(book: Copy) -> None:
    """A page is added in both languages, and to the navigation."""
    book.write("docs/fr/faq.md", FAQ_FR)
    book.write("docs/en/faq.md", FAQ_EN)
    book.add_to_nav("faq.md")
    book.accept("faq.md")


@change
def renamed_chapter(book: Copy) -> None:
    """The file of a chapter gets another name: in both languages, nav, links and edition.yml."""
    for locale in ("fr", "en"):
        folder = book.root / "docs" / locale / "chapitres"
        (folder / "introduction.md").rename(folder / "ouverture.md")
    book.replace_everywhere("introduction.md", "ouverture.md")
    book.replace_everywhere("chapter: introduction", "chapter: ouverture")


@change
def changed_slugs(book: Copy) -> None:
    """A page and a chapter move to other addresses, each in one language."""
    book.replace("docs/en/a-propos.md", "slug: about\n", "slug: about-this-book\n")
    book.replace(CONCLUSION, "slug: chapitres/conclusion\n", "slug: chapitres/pour-conclure\n")


@change
def spanish_begun(book: Copy) -> None:
    """A third language is begun, with nothing translated."""
    book.command("start_translation.py", "es")


@change
def half_translated_page(book: Copy) -> None:
    """A new French page; ``start_translation.py`` prepares the English one; half of it is done."""
    book.write("docs/fr/faq.md", FAQ_FR)
    book.add_to_nav("faq.md")
    book.command("start_translation.py", "en")
    french, english = FAQ_FR.split("\n"), FAQ_EN.split("\n")
    last = english.index("## Do I have to read everything? { #tout-lire }")
    for old, new in zip(french[5:last], english[5:last], strict=True):
        if old:
            book.replace("docs/en/faq.md", old, new)


ALL = [*CHANGES, *SMALL]


def errors(root: Path) -> str:
    """How ``check`` ends on a book: ``ok``, or what it says."""
    result = subprocess.run(
        [sys.executable, REPOSITORY / "scripts/check_all.py", "--root", root],
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return "ok" if result.returncode == 0 else result.stdout[-4000:] + result.stderr


def failures(root: Path, book_alone: bool) -> str:
    """How the tests end on a book: ``ok``, or what pytest says last."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--ignore=tests/formats",
        "--ignore=tests/built/formats",
    ]
    if book_alone:
        command += ["tests/built", f"--book={root}"]
    result = subprocess.run(
        command, cwd=REPOSITORY if book_alone else root,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return "ok" if result.returncode == 0 else result.stdout[-4000:] + result.stderr[-1000:]


def main() -> int:
    """Try the changes; print what each came to, and a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--book", action="store_true", help="the tests of tests/built alone")
    parser.add_argument("--keep", type=Path, help="a new folder in which the changed books stay")
    parser.add_argument("change", nargs="*", choices=[[], *ALL], metavar="CHANGE")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="changed-books-") as temporary:
        for name in options.change or ALL:
            began = time.monotonic()
            print(f"{name}: ", end="", flush=True)
            if name in SMALL:
                root, alone = (options.keep or Path(temporary)) / name, True
                SMALL[name](repository(root))
            else:
                root, alone = (options.keep or Path(temporary)) / name, options.book
                root.mkdir(parents=True)
                try:
                    CHANGES[name](Copy(root))
                except NotAsExpected as reason:
                    print(f"\nerror: {name}: {reason}", file=sys.stderr)
                    return 2
            print("check … ", end="", flush=True)
            checked = errors(root)
            print("tests … ", end="", flush=True)
            tested = failures(root, alone)
            seconds = time.monotonic() - began
            print(f"{seconds:.0f} s", flush=True)
            for said in (checked, tested):
                if said != "ok":
                    print(said, flush=True)
            rows.append((name, checked == "ok", tested == "ok", seconds))
    print(f"\n{'changed book':28}{'check':8}{'tests':8}{'seconds':>8}")
    for name, checked_ok, tested_ok, seconds in rows:
        marks = ("green" if ok else "RED" for ok in (checked_ok, tested_ok))
        print(f"{name:28}" + "".join(f"{mark:8}" for mark in marks) + f"{seconds:8.0f}")
    return 0 if all(row[1] and row[2] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
