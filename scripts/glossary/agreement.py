"""Does the translation use the agreed terms, and none of the renderings to avoid?"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import PurePosixPath

from book.passages import MarkdownFile, Passage
from glossary.allowances import Allowances
from glossary.book import Book
from glossary.entry import Glossary
from glossary.match import TermIndex
from glossary.soundness import doubtful_ids
from ground.message import say
from ground.problem import Problem


def agreement(books: Sequence[Book], pages: Sequence[Iterable[MarkdownFile]]) -> Iterator[Problem]:
    """Yield ``avoided-rendering``, ``missing-equivalent``, and what is wrong with the exceptions to them;
    ``pages`` are all those of each book, the source first."""
    groups = list(zip((book.glossary for book in books), pages, strict=True))
    allowances = {page.path: Allowances(page, own) for own, group in groups for page in group}
    for glossary, group in groups:
        yield from _avoided(glossary, group, allowances)
    doubtful = set().union(*(doubtful_ids(glossary) for glossary, _ in groups))
    source, *targets = books
    for target in targets:
        yield from _missing(source, target, allowances, doubtful)
    for each in allowances.values():
        yield from each.problems()


def _missing(
    source: Book, target: Book, allowances: Mapping[str, Allowances], doubtful: set[str]
) -> Iterator[Problem]:
    """``missing-equivalent`` for each paragraph pair and term of the source paragraph.

    The longest terms of the source count, so that *taux d'hydratation* asks for
    *hydration rate* alone; any name of the term in the target will do. Chapters are paired by the names
    of their files, paragraphs by their ids.
    """
    translations = {PurePosixPath(path).name: page for path, page in target.chapters.items()}
    for path, original in source.chapters.items():
        if not (translation := translations.get(PurePosixPath(path).name)):
            continue
        allowed = allowances[translation.path]
        by_id = {p.id: p for p in translation.passages if p.kind == "body" and p.id}
        for passage in original.passages:
            if passage.kind != "body" or not (paragraph := by_id.get(passage.id)):
                continue
            said = {match.id for match in target.glossary.index.every(paragraph.text)}
            said |= allowed.avoided[paragraph.line] | doubtful
            matches = source.glossary.index.longest(passage.text)
            words = {match.id: passage.text[match.start : match.end] for match in matches}
            for identifier, word in words.items():
                entry = target.glossary.by_id.get(identifier)
                if entry and identifier not in said and not allowed.allows(paragraph, identifier):
                    message = say(
                        "entry {id!r}: the original says {words!r}, this paragraph says neither {term!r} "
                        "nor another name of it",
                        id=identifier,
                        words=" ".join(word.split()),
                        term=entry.term,
                    )
                    place = translation.path, paragraph.line, 1
                    yield Problem(*place, "missing-equivalent", message)


def _avoided(
    glossary: Glossary, pages: Iterable[MarkdownFile], allowances: Mapping[str, Allowances]
) -> Iterator[Problem]:
    """``avoided-rendering`` wherever a page uses one: its term is not missing there too.

    Titles, alternative texts, title and description of the page count as well as its body. An entry
    may name what it tells to avoid.
    """
    owners = {value.text: entry for entry in glossary.entries for value in entry.avoid}
    index = TermIndex(((form, form) for form in owners), capitals=False)
    listing = glossary.labels.label("avoid")
    for page in pages:
        allowed = allowances[page.path]
        for passage in page.passages:
            own: Iterable[str] = ()
            if page.path == glossary.path:  # it must say what it tells to avoid
                is_list = passage.text.startswith(listing)
                own = owners if is_list else _own_renderings(passage, glossary)
            for match in index.longest(passage.text):
                entry = owners[match.id]
                if match.id in own or allowed.allows(passage, entry.id):
                    continue
                allowed.avoided[passage.line].add(entry.id)
                message = say(
                    "entry {id!r}: avoid {words!r}, say {term!r}",
                    id=entry.id,
                    words=match.id,
                    term=entry.term,
                )
                line = page.place(passage.offsets[match.start])[0]
                yield Problem(page.path, line, 1, "avoided-rendering", message)


def _own_renderings(passage: Passage, glossary: Glossary) -> set[str]:
    """The renderings that the entry of a passage of the glossary tells to avoid."""
    at = bisect_right(glossary.entries, passage.line, key=attrgetter("line"))
    return {value.text for entry in glossary.entries[max(at - 1, 0) : at] for value in entry.avoid}
