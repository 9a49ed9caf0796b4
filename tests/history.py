"""A book at three commits: ``bread``, whose pages, passages, and terms are moved, split, renamed, and taken out."""

import re
from dataclasses import dataclass
from pathlib import Path

from small_books import TO_ASK, replace
from support import build, run

from translation.accept import accept

LOCALES = ("fr", "en")
GONE = """formes.md:
  fr: Cette page d'essai a été retirée le 3 mai.
  en: This trial page was taken out on May 3.
glossaire.md#taux-hydratation:
  fr: Le mot a été retiré du glossaire.
  en: The word was taken out of the glossary.
"""
RIGHTS = {
    "fr": """---
slug: verification
description: Ce qui a été vérifié dans ce livre d'essai.
---

# La vérification { #page-verification }

## Ce qui a été vérifié { #verification }

- Les chapitres français sont comparés au texte reçu.
- La traduction suit le français paragraphe par paragraphe.

## Signaler une erreur { #signaler }

Une faute, une phrase obscure : dites-le, en indiquant la page et la phrase.
""",
    "en": """---
slug: verification
description: What has been checked in this sample book.
---

# Checking { #page-verification }

## What has been checked { #verification }

- The French chapters are compared with the received text.
- The translation follows the French paragraph by paragraph.

## Report a mistake { #signaler }

A typo, an obscure sentence: say so, giving the page and the sentence.
""",
}


@dataclass(frozen=True)
class History:
    """The repository at its last commit, and the sites of its ``first`` and its ``last`` one: online (``"true"``, as
    ``DIRECTORY_URLS`` is then) and for a disk (``"false"``)."""

    root: Path
    first: dict[str, Path]
    last: dict[str, Path]


def record(root: Path, *site: Path) -> str:
    """List the addresses of a book, as a maintainer does before a release."""
    done = run("record_addresses.py", "--root", root, *site)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(root: Path, site: Path, **environment: str) -> Path:
    """The site of a book, without its editions."""
    done = build(["-m", "mkdocs", "build", "--strict", "-q", "-d", site], root, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def second(root: Path) -> None:
    """A chapter moves, a term and a passage get another id, a file another name, an item is taken out."""
    for locale, slug in (("fr", "nourrir-le-levain"), ("en", "feeding-the-starter")):
        docs = root / "docs" / locale
        slugs = {"fr": "chapitres/le-levain", "en": "chapters/the-starter"}
        replace(
            docs / "chapitres/le-levain.md",
            {f"slug: {slugs[locale]}": f"slug: {slug}\nwas: {slugs[locale]}"},
        )
        rename(docs / "chapitres/le-levain.md", "le-levain-2", "le-levain-5")
        for page in [docs / "glossaire.md"]:
            text = page.read_text("utf-8")
            text = re.sub(r"#appret\b", "#seconde-levee", text)
            text = text.replace("  appret: ", "  seconde-levee: ")
            page.write_text(text, "utf-8", newline="\n")
        (docs / "chapitres/la-pate.md").rename(docs / "chapitres/la-pate-levee.md")
    moved(root / "docs/fr/chapitres/le-levain.md", "le-levain-2: le-levain-5")
    moved(root / "docs/fr/glossaire.md", "appret: seconde-levee")
    for locale in LOCALES:
        rename(root / "docs" / locale / TO_ASK, "pate-3", "attente")
    moved(root / "docs/fr" / TO_ASK, "pate-3: attente")
    replace(root / "mkdocs.yml", {"chapitres/la-pate.md": "chapitres/la-pate-levee.md"})
    replace(root / "docs/source/edition.yml", {"chapter: la-pate\n": "chapter: la-pate-levee\n"})
    for locale, item in (("fr", "    - tiède en hiver\n"), ("en", None)):
        page = root / "docs" / locale / "formes.md"
        text = page.read_text("utf-8")
        item = item or re.findall(r"^    - .+\n", text, re.M)[0]
        page.write_text(text.replace(item, ""), "utf-8", newline="\n")
    again(root, "chapitres/le-levain.md", "glossaire.md", "formes.md", TO_ASK)


def third(root: Path) -> None:
    """The chapter moves again, and its passage; a page is split, another taken out, and a term with it."""
    for locale, slug in (("fr", "levain-vivant"), ("en", "living-starter")):
        docs = root / "docs" / locale
        before = {"fr": "nourrir-le-levain", "en": "feeding-the-starter"}[locale]
        first = {"fr": "chapitres/le-levain", "en": "chapters/the-starter"}[locale]
        replace(
            docs / "chapitres/le-levain.md",
            {f"slug: {before}\nwas: {first}": f"slug: {slug}\nwas: [{first}, {before}]"},
        )
        rename(docs / "chapitres/le-levain.md", "le-levain-5", "le-levain-6")
        about = docs / "a-propos.md"
        text = about.read_text("utf-8")
        about.write_text(
            re.sub(r"\n## [^\n]+ \{ #verification \}.*", "", text, flags=re.S),
            "utf-8",
            newline="\n",
        )
        (docs / "verification.md").write_text(RIGHTS[locale], "utf-8", newline="\n")
        (docs / "formes.md").unlink()
        glossary = docs / "glossaire.md"
        text = glossary.read_text("utf-8")
        text = re.sub(r"\n## [^\n]+ \{ #taux-hydratation \}\n.*?(?=\n## |\Z)", "", text, flags=re.S)
        glossary.write_text(text, "utf-8", newline="\n")
    replace(
        root / "docs/fr/chapitres/le-levain.md",
        {
            "  le-levain-2: le-levain-5\n": "  le-levain-2: le-levain-5\n  le-levain-5: le-levain-6\n"
        },
    )
    moved(root / "docs/fr/a-propos.md", "erreur: verification.md#signaler")
    replace(root / "mkdocs.yml", {"  - formes.md\n": "  - verification.md\n"})
    (root / "docs/source/gone.yml").write_text(GONE, "utf-8", newline="\n")
    again(root, "chapitres/le-levain.md", "glossaire.md", "a-propos.md", "verification.md")


def rename(page: Path, old: str, new: str) -> None:
    """Give a passage another id, in its stamp too."""
    text = page.read_text("utf-8")
    text = text.replace(f"#{old} ", f"#{new} ").replace(f"  {old}: ", f"  {new}: ")
    page.write_text(text, "utf-8", newline="\n")


def moved(page: Path, line: str) -> None:
    """Declare at the head of a page where a passage is."""
    replace(page, {"---\n\n#": f"moved:\n  {line}\n---\n\n#"})


def again(root: Path, *pages: str) -> None:
    """Accept translations of pages as they are."""
    for page in pages:
        accept(root, "en", page)
