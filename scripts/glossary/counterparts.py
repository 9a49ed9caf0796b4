"""Do two glossaries have the same entries, under the same ids, in the same lists?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from glossary.entry import Entry, Glossary
from ground.message import say
from ground.problem import Problem, Severity


def strays(glossary: Glossary, others: Sequence[Glossary]) -> Iterator[Problem]:
    """A second paragraph is what a lost heading leaves; then the lost id is the problem."""
    lost = max((len(_missing(glossary, other)) for other in others), default=0)
    for line in glossary.strays[lost:]:
        message = say("an entry is one paragraph and one list behind it")
        yield Problem(glossary.path, line, 1, "malformed-entry", message)


def one_language(source: Glossary, target: Glossary, severity: Severity) -> Iterator[Problem]:
    """An id that differs between the languages is one problem, reported in the translation.

    What the translation lacks has the ``severity``.
    """
    untranslated, unknown = _missing(target, source), _missing(source, target)
    for entry in unknown:
        message = _write_too(entry, source)
        if len(unknown) == len(untranslated) == 1:
            (other,) = untranslated
            message = say(
                "{todo}; or, if it translates {term!r}, type `{{ #{id} }}` here",
                todo=message,
                term=other.term,
                id=other.id,
            )
        yield Problem(target.path, entry.line, 1, "one-language-id", message)
    for entry in untranslated[len(unknown) :]:
        message = _write_too(entry, target)
        yield Problem(source.path, entry.line, 1, "one-language-id", message, severity)


def wrong_equivalents(glossary: Glossary, others: Sequence[Glossary]) -> Iterator[Problem]:
    """What an entry says it is called in another language must be the term in one of them."""
    for entry in glossary.entries:
        found = [(other, other.by_id[entry.id].term) for other in others if entry.id in other.by_id]
        written = entry.equivalent
        if written and found and written.text not in {term.replace("’", "'") for _, term in found}:
            message = say(
                "{path} calls {id!r} {term!r}, not {written!r}",
                path=found[0][0].path,
                id=entry.id,
                term=found[0][1],
                written=written.text,
            )
            yield Problem(glossary.path, written.line, 1, "wrong-equivalent", message)


def unlike(source: Glossary, target: Glossary, severity: Severity) -> Iterator[Problem]:
    """An entry is in the same lists by theme in both languages, reviewed in both or in neither, and as
    near to its record elsewhere in both. What shares its id with another is left out."""
    counts = Counter(entry.id for each in (source, target) for entry in each.entries)
    for entry in target.by_id.values():
        other = source.by_id.get(entry.id)
        if not other or counts[entry.id] > 2:
            continue
        if set(entry.themes) != set(other.themes):
            themes = ", ".join(target.labels.titles(other.themes))
            message = say(
                "entry {id!r}: the themes in {path} are others: {themes}",
                id=entry.id,
                path=source.path,
                themes=themes or "-",
            )
            yield Problem(target.path, entry.line, 1, "unlike-entry", message, severity)
        relations = {each.text: each.relation for each in other.records}
        for each in entry.records:
            if each.relation != relations.get(each.text, each.relation):
                message = say(
                    "entry {id!r}: the record {record} is not as broad in {path}",
                    id=entry.id,
                    record=each.text,
                    path=source.path,
                )
                yield Problem(target.path, each.line, 1, "unlike-entry", message, severity)
        if entry.unreviewed != other.unreviewed:
            lacking = source if entry.unreviewed else target
            message = say(
                "entry {id!r}: {path} lacks the line `{line}`",
                id=entry.id,
                path=lacking.path,
                line=lacking.labels.line("unreviewed"),
            )
            line = lacking.by_id[entry.id].line
            yield Problem(lacking.path, line, 1, "unlike-entry", message, severity)


def _missing(glossary: Glossary, other: Glossary) -> list[Entry]:
    """The other's entries that this glossary lacks, unless one of its headings hides an id."""
    missing = [entry for entry in other.by_id.values() if entry.id not in glossary.ids]
    hidden = glossary.unreadable + len(glossary.entries) - len(glossary.by_id)
    return missing if len(missing) > hidden else []


def _write_too(entry: Entry, glossary: Glossary) -> str:
    todo = say(
        "entry {id!r} is not in {path}: write it there too, in its alphabetical place, headed by its "
        "term and `{{ #{anchor} }}`",
        id=entry.id,
        path=glossary.path,
        anchor=entry.id,
    )
    if not entry.background:
        return todo
    line = glossary.labels.line("background")
    return say("{todo}, with the line `{line}`", todo=todo, line=line)
