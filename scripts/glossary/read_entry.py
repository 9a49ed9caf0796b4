"""What does one entry of a glossary page say, and what in it is malformed?"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import Any

from book.blocks import Block
from book.words import ENDS
from glossary.entry import Entry, Value
from glossary.labels import COLON, FLAGS, Labels
from glossary.order import kebab
from ground.message import say
from ground.problem import Problem

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_NOTE = re.compile(r"(.+?)[ \t]*\(([^()]+)\)")
_WORDS = re.compile(r"[^()]++\)?")  # those of a note end in a parenthesis
_STOP = re.compile(
    rf"(?<=[{ENDS}])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bex\.)(?<!\bvs\.)\s+(?=[^\sa-zà-ÿ])|(?<=[。！？])\s*(?=\S)"
)
_SPOKEN = re.compile(
    r"(?:[^-*]+-)*+(?:[^-*]+|\*\*[^-*]+\*\*)(?:-[^-*]+)*"
)  # a word, by its syllables
_COMMA = re.compile("[,،、，]")


class EntryReader:
    """Reads ``entries``, and remembers what is wrong with them.

    ``labels`` are those of every language, ``first_line`` is that of the text in its file, below the
    front matter.
    """

    def __init__(
        self, path: str, language: str, labels: Mapping[str, Labels], first_line: int
    ) -> None:
        self.path = path
        self.first_line = first_line
        self.labels = labels[language]
        self.all_flags = dict(chain.from_iterable(each.flags.items() for each in labels.values()))
        self.all_lists = dict(chain.from_iterable(each.lists.items() for each in labels.values()))
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.strays: list[int] = []

    def read(self, blocks: Sequence[Block]) -> None:
        """Read the entry of these blocks, the first its heading; there is none where that gives no term or id."""
        heading, *body = blocks
        term, identifier, line = _read(heading), heading.id, self.first_line + heading.line
        if not term or not _ID.fullmatch(identifier):
            form = f"## {term or 'term'} {{ #{kebab(term) or 'id'} }}"
            message = say(
                "heading must read `{form}`, with an id in kebab-case that is the same in both "
                "languages, not {heading!r}",
                form=form,
                heading=f"## {heading.text}" + (f" {{ #{identifier} }}" if identifier else ""),
            )
            self._malformed(line, message)
            return
        fields: dict[str, Any] = {"definition": "", "definition_line": line}
        for block in self._body(body, fields):
            self._item(block, fields)
        self.entries.append(Entry(identifier, term, line, **fields))

    def _body(self, blocks: Sequence[Block], fields: dict[str, Any]) -> Iterator[Block]:
        """Put the definition into ``fields``; yield the items of the list below it."""
        is_listed = False
        for block in blocks:
            line = self.first_line + block.line
            if block.level:
                self._malformed(line, say("an entry has no headings of its own"))
            elif block.kind == "item":
                is_listed = True
                yield block
            elif is_listed or fields["definition"]:
                self.strays.append(line)
                if is_listed:
                    return  # what follows seems to be the body of an entry without a heading
            else:
                fields["definition"], *rest = _STOP.split(_read(block))
                fields["explanation"] = " ".join(rest)
                fields["definition_line"] = line

    def _item(self, block: Block, fields: dict) -> None:
        line = self.first_line + block.line
        item = " ".join(block.text.split()).replace("’", "'")
        name, text = self.labels.read(item)
        label = COLON.split(item, maxsplit=1)[0].strip()
        parts = [part.strip() for part in _WORDS.sub(_apart, text).split("\n")]
        if not name and (meant := self._meant(line, item)):
            fields[meant] = True
        elif not name and label in self.all_lists:
            meant = f"- {self.labels.label(self.all_lists[label])}:"
            self._malformed(line, say("type `{line}` here, not {item!r}", line=meant, item=item))
        elif not name:
            known = [*(f"{each}:" for each in self.labels.lists), *self.labels.flags]
            message = say(
                "unknown line {item!r}; known are {known}", item=item, known=", ".join(known)
            )
            self._malformed(line, message)
        elif name in fields:
            self._malformed(line, say("second line {label!r}", label=label))
        elif name in FLAGS:
            fields[name] = True
        elif not all(parts):
            self._malformed(line, say("{label!r} has an empty value", label=label))
        elif name == "details":
            fields[name] = COLON.split(_read(block), maxsplit=1)[-1].strip()
        else:
            self._value(line, name, parts, fields)

    def _value(self, line: int, name: str, parts: list[str], fields: dict) -> None:
        if name == "related":
            links = [_LINK.fullmatch(part) for part in parts]
            fields[name] = tuple(link[2][1:] for link in links if link and link[2][0] == "#")
            if len(fields[name]) < len(parts):
                self._malformed(line, say("related terms must read `[term](#id), [term](#id)`"))
        elif name == "records":
            fields[name] = tuple(each for part in parts if (each := self._record(line, part)))
        elif name == "themes":
            keys = (self._theme(line, part) for part in parts)
            fields[name] = tuple(dict.fromkeys(filter(None, keys)))
        elif name == "pronunciation":
            fields[name] = self._pronunciation(line, ", ".join(parts))
        else:
            values = tuple(self._noted(line, part) for part in parts)
            fields[name] = values[0] if name == "equivalent" else values
            if name == "equivalent" and len(values) > 1:
                self._malformed(line, say("an entry has one equivalent"))

    def _theme(self, line: int, title: str) -> str | None:
        if (key := self.labels.theme(title)) is None:
            message = say(
                "there is no theme {title!r}; known are {known}",
                title=title,
                known=", ".join(self.labels.titles(self.labels.themes.values())) or "-",
            )
            self._malformed(line, message, "unknown-theme")
        return key

    def _pronunciation(self, line: int, text: str) -> Value | None:
        if all(map(_SPOKEN.fullmatch, text.split(" "))) and all(map(_is_small, text)):
            return Value(text, "", line)
        message = say(
            "{words!r}: a pronunciation is in small letters, with hyphens between syllables and asterisks "
            "around the one that is stressed, at most one a word: {example}",
            words=text,
            example="`im-yuh-**nol**-uh-jee`",
        )
        self._malformed(line, message)
        return None

    def _record(self, line: int, part: str) -> Value | None:
        link, note, terms = _LINK.match(part), "", self.labels.terms
        if link and (rest := part[link.end() :].strip()):
            note = next((each for each in self.labels.relations if rest == f"({each})"), "")
            link = link if note else None
        if link and terms and terms.is_id(link[1]) and link[2] == terms.address(link[1]):
            return Value(link[1], note, line, self.labels.relations.get(note, ""))
        broader, narrower = self.labels.relations
        message = say(
            "{words!r}: an id in {label} looks like {ids}, 0 being any digit, with a link to its own record, "
            "{record}; where that says more or less than the term, `({broader})` or `({narrower})` follows",
            words=part,
            label=self.labels.label("records"),
            ids=", ".join(terms.ids) if terms else "",
            record=terms.record if terms else "",
            broader=broader,
            narrower=narrower,
        )
        self._malformed(line, message, "record-form")
        return None

    def _noted(self, line: int, part: str) -> Value:
        noted = _NOTE.fullmatch(part)
        text, note = (noted[1], noted[2]) if noted else (part, "")
        if re.search(r"[()<>\[\]{}]", text) or not any(map(str.isalnum, text)):
            message = say(
                "{words!r}: a value is plain text, with a note in parentheses at its end at most",
                words=part,
            )
            self._malformed(line, message)
        relations = self.labels.relations.items()
        told = (name for typed, name in relations if note.casefold().startswith(typed.casefold()))
        return Value(text, note, line, next(told, ""), note.casefold() in self.labels.spoken)

    def _meant(self, line: int, item: str) -> str | None:
        """The flag that a line seems to mean, misspelled or in another language; it is said once."""
        for text in get_close_matches(item, self.all_flags, 1, 0.8):
            name = self.all_flags[text]
            meant = self.labels.line(name)
            self._malformed(line, say("type `{line}` here, not {item!r}", line=meant, item=item))
            return name
        return None

    def _malformed(self, line: int, message: str, rule: str = "malformed-entry") -> None:
        self.problems.append(Problem(self.path, line, 1, rule, message))


def _apart(words: re.Match[str]) -> str:
    """On a line of its own what stands between commas, but for those in a note."""
    return words[0] if words[0].endswith(")") else _COMMA.sub("\n", words[0])


def _read(block: Block) -> str:
    """What a reader finds in a block, on one line."""
    return " ".join(block.words.shown.split())


def _is_small(character: str) -> bool:
    """Is it no capital, nor anything else that is not of a pronunciation?"""
    category = unicodedata.category(character)
    return character in "-* " or (category[0] in "LM" and category not in ("Lu", "Lt"))
