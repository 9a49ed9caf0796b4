"""Books made of ``bread``: what it cannot show."""

from pathlib import Path

from support import run

PAGE = "questions.md"
FRENCH = """---
slug: questions
description: Des questions que l'on pose souvent sur le levain, et ce que le livre en dit.
---

# Questions fréquentes { #questions-frequentes }

## Peut-on garder le levain au froid ? { #garder-levain-froid }

Oui. Au froid, le levain ne double pas en 4 heures, mais il peut attendre 7 jours.
Le [glossaire](glossaire.md) explique ces mots.

## Pourquoi le pain ne lève-t-il pas ? { #pain-leve }

- La farine est trop vieille.
- Le pointage a été trop court.
"""
HALF = {
    "slug: questions": "slug: frequent-questions",
    "Questions fréquentes": "Frequent questions",
    "Peut-on garder le levain au froid ?": "Can a starter be kept in the cold?",
    "- La farine est trop vieille.": "- The flour is too old.",
}


def replace(path: Path, words: dict[str, str]) -> None:
    """Replace words of a file, each of which is there."""
    text = path.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


def new_page(root: Path) -> Path:
    """A new page of questions in French, in the navigation; return its translation, all French."""
    (root / "docs/fr" / PAGE).write_text(FRENCH, encoding="utf-8", newline="\n")
    replace(root / "mkdocs.yml", {"  - a-propos.md\n": f"  - {PAGE}\n  - a-propos.md\n"})
    started = run("start_translation.py", "--root", root, "en")
    assert started.returncode == 0, started.stderr
    return root / "docs/en" / PAGE


def half_translated(root: Path) -> Path:
    """The same page with half of its passages in English, and accepted."""
    page = new_page(root)
    replace(page, HALF)
    accepted = run("accept_translation.py", "--root", root, page)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    return page


def begin(root: Path, locale: str) -> None:
    """Begin a language: its pages in French, and its block in ``mkdocs.yml``, as printed."""
    started = run("start_translation.py", "--root", root, locale)
    assert started.returncode == 0, started.stderr
    block = started.stdout[started.stdout.index(f"        - {{ locale: {locale}") :].rstrip("\n")
    replace(root / "mkdocs.yml", {"\n# navigation": f"{block}\n\n# navigation"})


ARABIC = {
    "locale: ar, name: ar, extra: { ready: false }": "locale: ar, name: ar, extra: { ready: true, face: system }"
}
LEAVEN = """---
slug: chapitres/le-levain
description: كيف نحافظ على خميرة حية.
---

# تغذية الخميرة { #le-levain }

الخميرة كائن حي. نجددها، أي نعطيها الدقيق والماء، مرة في اليوم عند 25 °C ومرة في الأسبوع في البرد.
{: #le-levain-1 }

قد يتضاعف حجم الخميرة النشطة خلال 4 ساعات. بعض الخمائر أبطأ، لكنها لم تفسد لهذا السبب.
{: #le-levain-2 }
"""


def arabic(root: Path) -> None:
    """Arabic begun and declared ready, with one chapter translated: from right to left."""
    begin(root, "ar")
    replace(root / "mkdocs.yml", ARABIC)
    replace(root / "docs/ar/interface.yml", {"language: Français": "language: العربية"})
    chapter = root / "docs/ar/chapitres/le-levain.md"
    chapter.write_text(LEAVEN, encoding="utf-8", newline="\n")
    accepted = run("accept_translation.py", "--root", root, chapter)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
