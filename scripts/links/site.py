"""Which problems do the links of a site have?"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun
from links import kinds, other_files, page, parts
from links.consistency import Consistency
from links.elements import Contents
from links.files import Files
from links.judge import ASK, Judge
from links.kinds import Reference, Verdict
from links.parts import Part
from links.problem import LinkProblem
from links.resolve import Resolver


@dataclass(frozen=True)
class Options:
    """How the site is published. ``external`` asks addresses elsewhere, if they are to be asked at all."""

    base_path: str = ""
    site_url: str = ""
    from_disk: bool = False
    external: Callable[[list[str]], dict[str, Verdict]] | None = None
    progress: Callable[[int, int], None] = lambda done, total: None


class Site:
    """The folder of a site. Every document is read twice: for its names, then for its references."""

    def __init__(self, root: Path, options: Options) -> None:
        """Raises ``CannotRun`` where there is no page to check."""
        self.options = options
        self.files = Files(root)
        self.pages = self.files.pages()
        if not self.pages:
            raise CannotRun(say("{folder}: no page in this folder", folder=root))
        self.resolver = Resolver(options.base_path, options.site_url, options.from_disk)
        self.judge = Judge(self.files)
        self.consistency = Consistency(self.files)
        self.checked = {
            "pages": len(self.pages),
            "files": len(self.files.files),
            "links": 0,
            "external": 0,
        }
        self._unlisted: set[str] = set()

    def problems(self) -> list[LinkProblem]:
        """All problems, sorted by place."""
        images = sorted(name for name in self.files.files if name.lower().endswith(".svg"))
        documents = images + self.pages
        for done, name in enumerate(documents, 1):
            self._learn(name)
            self.options.progress(done, len(documents))
        found = [problem for name in documents for problem in self._in_document(name)]
        names = {name for name in self.files.files if other_files.worth_reading(name)}
        for name in sorted(names | self.judge.manifests):
            found += self._in_other_file(name)
        found = [*self._answered(found), *self._orphans()]
        for name, reason in self.files.unreadable.items():
            text = say("cannot be read: {reason}", reason=reason)
            found.append(_problem(name, "", Verdict("unreadable", text)))
        return sorted(set(found))

    def _read(self, name: str) -> bytes | None:
        try:
            return self.files.read(name)
        except OSError as error:
            self.files.unreadable[name] = error.strerror or str(error)
            return None

    def _parts(self, name: str, which: str = "*") -> Iterator[tuple[Part, Contents]]:
        if (content := self._read(name)) is not None:
            contents = page.read(name, content, which)
            yield from parts.of(name, contents, self.resolver, self.files)

    def _learn(self, name: str) -> None:
        """First look: learn which names a document holds, and which pages it declares itself akin to."""
        for part, contents in self._parts(name, page.NAMES):
            self.judge.names[name] = part.own
            if not parts.is_error_page(name):  # which stands for no address and translates nothing
                self.consistency.learn(part, contents.references)
            return

    def _in_document(self, name: str) -> Iterator[LinkProblem]:
        """Second look, all names known: say what is wrong and where."""
        for part, contents in self._parts(name):
            if contents.is_unlisted:
                self._unlisted.add(name)
            self.checked["links"] += len(contents.references)
            wrong = [
                (reference, verdict)
                for reference in contents.references
                if (verdict := self.judge.judge(part, reference))
            ]
            if not parts.is_error_page(name):
                wrong += self.consistency.conflicts(part, contents.references)
            for reference, verdict in (*wrong, *contents.faults, *_repeated_ids(contents)):
                if not page.is_copy(reference.where):
                    yield _problem(name, reference.target, verdict, *page.locate(reference))

    def _in_other_file(self, name: str) -> Iterator[LinkProblem]:
        """Problems in a style sheet, sitemap, manifest, ``robots.txt`` or search index."""
        if (content := self._read(name)) is None:
            return
        entries = list(other_files.read(name, content))
        self.checked["links"] += len(entries)
        part = Part(name, self.resolver, self.resolver.address(name))
        above = part._replace(base=self.resolver.rebase(part.base, ".."))
        for entry in entries:
            reference = Reference(entry.kind, entry.target, None)
            if verdict := self.judge.judge(
                above if entry.kind == kinds.SEARCH else part, reference
            ):
                yield _problem(name, entry.target, verdict, entry.line, entry.column)
        for entry in self.consistency.unanswered_entries(part, entries):
            text = say("the entry of {target!r} does not name this one", target=entry.target)
            verdict = Verdict("hreflang-no-return", text)
            yield _problem(name, entry.target, verdict, entry.line, entry.column)

    def _answered(self, found: list[LinkProblem]) -> Iterator[LinkProblem]:
        """The problems; of links to other sites, those that are there when they have been asked."""
        verdicts: dict[str, Verdict] = {}
        addresses = {problem.message for problem in found if problem.rule == ASK}
        if self.options.external and addresses:
            self.checked["external"] = len(addresses)
            verdicts = self.options.external(sorted(addresses))
        for problem in found:
            if problem.rule != ASK:
                yield problem
            elif verdict := verdicts.get(problem.message):
                yield dataclasses.replace(problem, **verdict._asdict())

    def _orphans(self) -> Iterator[LinkProblem]:
        """Pages no other page leads to. Nobody need lead to the root, a ``404.html``, a redirect, or a page that asks
        search engines to leave it out."""
        for name in self.pages:
            root = name.rpartition(".")[0].lower() == "index"
            allowed = root or parts.is_error_page(name) or name in self._unlisted
            if name not in self.judge.linked and not allowed:
                text = say("no page links to this one")
                yield _problem(name, "", Verdict("orphan", text, "warning"))


def _repeated_ids(contents: Contents) -> Iterator[tuple[Reference, Verdict]]:
    """An id that two elements have (HTML standard 3.2.6, "the id attribute"), once, at the second."""
    holders: dict[str, list[Reference]] = {}
    for identifier, element in contents.ids:
        if identifier and not page.is_copy(element):
            reference = Reference(kinds.DATA, f"#{identifier}", element, "id")
            holders.setdefault(identifier, []).append(reference)
    for identifier, (first, *others) in holders.items():
        if others:
            text = say(
                "the id {id!r} is already in line {line} of the built page",
                id=identifier,
                line=page.locate(first)[0],
            )
            yield others[0], Verdict("duplicate-id", text)


def _problem(
    name: str, target: str, verdict: Verdict, line: int = 0, column: int = 0
) -> LinkProblem:
    rule, message, severity = verdict
    return LinkProblem(name, line, column, rule, message, severity, page=name, target=target)
