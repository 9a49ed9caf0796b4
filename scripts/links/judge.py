"""What is wrong with one reference, if anything?"""

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from checking.problem import Severity
from links import kinds, resolve
from links.elements import Contents
from links.files import PAGE_SUFFIXES, Files
from links.fragments import Hashed, indicates, names
from links.kinds import Reference
from links.resolve import Place, Resolver

_WITH_HOST = re.compile(r"[\x00-\x20]*(?:https?:|[/\\]{2})", re.IGNORECASE)
_DOCUMENTS = (*PAGE_SUFFIXES, ".svg")
_PLAIN_PATH = re.compile(r"(?:\.\./)*(?:[A-Za-z0-9_][\w./-]*)?").fullmatch
_PLAIN_FRAGMENT = re.compile(
    r"[A-Za-z0-9_.-]+"
).fullmatch  # written as the URL parser would write it
_KEPT = 1 << 15


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
        self._files_of: dict[str, str] = {}  # plain relative addresses, read from the root
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
            for target in targets:
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
            return Verdict("empty-url", "the address is empty")
        if kind == kinds.MAP:  # HTML standard 2.3.10, "hash-name reference"
            known = target.partition("#")[2] in part.maps
            return (
                None if known else Verdict("missing-fragment", f"no image map is named {target!r}")
            )
        place = part.resolver.resolve(part.base, target)
        status = place.status
        if status == resolve.INVALID:
            return Verdict("invalid-url", f"{target!r} is no URL")
        if status == resolve.FILE:
            return Verdict("file-scheme", f"{target!r} is a path on one computer")
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
        that a menu repeated in thousands of pages is resolved once. "No" means "look closely".
        """
        path, _, fragment = target.partition("#")
        if fragment and not _PLAIN_FRAGMENT(fragment):
            return False
        start = 0
        while path.startswith("../", start):
            start += 3
        if not path or start >= 3 * len(part.above):
            return False
        key = part.above[start // 3] + path[start:]
        file = self._files_of.get(key)
        if file is None:
            if not _PLAIN_PATH(path):
                return False
            place = part.resolver.resolve(part.base, path)
            found, file = self.files.find(place.path)
            if (
                not file
                or place.status != resolve.INSIDE
                or (found == "folder" and part.resolver.from_disk)
            ):
                return False
            if len(self._files_of) >= _KEPT:
                self._files_of.clear()
            self._files_of[key] = file
        if kind == kinds.GO and file != part.name:
            self.linked.add(file)
        if not fragment or not file.endswith(_DOCUMENTS):
            return not fragment
        return self._holds(part, file, fragment, file.endswith(".svg"))

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
            return Verdict(
                "missing-file", f"{target!r}, opened from disk, leaves the site's folder"
            )
        # A whole address on the same server may mean another site, unless it names what this one holds.
        told = (kinds.CANONICAL, kinds.ALTERNATE, kinds.DATA)
        known = place.path and self.files.find(place.path)[0]
        if _WITH_HOST.match(target) and kind not in told and not known:
            return None
        return Verdict(
            "outside-prefix", f"{target!r} leaves {resolver.prefix}, where the site is published"
        )

    def _inside(self, part: Part, kind: str, target: str, place: Place) -> Verdict | None:
        found, file = self.files.find(place.path)
        if not found:
            near = self.files.near(place.path)
            hint = f"; there is {near!r}" if near else ""
            return Verdict("missing-file", f"{target!r} leads to no file{hint}")
        if kind == kinds.GO and file and file != part.name:
            self.linked.add(file)
        if found == "folder":
            if part.resolver.from_disk and place.status == resolve.INSIDE:
                return Verdict(
                    "no-index", f"{target!r}, opened from disk, leads to a folder and no page"
                )
            if not file:
                return Verdict("no-index", f"{target!r} leads to a folder without index.html")
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
    return Verdict("missing-fragment", f"{target!r}: {file!r} holds no such id")
