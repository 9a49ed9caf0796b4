"""Does the time a function takes grow with the text alone? Run by hand; prints the worst twenty.

PYTHONPATH=scripts:tests python3 tests/benchmarks/bench_linear.py [part of a function's name]

Each function that works over text gets 10 kB and 100 kB of one pattern after the other, and the
processor time of both is compared: ten times the text may take twelve times as long. What libraries
do meanwhile (Markdown and its extensions, the HTML parser, YAML, dictionaries, difflib) is counted
apart, in a table of its own. Times at 100 kB that are too short to compare are left out.
"""

import gc
import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial, wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import support
import turbohtml
import yaml

import book.html
import book.markdown
import pages.safe_html
from book import (
    addresses,
    blocks,
    code,
    front_matter,
    interface_file,
    located,
    merges,
    mkdocs_yml,
    segments,
    typography,
)
from book import passages as files
from book.rewriting import Rewriting
from glossary import allowances, annotate, match, order, parse, read_entry
from ground import message, report
from ground.problem import CannotRun, Problem
from links import css, fragments, other_files, values
from links import page as link_page
from links.resolve import Resolver
from pages import drawings, reading, safe_html
from prose import images, leftovers, letters, spelling, structure, unrendered, word_list
from prose import typography as prose_typography
from prose.document import Document
from publishing import notes
from search import sections
from source import chapters, compare, differences
from translation import (
    content,
    dates,
    faults,
    fingerprint,
    number_words,
    passage,
    quantity,
    readers,
    show,
    stamp,
)

SMALL, LARGE = 10_000, 100_000  # characters
ALLOWED = 12
WORTH = 0.02  # seconds of ours at 100 kB, below which nothing is compared
FOREVER = float("inf")
CUT_OFF = 5  # seconds for the two texts of a pattern
AGAIN = 3  # times that both texts are read again where the ratio is too high
SHOWN = 20

# Patterns, parted by spaces: ␣ is a space in one, ¶ a line end.
_UNITS = """
a a␣ ab- a' é␣ A A1␣ a.b/ ../ 0 0␣ 1, 1.␣ 1. 1␣000␣ 12.5␣%␣ ␣ ¶ a¶¶ [ ![ ![]( [a]( [a](b)␣
[a][b]␣ ![](b)␣ [^a]␣ [^a]:␣b¶ ]( ( ` `a␣ `a`␣ ```¶ ~ ~~ * **a**␣ *a _ a_ == < <a <a␣
<a␣href="#b">c</a>␣ <b> <p␣ <p␣data-segment=" <p␣data-segment="c"> <h2␣ <h2>a</h2> <img␣src="b">
<div>¶¶ <code>a&amp;b</code>␣ <!-- <!--␣a␣-->¶¶ <!--␣terme:␣ <!--␣terme:␣a␣-␣b␣-->¶¶a¶¶ <http://
<? > #␣a¶ ##␣a␣{␣#b␣}¶¶c.␣D¶¶-␣e:␣f¶¶ -␣ -␣a¶ ␣␣␣␣a¶¶ 1.␣a¶ >␣ >␣a¶ *{ *{:␣#a␣}␣ | |␣a␣
a|¶-|-¶b|c¶¶ -- ///␣note␣|␣a¶b¶///¶¶ : a¶:␣b¶¶ & &# &amp;␣ ! !␣ ;␣ " "a"␣ "␣ ' \\ \\* $ /* @ a@
url( # , « «␣ »␣ … ... http://a␣ www. a.md␣ TODO␣ nous␣nous␣ ne␣ ne␣pas␣que␣ sans␣que␣
neither␣nor␣ cent␣mille␣ 3␣mars␣2024␣ 14␣h␣30␣ IV␣ I phase␣I␣ XX␣ 10.1000/a␣ 1.2.3. AB-1␣ a,␣
a␣(b),␣ <<<<<<<␣¶ a.␣b¶ a:␣b¶ {a} [^ (a) ](a␣
"""
_OTHERS = (
    "\t", "\xa0", "a\xa0", "a\u0301", "\u00ad", "🙂 ", "漢", "\x00", "\x02amp\x03#", "\ue000", "\ufffc", "\r\n",
    "a b, 1 % « é »\n\n# c\n\n- d <e> [f](g) `h`\n\n",
    "Le 3 mars, 12,5 % des 1 000 AB-1 n'ont pas que *cela* : « oui » !\n\n",
)  # fmt: skip
# What stands once, before what is repeated.
_BEGUN = (
    ("<!--", "a "), ("<!-- terme: a", " -"), ('"a', " "), ("<a ", "b "), ("```\n", "a\n"), ("---\n", "# a\n"),
    ("a", " "),     ("a", "\xa0"), ("mars", " "), ("url(", " "), ("<", ":"), ("](a", " "),
    ("<figure><figcaption>a</figcaption>", '<img src="b">'),
    ("- a: ", "b, "), ("[^a]\n\n[^a]: b\n\n", "///\n"),
)  # fmt: skip


def patterns() -> list[tuple[str, str]]:
    """What stands once, and what is repeated behind it."""
    units = [each.replace("␣", " ").replace("¶", "\n") for each in _UNITS.split()]
    return [*(("", each) for each in dict.fromkeys([*units, *_OTHERS])), *_BEGUN]


class CutOff(BaseException):
    """Something takes too long."""


class Clock:
    """Processor time of this thread, on our account or that of libraries, which call us back."""

    def __init__(self) -> None:
        self.spent = {"ours": 0.0, "theirs": 0.0}
        self.account, self.since = "theirs", time.thread_time()

    def switch(self, account: str) -> str:
        """Charge another account from now on; return the one before."""
        now, before = time.thread_time(), self.account
        self.spent[before] += now - self.since
        self.account, self.since = account, now
        return before

    def on(self, account: str, function: Callable) -> Callable:
        """The function, on one account."""

        @wraps(function)
        def charged(*args: Any, **named: Any) -> Any:
            before = self.switch(account)
            try:
                return function(*args, **named)
            finally:
                self.switch(before)

        return charged


CLOCK = Clock()


def take_libraries_apart() -> None:
    """Charge libraries for what they do, and us for what they call of ours."""
    for name in ("parse", "parse_fragment"):
        setattr(turbohtml, name, CLOCK.on("theirs", getattr(turbohtml, name)))
    link_page.parse = CLOCK.on("theirs", link_page.parse)
    tokenize = pages.safe_html.tokenize
    pages.safe_html.tokenize = CLOCK.on("theirs", lambda text: list(tokenize(text)))
    book.html.inside = CLOCK.on("theirs", book.html.inside)
    markdown.Markdown.convert = CLOCK.on("theirs", markdown.Markdown.convert)  # type: ignore[method-assign]
    yaml.load = CLOCK.on("theirs", yaml.load)
    front_matter.mapping = CLOCK.on("theirs", front_matter.mapping)
    for owner in (SequenceMatcher,):
        for name in ("get_opcodes", "ratio", "get_matching_blocks"):
            setattr(owner, name, CLOCK.on("theirs", getattr(owner, name)))
    located._step = CLOCK.on("theirs", located._step)
    for owner, name in (
        (located.Located, "_parse_page"),
        (located._Align, "run"),
        (blocks._List, "run"),
        (typography._Spacing, "run"),
    ):
        setattr(owner, name, CLOCK.on("ours", getattr(owner, name)))
    dictionary = spelling.dictionary("fr").__class__
    for name in ("knows", "suggestions"):
        setattr(dictionary, name, CLOCK.on("theirs", getattr(dictionary, name)))


def functions(root: Path) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Each function by its name, as one that takes a text alone."""
    yield from _of_the_book(root)
    yield from _of_translations()
    yield from _of_the_glossary(root)
    yield from _of_prose(root)
    yield from _of_html()
    yield from _others()


def _of_the_book(root: Path) -> Iterator[tuple[str, Callable[[str], object]]]:
    reader = book.markdown.reader(root)

    def page(text: str) -> object:
        file = files.MarkdownFile(root, "a.md", text)
        found = segments.page_segments(reader, file.front, "a.md")
        prints = [fingerprint.fingerprint(each) for each in found]
        return file.passages, list(file.links()), code.without_code(file.page), prints

    yield "a page: passages, links, code, segments", page
    yield "a page, as MkDocs makes it", _converted
    yield "book.typography.space_punctuation", lambda text: typography.space_punctuation(text, "fr")
    yield "book.typography.typeset", lambda text: typography.typeset.__wrapped__(text, "fr")
    yield "book.front_matter.parse", lambda text: front_matter.parse(text, "a.md")
    yield "book.interface_file.parse", lambda text: interface_file.parse(text, "a.yml")
    yield "book.interface_file.placeholders", interface_file.placeholders
    yield "book.addresses.slug_fault", lambda text: addresses.slug_fault(text, ("en", "fr"))
    yield "ground.message.french", message.french
    yield "ground.report.visible", report.visible
    yield (
        "ground.report, all formats",
        lambda text: [
            printer([Problem("a", 1, 1, "b", text)]) for printer in report.PRINTERS.values()
        ],
    )


def _converted(text: str) -> str:
    names, options = book.markdown.extensions(mkdocs_yml.read(support.REPOSITORY))
    rewriting = Rewriting({"note": "Note {0}", "note_back": "Back {0}"})
    own = [segments.Segments(), rewriting, typography.Typography("fr")]
    md = markdown.Markdown(extensions=[*names, *own], extension_configs=options)
    processor: Any = md.treeprocessors["book-rewriting"]
    processor.run = CLOCK.on("ours", processor.run)
    return md.convert(text)


def _of_translations() -> Iterator[tuple[str, Callable[[str], object]]]:
    for rule in content.RULES:
        for of_target in (False, True):
            name = f"{rule.__module__}.{rule.__name__}, {'English' if of_target else 'French'}"
            yield (
                name,
                lambda text, rule=rule, of_target=of_target: list(rule(_passages(text, of_target))),
            )
    for locale in ("fr", "en", "es", "de"):
        yield (
            f"translation.quantity.quantities, {locale}",
            lambda text, locale=locale: quantity.quantities(text, locale),
        )
    for locale in ("fr", "en", "es"):
        yield (
            f"translation.dates.take, {locale}",
            lambda text, locale=locale: dates.take(text, locale),
        )
        yield (
            f"translation.number_words.numbers, {locale}",
            lambda text, locale=locale: list(number_words.numbers(text, locale)),
        )
    yield "translation.fingerprint.normalised", fingerprint.normalised
    yield "translation.show.marked, new", lambda text: show.marked("a b c", text)
    yield "translation.show.marked, old", lambda text: show.marked(text, "a b c")
    yield "translation.show.side_by_side", lambda text: show.side_by_side([("a", text)], 80)
    yield "translation.stamp.write", lambda text: _stamped(text)
    yield "translation.faults.suggestions", lambda text: faults._slug(text, set())
    yield "book.merges.line", merges.line
    speaking = SimpleNamespace(source="fr", html=lambda key: key)
    yield (
        "translation.readers.with_notices",
        lambda text: readers.with_notices(text, {"c": "#c", "": "#d"}, speaking),  # type: ignore[arg-type]
    )


def _passages(text: str, of_target: bool) -> passage.Passages:
    links = [book.words.Link(text, "", 0)]
    segment = segments.Segment("a", "paragraph", text, 1)
    sides = [
        passage.Passage(segment, locale, prose, links, [text], [text], [text])
        for locale, prose in (("fr", "ne pas deux" if of_target else text), ("en", text))
    ]
    return passage.Passages("interface.yml", *sides)


def _stamped(text: str) -> str:
    return stamp.write(text, stamp.Stamp({"a": "0" * 12}), "a.md")


def _of_the_glossary(root: Path) -> Iterator[tuple[str, Callable[[str], object]]]:
    interfaces = tuple(parse.interface.read(root, each, "fr") for each in ("fr", "en"))
    index = match.TermIndex(
        (form, form)
        for form in ("a", "a b", "AB-1", "1", "0 0 0 1", "a" * 9, "é", "ne que", "A B C", "漢")
    )
    yield "glossary.match.TermIndex.longest", lambda text: list(index.longest(text))
    yield "glossary.match.TermIndex.every", lambda text: list(index.every(text))
    yield "glossary.match.TermIndex", lambda text: match.TermIndex([(text, "a")])
    yield (
        "glossary.annotate.annotate",
        lambda text: annotate.annotate(text, index, lambda name: turbohtml.Element("a")),
    )
    yield (
        "glossary.parse",
        lambda text: parse.parse(root, "docs/fr/glossaire.md", text, "fr"),
    )
    yield "glossary.allowances.without_allowances", allowances.without_allowances
    yield "glossary.allowances", lambda text: list(allowances._written(_file(text)))
    yield "glossary.order.bare", order.bare
    yield "glossary.order.kebab", order.kebab
    labels = {each.locale: parse.Labels(each) for each in interfaces}
    lists = tuple(labels["fr"].lists)

    def entry(text: str, label: str = "") -> object:
        reader = read_entry.EntryReader("a.md", "fr", labels, 1)
        read = SimpleNamespace(text=f"{label}: {text}" if label else text, line=1, level=0)
        block = SimpleNamespace(**vars(read), words=SimpleNamespace(shown=text), kind="paragraph")
        item = SimpleNamespace(**vars(read), words=block.words, kind="item")
        heading = SimpleNamespace(
            text="a", line=0, level=2, kind="heading", id="a", words=SimpleNamespace(shown="a")
        )
        return reader.read([heading, block, item])  # type: ignore[list-item]

    yield "glossary.read_entry, a line", entry
    for label in lists:
        yield f"glossary.read_entry, {label}", partial(entry, label=label)


def _file(text: str) -> Any:
    """What a ``MarkdownFile`` says, without Markdown."""
    lines = [files.Passage("body", "", line, line, text, ()) for line in range(1, 2)]
    ends = [at for at, letter in enumerate(text) if letter == "\n"]

    def place(offset: int) -> tuple[int, int]:
        from bisect import bisect_left

        above = bisect_left(ends, offset)
        return above + 1, offset - (ends[above - 1] if above else -1)

    return SimpleNamespace(source=text, passages=lines, place=place, path="a.md")


def _document(text: str, locale: str = "fr") -> Any:
    """What a ``Document`` says, were all of the text one passage."""
    file = _file(text)
    whole = files.Passage("body", "", 1, 1, text, tuple(range(len(text))))
    return SimpleNamespace(
        **vars(file) | {"passages": (whole,)},
        locales=(locale,),
        locales_at=lambda offset: (locale,),
        without_code=text,
        problem=lambda offset, *said: Problem("a.md", *file.place(offset), *said),
        body_line=1,
    )


def _of_prose(root: Path) -> Iterator[tuple[str, Callable[[str], object]]]:
    spelled = {locale: spelling.Spelling({}, word_list.WordList(root)) for locale in ("fr", "en")}
    for locale in ("fr", "en"):
        for name, rule in (
            ("prose.typography.problems", prose_typography.problems),
            ("prose.leftovers.doubled", leftovers.doubled),
            ("prose.leftovers.notes", leftovers.notes),
            ("prose.letters", lambda each: letters.problems(each, frozenset({"fr", "en"}))),
            ("prose.spelling.problems", spelled[locale].problems),
        ):
            yield (
                f"{name}, {locale}, one passage",
                lambda text, rule=rule, locale=locale: list(rule(_document(text, locale))),
            )
    yield "a page: prose's rules", lambda text: _judged(root, text)
    yield "prose.leftovers.conflicts", lambda text: list(leftovers.conflicts("a.md", text))
    yield "prose.unrendered, a block", lambda text: list(unrendered.found_in(_words(text), text))
    yield "prose.word_list.WORD", word_list.WORD.findall


def _judged(root: Path, text: str) -> None:
    document = Document(root, "docs/fr/a.md", ("fr",), source=text)
    for rule in (
        prose_typography.problems,
        leftovers.doubled,
        leftovers.notes,
        lambda each: unrendered.problems(each, unrendered.signs(each.page)),
        structure.problems,
        partial(images.problems, root),
        partial(letters.problems, served=frozenset({"fr", "en"})),
    ):
        list(rule(document))
    for fault in safe_html.faults(document.page.html):
        document.place_of(fault.word)


def _words(text: str) -> Any:
    return SimpleNamespace(text=text, offsets=range(len(text)))


def _of_html() -> Iterator[tuple[str, Callable[[str], object]]]:
    yield "pages.safe_html.faults", safe_html.faults
    yield "pages.safe_html.clean", safe_html.clean
    yield "pages.drawings.problems", lambda text: drawings.problems("a.svg", text)
    for before, after in (("", "</svg>"), ("<style>", "</style></svg>")):
        yield (
            f"pages.drawings.problems, within <svg>{before}",
            lambda text, before=before, after=after: drawings.problems(
                "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{before}{text}{after}'
            ),
        )
    yield "pages.reading.words", reading.words
    yield "search.sections.read_sections", sections.read_sections
    yield "book.words.has_words", blocks.has_words
    yield "book.html.as_xhtml", lambda text: book.html.as_xhtml(book.html.read(text))
    yield "book.html.text", lambda text: book.html.text(book.html.read(text))
    yield "links.page.read", lambda text: _located(link_page.read("a.html", text.encode()))
    yield "links.page.read, an image", lambda text: link_page.read("a.svg", text.encode())
    for before, after in (
        ('<img srcset="', '">'),
        ("<style>", "</style>"),
        ('<p style="url(', '">'),
        ('<script type="application/ld+json">["', '"]</script>'),
        ('<meta http-equiv="refresh" content="', '">'),
        ('<a ping="', '">'),
        ('<link rel="', '">'),
        ('<iframe srcdoc="', '">'),
    ):
        yield (
            f"links.page.read, {before}",
            lambda text, before=before, after=after: link_page.read(
                "a.html", (before + text.replace('"', "'") + after).encode()
            ),
        )
    yield "links.css.addresses", lambda text: list(css.addresses(f"url(a);{text}"))
    yield "links.values.source_set", values.source_set
    yield "links.values.refresh", lambda text: values.refresh(f"0; url={text}")
    yield "links.values.json_ld", lambda text: list(values.json_ld(text))
    for name in ("a.css", "sitemap.xml", "robots.txt", "a.webmanifest", "search/search_index.js"):
        yield (
            f"links.other_files.read, {name}",
            lambda text, name=name: list(other_files.read(name, text.encode())),
        )
    yield "links.fragments.indicates", lambda text: fragments.indicates(text, ())
    yield (
        "links.resolve",
        lambda text: Resolver("", "https://example.org/").resolve("https://example.org/a", text),
    )


def _located(found: Any) -> object:
    return [link_page.locate(each) for each in found.references if each.where is not None]


def _others() -> Iterator[tuple[str, Callable[[str], object]]]:
    yield "publishing.notes.section", lambda text: notes.section(text, "1.0")
    yield (
        "source.differences.declared_words",
        lambda text: differences.declared_words(
            "a", text, text.split(" "), [*text.split(" ")[:-1], "b"]
        ),
    )
    yield (
        "source.differences.declared_break",
        lambda text: differences.declared_break("a", text, len(text) // 2),
    )
    yield "source.compare", _compared


def _compared(text: str) -> object:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    typed = [chapters.Block(f"{line} c", "a", "a.md", 1, line) for line in lines]
    return list(compare._Comparison(tuple((line, "a") for line in lines), typed).problems())


def measure(function: Callable[[str], object], text: str) -> tuple[float, float]:
    """Seconds of ours and of libraries, in this process."""
    book.markdown.Reader.page.cache_clear()
    signal.setitimer(signal.ITIMER_VIRTUAL, CUT_OFF)
    signal.setitimer(signal.ITIMER_PROF, 2 * CUT_OFF)  # kills where nobody listens
    CLOCK.switch("ours")
    CLOCK.spent.update(ours=0.0, theirs=0.0)
    try:
        function(text)
    except CutOff:
        CLOCK.switch("theirs")
        guilty = CLOCK.spent["ours"] > CLOCK.spent["theirs"]
        return (FOREVER, 0.0) if guilty else (0.0, FOREVER)
    except (CannotRun, StopIteration, ValueError):
        pass  # refused: that too takes its time
    except Exception as error:
        print(f"{type(error).__name__} ", end="", file=sys.stderr)
    CLOCK.switch("theirs")
    return CLOCK.spent["ours"], CLOCK.spent["theirs"]


def measured(
    function: Callable[[str], object],
) -> Iterator[tuple[str, str, list[tuple[float, float]]]]:
    """Each pattern with the times at 100 kB and 10 kB, ``inf`` where it was cut off.

    A process of its own reads the texts, and another one goes on where it was stopped.
    """
    waiting = [(before, unit) for before, unit in patterns()]
    while waiting:
        come, go = os.pipe()
        if not (child := os.fork()):
            os.close(come)
            with os.fdopen(go, "wb") as told:
                signal.signal(signal.SIGVTALRM, _cut_off)
                for before, unit in waiting:
                    large = measure(function, _text(before, unit, LARGE))
                    worth = WORTH < sum(large) < FOREVER
                    small = measure(function, _text(before, unit, SMALL)) if worth else (0.0, 0.0)
                    for _ in range(AGAIN):  # another process may have been in the way
                        if not max(ALLOWED * small[0], WORTH) < large[0] < FOREVER:
                            break
                        large = _least(large, measure(function, _text(before, unit, LARGE)))
                        small = _least(small, measure(function, _text(before, unit, SMALL)))
                    pickle.dump([large, small], told)
                    told.flush()
            os._exit(0)
        os.close(go)
        with os.fdopen(come, "rb") as heard:
            while waiting:
                try:
                    times = pickle.load(heard)
                except EOFError:
                    break
                yield *waiting.pop(0), times
        os.waitpid(child, 0)
        if waiting:
            yield *waiting.pop(0), [(FOREVER, FOREVER), (0.0, 0.0)]


def _cut_off(*_: object) -> None:
    raise CutOff


def _least(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return min(one[0], other[0]), min(one[1], other[1])


def _text(before: str, unit: str, size: int) -> str:
    return (before + unit * (size // len(unit) + 1))[:size]


def main() -> None:
    """Measure and print."""
    wanted = sys.argv[1:]
    sys.setrecursionlimit(1000)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(support.REPOSITORY / "tests/books/bread", root, dirs_exist_ok=True)
        shutil.copy(support.REPOSITORY / "mkdocs.yml", root)
        take_libraries_apart()
        gc.freeze()
        for name, function in functions(root):
            if wanted and not any(part in name for part in wanted):
                continue
            started = time.monotonic()
            for before, unit, (large, small) in measured(function):
                shown = (before + " … " if before else "") + unit
                for rows, number in ((ours, 0), (theirs, 1)):
                    if large[number] > WORTH:
                        ratio = large[number] / max(small[number], 1e-5)
                        rows.append((ratio, large[number], small[number], name, shown))
            print(f"{name} ({time.monotonic() - started:.0f} s)", file=sys.stderr)
    for title, rows in (("OURS", ours), ("LIBRARIES", theirs)):
        above = sum(row[0] > ALLOWED for row in rows)
        print(f"\n{title}: {above} above {ALLOWED} times")
        print(f"{'ratio':>7} {'10 kB':>9} {'100 kB':>9}  function, pattern")
        for ratio, large, small, name, shown in sorted(rows, reverse=True)[:SHOWN]:
            times = f"{small * 1e3:>6.1f} ms {large * 1e3:>6.0f} ms"
            print(f"{ratio:>7.1f} {times}  {name}: {shown!r}")


if __name__ == "__main__":
    main()
