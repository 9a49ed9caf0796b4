"""Do both glossaries keep their form, and do they agree with each other and with the chapters?"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checking.problem import Problem
from glossary.agreement import Exemptions, avoided_renderings, missing_equivalents, paired
from glossary.entry import LANGUAGES, Entry, Glossary
from glossary.links import term_links
from glossary.parse import read_glossary
from glossary.passages import MarkdownPage, chapters, read_page
from glossary.soundness import doubtful_ids, soundness
from glossary.usage import uses, without_use


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
        problems += _strays(glossary, other)
        problems += _wrong_equivalents(glossary, other)
        problems += soundness(glossary)
    problems += _one_language(source, target)
    problems += _unknown_links([page for group in pages for page in group], source, target)
    problems += _unused(glossaries, texts)
    problems += _agreement(glossaries, texts, pages)
    return problems


def _pages(root: Path, language: str) -> list[MarkdownPage]:
    return [read_page(path, root) for path in sorted((root / "docs" / language).rglob("*.md"))]


def _missing(glossary: Glossary, other: Glossary) -> list[Entry]:
    """The other's entries that this glossary lacks, unless one of its headings hides an id."""
    missing = [entry for entry in other.by_id.values() if entry.id not in glossary.by_id]
    hidden = glossary.unreadable + len(glossary.entries) - len(glossary.by_id)
    return missing if len(missing) > hidden else []


def _strays(glossary: Glossary, other: Glossary) -> Iterator[Problem]:
    """A second paragraph is what a lost heading leaves; then the lost id is the problem."""
    for line in glossary.strays[len(_missing(glossary, other)) :]:
        message = "an entry is one paragraph and one list behind it"
        yield Problem(glossary.path, line, 1, "malformed-entry", message)


def _one_language(source: Glossary, target: Glossary) -> Iterator[Problem]:
    """An id that differs between the languages is one problem, reported in the translation."""
    untranslated, unknown = _missing(target, source), _missing(source, target)
    for entry in unknown:
        message = f"entry {entry.id!r} is not in {source.path}"
        yield Problem(target.path, entry.line, 1, "one-language-id", message)
    for entry in untranslated[len(unknown) :]:
        message = f"entry {entry.id!r} is not in {target.path}"
        yield Problem(source.path, entry.line, 1, "one-language-id", message)


def _wrong_equivalents(glossary: Glossary, other: Glossary) -> Iterator[Problem]:
    for entry in glossary.entries:
        counterpart = other.by_id.get(entry.id)
        written = entry.equivalent
        if counterpart and written and _typed(written.text) != _typed(counterpart.term):
            message = f"{other.path} calls {entry.id!r} {counterpart.term!r}, not {written.text!r}"
            yield Problem(glossary.path, written.line, 1, "wrong-equivalent", message)


def _typed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


def _unknown_links(pages: Iterable[MarkdownPage], *glossaries: Glossary) -> Iterator[Problem]:
    """A link to an id that one language has lost is that id's problem, not the link's."""
    anchors = {glossary.path: glossary.anchors for glossary in glossaries}
    known = {identifier for glossary in glossaries for identifier in glossary.by_id}
    for page in pages:
        for link in term_links(page, set(anchors)):
            if link.id not in anchors[link.path] and link.id not in known:
                message = f"{link.path} has no entry {link.id!r}"
                yield Problem(page.path, link.line, link.column, "unknown-term-link", message)


def _unused(
    glossaries: Sequence[Glossary], texts: Sequence[list[MarkdownPage]]
) -> Iterator[Problem]:
    """A term that one language uses is not unused: there the translation is the question."""
    unused = without_use(uses(*pair) for pair in zip(glossaries, texts, strict=True))
    for glossary in glossaries:
        for entry in glossary.entries:
            if entry.id in unused and not entry.background:
                unused.discard(entry.id)  # once, in the first language that lacks the line
                message = (
                    f"no chapter uses {entry.term!r}, and it is not marked as a background term"
                )
                yield Problem(glossary.path, entry.line, 1, "unused-term", message)


def _agreement(
    glossaries: Sequence[Glossary],
    texts: Sequence[list[MarkdownPage]],
    pages: Sequence[list[MarkdownPage]],
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
