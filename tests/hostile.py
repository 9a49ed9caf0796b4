"""What a stranger, or an accident, may put into a book: each input by its name, and what puts it there."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

PAGE = "docs/fr/a-propos.md"
Spoil = Callable[[Path], object]
INPUTS: dict[str, Spoil] = {}


def text(words: str) -> Spoil:
    """More text at the end of a page."""

    def append(root: Path) -> None:
        with (root / PAGE).open("a", encoding="utf-8", newline="\n") as page:
            page.write(f"\n{words}\n")

    return append


def front(line: str) -> Spoil:
    """More lines in a page's front matter."""

    def insert(root: Path) -> None:
        page = (root / PAGE).read_text("utf-8")
        (root / PAGE).write_text(page.replace("---\n", f"---\n{line}\n", 1), "utf-8", newline="\n")

    return insert


def yaml(file: str, lines: str) -> Spoil:
    """More lines at the end of a file of YAML."""

    def append(root: Path) -> None:
        with (root / file).open("a", encoding="utf-8", newline="\n") as page:
            page.write(f"{lines}\n")

    return append


def nested(depth: int, opening: str, closing: str, indent: str = "") -> str:
    """Blocks of Markdown in each other."""
    opened = "".join(f"{indent * n}{opening}\n\n" for n in range(depth))
    return opened + f"{indent * depth}a\n\n" + f"{closing}\n\n" * depth


def fences(depth: int) -> str:
    """Notes in each other: the outer one has the longer fence."""
    sizes = range(depth + 2, 2, -1)
    opened = "".join(f"{'/' * size} note | Note\n\n" for size in sizes)
    return opened + "a\n\n" + "".join(f"{'/' * size}\n\n" for size in reversed(sizes))


def footnotes(number: int) -> str:
    """So many, each on a paragraph of its own."""
    return "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(number))


BOMB = "a1: &a1 [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(2, 9)
)
BRACKETS = "n: " + "[" * 100_000
for name, line in {
    "brackets": BRACKETS,
    "few-brackets": "n: " + "[" * 20_000,
    "no-date": "date: 2024-99-99",
    "no-int": "n: !!int abc",
    "no-float": "n: !!float abc",
    "no-timestamp": "n: !!timestamp abc",
    "digits": "n: " + "9" * 5000,
    "aliases": BOMB + "\nslug: *a8",
    "long-slug": "slug: [" + "a, " * 20_000 + "]",
    "dashes": "n:\n  " + "- " * 40_000,
}.items():
    INPUTS[f"front-{name}"] = front(line)
for name, file in (
    ("interface", "docs/fr/interface.yml"),
    ("edition", "docs/source/edition.yml"),
    ("settings", "mkdocs.yml"),
):
    INPUTS[f"{name}-brackets"] = yaml(file, "n: " + "[" * 20_000)
    INPUTS[f"{name}-aliases"] = yaml(file, BOMB)
    INPUTS[f"{name}-date"] = yaml(file, "date: 2024-99-99")
INPUTS["words-long"] = yaml("docs/words.txt", "a" * 1_000_000)

for sign, number in {
    "[": 20_000, "![": 8_000, "<a ": 10_000, "<b>": 5_000, "<div>": 5_000, "`": 20_000, "*": 20_000, "_": 20_000,
    "~": 20_000, "<!--": 20_000, "<http://": 20_000, "&#": 20_000, "^": 20_000, "word ": 200_000,
    "<![CDATA[": 5_000, '"': 100_000, "'": 100_000, "\\": 100_000, "(": 100_000, "{": 100_000, "{: ": 30_000,
    "http://a.example ": 20_000, "\t": 9_000, "\u00a0": 9_000, "#": 100_000, ":": 100_000, "@a ": 50_000,
}.items():  # fmt: skip
    INPUTS[f"many {sign.strip() or ascii(sign)}"] = text(sign * number)
# As many as are let in, in the form that takes the longest.
for sign, number in {
    "[": 500, "![": 500, "<a ": 250, "<b>": 250, "<div>": 250, "`": 1_000, "*a ": 1_000, " _a": 500, "~a ": 500,
    "^a ": 500, "<!--": 250, "<http://": 250, "&#": 500, "word ": 1_900, "<![CDATA[": 250, '"': 9_900, "'": 9_900,
    "\\": 9_900, "(": 9_900, "{": 9_900, "{: ": 3_000, "http://a.example ": 500, "#": 9_900, ":": 9_900, "@a ": 3_000,
}.items():  # fmt: skip
    INPUTS[f"most {sign.strip()}"] = text(sign * number)
INPUTS |= {
    "unclosed <b>": text("<b>a\n" * 3_000),
    "most <b>, unclosed": text("<b>a\n" * 240),
    "most [, on 5 lines": text(("[" * 490 + "\n\n") * 5),
    "spaces": text("a" + " " * 60_000 + "b"),
    "spaces in lines": text(("a" + " " * 9_900 + "b\n") * 50),
    "spaces and words": text((("a" + " " * 90) * 90 + "\n\n") * 60),
    "columns": text("|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|b" * 5_000 + "|"),
    "rows": text("|a" * 45 + "|\n" + "|-" * 45 + "|\n" + "a|b\n" * 850),
    "divs with Markdown": text(nested(400, "<div markdown>", "</div>")),
    "100 divs with Markdown": text(nested(100, "<div markdown>", "</div>")),
    "lists in lists": text("".join(f"{'    ' * n}- a\n" for n in range(300))),
    "24 lists in lists": text("".join(f"{'    ' * n}- a\n" for n in range(24))),
    "lists on a line": text("- " * 4_000 + "a"),
    "48 lists on a line": text("- " * 48 + "a"),
    "quotes": text(">" * 5_000 + " a"),
    "98 quotes": text(">" * 98 + " a"),
    "emphasis in emphasis": text("*a _b " * 240 + "c" + " b_ a*" * 240),
    "headings": text("## a\n\n" * 10_000),
    "most headings": text("".join(f"## a {n}\n\n" for n in range(980))),
    "footnotes": text(footnotes(10_000)),
    "most footnotes": text(footnotes(240)),
    "notes in notes": text(fences(300)),
    "90 notes in notes": text(fences(90)),
    "notes": text("/// note | Note\na\n///\n\n" * 980),
    "lines": text("a\n" * 1_000_000),
    "most lines": text("a\n" * 9_900),
    "paragraphs": text("a\n\n" * 4_900),
    "items": text("- a\n" * 9_000),
    "most text": text(("le pain est bon et chaud, " * 18 + "\n\n") * 1_200),
    "most code": text("    a\n" * 9_000),
    "terms": text("a\n:   b\n\n" * 3_000),
    "links": text("[a](index.md)\n\n" * 2_400),
    "bad host": text("[x](http://[::1/)"),
    "bad host in HTML": text('<a href="https://[bad">a</a>'),
    "bad host, escaped": text(r"[x](http://\[::1/)"),
    "bad host, by name": text("[x](http://&#91;::1/)"),
    "bad host, defined": text("[x]\n\n[x]: http://[::1/"),
}  # fmt: skip


def put(name: str) -> Callable[[Spoil], Spoil]:
    """This function puts the input ``name`` there."""

    def named(function: Spoil) -> Spoil:
        INPUTS[name] = function
        return function

    return named


@put("pipe")
def _pipe(root: Path) -> None:
    os.mkfifo(root / "docs/fr/f.md")


@put("socket")
def _socket(root: Path) -> None:
    here = Path.cwd()
    os.chdir(root / "docs")  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("s.md")
    finally:
        os.chdir(here)


@put("name")
def _name(root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root / "docs/fr") + b"/caf\xe9.md")).write_text("# A\n")


@put("line in name")
def _line_in_name(root: Path) -> None:
    (root / "docs/fr/a\nb.md").write_text("# A\n")


@put("folder")
def _folder(root: Path) -> None:
    (root / "docs/fr/x.md").mkdir()


@put("link outside")
def _outside(root: Path) -> None:
    (root / "docs/assets/secret.txt").symlink_to("/etc/hostname")


@put("link to the repository")
def _repository(root: Path) -> None:
    (root / "docs/assets/secret.txt").symlink_to("../../mkdocs.yml")


@put("link in overrides")
def _overrides(root: Path) -> None:
    (root / "overrides/assets/secret.txt").symlink_to("/etc/hostname")


@put("loops")
def _loops(root: Path) -> None:
    (root / "docs/fr/a").symlink_to(".")
    (root / "docs/fr/b").symlink_to(".")


@put("loop of links")
def _links(root: Path) -> None:
    (root / "docs/fr/a.md").symlink_to("b.md")
    (root / "docs/fr/b.md").symlink_to("a.md")


@put("folder twice")
def _twice(root: Path) -> None:
    (root / "docs/fr/encore").symlink_to("chapitres")


@put("dangling link")
def _dangling(root: Path) -> None:
    (root / "docs/fr/x.md").symlink_to("y.md")


@put("device")
def _device(root: Path) -> None:
    (root / "docs/fr/x.md").symlink_to("/dev/zero")


@put("unreadable")
def _unreadable(root: Path) -> None:
    (root / PAGE).chmod(0)


@put("huge file")
def _huge(root: Path) -> None:
    with (root / "docs/assets/a.png").open("wb") as file:
        file.truncate(10**10)


@put("many files")
def _many(root: Path) -> None:
    for number in range(6_000):
        (root / f"docs/assets/{number}.txt").touch()


@put("settings are a pipe")
def _settings(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    os.mkfifo(root / "mkdocs.yml")


# What has no mark that could be counted: whoever reads the file refuses it.
BEHIND_THE_DOOR = frozenset(
    {
        *(
            f"front-{each}"
            for each in ("no-date", "no-int", "no-float", "no-timestamp", "digits", "aliases")
        ),
        *(
            f"{file}-{each}"
            for file in ("interface", "edition", "settings")
            for each in ("aliases", "date")
        ),
    }
)
# What keeps to every limit, and to some of them closely.
LET_IN = frozenset(
    {
        *(name for name in INPUTS if name.startswith("most ")), "100 divs with Markdown", "24 lists in lists",
        "48 lists on a line", "98 quotes", "emphasis in emphasis", "90 notes in notes", "notes", "paragraphs",
        "items", "terms", "links", "rows", "notes in notes", "spaces and words",
    }
)  # fmt: skip
