"""Where terms are used, counted again without the matcher, and what passages a page has."""

import re
import unicodedata

import pytest
from case import BOOKS

from book.passages import MarkdownFile
from glossary.allowances import without_allowances
from glossary.book import read_books

BREAD = BOOKS / "bread"
LANGUAGES = ("fr", "en")
READ = read_books(BREAD)
PAGE = """\
---
description: "Une description"
---
# Un titre { #titre }

Un *paragraphe*{ lang=fr } avec un [lien](x.md "titre"){ .bouton } et du `code`,
une ![image](i.png) et <b class="x">du gras</b>&nbsp;!
{: #p-1 }

```
## pas un titre
```

<!-- un commentaire
sur deux lignes -->
- premier point
  qui continue
- **second** point

!!! note "Une remarque"
    Dans la remarque.

> Une citation.
"""


def test_the_passages_of_a_page():
    found = [(p.kind, p.id, p.line, p.text) for p in MarkdownFile(BREAD, "x.md", PAGE).passages]
    assert found == [
        ("meta", "", 2, "Une description"),
        ("heading", "titre", 4, "Un titre"),
        (
            "body",
            "p-1",
            6,
            "Un paragraphe avec un lien et du \ufffc,\nune \ufffc et du gras\u00a0!",
        ),
        ("alt", "", 7, "image"),
        ("alt", "", 6, "titre"),
        ("body", "", 16, "premier point\n  qui continue"),
        ("body", "", 18, "second point"),
        ("heading", "", 20, "Une remarque"),
        ("body", "", 21, "Dans la remarque."),
        ("body", "", 23, "Une citation."),
    ]


@pytest.mark.parametrize(
    "markdown, shown",
    [
        ("A\n\n<!-- terme: x — raison -->\n\nB", "A\n\n\nB"),
        ("A\n<!-- term: x - reason\nin two lines -->\nB", "A\nB"),
        ("A <!-- Terme : x — raison -->B", "A B"),
        ("A <!-- autre --> B", "A <!-- autre --> B"),
    ],
)
def test_readers_do_not_get_the_translators_comments(markdown, shown):
    assert without_allowances(markdown) == shown


def prose(path):
    """The body of a chapter as plain text, taken from its Markdown line by line."""
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    lines = [line for line in text.split("\n") if not line.startswith(("#", "{:", "<!--"))]
    text = unicodedata.normalize("NFC", "\n".join(lines)).replace("’", "'")
    return re.sub(r"\]\([^)]*\)|[\[*]", "", text)


def is_used(name, text):
    """Look for one name with one plain pattern."""
    words = re.split(r"[ -]", unicodedata.normalize("NFC", name).replace("’", "'"))
    pattern = r"[\s-]".join(map(re.escape, words))
    flags = re.NOFLAG if any(word.isupper() for word in words) else re.IGNORECASE
    return re.search(rf"(?<![\w-]){pattern}(?!\w)", text, flags) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_used_is_where_a_plain_search_finds_the_term(language):
    folder = BREAD / "docs" / language / "chapitres"
    texts = {f"docs/{language}/chapitres/{path.name}": prose(path) for path in folder.glob("*.md")}
    glossary = READ[language].glossary
    expected = {
        entry.id: {
            path for path, text in texts.items() if any(is_used(n, text) for n in entry.matched)
        }
        for entry in glossary.entries
    }
    found = READ[language].uses()
    assert {each: {use.path for use in where} for each, where in found.items()} == expected
    assert 2 < sum(map(bool, expected.values())) < len(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_use_names_the_first_paragraph_that_has_the_term(language):
    book = READ[language]
    for each, where in book.uses().items():
        names = book.glossary.by_id[each].matched
        for use in where:
            body = [p for p in book.chapters[use.path].passages if p.kind == "body"]
            first = next(
                p for p in body if any(is_used(n, p.text.replace("’", "'")) for n in names)
            )
            assert use.paragraph == first.id


def test_an_entry_says_it_is_absent_from_the_chapters_when_it_is():
    for book in READ.values():
        found = book.uses()
        assert {e.id for e in book.glossary.entries if e.background} == {
            e for e in found if not found[e]
        }
