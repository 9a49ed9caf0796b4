"""What is wrong with one reference, if anything?"""

import re
from typing import NamedTuple

from ground.message import say
from ground.problem import Severity
from links import kinds, resolve
from links.files import PAGE_SUFFIXES, Files
from links.fragments import indicates, names
from links.kinds import Reference
from links.resolve import Place, Resolver

_WITH_HOST = re.compile(r"[\x00-\x20]*(?:https?:|[/\\]{2})", re.IGNORECASE)
_DOCUMENTS = (*PAGE_SUFFIXES, ".svg")


class Verdict(NamedTuple):
    """What is wrong."""

    rule: str
    message: str
    severity: Severity = "error"


class Part(NamedTuple):
    """A document being judged: its file, resolver, base address, whether that is its own, and its names."""

    name: str
    resolver: Resolver
    base: str
    at_home: bool
    own: set[str]
    maps: set[str]


class Judge:
    """Judges references against the files and the names in them, and remembers what they lead to."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.names: dict[str, frozenset[str]] = {}  # of each document
        self.linked: set[str] = set()  # pages that another page leads to
        self.manifests: set[str] = set()
        self.external: set[str] = set()  # addresses elsewhere
        self.dead: dict[str, Verdict] = {}  # verdicts on them

    def judge(self, part: Part, reference: Reference) -> Verdict | None:
        """What is wrong with a reference."""
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
            if kind == kinds.DATA:
                return None
            self.external.add(place.path)
            return self.dead.get(place.path)
        if status == resolve.OUTSIDE:
            return self._escapes(part.resolver, kind, target, place)
        return self._inside(part, kind, target, place)

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
        known = self.names.get(file)  # None if it cannot be read
        return known is None or rule(fragment, known)


def _no_name(target: str, file: str) -> Verdict:
    text = say("{target!r}: {file!r} holds no such id", target=target, file=file)
    return Verdict("missing-fragment", text)
