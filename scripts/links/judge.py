"""What is wrong with one reference, if anything?"""

import re
from collections.abc import Set

from ground.message import say
from links import kinds, resolve
from links.files import PAGE_SUFFIXES, Files
from links.fragments import indicates, names
from links.kinds import Reference, Verdict
from links.parts import Part
from links.resolve import Place

ASK = "ask"  # rule of a verdict that is still to come: the message is the address to be asked
_WITH_HOST = re.compile(r"[\x00-\x20]*(?:https?:|[/\\]{2})", re.IGNORECASE)


class Judge:
    """Judges references against the files and the names in them, and remembers what they lead to."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.names: dict[str, Set[str]] = {}  # of each document
        self.linked: set[str] = set()  # pages that another page leads to
        self.manifests: set[str] = set()

    def judge(self, part: Part, reference: Reference) -> Verdict | None:
        """What is wrong with a reference; of one that leads to another site, ``ASK``."""
        kind, target = reference.kind, reference.target
        if kind == kinds.EMPTY:
            return Verdict("empty-url", say("the address is empty"))
        if kind == kinds.MAP:  # HTML standard 2.3.10, "hash-name reference"
            known = target.partition("#")[2] in part.maps
            text = say("no image map is named {target!r}", target=target)
            return None if known else Verdict("missing-fragment", text)
        if kind == kinds.NAMED and target.startswith("#"):
            return None if names(target[1:], part.own) else _no_name(target, part.name)
        place = part.resolver.resolve(part.base, target)
        if place.status == resolve.INVALID:
            return Verdict("invalid-url", say("{target!r} is no URL", target=target))
        if place.status == resolve.FILE:
            text = say("{target!r} is a path on one computer", target=target)
            return Verdict("file-scheme", text)
        if kind == kinds.ORIGIN or place.status == resolve.OTHER:
            return None
        if place.status == resolve.EXTERNAL:
            return None if kind == kinds.DATA else Verdict(ASK, place.path)
        if place.status == resolve.OUTSIDE:
            return self._escapes(part, kind, target, place)
        return self._inside(part, kind, target, place)

    def _escapes(self, part: Part, kind: str, target: str, place: Place) -> Verdict | None:
        known, file = self.files.find(place.path)
        if kind == kinds.GO and file:
            self.linked.add(file)  # wrongly, but the page is meant
        if part.resolver.from_disk:
            text = say("{target!r}, opened from disk, leaves the site's folder", target=target)
            return Verdict("missing-file", text)
        # A whole address on the same server may mean another site, unless it names what this one holds.
        told = (kinds.CANONICAL, kinds.ALTERNATE, kinds.DATA)
        if _WITH_HOST.match(target) and kind not in told and not (place.path and known):
            return None
        text = say(
            "{target!r} leaves {prefix}, where the site is published",
            target=target,
            prefix=part.resolver.prefix,
        )
        return Verdict("outside-prefix", text)

    def _inside(self, part: Part, kind: str, target: str, place: Place) -> Verdict | None:
        found, file = self.files.find(place.path)
        if not found:
            text = say("{target!r} leads to no file", target=target)
            if near := self.files.near(place.path):
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
        is_image = file.lower().endswith(".svg")
        if (
            place.fragment
            and kind != kinds.DATA
            and (is_image or file.lower().endswith(PAGE_SUFFIXES))
        ):
            known = part.own if file == part.name else self.names.get(file)
            rule = names if kind == kinds.NAMED or is_image else indicates
            if known is not None and not rule(place.fragment, known):  # None: it cannot be read
                return _no_name(target, file)
        return None


def _no_name(target: str, file: str) -> Verdict:
    text = say("{target!r}: {file!r} holds no such id", target=target, file=file)
    return Verdict("missing-fragment", text)
