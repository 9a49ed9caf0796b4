"""Which problems do the links of a site have?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun
from links import other_files, page, parts
from links.consistency import Consistency
from links.elements import Contents
from links.files import Files
from links.judge import Judge, Part, Verdict
from links.kinds import Reference
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
        self._unreadable = dict(self.files.unreadable)

    def problems(self) -> list[LinkProblem]:
        """All problems, sorted by place."""
        images = sorted(name for name in self.files.files if name.lower().endswith(".svg"))
        documents = images + self.pages
        for done, name in enumerate(documents):
            self._learn(name)
            self.options.progress(done + 1, len(documents))
        found = self._look(documents)
        if self.options.external and self.judge.external:
            self.checked["external"] = len(self.judge.external)
            self.judge.dead = self.options.external(sorted(self.judge.external))
            found = self._look(documents)
        found += self._orphans()
        for name, reason in self._unreadable.items():
            text = say("cannot be read: {reason}", reason=reason)
            found.append(_problem(name, "", Verdict("unreadable", text)))
        return sorted(set(found))

    def _look(self, documents: list[str]) -> list[LinkProblem]:
        self.checked["links"] = 0
        found = [problem for name in documents for problem in self._in_document(name)]
        return found + self._in_other_files()

    def _contents(self, name: str, names_alone: bool = False) -> Contents | None:
        try:
            return page.read(name, self.files.read(name), names_alone)
        except OSError as error:
            self._unreadable[name] = error.strerror or str(error)
            return None

    def _parts(self, name: str, contents: Contents) -> Iterator[tuple[Part, Contents]]:
        return parts.of(name, contents, self.resolver, self.files)

    def _learn(self, name: str) -> None:
        """First look: learn which names a document holds, and which pages it declares itself akin to."""
        contents = self._contents(name, names_alone=True)
        if contents is not None:
            part, _ = next(self._parts(name, contents))
            self.judge.names[name] = frozenset(part.own)
            if not parts.is_error_page(name):  # which stands for no address and translates nothing
                self.consistency.learn(part, contents.references)

    def _in_document(self, name: str) -> Iterator[LinkProblem]:
        """Second look, all names known: say what is wrong and where."""
        contents = self._contents(name)
        if contents is None:
            return
        if contents.is_unlisted:
            self._unlisted.add(name)
        for part, inner in self._parts(name, contents):
            self.checked["links"] += len(inner.references)
            for reference in inner.references:
                if (verdict := self.judge.judge(part, reference)) and not page.is_copy(
                    reference.where
                ):
                    yield _problem(name, reference.target, verdict, *page.locate(reference))
            of_page = [] if parts.is_error_page(name) else inner.references
            for reference, verdict in self.consistency.conflicts(part, of_page):
                yield _problem(name, reference.target, verdict, *page.locate(reference))
            for rule, reference in inner.faults:
                if not page.is_copy(reference.where):
                    verdict = Verdict(rule, _fault(rule, reference.target))
                    yield _problem(name, reference.target, verdict, *page.locate(reference))
            yield from self._repeated_ids(name, inner)

    def _repeated_ids(self, name: str, contents: Contents) -> Iterator[LinkProblem]:
        """An id that two elements have (HTML standard 3.2.6, "the id attribute"), once, at the second."""
        if len({identifier for identifier, _ in contents.ids}) == len(contents.ids):
            return  # as on most pages: to locate an element takes time
        first: dict[str, tuple[int, int]] = {}
        told: set[str] = set()
        for identifier, element in contents.ids:
            if not identifier or page.is_copy(element):
                continue
            place = page.locate(Reference("", "", element, "id"))
            if identifier not in first:
                first[identifier] = place
            elif identifier not in told:
                told.add(identifier)
                text = say(
                    "the id {id!r} is already in line {line} of the built page",
                    id=identifier,
                    line=first[identifier][0],
                )
                verdict = Verdict("duplicate-id", text)
                yield _problem(name, f"#{identifier}", verdict, *place)

    def _in_other_files(self) -> list[LinkProblem]:
        """Problems in style sheets, sitemaps, manifests, ``robots.txt`` and the search index."""
        names = {name for name in self.files.files if other_files.worth_reading(name)}
        found: list[LinkProblem] = []
        for name in sorted(names | self.judge.manifests):
            try:
                content = self.files.read(name)
            except OSError as error:
                self._unreadable[name] = error.strerror or str(error)
                continue
            read = other_files.manifest if name in self.judge.manifests else None
            entries = list(read(content)) if read else other_files.read(name, content)
            self.checked["links"] += len(entries)
            found += self._in_entries(name, entries)
        return found

    def _in_entries(self, name: str, entries: list[other_files.Found]) -> Iterator[LinkProblem]:
        part = parts.plain(name, self.resolver)
        above = part._replace(base=self.resolver.rebase(part.base, ".."))
        for entry in entries:
            reference = Reference(entry.kind, entry.target, None)
            if verdict := self.judge.judge(above if entry.above else part, reference):
                yield _problem(name, entry.target, verdict, entry.line, entry.column)
        for entry in self.consistency.unanswered_entries(part, entries):
            text = say("the entry of {target!r} does not name this one", target=entry.target)
            verdict = Verdict("hreflang-no-return", text)
            yield _problem(name, entry.target, verdict, entry.line, entry.column)

    def _orphans(self) -> Iterator[LinkProblem]:
        """Pages no other page leads to. Nobody need lead to the root, a ``404.html``, a redirect, or a page that asks
        search engines to leave it out."""
        for name in self.pages:
            root = name.rpartition(".")[0].lower() == "index"
            allowed = root or parts.is_error_page(name) or name in self._unlisted
            if name not in self.judge.linked and not allowed:
                text = say("no page links to this one")
                yield _problem(name, "", Verdict("orphan", text, "warning"))


def _fault(rule: str, target: str) -> str:
    if rule == "missing-alt":
        return say("the image {target!r} has no alt", target=target)
    if rule == "missing-src":
        return say("an image without an address")
    return say("a link without words: `[words]({address})`", address=target)


def _problem(
    name: str, target: str, verdict: Verdict, line: int = 0, column: int = 0
) -> LinkProblem:
    return LinkProblem(
        name,
        line,
        column,
        verdict.rule,
        verdict.message,
        verdict.severity,
        page=name,
        target=target,
    )
