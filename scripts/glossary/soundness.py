"""Is one language's glossary sound in itself?"""

from collections.abc import Iterator

from glossary.entry import Entry, Glossary
from glossary.order import bare, misplaced
from ground.message import say
from ground.problem import Problem

LONGEST_DEFINITION = 160  # characters: what a reader takes in without leaving the sentence


def soundness(glossary: Glossary, most_words: int) -> Iterator[Problem]:
    """Yield what is wrong with ids, forms, order and definitions, and as warnings the entries with more
    than ``most_words`` above their list; 0 allows any number."""
    yield from _duplicates(glossary)
    yield from _records(glossary)
    yield from _order(glossary)
    yield from _definitions(glossary, most_words)


def doubtful_ids(glossary: Glossary) -> set[str]:
    """The ids of entries that share an id or a form: what a text means by them is unknown."""
    claims: dict[str, list[Entry]] = {}
    for entry in glossary.entries:
        for key in {f"#{entry.id}", *(bare(name.text) for name in entry.names)}:
            claims.setdefault(key, []).append(entry)
    return {entry.id for shared in claims.values() if len(shared) > 1 for entry in shared}


def _duplicates(glossary: Glossary) -> Iterator[Problem]:
    forms: dict[str, Entry] = {}
    reported: set[tuple[str, str]] = set()
    for entry in glossary.entries:
        if (first := glossary.by_id[entry.id]) is not entry:
            message = say("id {id!r} is already that of line {line}", id=entry.id, line=first.line)
            yield Problem(glossary.path, entry.line, 1, "duplicate-id", message)
        for name in entry.names:
            owner = forms.setdefault(bare(name.text), entry)
            claim = (bare(name.text), entry.id)
            if owner.id != entry.id and claim not in reported:
                reported.add(claim)
                message = say(
                    "form {form!r} of entry {id!r} is already one of {other!r}",
                    form=name.text,
                    id=entry.id,
                    other=owner.id,
                )
                yield Problem(glossary.path, name.line, 1, "duplicate-form", message)


def _records(glossary: Glossary) -> Iterator[Problem]:
    """Two entries that are the same as one record elsewhere would be the same as each other."""
    owners: dict[str, Entry] = {}
    for entry in glossary.entries:
        for each in entry.records:
            if each.is_exact and (owner := owners.setdefault(each.text, entry)).id != entry.id:
                message = say(
                    "the record {record} is that of {other!r} too: it cannot be the same as both",
                    record=each.text,
                    other=owner.id,
                )
                yield Problem(glossary.path, each.line, 1, "shared-record", message)


def _order(glossary: Glossary) -> Iterator[Problem]:
    if found := misplaced(glossary.entries):
        entry, after = found
        message = say("entry {term!r} belongs at the end", term=entry.term)
        if after:
            message = say(
                "entry {term!r} belongs before {other!r} (line {line})",
                term=entry.term,
                other=after.term,
                line=after.line,
            )
        yield Problem(glossary.path, entry.line, 1, "wrong-order", message)


def _definitions(glossary: Glossary, most_words: int) -> Iterator[Problem]:
    for entry in glossary.entries:
        length, line = len(entry.definition), entry.definition_line
        if not length:
            message = say("entry {id!r} has no definition", id=entry.id)
            yield Problem(glossary.path, entry.line, 1, "missing-definition", message)
        elif length > LONGEST_DEFINITION:
            message = say(
                "entry {id!r}: the first sentence has {length} characters, at most {limit} fit a "
                "definition",
                id=entry.id,
                length=length,
                limit=LONGEST_DEFINITION,
            )
            yield Problem(glossary.path, line, 1, "long-definition", message)
        text = f"{entry.definition} {entry.explanation}"
        count = sum(any(map(str.isalnum, word)) for word in text.split())
        if 0 < most_words < count:
            message = say(
                "entry {id!r}: {count} words above the list, at most {limit} in this book",
                id=entry.id,
                count=count,
                limit=most_words,
            )
            yield Problem(glossary.path, line, 1, "wordy-entry", message, "warning")
