"""What does each sentence of the text claim, by its own words?

``docs/source/claims.yml`` says it, a section for each paragraph, a line for each sentence:

    conclusion-1:
      s1: { says: [hope], fr: [donne de l'espoir], en: [gives hope] }

``says`` names what the sentence does, first of all what its main verb does; behind each language are the words
of the sentence that show it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from book import front_matter
from book.front_matter import GROUNDS
from book.languages import DOCS, locales, source
from book.yaml_text import slips_of
from claims.grounds import CHANGED, COMMAND, Grounds, shown
from claims.sentences import named
from ground.command import read_text
from ground.message import say
from ground.problem import CannotRun, Problem, Severity
from translation.book import page_pair
from translation.fingerprint import normalised
from translation.state import SAME

PATH = f"{DOCS}/source/claims.yml"
CLASSES = ("stated", "possible", "aim", "hope")


@dataclass(frozen=True)
class Claim:
    """What a sentence ``says``: classes, the first before all; ``words`` that show it, by language."""

    paragraph: str
    name: str
    line: int
    says: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


def read(root: Path) -> tuple[front_matter.Page, dict[str, Claim]] | None:
    """The file and its claims by name, if the book has one; raises ``CannotRun`` at the line that cannot be read."""
    if not (root / PATH).is_file():
        return None
    with slips_of(PATH):
        page = front_matter.Page(*front_matter.mapping(read_text(root / PATH, root)))
    return page, {each.name: each for each in _claims(page)}


def _claims(page: front_matter.Page) -> Iterator[Claim]:
    for section, sentences in page.values.items():
        if section == GROUNDS:
            continue
        if not isinstance(sentences, dict):
            reason = say("expected `key: text` lines below {section!r}", section=section)
            raise CannotRun(reason, PATH, page.lines[section])
        for key, told in sentences.items():
            name = f"{section}.{key}"
            line = page.lines[name]
            lists = told if isinstance(told, dict) else {}
            words = {
                each: tuple(found)
                for each, found in lists.items()
                if isinstance(found, list) and all(isinstance(word, str) for word in found)
            }
            says = words.pop("says", ())
            if not says or set(says) - set(CLASSES) or len(words) + 1 != len(lists):
                reason = say(
                    "expected `says: [one of {known}]` and, for a language, a list of words in quotes",
                    known=", ".join(CLASSES),
                )
                raise CannotRun(reason, PATH, line)
            yield Claim(section, name, line, says, words)


def held(root: Path, grounds: Grounds) -> list[Claim]:
    """The claims whose sentences are what somebody has seen, in the order of the book."""
    if not (found := read(root)):
        return []
    page, claims = found
    seen = grounds.held(page, PATH, claims)
    paragraphs = grounds.paragraphs.values()
    return [claims[name] for each in paragraphs for name in each.sentences if name in seen]


def problems(root: Path, grounds: Grounds) -> Iterator[Problem]:
    """``claim``: a sentence without one, words that it has not, a translation that has another number of sentences."""
    if not (found := read(root)):
        return
    page, claims = found
    yield from grounds.problems(page, PATH, sorted(claims))
    for paragraph in grounds.paragraphs.values():
        for name in [each for each in paragraph.sentences if each not in claims]:
            message = say(
                "{name} has no line: say what the sentence claims, then run `{accept}`",
                name=name,
                accept=f"{COMMAND} {PATH} {name}",
            )
            line = page.lines.get(paragraph.id, 1)
            yield Problem(PATH, line, 1, CHANGED, message, "warning")
    held = grounds.held(page, PATH, claims)
    seen = [claim for name, claim in claims.items() if name in held]
    yield from _unshown(seen, source(root), grounds.texts, "error")
    for locale in locales(root):
        translated = Translated(root, locale, grounds)
        yield from translated.problems
        yield from _unshown(seen, locale, translated.sentences, "warning")


def _unshown(
    claims: list[Claim], locale: str, sentences: Mapping[str, str], severity: Severity
) -> Iterator[Problem]:
    """The words that a sentence has not, where it is known."""
    for claim in claims:
        if (sentence := sentences.get(claim.name)) is None:
            continue
        for word in claim.words.get(locale, ()):
            if normalised(word) not in normalised(sentence):
                message = say(
                    "the sentence has not the words {word!r} ({locale})", word=word, locale=locale
                )
                yield Problem(PATH, claim.line, 1, "claim", message, severity)


class Translated:
    """The text in another language, empty in its own: ``sentences`` by name, and ``titles`` of chapters by path, where
    their translation is current; ``ids`` that the paragraphs have there, by the original; ``problems`` are paragraphs
    that have not as many sentences as the original."""

    def __init__(self, root: Path, locale: str, grounds: Grounds) -> None:
        self.sentences: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.problems: list[Problem] = []
        for key in grounds.titles if locale != grounds.locale else ():
            page = page_pair(root, locale, key)
            for pair in page.pairs:
                if not pair.target:
                    continue
                self.ids[pair.id] = pair.target.id
                if pair.state not in SAME:
                    continue
                if pair.target.level == 1:
                    self.titles[key] = pair.target.text
                if not (paragraph := grounds.paragraphs.get(pair.id)):
                    continue
                sentences, wanted = named(pair.id, shown(pair.target)), len(paragraph.sentences)
                if len(sentences) == wanted:
                    self.sentences |= sentences
                    continue
                message = say(
                    "{count} sentences, where the original has {wanted}: as many on both sides",
                    count=len(sentences),
                    wanted=wanted,
                )
                line = pair.target.line
                self.problems.append(Problem(page.target.path, line, 1, "claim", message))
