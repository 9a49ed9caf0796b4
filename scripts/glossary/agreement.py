"""Does the translation use the agreed terms, and none of the renderings to avoid?"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import PurePosixPath

from book.passages import MarkdownFile, Passage
from glossary.entry import Glossary
from glossary.exempt import Exemption, exemptions
from glossary.match import TermIndex
from ground.message import say
from ground.problem import Problem


class Exemptions:
    """The exemptions of one page; remembers which were of use."""

    def __init__(self, page: MarkdownFile, glossary: Glossary) -> None:
        self._path = page.path
        self._glossary = glossary
        self._all = list(exemptions(page))
        self._of = defaultdict[tuple[int, str], list[Exemption]](list)
        for each in self._all:
            self._of[each.paragraph, each.id].append(each)
        self._used: set[Exemption] = set()

    def excuse(self, passage: Passage, identifier: str) -> bool:
        """Say whether the passage is excused from the term."""
        found = self._of.get((passage.line, identifier), ())
        self._used.update(found)
        return bool(found)

    def problems(self) -> Iterator[Problem]:
        """Yield the exemptions that excuse nothing, once the page has been checked."""
        for exemption in self._all:
            if not (exemption.id and exemption.reason):
                rule = "malformed-exception"
                message = say("an exception must read `<!-- terme: id — reason -->`")
            elif exemption.id not in self._glossary.by_id:
                rule = "unused-exception"
                message = say("exception for {id!r}, which is no entry", id=exemption.id)
            elif exemption not in self._used:
                rule = "unused-exception"
                message = say("the paragraph needs no exception for {id!r}", id=exemption.id)
            else:
                continue
            yield Problem(self._path, exemption.line, 1, rule, message)


def missing_equivalents(
    source: Glossary,
    target: Glossary,
    chapters: Iterable[tuple[MarkdownFile, MarkdownFile]],
    avoided: Mapping[tuple[str, int], set[str]],
    excused: Mapping[str, Exemptions],
    doubtful: set[str],
) -> Iterator[Problem]:
    """Yield ``missing-equivalent`` for each paragraph pair and term of the source paragraph.

    The longest terms of the source count, so that *surveillance du système immunitaire* asks for
    *immune surveillance* alone; any name of the term in the target will do. Paragraphs are paired
    by their ids. ``avoided`` holds, by path and line of the paragraph, the terms already reported
    there.
    """
    for original, translation in chapters:
        by_id = {p.id: p for p in translation.passages if p.kind == "body" and p.id}
        for passage in original.passages:
            paragraph = by_id.get(passage.id) if passage.kind == "body" and passage.id else None
            if paragraph is None:
                continue
            present = {match.id for match in target.index.every(paragraph.text)}
            present |= avoided.get((translation.path, paragraph.line), set())
            words = {
                m.id: passage.text[m.start : m.end] for m in source.index.longest(passage.text)
            }
            for identifier, word in words.items():
                entry = target.by_id.get(identifier)
                if entry is None or identifier in present | doubtful:
                    continue
                if not excused[translation.path].excuse(paragraph, identifier):
                    message = say(
                        "entry {id!r}: the original says {words!r}, this paragraph says neither {term!r} "
                        "nor another name of it",
                        id=identifier,
                        words=" ".join(word.split()),
                        term=entry.term,
                    )
                    yield Problem(
                        translation.path, paragraph.line, 1, "missing-equivalent", message
                    )


def avoided_renderings(
    glossary: Glossary, pages: Sequence[MarkdownFile], excused: Mapping[str, Exemptions]
) -> Iterator[tuple[Problem, tuple[str, int], str]]:
    """Yield ``avoided-rendering`` wherever a page uses one, with the place and the entry's id.

    Titles, alternative texts, title and description of the page count as well as its body. An entry
    may name what it tells to avoid.
    """
    owners = {_key(value.text): entry for entry in glossary.entries for value in entry.avoid}
    index = TermIndex(((form, form) for form in owners), capitals=False)
    listing = glossary.labels.label("avoid")
    for page in pages:
        for passage in page.passages:
            own: Iterable[
                str
            ] = ()  # what a passage of the glossary may say: in a list of renderings all
            if page.path == glossary.path:
                is_list = passage.text.startswith(listing)
                own = owners if is_list else _own_renderings(passage, glossary)
            for match in index.longest(passage.text):
                entry = owners[match.id]
                if match.id in own or excused[page.path].excuse(passage, entry.id):
                    continue
                line = page.place(passage.offsets[match.start])[0]
                message = say(
                    "entry {id!r}: avoid {words!r}, say {term!r}",
                    id=entry.id,
                    words=match.id,
                    term=entry.term,
                )
                problem = Problem(page.path, line, 1, "avoided-rendering", message)
                yield problem, (page.path, passage.line), entry.id


def paired(
    sources: Iterable[MarkdownFile], targets: Iterable[MarkdownFile]
) -> Iterator[tuple[MarkdownFile, MarkdownFile]]:
    """Pair the pages of two languages by their file names."""
    by_name = {PurePosixPath(page.path).name: page for page in targets}
    for page in sources:
        if translation := by_name.get(PurePosixPath(page.path).name):
            yield page, translation


def _key(form: str) -> str:
    return " ".join(form.split())


def _own_renderings(passage: Passage, glossary: Glossary) -> set[str]:
    """The renderings that the entry of a passage of the glossary tells to avoid."""
    at = bisect_right(glossary.entries, passage.line, key=attrgetter("line"))
    return {
        _key(value.text) for entry in glossary.entries[max(at - 1, 0) : at] for value in entry.avoid
    }
