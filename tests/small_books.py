"""Books made of ``bread``: what it cannot show."""

import hashlib
import re
import shutil
from pathlib import Path

from support import run

from claims.accept import accept as accept_ground
from translation.accept import accept
from translation.book import keys, read_side

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
    """Begin a language: its pages in French, and its line in ``mkdocs.yml``."""
    started = run("start_translation.py", "--root", root, locale)
    assert started.returncode == 0, started.stderr


MORE = Path(__file__).parent / "books/more-bread"
HALF_DONE = "he"
TITLES = {
    "ar": "خبز الخميرة الطبيعية على مراحل",
    "es": "El pan de masa madre, paso a paso",
    "he": "לחם מחמצת, צעד אחר צעד",
    "pt-BR": "O pão de fermentação natural, passo a passo",
}
# What of the language that is half done is in it: a chapter's title and one of its two passages, three terms, and
# few words around them. The glossary is typed with the labels of the source, as nobody has translated them.
HEBREW = {
    "interface.yml": {
        "language: Français": "language: עברית",
        "chapter: Chapitre {number} sur {total}": "chapter: פרק {number} מתוך {total}",
        "search: Recherche": "search: חיפוש",
        'other_language: "En {language} :"': 'other_language: "ב{language}:"',
    },
    "chapitres/le-levain.md": {
        "# Nourrir le levain": "# להאכיל את המחמצת",
        "Un levain actif peut doubler de volume en quatre heures. Certains levains sont plus lents ; ils ne "
        "sont pas perdus pour autant.": "מחמצת פעילה יכולה להכפיל את נפחה בתוך 4 שעות. יש מחמצות אטיות יותר, "
        "ועם זאת הן לא אבודות.",
    },
    "glossaire.md": {
        "title: Glossaire": "title: מילון מונחים",
        "# Glossaire": "# מילון מונחים",
        "## levain": "## מחמצת",
        "Mélange de farine et d'eau où vivent des levures et des bactéries. On en garde toujours une part pour "
        "la fois suivante.": "תערובת של קמח ומים שבה חיים שמרים וחיידקים. תמיד שומרים חלק ממנה לפעם הבאה.",
        "Formes : levains": "Formes : המחמצת, מחמצות",
        "[fermentation](#fermentation), [farine](#farine)\n- À": "[תסיסה](#fermentation), [קמח](#farine)\n- À",
        "À éviter : levure naturelle": "À éviter : שמר טבעי",
    },
}


def languages(root: Path) -> None:
    """Three more languages, begun by the command, all translated and ready: ``es``, ``pt-BR`` and ``ar``, from
    right to left; a fourth, ready too, is half done."""
    done = sorted(path.name for path in MORE.iterdir())
    titles = "".join(f"  {locale}: {title}\n" for locale, title in TITLES.items())
    replace(root / "docs/source/book.yml", {"chapters: ": f"{titles}chapters: "})
    for locale in (*done, HALF_DONE):
        begin(root, locale)
        if locale != HALF_DONE:
            shutil.copytree(MORE / locale, root / "docs" / locale, dirs_exist_ok=True)
        for name, words in HEBREW.items() if locale == HALF_DONE else ():
            replace(root / "docs" / locale / name, words)
        for key in keys(root, locale):
            french, own = (
                {each.id: each for each in read_side(root, each, key).segments}
                for each in ("fr", locale)
            )
            # By name, as what is right in both languages is so too; words that the source has since wait.
            named = [each for each in french if each in own] if locale in done else []
            outcome = accept(root, locale, key, named)
            assert not outcome.refused, outcome.refused
        replace(
            root / "mkdocs.yml",
            {
                f"locale: {locale}, name: {locale}, extra: {{ ready: false": f"locale: {locale}, name: "
                f"{locale}, extra: {{ ready: true"
            },
        )


ARABIC = {"ready: false, face: system": "ready: true, face: system"}
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


def long(root: Path, count: int) -> None:
    """As many chapters in each language: behind the four of ``bread`` their copies in turn, each with a title,
    ids and sentences of its own, received, translated and accepted as they are."""
    stems = ("le-pain", "le-levain", "la-pate", "la-cuisson")
    names = {f"{stems[number % 4]}-{number + 1}": stems[number % 4] for number in range(4, count)}
    words, openings = "", ""
    for name, stem in names.items():
        number = name.rpartition("-")[2]
        for locale, step in (("fr", "Étape"), ("en", "Step")):
            text = (root / f"docs/{locale}/chapitres/{stem}.md").read_text("utf-8")
            text = re.sub(r"\ntranslation:(?:\n  .+)+", "", text)
            text = re.sub(r"(\nslug: .+)", rf"\1-{number}", text)
            text = re.sub(r"(\n# .+) { #.+ }", rf"\1 {number} {{ #{name} }}", text)
            text = re.sub(rf"(.+\n{{: #){stem}(-\d }})", rf"{step} {number}. \1{name}\2", text)
            path = root / f"docs/{locale}/chapitres/{name}.md"
            path.write_text(text, encoding="utf-8", newline="\n")
            if locale == "fr":
                title, _, body = re.sub(r"\s{.+}", "", text.partition("\n# ")[2]).partition("\n")
                openings += f"  - chapter: {name}\n    begins: {title}\n"
                words += f"\n{title}\n{body}"
        accept(root, "en", f"chapitres/{name}.md")
    replace(
        root / "mkdocs.yml",
        {
            "      - chapitres/la-cuisson.md\n": "".join(
                f"      - chapitres/{name}.md\n" for name in ("la-cuisson", *names)
            )
        },
    )
    received = root / "docs/source/texte-recu.txt"
    before = received.read_bytes()
    received.write_bytes(before + words.encode())
    sums = [hashlib.sha256(each).hexdigest() for each in (before, received.read_bytes())]
    begins = "    begins: Cuire\n"
    replace(root / "docs/source/edition.yml", {begins: begins + openings, sums[0]: sums[1]})


TO_ASK = "demander.md"
_GROUPS = ("avant", "apres")
_ASKED = {
    "fr": (
        "À demander",
        "**Montrez cette feuille** au boulanger.",
        "Prenez les questions qui sont les vôtres.",
        ("Avant", "Après"),
        "Combien de temps faut-il laisser reposer la pâte {n} avant de la mettre au four, et à quelle chaleur ?",
    ),
    "en": (
        "What to ask",
        "**Show this sheet** to the baker.",
        "Take the questions that are yours.",
        ("Before", "After"),
        "How long should dough {n} rest before it goes into the oven, and at what heat?",
    ),
}
ASK_AT = {"fr": "a-demander", "en": "what-to-ask"}


def questions(root: Path, count: int = 14) -> None:
    """A page of as many questions in both languages, in two groups, behind the glossary, translated and accepted."""
    for locale, (title, show, take, groups, question) in _ASKED.items():
        text = f"""---
template: questions.html
slug: {ASK_AT[locale]}
description: {take}
---

# {title} {{ #demander }}

{show}
{{: #montrer }}

{take}
{{: #choix }}
"""
        for number in range(count):
            if number in (0, count // 2):
                text += f"\n## {groups[number > 0]} {{ #{_GROUPS[number > 0]} }}\n\n"
            text += f"- [ ] {question.format(n=number + 1)}\n  {{: #pate-{number + 1} }}\n"
        path = root / f"docs/{locale}/{TO_ASK}"
        path.write_text(text, encoding="utf-8", newline="\n")
    accept(root, "en", TO_ASK)
    replace(root / "mkdocs.yml", {"  - glossaire.md\n": f"  - glossaire.md\n  - {TO_ASK}\n"})


PLAIN = {
    "fr": """le-pain-1:
  s1: "Il faut trois choses : de la farine, de l'eau, du sel."
le-levain-2:
  all: Un levain peut être lent ou rapide.
la-pate-1:
  s1: La pâte se repose avant qu'on y mette le levain.
la-cuisson-1:
  s2: Dans la vapeur, le pain peut se développer.
la-cuisson-2:
  s2: Il se garde quelques jours.
""",
    "en": """le-pain-1:
  s1: "It takes three things: flour, water, salt."
le-levain-2:
  all: A starter can be slow or fast.
la-pate-1:
  s1: The dough rests before the starter goes in.
la-cuisson-1:
  s2: In steam, the bread can open up.
la-cuisson-2:
  s2: It keeps for some days.
""",
}
CLAIMS = """le-pain-1:
  s1: { says: [stated], fr: [se fait avec], en: [is made with] }
  s2: { says: [stated], fr: [fait lever], en: [makes the dough rise] }
le-pain-2:
  s1: { says: [aim], fr: [suit la pâte] }
  s2: { says: [stated], en: [gives no recipe] }
le-levain-1:
  s1: { says: [stated], fr: [est vivant], en: [is alive] }
  s2: { says: [stated] }
le-levain-2:
  s1: { says: [possible], fr: [peut doubler], en: [can double] }
  s2: { says: [stated], fr: [Certains levains], en: [Some starters] }
la-pate-1:
  s1: { says: [stated] }
  s2: { says: [stated] }
la-pate-2:
  s1: { says: [stated] }
  s2: { says: [stated, hope], fr: [souvent], en: [often] }
la-cuisson-1:
  s1: { says: [stated] }
  s2: { says: [possible, stated], fr: [peut se développer, reste souple], en: [can open up, stays supple] }
la-cuisson-2:
  s1: { says: [stated] }
  s2: { says: [stated, possible], fr: [potentiellement], en: [potentially] }
"""
SORTED = """---
slug: {slug}
description: {title}, phrase par phrase.
---

# {title} {{ #ce-que-dit-le-texte }}

/// html | div#claims-stated
///

/// html | div#claims-possible
///

/// html | div#claims-aim
///

/// html | div#claims-hope
///
"""


def claimed(root: Path) -> None:
    """Summaries of all chapters, what each sentence claims, and the page that sorts them, all accepted."""
    texts = {f"docs/{locale}/plain.yml": text for locale, text in PLAIN.items()}
    texts["docs/source/claims.yml"] = CLAIMS
    for locale, slug, title in (
        ("fr", "ce-que-dit", "Affirmé ou possible"),
        ("en", "claims", "Stated"),
    ):
        page = SORTED.format(slug=slug, title=title)
        texts[f"docs/{locale}/ce-que-dit-le-texte.md"] = page.replace(
            "phrase par phrase", "phrase par phrase" if locale == "fr" else "sentence by sentence"
        )
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    replace(root / "mkdocs.yml", {"  - lire.md\n": "  - lire.md\n  - ce-que-dit-le-texte.md\n"})
    for key in ("plain.yml", "ce-que-dit-le-texte.md"):
        assert not accept(root, "en", key).refused
    for name in ("docs/fr/plain.yml", "docs/source/claims.yml"):
        accept_ground(root, name)
