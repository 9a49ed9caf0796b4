"""What answers each passage, whatever became of the French or of its translation: case by case."""

import pytest
from small_books import replace
from support import lay

from book import html
from book.interface import read
from parallel.shown import Other, rows, untranslated, with_peeks
from translation.accept import accept
from translation.book import page_pairs
from translation.counterparts import Counterpart, Pages

KEY = "chapitres/pain.md"
FRENCH = """# Le pain { #pain }

La pâte repose une nuit entière.
{: #repos }

Le four chauffe pendant que la table se prépare.
{: #four }

On mange le pain quand il a refroidi.
{: #froid }
"""
ENGLISH = """---
slug: chapters/bread
---

# Bread { #pain }

The dough rests a whole night.
{: #repos }

The oven heats while the table is laid.
{: #four }

The bread is eaten once it has cooled.
{: #froid }
"""
REST, OVEN, COLD = ("La pâte repose une nuit entière.\n{: #repos }\n\n",
                    "Le four chauffe pendant que la table se prépare.\n{: #four }\n\n",
                    "On mange le pain quand il a refroidi.\n{: #froid }\n")  # fmt: skip


@pytest.fixture
def book(tmp_path):
    """A chapter in French and in English, translated and accepted."""
    lay("rest", tmp_path)
    for locale, text in (("fr", FRENCH), ("en", ENGLISH)):
        (tmp_path / "docs" / locale / KEY).write_text(text, encoding="utf-8")
    accept(tmp_path, "en", KEY)
    return tmp_path


def both(book, here="fr", there="en"):
    return Pages(page_pairs(book)).counterparts(KEY, here, there)


def states(found):
    """What answers each passage, and the states of both that are not current."""
    return {
        name: (each.id, *(state for state in (each.own, each.its) if state != "current"))
        for name, each in found.by_id.items()
    }


CURRENT = {name: (name,) for name in ("pain", "repos", "four", "froid")}


def edited(book, locale, old, new):
    replace(book / "docs" / locale / KEY, {old: new})


def test_a_translated_page_answers_in_both_directions(book):
    assert states(both(book)) == states(both(book, "en", "fr")) == CURRENT
    assert both(book).others == both(book, "en", "fr").others == ()


def test_a_reworded_passage(book):
    edited(book, "fr", "une nuit entière", "toute une nuit, au frais")
    assert (
        states(both(book))["repos"]
        == states(both(book, "en", "fr"))["repos"]
        == ("repos", "outdated")
    )


def test_an_inserted_passage(book):
    edited(book, "fr", OVEN, f"Elle lève.\n{{: #leve }}\n\n{OVEN}")
    assert states(both(book))["leve"] == ("", "missing")
    assert both(book, "en", "fr").others == (("repos", "leve", "missing"),)


def test_a_passage_at_the_top(book):
    edited(
        book,
        "fr",
        "# Le pain { #pain }\n\n",
        "Avant tout, merci.\n{: #merci }\n\n# Le pain { #pain }\n\n",
    )
    assert both(book, "en", "fr").others == (("", "merci", "missing"),)


def test_a_passage_that_is_still_french(book):
    edited(book, "fr", OVEN, f"Elle lève pendant ce temps.\n{{: #leve }}\n\n{OVEN}")
    edited(book, "en", "The oven", "Elle lève pendant ce temps.\n{: #leve }\n\nThe oven")
    assert states(both(book))["leve"] == ("", "missing")
    assert states(both(book, "en", "fr"))["leve"] == ("leve", "missing")
    assert both(book).others == both(book, "en", "fr").others == ()


def test_a_moved_passage(book):
    edited(book, "fr", REST + OVEN, OVEN + REST)
    assert (
        states(both(book))["repos"] == states(both(book, "en", "fr"))["repos"] == ("repos", "moved")
    )


def test_a_passage_taken_away(book):
    edited(book, "fr", OVEN, "")
    assert "four" not in states(both(book))
    assert both(book).others == (("repos", "four", "orphan"),)
    assert both(book, "en", "fr").of("four") == Counterpart("", "orphan", "current")


def test_a_split_passage(book):
    edited(book, "fr", "Le four chauffe pendant que la table se prépare.\n{: #four }",
           "Le four chauffe.\n{: #four }\n\nLa table se prépare.\n{: #table }")  # fmt: skip
    assert states(both(book))["four"] == ("four", "outdated")
    assert states(both(book))["table"] == ("", "missing")


def test_a_page_that_a_language_lacks(book):
    assert both(book, "fr", "es") is None
    (book / "docs/en" / KEY).unlink()
    assert both(book) is None


def test_two_translations_answer_where_they_translate_the_same(book):
    (book / "docs/es/chapitres").mkdir(parents=True)
    spanish = ENGLISH.replace("Bread {", "El pan {").replace(
        "The dough rests a whole night.", "La masa reposa."
    )
    (book / "docs/es" / KEY).write_text(
        spanish.replace("The oven heats while the table is laid.\n{: #four }\n\n", ""),
        encoding="utf-8",
    )
    accept(book, "es", KEY)
    edited(book, "fr", "il a refroidi", "il est tout à fait froid")
    assert states(both(book, "es", "en")) == {
        "pain": ("pain",), "repos": ("repos",), "froid": ("froid", "outdated", "outdated"),
    }  # fmt: skip
    assert both(book, "es", "en").others == (("repos", "four", "missing"),)
    assert states(both(book, "en", "es"))["four"] == ("", "missing")


PAGE = (
    '<h1 id="pain" data-segment="pain">Le pain</h1><p id="repos" data-segment="repos">La pâte.</p>'
)


def other(book, locale="en", here="fr"):
    return Other(f"{locale}/{KEY}", locale, locale, both(book, here, locale))


def told(row):
    return [html.text(each) for each in row.select(".parallel-notice")]


def test_rows_say_what_is_behind_missing_or_there_alone(book):
    words = read(book, "fr", "fr")
    edited(book, "fr", "une nuit entière", "toute une nuit, au frais")
    edited(book, "fr", OVEN, "")
    table = html.read(rows(PAGE, other(book), words))
    title, rest, oven = table.select(".parallel__row")
    assert title.select_one("h2[lang=en]").attr("data-passage") == f"en/{KEY}#pain"
    assert told(title) == []
    assert told(rest.select_one(".parallel__other")) == [words["notices.outdated"]]
    assert rest.select_one("[data-passage]").attr("data-passage") == f"en/{KEY}#repos"
    assert told(oven.select_one(".parallel__own")) == [words["parallel.orphan"]]
    assert oven.select_one("[data-passage]").attr("data-passage") == f"en/{KEY}#four"


def test_beside_the_french_what_is_said_is_said_of_the_translation(book):
    words = read(book, "en", "fr")
    edited(book, "fr", "une nuit entière", "toute une nuit, au frais")
    page = PAGE.replace("Le pain", "Bread")
    _, rest, *_ = html.read(rows(page, other(book, "fr", "en"), words)).select(".parallel__row")
    assert told(rest.select_one(".parallel__own")) == [words["notices.outdated"]]
    assert told(rest.select_one(".parallel__other")) == []


def test_a_fold_says_what_is_missing(book):
    words = read(book, "fr", "fr")
    page = PAGE + '<p id="leve" data-segment="leve">Elle lève.</p>'
    edited(book, "fr", OVEN, f"Elle lève.\n{{: #leve }}\n\n{OVEN}")
    *_, last = html.read(with_peeks(page, [other(book)], words)).select(
        "details:has([data-peek=en])"
    )
    assert told(last) == [words["parallel.missing"]]
    assert last.select_one("[data-passage]") is None


@pytest.mark.parametrize(
    ("segment", "parent"),
    [
        ('<ul><li data-segment="pain">a<ul><li>b</li></ul></li></ul>', "li"),
        ('<table><tbody><tr data-segment="pain"><td>a</td><td>b</td></tr></tbody></table>', "td"),
        ('<dl><dt>a</dt><dd data-segment="pain">b</dd></dl>', "dd"),
        ('<details><summary data-segment="pain">a</summary>b</details>', "details"),
        ('<figure><p data-segment="pain">a</p></figure>', "figure"),
        ('<p data-segment="pain">a</p>', "div"),
    ],
)
def test_a_fold_stands_where_html_lets_it(book, segment, parent):
    page = html.read(with_peeks(segment, [other(book)], read(book, "fr", "fr")))
    again = html.read(html.inside(page))
    (peek,) = again.select(".peek")
    assert peek.parent.tag == parent
    assert html.inside(again) == html.inside(page)


def test_one_fold_has_all_languages(book):
    words = read(book, "fr", "fr")
    (peek,) = html.read(
        with_peeks('<p data-segment="pain">a</p>', [other(book), other(book)], words)
    ).select(".peek")
    assert peek.select_one("summary").attr("data-peek") == "en en"
    assert len(peek.select("[data-passage]")) == 2


def test_each_text_is_told_of_by_itself(book):
    (book / "docs/es/chapitres").mkdir(parents=True)
    (book / "docs/es" / KEY).write_text(
        ENGLISH.replace("The dough rests a whole night.", "La masa reposa."), encoding="utf-8"
    )
    accept(book, "es", KEY)
    edited(book, "fr", "une nuit entière", "toute une nuit, au frais")
    accept(book, "en", KEY)  # the English alone has followed
    words = read(book, "es", "fr")
    _, rest, *_ = html.read(rows(PAGE, other(book, "en", "es"), words)).select(".parallel__row")
    assert told(rest.select_one(".parallel__own")) == [words["notices.outdated"]]
    assert told(rest.select_one(".parallel__other")) == []


def test_a_chapter_that_the_other_language_lacks_says_so_once(book):
    words = read(book, "fr", "fr")
    first, *rest = html.read(untranslated(PAGE, words)).select(".parallel__row")
    assert told(first) == [words["parallel.missing"]] and rest
    assert not any(told(each) for each in rest)
