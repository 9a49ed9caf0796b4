"""What is wrong with one reference, if anything?"""

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from ground.message import say
from ground.problem import Severity
from links import kinds, resolve
from links.elements import Contents
from links.files import INDEX, PAGE_SUFFIXES, Files
from links.fragments import Hashed, indicates, names
from links.kinds import Reference
from links.resolve import Place, Resolver

_WITH_HOST = re.compile(r"[\x00-\x20]*(?:https?:|[/\\]{2})", re.IGNORECASE)
_DOCUMENTS = (*PAGE_SUFFIXES, ".svg")
# Folders up, a path (both may be missing, but not both at once) and a fragment, all of them left by the
# URL parser as they are written.
_PLAIN = re.compile(
    r"(?=[^#])(?:\./)?((?:\.\.(?:/|$))*)((?:[A-Za-z0-9_][\w./-]*)?)(?:#([A-Za-z0-9_.-]+))?"
).fullmatch
_KEPT = 1 << 15  # addresses known to be right, before they are forgotten


class Verdict(NamedTuple):
    """What is wrong."""

    rule: str
    message: str
    severity: Severity = "error"


class Part(NamedTuple):
    """A document being judged: its file, resolver, base address, whether that is its own, and its names.

    ``above`` are the folders it is in, each ending in ``/``, from its own to the root; empty where
    addresses are not simply relative to them.
    """

    name: str
    resolver: Resolver
    base: str
    at_home: bool
    own: set[str]
    maps: set[str]
    above: Sequence[str] = ()


class Judge:
    """Judges references against the files, and remembers what they show of other documents."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.flagged: set[str] = set()  # documents with a problem
        self.linked: set[str] = set()  # pages that another page leads to
        self.manifests: set[str] = set()
        self.external: dict[str, array[int]] | None = (
            None  # address -> numbers of documents; None: not asked
        )
        self.dead: dict[str, Verdict] = {}  # verdicts on external addresses
        self.numbers: list[str] = []  # of documents
        self._names: dict[str, Hashed] = {}
        self._right: dict[tuple[str, int, str], set[str]] = {}  # see _plainly_right
        self._kept = 0
        self._awaited: dict[str, dict[tuple[str, bool], array[int]]] = {}

    def learn(self, name: str, own: set[str]) -> None:
        """Learn the names in a document, and flag those that led to a name it lacks."""
        self._names[name] = Hashed(own)
        for (fragment, strict), sources in self._awaited.pop(name, {}).items():
            if not (names if strict else indicates)(fragment, own):
                self.flagged.update(self.numbers[number] for number in sources)

    def any_wrong(self, part: Part, contents: Contents) -> bool:
        """First look: judge every reference once, and tell whether one was wrong."""
        wrong = False
        links = contents.links
        if part.at_home:
            links = links.difference(["#" + name for name in part.own])
        loads = {
            reference.target for reference in contents.references if reference.kind == kinds.LOAD
        }
        for kind, targets in ((kinds.GO, links), (kinds.LOAD, loads)):
            known = [self._right.get((kind, *place), ()) for place in enumerate(part.above)]
            for target in targets.difference(*known):
                if not (part.above and self._plainly_right(part, kind, target)):
                    wrong |= self.judge(part, Reference(kind, target, None)) is not None
        for reference in contents.references:
            if reference.kind != kinds.LOAD:
                wrong |= self.judge(part, reference) is not None
        return wrong

    def judge(self, part: Part, reference: Reference) -> Verdict | None:
        """What is wrong with a reference; nothing, so far, if it leads to a name not yet learnt."""
        kind, target = reference[0], reference[1]
        if target[:1] == "#" and kind != kinds.MAP:
            # Most links of a page: to itself, found without parsing an address.
            if (part.at_home or kind == kinds.NAMED) and target[1:] in part.own:
                return None
            if kind == kinds.NAMED:
                return None if names(target[1:], part.own) else _no_name(target, part.name)
        if kind == kinds.EMPTY:
            return Verdict("empty-url", say("the address is empty"))
        if kind == kinds.MAP:  # HTML standard 2.3.10, "hash-name reference"
            known = target.partition("#")[2] in part.maps
            text = say("no image map is named {target!r}", target=target)
            return None if known else Verdict("missing-fragment", text)
        place = part.resolver.resolve(part.base, target)
        status = place.status
        if status == resolve.INVALID:
            return Verdict("invalid-url", say("{target!r} is no URL", target=target))
        if status == resolve.FILE:
            return Verdict(
                "file-scheme", say("{target!r} is a path on one computer", target=target)
            )
        if kind == kinds.ORIGIN or status == resolve.OTHER:
            return None
        if status == resolve.EXTERNAL:
            return self._external(part.name, kind, place.path)
        if status == resolve.OUTSIDE:
            return self._escapes(part.resolver, kind, target, place)
        return self._inside(part, kind, target, place)

    def _plainly_right(self, part: Part, kind: str, target: str) -> bool:
        """A quick look that knows most right references: ``../`` some times, then a plain name.

        What comes after the ``../`` means the same from every page below the folder they lead to, so
        what is right in one page is right in all of these: a menu repeated in thousands of pages is
        looked at once. "No" means "look closely".
        """
        match = _PLAIN(target)
        if not match:
            return False
        up, rest, fragment = match.groups()
        ups = (len(up) + 1) // 3
        if ups >= len(part.above):
            return False
        file = part.above[ups] + rest
        if file not in self.files.files:
            file = (file.removesuffix("/") + "/" + INDEX).removeprefix("/")
            if file not in self.files.files or part.resolver.from_disk:
                return False
        if kind == kinds.GO and file != part.name:
            self.linked.add(file)
        if fragment:
            strict = file.endswith(".svg")
            return file.endswith(_DOCUMENTS) and self._holds(part, file, fragment, strict)
        if file != part.name:
            self._keep((kind, ups, part.above[ups]), target)
        return True

    def _keep(self, place: tuple[str, int, str], target: str) -> None:
        if self._kept == _KEPT:
            self._kept = 0
            self._right.clear()
        self._kept += 1
        self._right.setdefault(place, set()).add(target)

    def _external(self, name: str, kind: str, address: str) -> Verdict | None:
        if self.external is None or kind == kinds.DATA:
            return None
        self.external.setdefault(address, array("I")).append(self._number(name))
        return self.dead.get(address)

    def _escapes(self, resolver: Resolver, kind: str, target: str, place: Place) -> Verdict | None:
        file = self.files.find(place.path)[1]
        if kind == kinds.GO and file:
            self.linked.add(file)  # wrongly, but the page is meant
        if resolver.from_disk:
            text = say("{target!r}, opened from disk, leaves the site's folder", target=target)
            return Verdict("missing-file", text)
        # A whole address on the same server may mean another site, unless it names what this one holds.
        told = (kinds.CANONICAL, kinds.ALTERNATE, kinds.DATA)
        known = place.path and self.files.find(place.path)[0]
        if _WITH_HOST.match(target) and kind not in told and not known:
            return None
        text = say(
            "{target!r} leaves {prefix}, where the site is published",
            target=target,
            prefix=resolver.prefix,
        )
        return Verdict("outside-prefix", text)

    def _inside(self, part: Part, kind: str, target: str, place: Place) -> Verdict | None:
        found, file = self.files.find(place.path)
        if not found:
            near = self.files.near(place.path)
            text = say("{target!r} leads to no file", target=target)
            if near:
                text = say(
                    "{target!r} leads to no file; there is {near!r}", target=target, near=near
                )
            return Verdict("missing-file", text)
        if kind == kinds.GO and file and file != part.name:
            self.linked.add(file)
        if found == "folder":
            if part.resolver.from_disk and place.status == resolve.INSIDE:
                text = say(
                    "{target!r}, opened from disk, leads to a folder and no page", target=target
                )
                return Verdict("no-index", text)
            if not file:
                text = say("{target!r} leads to a folder without index.html", target=target)
                return Verdict("no-index", text)
        if kind == kinds.MANIFEST:
            self.manifests.add(file)
        if place.fragment and kind != kinds.DATA and file.lower().endswith(_DOCUMENTS):
            strict = kind == kinds.NAMED or file.lower().endswith(".svg")
            if not self._holds(part, file, place.fragment, strict):
                return _no_name(target, file)
        return None

    def _holds(self, part: Part, file: str, fragment: str, strict: bool) -> bool:
        rule = names if strict else indicates
        if file == part.name:
            return rule(fragment, part.own)
        if (known := self._names.get(file)) is not None:
            return rule(fragment, known)
        sources = self._awaited.setdefault(file, {}).setdefault((fragment, strict), array("I"))
        number = self._number(part.name)
        if not sources or sources[-1] != number:
            sources.append(number)
        return True

    def _number(self, name: str) -> int:
        if not self.numbers or self.numbers[-1] != name:
            self.numbers.append(name)
        return len(self.numbers) - 1


def _no_name(target: str, file: str) -> Verdict:
    text = say("{target!r}: {file!r} holds no such id", target=target, file=file)
    return Verdict("missing-fragment", text)
