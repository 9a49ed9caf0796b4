"""How does a glossary page say to machines that it is a set of defined terms?

Types and properties of schema.org: ``DefinedTermSet`` (a ``CreativeWork``) and ``DefinedTerm``. Their
``sameAs`` and ``alternateName`` claim identity: what is broader or narrower than the entry is left out.
"""

from collections.abc import Sequence

from markupsafe import Markup

from book import json_ld
from book.identity import Terms
from glossary.entry import Entry, Glossary


def defined_term_set(glossary: Glossary, address: str, translations: Sequence[str]) -> Markup:
    """Return a ``script`` element for the glossary page at ``address``.

    ``address`` and ``translations``, the other languages' pages, are absolute or relative URLs.
    """
    return json_ld.element(
        {
            "@type": "DefinedTermSet",
            "@id": address,
            "name": glossary.title,
            "inLanguage": glossary.language,
            "workTranslation": [{"@id": each} for each in translations],
            "hasDefinedTerm": [
                _term(entry, address, glossary.labels.terms) for entry in glossary.entries
            ],
        }
    )


def _term(entry: Entry, address: str, terms: Terms | None) -> dict:
    term = {
        "@type": "DefinedTerm",
        "@id": f"{address}#{entry.id}",
        "name": entry.term,
        "termCode": entry.id,
        "description": entry.definition,
        "inDefinedTermSet": {"@id": address},
    }
    names = (*entry.abbreviations, *entry.synonyms)
    if others := [value.text for value in names if value.is_exact]:
        term["alternateName"] = others
    records = [value.text for value in entry.records if value.is_exact]
    if terms and (same := [terms.address(each) for each in records]):
        term["sameAs"] = same
    return term
