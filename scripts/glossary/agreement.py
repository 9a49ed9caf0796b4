"""Does the translation use the agreed terms, and none of the renderings to avoid?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import PurePosixPath

from book.passages import MarkdownFile, Passage
from glossary.allowances import Allowances
from glossary.entry import Glossary
from glossary.match import TermIndex
from ground.message import say
from ground.problem import Problem


def missing_equivalents(
    source: Glossary,
    target: Glossary,
    chapters: Iterable[tuple[MarkdownFile, MarkdownFile]],
    avoided: Mapping[tuple[str, int], set[str]],
    allowances: Mapping[str, Allowances],
    doubtful: set[str],
) -> Iterator[Problem]:
    """Yield ``missing-equivalent`` for each paragraph pair and term of the source paragraph.

    The longest terms of the source count, so that *taux d'hydratation* asks for
    *hydration rate* alone; any name of the term in the target will do. Paragraphs are paired
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
                if not allowances[translation.path].allows(paragraph, identifier):
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
    glossary: Glossary, pages: Sequence[MarkdownFile], allowances: Mapping[str, Allowances]
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
            own: Iterable[str] = ()
            if page.path == glossary.path:  # it must say what it tells to avoid
                is_list = passage.text.startswith(listing)
                own = owners if is_list else _own_renderings(passage, glossary)
            for match in index.longest(passage.text):
                entry = owners[match.id]
                if match.id in own or allowances[page.path].allows(passage, entry.id):
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
