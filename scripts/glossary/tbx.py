"""How does the glossary look to a terminology tool?

ISO 30042:2019 (TBX), dialect TBX-Basic, style DCA: data categories as ``type`` attributes of the
core's own elements, so that the file is one namespace and any TBX reader of the core can take it
in.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping

from book.chapters import glossary_path
from book.identity import Identity, Terms
from glossary.entry import Entry, Value
from glossary.export import Concept
from glossary.labels import Labels
from ground import well_formed

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_PREFERRED, _ADMITTED, _DEPRECATED = (
    f"{status}-admn-sts" for status in ("preferredTerm", "admittedTerm", "deprecatedTerm")
)


def as_tbx(concepts: Iterable[Concept], title: str, book: Identity) -> bytes:
    """One ``conceptEntry`` a concept, one ``langSec`` a language, one ``termSec`` a name (XML,
    UTF-8).

    The heading is the preferred term; abbreviations, synonyms and forms (``variant``) are admitted,
    renderings to avoid deprecated. A name's note in parentheses becomes its ``note``; one that is
    broader or narrower than the concept has that note and no status. TBX-Basic has no data category for
    a pronunciation, nor for a review: both are notes. Themes are subject fields, in the first
    language. Raises ``CannotRun`` where an entry holds a character that XML does not.
    """
    root = etree.Element(
        "tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": book.source, "xmlns": NAMESPACE}
    )
    description = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(description, "titleStmt"), "title", title)
    _add(_add(description, "sourceDesc"), "p", title)
    body, terms = _add(_add(root, "text"), "body"), book.terms
    concepts = list(concepts)
    known = {concept.id for concept in concepts}
    for concept in concepts:
        node = _add(body, "conceptEntry", id=concept.id)
        for each in concept.themes(next(iter(concept.entries))):
            _add(node, "descrip", each, type="subjectField")
        if terms:
            _records(node, concept.records, terms)
        for each in concept.related:
            if each in known:
                _add(node, "ref", each, type="crossReference", target=each)
        for language, entry in concept.entries.items():
            section = _add(node, "langSec", **{"xml:lang": language})
            _language(section, entry, concept.labels[language], concept.pronunciation(language))
    etree.indent(root, " ")
    content = etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    well_formed.require(content, "TBX", glossary_path(book.source))
    return content


def _records(node: etree.Element, records: Mapping[str, str], terms: Terms) -> None:
    for each, relation in records.items():
        name, target = f"{terms.label} {each} ({relation})", terms.address(each)
        _add(node, "xref", name, type="externalCrossReference", target=target)


def _language(node: etree.Element, entry: Entry, labels: Labels, pronunciation: str) -> None:
    definition = " ".join(filter(None, (entry.definition, entry.explanation)))
    _add(node, "descrip", definition, type="definition")
    if entry.details:
        _add(node, "note", entry.details)
    if entry.unreviewed:
        _add(node, "note", labels.label("unreviewed"))
    said = f"{labels.label('pronunciation')}: {pronunciation}" if pronunciation else ""
    _term(node, Value(entry.term, said), _PREFERRED)
    for value in entry.abbreviations:
        _term(node, value, _ADMITTED, "abbreviation")
    for value in entry.synonyms:
        _term(node, value, _ADMITTED)
    for value in entry.forms:
        _term(node, value, _ADMITTED, "variant")
    for value in entry.avoid:
        _term(node, value, _DEPRECATED)


def _term(parent: etree.Element, value: Value, status: str, kind: str = "") -> None:
    node = _add(parent, "termSec")
    _add(node, "term", value.text)
    if value.is_exact:
        _add(node, "termNote", status, type="administrativeStatus")
    if kind:
        _add(node, "termNote", kind, type="termType")
    if value.note:
        _add(node, "note", value.note)


def _add(
    parent: etree.Element, tag: str, text: str | None = None, **attributes: str
) -> etree.Element:
    node = etree.SubElement(parent, tag, attributes)
    node.text = text
    return node
