"""The exports say what the glossaries say, in valid and reproducible files."""

import csv
import io
import json
from pathlib import Path

import pytest
from case import apply, lay
from lxml import etree
from support import REPOSITORY

from book import identity
from glossary.export import as_csv, as_json, read_concepts
from glossary.jsonld import defined_term_set
from glossary.parse import read_glossary
from glossary.tbx import NAMESPACE, as_tbx
from ground.problem import CannotRun

LANGUAGES = ("fr", "en")
SAID = {"fr": "Prononciation: o-to-liz", "en": "Pronunciation: aw-TOL-uh-sis"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("schemas") / "tbx-basic-dca.rng"))

BOOK = identity.read(REPOSITORY / "tests/books/bread")
EXPORTS = [
    lambda concepts: as_csv(concepts, BOOK.terms),
    lambda concepts: as_json(concepts, BOOK.terms),
    lambda concepts: as_tbx(concepts, "x", BOOK),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The fixture book, with notes beside names and a record elsewhere."""
    root = lay("bread", tmp_path_factory.mktemp("root"))
    for find, replace in (
        (
            "- Formes : levains",
            "- Précisions : Le mot, ancien, sert encore.\n"
            "- Synonymes : chef (familier), levain dur (sens plus étroit, au seigle)\n- Formes : levains",
        ),
        ("record/D005285)", "record/D005285) (sens plus large)"),
    ):
        apply(root, {"file": "docs/fr/glossaire.md", "find": find, "replace": replace})
    return root


def names(root):
    """What every entry of both languages is called: (id, language, role, text, note)."""
    result = set()
    for language in LANGUAGES:
        for entry in read_glossary(root, language)[0].entries:
            said = SAID[language] if entry.pronunciation else ""
            result.add((entry.id, language, "preferredTerm", "", entry.term, said))
            for kind, values in (
                ("abbreviation", entry.abbreviations),
                ("", entry.synonyms),
                ("variant", entry.forms),
            ):
                for v in values:
                    status = "" if v.note.startswith("sens plus") else "admittedTerm"
                    result.add((entry.id, language, status, kind, v.text, v.note))
            result |= {
                (entry.id, language, "deprecatedTerm", "", v.text, v.note) for v in entry.avoid
            }
    return result


def read_back(tbx):
    tags = {"t": NAMESPACE}
    result = set()
    for concept in etree.fromstring(tbx).iterfind(".//t:conceptEntry", tags):
        for section in concept.iterfind("t:langSec", tags):
            language = section.get("{http://www.w3.org/XML/1998/namespace}lang")
            for term in section.iterfind("t:termSec", tags):
                notes = {n.get("type"): n.text for n in term.iterfind("t:termNote", tags)}
                status = notes.get("administrativeStatus", "").removesuffix("-admn-sts")
                kind = notes.get("termType", "")
                text, note = term.findtext("t:term", "", tags), term.findtext("t:note", "", tags)
                result.add((concept.get("id"), language, status, kind, text, note))
    return result


def test_tbx_is_valid(root):
    GRAMMAR.assertValid(etree.fromstring(as_tbx(read_concepts(root), "Glossaire", BOOK)))


@pytest.mark.parametrize(
    "old, new",
    [
        ("preferredTerm-admn-sts", "preferred"),
        ('style="dca"', 'style="dct"'),
        ('target="farine"', 'target="la farine"'),
        ("<term>levain</term>", "<term />"),
        ('type="definition"', 'type="context"'),
        ('<langSec xml:lang="en">', "<langSec>"),
    ],
)
def test_the_grammar_refuses_what_is_not_tbx_basic(old, new, root):
    tbx = as_tbx(read_concepts(root), "Glossaire", BOOK).decode()
    assert old in tbx
    assert not GRAMMAR.validate(etree.fromstring(tbx.replace(old, new, 1).encode()))


def test_tbx_read_back_gives_the_same_terms_forms_and_equivalents(root):
    assert read_back(as_tbx(read_concepts(root), "Glossaire", BOOK)) == names(root)


def test_every_cross_reference_of_the_tbx_has_its_target(root):
    tree = etree.fromstring(as_tbx(read_concepts(root), "Glossaire", BOOK))
    ids = set(tree.xpath("//@id"))
    targets = set(tree.xpath("//t:ref/@target", namespaces={"t": NAMESPACE}))
    assert targets and targets <= ids


def test_json_and_csv_hold_every_term_with_its_equivalent(root):
    french, english = (read_glossary(root, language)[0].by_id for language in LANGUAGES)
    expected = [(each, french[each].term, english[each].term) for each in french]
    concepts = read_concepts(root)
    data = json.loads(as_json(concepts, BOOK.terms))["concepts"]
    pairs = [(c["id"], *(c["languages"][code]["term"] for code in LANGUAGES)) for c in data]
    rows = list(
        csv.DictReader(io.StringIO(as_csv(concepts, BOOK.terms).decode("utf-8"), newline=""))
    )
    assert pairs == [(row["id"], row["fr"], row["en"]) for row in rows] == expected
    for row in rows:
        forms = [str(value) for value in french[row["id"]].forms]
        assert row["fr_forms"] == "; ".join(forms)


def test_json_and_csv_name_the_chapters_of_a_term_in_the_order_of_the_book(root):
    concepts = read_concepts(root)
    rows = csv.DictReader(io.StringIO(as_csv(concepts, BOOK.terms).decode("utf-8"), newline=""))
    told = {row["id"]: row["chapters"] for row in rows}
    assert told["levain"] == "le-pain; le-levain; la-pate"  # by name, la-pate would be the first
    assert told["taux-hydratation"] == ""
    data = json.loads(as_json(concepts, BOOK.terms))["concepts"]
    assert {each["id"]: "; ".join(each["chapters"]) for each in data} == told


def test_json_and_csv_hold_how_a_term_is_said_its_themes_and_that_it_is_not_reviewed(root):
    concepts = read_concepts(root)
    rows = csv.DictReader(io.StringIO(as_csv(concepts, BOOK.terms).decode("utf-8"), newline=""))
    told = {row["id"]: row for row in rows}
    wanted = ("o-to-liz", "Étapes du travail", "aw-TOL-uh-sis", "Steps of the work")
    columns = ("fr_pronunciation", "fr_themes", "en_pronunciation", "en_themes")
    assert tuple(told["autolyse"][column] for column in columns) == wanted
    assert [each for each, row in told.items() if row["unreviewed"] == "true"] == ["autolyse"]
    data = {each["id"]: each for each in json.loads(as_json(concepts, BOOK.terms))["concepts"]}
    english = data["autolyse"]["languages"]["en"]
    assert (english["pronunciation"], english["themes"]) == (wanted[2], [wanted[3]])
    assert [each for each in data if data[each]["unreviewed"]] == ["autolyse"]


def test_every_export_says_how_a_record_and_a_name_relate_to_the_concept(root):
    concepts = read_concepts(root)
    rows = csv.DictReader(io.StringIO(as_csv(concepts, BOOK.terms).decode("utf-8"), newline=""))
    told = {row["id"]: row["index"] for row in rows}
    assert (told["gluten"], told["fermentation"]) == ("D005983 (exact)", "D005285 (broader)")
    data = {each["id"]: each for each in json.loads(as_json(concepts, BOOK.terms))["concepts"]}
    assert data["fermentation"]["index"] == [{"id": "D005285", "relation": "broader"}]
    assert data["levain"]["languages"]["fr"]["synonyms"] == [
        {"text": "chef", "note": "familier"},
        {"text": "levain dur", "note": "sens plus étroit, au seigle", "relation": "narrower"},
    ]
    tbx = as_tbx(concepts, "x", BOOK).decode()
    assert ">Index D005285 (broader)<" in tbx and ">Index D005983 (exact)<" in tbx


def test_tbx_holds_themes_as_subject_fields_and_that_the_entry_is_not_reviewed(root):
    tree = etree.fromstring(as_tbx(read_concepts(root), "x", BOOK))
    names = {"t": NAMESPACE}
    (entry,) = tree.xpath("//t:conceptEntry[@id='autolyse']", namespaces=names)
    assert entry.xpath("t:descrip[@type='subjectField']/text()", namespaces=names) == [
        "Étapes du travail"
    ]
    assert entry.xpath("t:langSec/t:note/text()", namespaces=names) == [
        "Entrée non relue par un boulanger",
        "Entry not reviewed by a baker",
    ]


@pytest.mark.parametrize("export", EXPORTS)
def test_every_export_holds_the_details_of_an_entry(export, root):
    assert "Le mot, ancien, sert encore." in export(read_concepts(root)).decode()


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_is_the_same_bytes_each_time(export, root):
    first = export(read_concepts(root))
    assert first == export(read_concepts(root))
    assert b"\xef\xbb\xbf" not in first
    assert first.endswith(b"\n")


def test_a_malformed_glossary_is_not_exported(tmp_path):
    root = lay("bread", tmp_path)
    apply(
        root,
        {"file": "docs/en/glossaire.md", "find": "## starter { #levain }", "replace": "## starter"},
    )
    with pytest.raises(CannotRun, match=r"^docs/en/glossaire\.md:\d+: heading"):
        read_concepts(root)


def test_a_character_that_xml_has_not_is_not_exported_as_tbx(tmp_path):
    root = lay("bread", tmp_path)
    apply(root, {"file": "docs/fr/glossaire.md", "find": "Protéines", "replace": "Prot&#2;éines"})
    concepts = read_concepts(root)
    with pytest.raises(CannotRun, match=r"^docs/fr/glossaire\.md:1: TBX would not be well-formed"):
        as_tbx(concepts, "x", BOOK)


def test_jsonld_is_a_set_of_defined_terms_that_cannot_end_its_element(root):
    glossary = read_glossary(root, "fr")[0]
    script = defined_term_set(glossary, "https://example.org/glossaire/", "../en/glossary/")
    assert script.count("<") == 2
    data = json.loads(script.partition(">")[2].rpartition("<")[0])
    assert data["@type"] == "DefinedTermSet"
    assert data["inLanguage"] == "fr"
    terms = {term["@id"]: term for term in data["hasDefinedTerm"]}
    assert len(terms) == len(glossary.entries)
    term = terms["https://example.org/glossaire/#gluten"]
    assert term["@type"] == "DefinedTerm"
    assert term["name"] == "gluten"
    assert term["description"].startswith("Protéines de certaines céréales")
    assert term["sameAs"] == ["https://example.org/record/D005983"]


def test_jsonld_claims_no_identity_with_what_is_broader_or_narrower(root):
    script = defined_term_set(read_glossary(root, "fr")[0], "https://example.org/", ["en/"])
    data = json.loads(script.partition(">")[2].rpartition("<")[0])
    terms = {term["termCode"]: term for term in data["hasDefinedTerm"]}
    assert terms["levain"]["alternateName"] == ["chef"]
    assert "sameAs" not in terms["fermentation"]
