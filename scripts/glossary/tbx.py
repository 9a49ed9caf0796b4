"""How does the glossary look to a terminology tool?

ISO 30042:2019 (TBX), dialect TBX-Basic, style DCA: data categories as ``type`` attributes of the
core's own elements, so that the file is one namespace and any TBX reader of the core can take it
in.
"""

import xml.etree.ElementTree as etree
from collections.abc import Collection

from book.chapters import glossary_path
from book.identity import Identity
from glossary.entry import Entry, Value
from glossary.export import Concept
from glossary.labels import Labels
from ground import well_formed

NAMESPACE = "urn:iso:std:iso:30042:ed-2"


def as_tbx(concepts: Collection[Concept], title: str, book: Identity) -> bytes:
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
    known = {concept.id for concept in concepts}
    for concept in concepts:
        node = _add(body, "conceptEntry", id=concept.id)
        for each in concept.themes(next(iter(concept.entries))):
            _add(node, "descrip", each, type="subjectField")
        if terms:
            for each, relation in concept.records.items():
                name, record = f"{terms.label} {each} ({relation})", terms.address(each)
                _add(node, "xref", name, type="externalCrossReference", target=record)
        for each in concept.related:
            if each in known:
                _add(node, "ref", each, type="crossReference", target=each)
        for language, entry in concept.entries.items():
            section = _add(node, "langSec", **{"xml:lang": language})
            labels = concept.glossaries[language].labels
            _language(section, entry, labels)
    etree.indent(root, " ")
    content = etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    well_formed.require(content, "TBX", glossary_path(book.source))
    return content


def _language(node: etree.Element, entry: Entry, labels: Labels) -> None:
    definition = " ".join(filter(None, (entry.definition, entry.explanation)))
    _add(node, "descrip", definition, type="definition")
    if entry.details:
        _add(node, "note", entry.details)
    if entry.unreviewed:
        _add(node, "note", labels.label("unreviewed"))
    said = f"{labels.label('pronunciation')}: {entry.said}" if entry.said else ""
    for status, kind, values in (
        ("preferredTerm", "", [Value(entry.term, said)]),
        ("admittedTerm", "abbreviation", entry.abbreviations),
        ("admittedTerm", "", entry.synonyms),
        ("admittedTerm", "variant", entry.forms),
        ("deprecatedTerm", "", entry.avoid),
    ):
        for value in values:
            term = _add(node, "termSec")
            _add(term, "term", value.text)
            if value.is_exact:
                _add(term, "termNote", f"{status}-admn-sts", type="administrativeStatus")
            if kind:
                _add(term, "termNote", kind, type="termType")
            if value.note:
                _add(term, "note", value.note)


def _add(
    parent: etree.Element, tag: str, text: str | None = None, **attributes: str
) -> etree.Element:
    node = etree.SubElement(parent, tag, attributes)
    node.text = text
    return node
