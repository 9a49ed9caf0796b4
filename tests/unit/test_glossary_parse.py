"""The form of an entry and the order of entries."""

import unicodedata

import pytest

from glossary.entry import Entry, Value
from glossary.order import bare, by_letter, first_misplaced
from glossary.parse import parse

ENTRY = """\
# Glossaire { #glossaire }

## inhibiteur de PD-1 { #inhibiteur-pd-1 }

Médicament qui lève un *frein*, p. ex. le [récepteur](#pd-1)
de la cellule. Deuxième *phrase*{ lang=fr }. Et une autre !

- Anglais : PD-1 inhibitor
- Abréviations : iPD1, IPD (rare, vieilli)
- Synonymes : anti-PD-1,
  anticorps anti-PD-1
- Formes : inhibiteurs de PD-1
- Voir aussi : [PD-1](#pd-1), [PD-L1](#pd-l1)
- MeSH : [D061026](https://meshb.nlm.nih.gov/record/ui?ui=D061026), \
[D000082082](https://meshb.nlm.nih.gov/record/ui?ui=D000082082)
- À éviter : bloqueur PD
- Mot courant, non signalé dans le texte
- Terme d’arrière-plan, absent des chapitres
"""


def read(source, language="fr"):
    return parse(source, f"docs/{language}/glossaire.md", language)


def test_every_line_of_an_entry_is_read():
    glossary, problems = read(ENTRY)
    assert problems == []
    assert glossary.title == "Glossaire"
    assert glossary.anchors == {"glossaire", "inhibiteur-pd-1"}
    assert glossary.entries == (
        Entry(
            id="inhibiteur-pd-1",
            term="inhibiteur de PD-1",
            line=3,
            definition="Médicament qui lève un frein, p. ex. le récepteur de la cellule.",
            definition_line=5,
            explanation="Deuxième phrase. Et une autre !",
            equivalent=Value("PD-1 inhibitor", "", 8),
            abbreviations=(Value("iPD1", "", 9), Value("IPD", "rare, vieilli", 9)),
            synonyms=(Value("anti-PD-1", "", 10), Value("anticorps anti-PD-1", "", 10)),
            forms=(Value("inhibiteurs de PD-1", "", 12),),
            related=("pd-1", "pd-l1"),
            mesh=("D061026", "D000082082"),
            avoid=(Value("bloqueur PD", "", 15),),
            common=True,
            background=True,
        ),
    )


@pytest.mark.parametrize("source", ["", "---\ntitle: Glossaire\n---\n", "# Glossaire\n"])
def test_a_glossary_may_be_empty(source):
    glossary, problems = parse(source, "docs/fr/glossaire.md", "fr")
    assert (glossary.entries, problems) == ((), [])


def test_decomposed_accents_are_read_as_composed_ones():
    assert read(unicodedata.normalize("NFD", ENTRY)) == read(ENTRY)


@pytest.mark.parametrize("note", ["informal", "everyday", "familier", "langue courante"])
def test_spoken_and_everyday_values_are_listed_but_not_looked_for(note):
    source = f"## chemotherapy {{ #chimio }}\n\nA.\n\n- Synonyms: chemo ({note}), chem (rare)\n"
    (entry,) = read(source, "en")[0].entries
    assert [str(value) for value in entry.synonyms] == [f"chemo ({note})", "chem (rare)"]
    assert entry.matched == ("chemotherapy", "chem")


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
        "### Plus",
    ],
)
def test_a_line_of_another_form_is_malformed(line):
    _, problems = read(f"## x {{ #x }}\n\nMot.\n\n{line}\n")
    assert [problem.rule for problem in problems] == ["malformed-entry"]


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
        "[D12](https://meshb.nlm.nih.gov/record/ui?ui=D12)",
        "[D0610267](https://meshb.nlm.nih.gov/record/ui?ui=D0610267)",
        "[C061026](https://meshb.nlm.nih.gov/record/ui?ui=C061026)",
        "[D061026](https://meshb.nlm.nih.gov/record/ui?ui=D061027)",
        "[D061026](https://meshb.nlm.nih.gov/record/ui?ui=D0610261)",
        "[D061026](#pd-1)",
    ],
)
def test_a_mesh_id_has_its_form_and_its_link(value):
    _, problems = read(f"## x {{ #x }}\n\nMot.\n\n- MeSH : {value}\n")
    assert [problem.rule for problem in problems] == ["mesh-form"]


def test_order_ignores_case_accents_hyphens_and_spaces_and_puts_digits_first():
    terms = ["5-FU", "Éa b", "e-ac", "EAD", "PD-1", "PD-L1", "œdeme"]
    entries = [Entry(id=str(n), term=term, line=n) for n, term in enumerate(terms)]
    assert [bare(term) for term in terms] == ["5fu", "eab", "eac", "ead", "pd1", "pdl1", "oedeme"]
    assert first_misplaced(entries[:6]) is None
    assert first_misplaced(entries) == (entries[4], entries[6])
    letters = [(letter, [e.term for e in group]) for letter, group in by_letter(entries)]
    assert letters[0] == ("0", ["5-FU"])
    assert [letter for letter, _ in letters] == ["0", "E", "O", "P"]
