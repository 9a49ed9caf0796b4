"""What does one entry of a glossary page say, and what in it is malformed?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from glossary.entry import Entry, Value
from glossary.labels import LABELS
from glossary.order import kebab
from glossary.passages import WORD_ATTRIBUTES
from ground.message import say
from ground.problem import Problem

_HEADING = re.compile(r"##[ \t]+(.*?)[ \t]*(?:\{:?[ \t]*([^{}]*)\})?[ \t]*")
_OTHER_HEADING = re.compile(r"#{3,6}[ \t]")
_ITEM = re.compile(r"[-*+][ \t]+")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_NOTE = re.compile(r"(.+?)[ \t]*\(([^()]+)\)")
_COMMA = re.compile(r",(?![^()]*\))")  # not inside a note
_MESH = re.compile(r"D\d{6}(?:\d{3})?")  # NLM: descriptors have D and six digits, nine since 2012
_STOP = re.compile(r"(?<=[.!?…])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bex\.)(?<!\bvs\.)\s+(?=[^\sa-zà-ÿ])")

Lines = list[tuple[int, str]]


def plain(text: str) -> str:
    """Inline Markdown of a definition as plain text on one line."""
    text = WORD_ATTRIBUTES.sub("", " ".join(text.split()))
    text = _LINK.sub(lambda link: link[1], text)
    return re.sub(r"\*+|(?<!\w)_+|_+(?!\w)|`", "", text)


class EntryReader:
    """Reads one entry and remembers what is wrong with it."""

    def __init__(self, path: str, language: str) -> None:
        self.path = path
        self.labels = LABELS[language]
        self.problems: list[Problem] = []
        self.strays: list[int] = []

    def entry(self, lines: Lines) -> Entry | None:
        """The entry of these lines, the first its heading; ``None`` if that gives no term or id."""
        (number, heading), *body = lines
        found = _HEADING.fullmatch(heading)
        term, attributes = (found[1], found[2] or "") if found else ("", "")
        identifier = next((word[1:] for word in attributes.split() if word[0] == "#"), "")
        if not term or not _ID.fullmatch(identifier):
            form = f"## {term or 'term'} {{ #{kebab(term) or 'id'} }}"
            message = say(
                "heading must read `{form}`, with an id in kebab-case that is the same in both "
                "languages, not {heading!r}",
                form=form,
                heading=heading,
            )
            self._malformed(number, message)
            return None
        definition, items = self._body(body)
        first, *rest = _STOP.split(plain(" ".join(line for _, line in definition)))
        fields: dict[str, Any] = {"definition": first, "explanation": " ".join(rest)}
        fields["definition_line"] = definition[0][0] if definition else number
        for line, item in items:
            self._item(line, item, fields)
        return Entry(identifier, plain(term), number, **fields)

    def _body(self, lines: Lines) -> tuple[Lines, Lines]:
        """The lines of the definition and the list items, wrapped ones joined."""
        definition: Lines = []
        items: Lines = []
        inside = False
        for number, line in lines:
            marker = _ITEM.match(line)
            if not line.strip():
                inside = False
            elif _OTHER_HEADING.match(line):
                self._malformed(number, say("an entry has no headings of its own"))
            elif marker:
                items.append((number, line[marker.end() :].strip()))
                inside = True
            elif inside and items:
                items[-1] = (items[-1][0], f"{items[-1][1]} {line.strip()}")
            elif inside or not (definition or items):
                definition.append((number, line.strip()))
                inside = True
            else:
                self.strays.append(number)
                if items:
                    break  # what follows seems to be the body of an entry without a heading
                inside = False
        return definition, items

    def _item(self, line: int, item: str, fields: dict) -> None:
        item = item.replace("’", "'")
        flag = self.labels.flags.get(item.rstrip("."))
        label, colon, text = (part.strip() for part in item.partition(":"))
        name = flag or self.labels.lists.get(label) if colon or flag else None
        parts = [part.strip() for part in _COMMA.split(text)]
        if name is None and (name := self._meant(line, item)):
            fields[name] = True
        elif name is None:
            known = ", ".join(self._known())
            message = say("unknown line {item!r}; known are {known}", item=item, known=known)
            self._malformed(line, message)
        elif name in fields:
            self._malformed(line, say("second line {label!r}", label=label))
        elif flag:
            fields[flag] = True
        elif not all(parts):
            self._malformed(line, say("{label!r} has an empty value", label=label))
        else:
            self._value(line, name, parts, fields)

    def _value(self, line: int, name: str, parts: list[str], fields: dict) -> None:
        if name == "related":
            links = [_LINK.fullmatch(part) for part in parts]
            fields[name] = tuple(link[2][1:] for link in links if link and link[2][0] == "#")
            if len(fields[name]) < len(parts):
                self._malformed(line, say("related terms must read `[term](#id), [term](#id)`"))
        elif name == "mesh":
            fields[name] = tuple(each for part in parts if (each := self._mesh(line, part)))
        else:
            values = tuple(self._noted(line, part) for part in parts)
            fields[name] = values[0] if name == "equivalent" else values
            if name == "equivalent" and len(values) > 1:
                self._malformed(line, say("an entry has one equivalent"))

    def _mesh(self, line: int, part: str) -> Value | None:
        link, note = _LINK.match(part), ""
        if link and (rest := part[link.end() :].strip()):
            note = next((each for each in self.labels.relations if rest == f"({each})"), "")
            link = link if note else None
        if link and _MESH.fullmatch(link[1]) and re.fullmatch(rf"https://\S*\b{link[1]}", link[2]):
            return Value(link[1], note, line)
        broader, narrower = self.labels.relations
        message = say(
            "{words!r}: a MeSH descriptor is D and 6 or 9 digits, with a link to its own record; "
            "where that says more or less than the term, `({broader})` or `({narrower})` follows",
            words=part,
            broader=broader,
            narrower=narrower,
        )
        self.problems.append(Problem(self.path, line, 1, "mesh-form", message))
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
        return Value(text, note, line)

    def _meant(self, line: int, item: str) -> str | None:
        """The flag that a line seems to mean, misspelled or in another language; it is said once."""
        flags = {text: name for labels in LABELS.values() for text, name in labels.flags.items()}
        for text in get_close_matches(item, flags, 1, 0.8):
            meant = self.labels.line(flags[text])
            self._malformed(line, say("type `{line}` here, not {item!r}", line=meant, item=item))
            return flags[text]
        return None

    def _known(self) -> Iterator[str]:
        yield from (f"{label}:" for label in self.labels.lists)
        yield from self.labels.flags

    def _malformed(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, 1, "malformed-entry", message))
