"""Which words does each language use around an entry?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """The words an author types (first part) and the words shown to the reader (second part)."""

    lists: dict[str, str]  # typed label -> field of Entry, in the order they are typed
    flags: dict[str, str]  # typed line -> field of Entry
    relations: tuple[str, str]  # typed notes: broader, narrower than the entry
    equivalent: str
    used_in: str
    letters: str
    digits: str
    share: str
    colon: str

    def label(self, name: str) -> str:
        """The typed label of a field of ``Entry``."""
        return next(label for label, field in self.lists.items() if field == name)

    def line(self, name: str) -> str:
        """The typed line of a field of ``Entry`` that is true or false."""
        return next(f"- {line}" for line, field in self.flags.items() if field == name)


LABELS = {
    "fr": Labels(
        lists={
            "Anglais": "equivalent",
            "Abréviations": "abbreviations",
            "Synonymes": "synonyms",
            "Formes": "forms",
            "Voir aussi": "related",
            "MeSH": "mesh",
            "À éviter": "avoid",
        },
        flags={
            "Mot courant, non signalé dans le texte": "common",
            "Terme d'arrière-plan, absent des chapitres": "background",
        },
        relations=("sens plus large", "sens plus étroit"),
        equivalent="En anglais",
        used_in="Employé dans",
        letters="Index alphabétique",
        digits="0-9",
        share="Lien vers «\u00a0{}\u00a0»",
        colon="\u00a0: ",
    ),
    "en": Labels(
        lists={
            "French": "equivalent",
            "Abbreviations": "abbreviations",
            "Synonyms": "synonyms",
            "Forms": "forms",
            "See also": "related",
            "MeSH": "mesh",
            "Avoid": "avoid",
        },
        flags={
            "Common word, not linked in the text": "common",
            "Background term, absent from the chapters": "background",
        },
        relations=("broader", "narrower"),
        equivalent="In French",
        used_in="Used in",
        letters="Alphabetical index",
        digits="0-9",
        share="Link to “{}”",
        colon=": ",
    ),
}
