"""The form of an entry and the order of entries."""

import unicodedata

import pytest
from case import BOOKS

from glossary.entry import Entry, Value
from glossary.order import bare, by_letter, kebab, misplaced
from glossary.parse import parse

BREAD = BOOKS / "bread"
ENTRY = """\
# Glossaire { #glossaire }

## farine de type 65 { #farine-t-65 }

Farine qui garde un peu de *son*, p. ex. celle du [moulin](#moulin)
de pierre. Deuxième *phrase*{ lang=fr }. Et une autre !

- Anglais : type 65 flour
- Précisions : *T*{ lang=fr } veut dire type (dit-on), un nombre : plus il monte, plus elle est bise.
- Abréviations : T65, FT (rare, vieilli)
- Synonymes : farine bise,
  farine à pain bis
- Formes : farines de type 65
- Voir aussi : [moulin](#moulin), [son](#son)
- Index : [D061026](https://example.org/record/D061026), \
[D000082082](https://example.org/record/D000082082)
- À éviter : farine blanche
- Prononciation : fa-**rine** de tip
- Thèmes : ce que l’on mélange, Étapes du travail
- Mot courant, non signalé dans le texte
- Entrée non relue par un boulanger
- Terme d’arrière-plan, absent des chapitres
"""


def read(source, language="fr"):
    return parse(BREAD, f"docs/{language}/glossaire.md", source, language)


def test_every_line_of_an_entry_is_read():
    glossary, problems = read(ENTRY)
    assert problems == []
    assert glossary.title == "Glossaire"
    assert glossary.anchors == {"glossaire", "farine-t-65"}
    assert glossary.entries == (
        Entry(
            id="farine-t-65",
            term="farine de type 65",
            line=3,
            definition="Farine qui garde un peu de son, p. ex. celle du moulin de pierre.",
            definition_line=5,
            explanation="Deuxième phrase. Et une autre !",
            details="T veut dire type (dit-on), un nombre : plus il monte, plus elle est bise.",
            equivalent=Value("type 65 flour", "", 8),
            abbreviations=(Value("T65", "", 10), Value("FT", "rare, vieilli", 10)),
            synonyms=(Value("farine bise", "", 11), Value("farine à pain bis", "", 11)),
            forms=(Value("farines de type 65", "", 13),),
            related=("moulin", "son"),
            records=(Value("D061026", "", 15), Value("D000082082", "", 15)),
            avoid=(Value("farine blanche", "", 16),),
            pronunciation=Value("fa-**rine** de tip", "", 17),
            themes=("mixture", "steps"),
            common=True,
            background=True,
            unreviewed=True,
        ),
    )


@pytest.mark.parametrize("source", ["", "---\ntitle: Glossaire\n---\n", "# Glossaire\n"])
def test_a_glossary_may_be_empty(source):
    glossary, problems = read(source)
    assert (glossary.entries, problems) == ((), [])


def test_decomposed_accents_are_read_as_composed_ones():
    assert read(unicodedata.normalize("NFD", ENTRY)) == read(ENTRY)


@pytest.mark.parametrize(
    ("language", "note", "label"),
    [
        ("en", "informal", "Synonyms"),
        ("en", "Everyday", "Synonyms"),
        ("fr", "familier", "Synonymes"),
        ("fr", "langue courante", "Synonymes"),
    ],
)
def test_spoken_and_everyday_values_are_listed_but_not_looked_for(language, note, label):
    source = f"## preferment {{ #preferment }}\n\nA.\n\n- {label}: pref ({note}), pre (rare)\n"
    (entry,) = read(source, language)[0].entries
    assert [str(value) for value in entry.synonyms] == [f"pref ({note})", "pre (rare)"]
    assert entry.matched == ("preferment", "pre")


@pytest.mark.parametrize(
    "line",
    [
        "- Forms: x",
        "- Formes : x\n- Formes : y",
        "- Formes :",
        "- Formes : x,",
        "- Formes : <b>x</b>",
        "- Formes : x (a) y",
        "- Formes",
        "- Mot courant",
        "- Mot courant, non signalé dans le texte : oui",
        "- Voir aussi : [x](x.md)",
        "- Anglais : a, b",
        "- Prononciation : a, b",
        "- Prononciation : A-b",
        "- Prononciation : a--b",
        "- Prononciation : **a-b**",
        "- Prononciation : **a**-**b**",
        "- Prononciation : *a*-b",
        "- Prononciation : a-b (rare)",
        "- Prononciation : a-2",
        "- Entrée non relue",
        "### Plus",
    ],
)
def test_a_line_of_another_form_is_malformed(line):
    _, problems = read(f"## x {{ #x }}\n\nMot.\n\n{line}\n")
    assert [problem.rule for problem in problems] == ["malformed-entry"]


def test_a_pronunciation_may_have_a_stressed_syllable_in_each_word_and_is_plain_text_elsewhere():
    said = "**pé**-elle **ôte**-é"
    source = f"## x {{ #x }}\n\nMot.\n\n- Prononciation : {said}\n"
    (entry,), problems = read(source)[0].entries, read(source)[1]
    assert (entry.pronunciation.text, problems) == (said, [])
    assert entry.said == "PÉ-elle ÔTE-é"


@pytest.mark.parametrize(
    "heading", ["## x", "## { #x }", "## x { #X }", "## x { #a_b }", "## x {x}"]
)
def test_a_heading_without_term_or_id_is_malformed(heading):
    glossary, problems = read(f"{heading}\n\nMot.\n")
    assert [(p.rule, p.line) for p in problems] == [("malformed-entry", 1)]
    assert glossary.entries == () and glossary.unreadable == 1


@pytest.mark.parametrize(
    "value",
    [
        "D12",
        "[D12](https://example.org/record/D12)",
        "[D0610267](https://example.org/record/D0610267)",
        "[C061026](https://example.org/record/C061026)",
        "[D061026](https://example.org/record/D061027)",
        "[D061026](https://example.org/record/D0610261)",
        "[D061026](#son)",
    ],
)
def test_the_id_of_a_record_has_its_form_and_its_link(value):
    _, problems = read(f"## x {{ #x }}\n\nMot.\n\n- Index : {value}\n")
    assert [problem.rule for problem in problems] == ["record-form"]


def read_terms(*terms):
    return [Entry(id=str(n), term=term, line=n) for n, term in enumerate(terms)]


def test_order_ignores_case_accents_hyphens_and_spaces_and_puts_digits_first():
    entries = read_terms("5-FA", "Éa b", "e-ac", "EAD", "œillère", "T-65", "T-S65")
    assert [bare(each.term) for each in entries] == [
        "5fa", "eab", "eac", "ead", "oeillere", "t65", "ts65",
    ]  # fmt: skip
    assert misplaced(entries) is None
    letters = [(letter, [e.term for e in group]) for letter, group in by_letter(entries[::-1])]
    assert letters[0] == ("0", ["5-FA"])
    assert [letter for letter, _ in letters] == ["0", "E", "O", "T"]


def test_digits_of_any_script_stand_under_one_heading_and_letters_of_any_under_their_own():
    entries = read_terms("٣ أيام", "zone", "خبز", "5-AB", "Île", "أرز", "إبرة", "½ dose", "ßeta")
    letters = [(letter, [e.term for e in group]) for letter, group in by_letter(entries)]
    assert letters == [
        ("0", ["½ dose", "٣ أيام", "5-AB"]),
        ("I", ["Île"]),
        ("S", ["ßeta"]),
        ("Z", ["zone"]),
        ("ا", ["إبرة", "أرز"]),
        ("خ", ["خبز"]),
    ]


@pytest.mark.parametrize(
    "terms, moved, after",
    [
        ("a b d c", "c", "d"),  # either could move
        ("a b d e c", "c", "d"),
        ("d a b c e", "d", "e"),
        ("e a b c d", "e", None),
        ("b c d e a", "a", "b"),
        ("d b c a e", "a", "b"),  # two swapped
        ("a e d c b", "b", "c"),
        ("b a", "a", "b"),
    ],
)
def test_of_entries_out_of_order_one_is_to_be_moved(terms, moved, after):
    entry, other = misplaced(read_terms(*terms.split()))
    assert (entry.term, other and other.term) == (moved, after)


@pytest.mark.parametrize(
    "term, identifier",
    [("Pâte d'œuf, T 65", "pate-d-oeuf-t-65"), ("5-FA", "fa"), ("65", "")],
)
def test_an_id_is_suggested_in_the_form_that_ids_have(term, identifier):
    assert kebab(term) == identifier


def test_equal_terms_may_stand_either_way():
    assert misplaced(read_terms("a", "É", "e", "f")) is None
