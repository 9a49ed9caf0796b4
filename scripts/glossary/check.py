"""Do both glossaries keep their form, and do they agree with each other and with the chapters?"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from book.passages import MarkdownFile
from glossary.agreement import Exemptions, avoided_renderings, missing_equivalents, paired
from glossary.counterparts import one_language, strays, wrong_equivalents
from glossary.entry import LANGUAGES, Entry, Glossary
from glossary.links import term_links
from glossary.parse import read_glossary
from glossary.passages import chapters
from glossary.soundness import doubtful_ids, soundness
from glossary.usage import uses, without_use
from ground.message import say
from ground.problem import Problem


def check(root: Path) -> list[Problem]:
    """Return all problems of the glossaries below ``root``.

    Rules: malformed-entry, mesh-form, duplicate-id, duplicate-form, wrong-order,
    missing-definition, long-definition, one-language-id, wrong-equivalent, unknown-term-link,
    unused-term, missing-equivalent, avoided-rendering, malformed-exception, unused-exception.
    Raises ``CannotRun`` where a glossary or a chapter cannot be read. One mistake gives one
    problem: what only follows from another is left out.
    """
    read = [read_glossary(root, language) for language in LANGUAGES]
    source, target = glossaries = [glossary for glossary, _ in read]
    texts = [chapters(root, language) for language in LANGUAGES]
    pages = [_pages(root, language) for language in LANGUAGES]
    problems = [problem for _, found in read for problem in found]
    for glossary, other in ((source, target), (target, source)):
        problems += strays(glossary, other)
        problems += wrong_equivalents(glossary, other)
        problems += soundness(glossary)
    problems += one_language(source, target)
    problems += _unknown_links([page for group in pages for page in group], source, target)
    problems += _unused(glossaries, texts)
    problems += _agreement(glossaries, texts, pages)
    return problems


def _pages(root: Path, language: str) -> list[MarkdownFile]:
    paths = sorted((root / "docs" / language).rglob("*.md"))
    return [MarkdownFile(root, path.relative_to(root).as_posix()) for path in paths]


def _unknown_links(pages: Iterable[MarkdownFile], *glossaries: Glossary) -> Iterator[Problem]:
    """A link to an id that one language has lost is that id's problem, not the link's."""
    anchors = {glossary.path: glossary.anchors for glossary in glossaries}
    known = {identifier for glossary in glossaries for identifier in glossary.by_id}
    for page in pages:
        for link in term_links(page, set(anchors)):
            if link.id not in anchors[link.path] and link.id not in known:
                message = say("{path} has no entry {id!r}", path=link.path, id=link.id)
                yield Problem(page.path, link.line, link.column, "unknown-term-link", message)


def _unused(
    glossaries: Sequence[Glossary], texts: Sequence[list[MarkdownFile]]
) -> Iterator[Problem]:
    """A term that one language uses is not unused: there the translation is the question."""
    unused = without_use(uses(*pair) for pair in zip(glossaries, texts, strict=True))
    for glossary in glossaries:
        for entry in glossary.entries:
            if entry.id in unused and not entry.background:
                unused.discard(entry.id)  # once, in the first language that lacks the line
                (other,) = (each for each in glossaries if each is not glossary)
                message = _unused_term(entry, glossary, other)
                yield Problem(glossary.path, entry.line, 1, "unused-term", message)


def _unused_term(entry: Entry, glossary: Glossary, other: Glossary) -> str:
    if _is_background(other, entry.id):
        return say(
            "no chapter uses {term!r}: if it explains another entry, end its list with the line {line}; "
            "otherwise take it out",
            term=entry.term,
            line=_line(glossary),
        )
    return say(
        "no chapter uses {term!r}: if it explains another entry, end its list with the line {line} and "
        "{other} in {path}; otherwise take it out",
        term=entry.term,
        line=_line(glossary),
        other=_line(other),
        path=other.path,
    )


def _line(glossary: Glossary) -> str:
    """What marks a background term, as it is typed in this glossary."""
    return f"`{glossary.labels.line('background')}`"


def _is_background(glossary: Glossary, identifier: str) -> bool:
    entry = glossary.by_id.get(identifier)
    return entry is not None and entry.background


def _agreement(
    glossaries: Sequence[Glossary],
    texts: Sequence[list[MarkdownFile]],
    pages: Sequence[list[MarkdownFile]],
) -> Iterator[Problem]:
    excused = {
        page.path: Exemptions(page, glossary)
        for glossary, group in zip(glossaries, pages, strict=True)
        for page in group
    }
    avoided: dict[tuple[str, int], set[str]] = {}
    for glossary, group in zip(glossaries, pages, strict=True):
        for problem, place, identifier in avoided_renderings(glossary, group, excused):
            avoided.setdefault(place, set()).add(identifier)
            yield problem
    doubtful = set().union(*map(doubtful_ids, glossaries))
    yield from missing_equivalents(
        glossaries[0], glossaries[1], paired(texts[0], texts[1]), avoided, excused, doubtful
    )
    for exemption in excused.values():
        yield from exemption.problems()
