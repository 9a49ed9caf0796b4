"""How light and fast are this site's pages, beside the same text in Material, Furo and Starlight as they come?

By hand: ``.venv/bin/python tests/benchmarks/bench_pages.py --install``: once with ``--install``, which
alone asks a network, and puts the peers and Lighthouse into ``.cache/peers`` in the versions that
``peers/package.json`` and ``peer_sites.py`` name. It needs npm and Chromium, and half an hour.

All sites are served by one server, with gzip, each below a path of its own. Of the home page, the longest
chapter and the glossary, in every language, it prints: what is sent of the page when nothing is kept (the face
apart, its requests not), what its next chapter adds, and Lighthouse's four scores, largest paint and layout
shift on its slow phone, each the median of ``--runs`` (default 5; 0 for none). Runs alternate between the sites.
Of Lighthouse's audits one is left out for all: it has the page itself ask for ``/robots.txt``, which a policy
that lets a page ask for nothing forbids.
"""

import argparse
import functools
import gzip
import http.server
import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "scripts")]

import peer_sites  # noqa: E402
from book_reader import Book, Page  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from environment import browser as browsers  # noqa: E402

SITES = {
    "this book": ("book", peer_sites.book_site),
    "Material": ("material", peer_sites.material_site),
    "Furo": ("furo", peer_sites.furo_site),
    "Starlight": ("starlight", peer_sites.starlight_site),
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PHONE = {"width": 412, "height": 823}
_TEXT = {".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".webmanifest", ".xml"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does, and notes what it sends: path, status and bytes of the body."""

    protocol_version = "HTTP/1.1"
    sent: ClassVar[list[tuple[str, int, int]]] = []

    def do_GET(self) -> None:
        """Answer with a file, in gzip where it is text, to be kept for ten minutes."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status, body = (200, path.read_bytes()) if path.is_file() else (404, b"")
        self.send_response(status)
        if path.suffix in _TEXT:
            body = _packed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.sent.append((self.path, status, len(body)))
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


@functools.cache
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder of sites; yields the address."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def measured_pages(book: Book) -> dict[str, tuple[Page, Page | None]]:
    """The pages to measure by name, and for a chapter the one that is read after it."""
    found: dict[str, tuple[Page, Page | None]] = {}
    for locale in book.locales:
        pages = {page.path: page for page in book.of(locale)}
        chapters = [pages[path] for path in book.chapters if path in pages]
        longest = max(chapters, key=lambda page: len(peer_sites.text(page)))
        following = chapters[(chapters.index(longest) + 1) % len(chapters)]
        found[f"home {locale}"] = (pages["index.md"], None)
        found[f"chapter {locale}"] = (longest, following)
        found[f"glossary {locale}"] = (pages["glossaire.md"], None)
    return found


def weight(browser: Any, address: str, following: str | None) -> dict[str, str]:
    """What a phone that keeps nothing asks for: kilobytes, requests, and which are in vain or go elsewhere."""
    with browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True) as context:
        page, elsewhere = context.new_page(), []
        root = "/".join(address.split("/")[:3])
        page.on("request", lambda each: each.url.startswith((root, "data:", "blob:"))
                or elsewhere.append(each.url))  # fmt: skip
        cells = {}
        for name, url in (("first", address), ("next", following)):
            Handler.sent.clear()
            if url:
                page.goto(url, wait_until="networkidle")
            # Whether a browser asks for a picture that no page names depends on the browser.
            sent = [each for each in Handler.sent if each[0] != "/favicon.ico"]
            face = sum(size for path, _, size in sent if path.endswith((".woff2", ".woff")))
            total = sum(size for _, _, size in sent)
            cells[name] = f"{(total - face) / 1000:.1f}" if url else ""
            if name == "first":
                failed = [path for path, status, _ in sent if status >= 400]
                cells["face"] = f"{face / 1000:.1f}"
                cells["requests"] = str(len(sent))
                cells["failed"], cells["elsewhere"] = str(len(failed)), str(len(elsewhere))
                for each in failed + elsewhere:
                    print(f"{address} asks in vain or elsewhere: {each}", file=sys.stderr)
        return cells


def lighthouse(cache: Path, address: str) -> dict[str, float]:
    """One run of Lighthouse with its defaults, a phone on a slow line; ends where it gives no figures."""
    report = cache / "report.json"
    chrome = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    peer_sites.run(
        peer_sites.node(cache), cache / "npm/node_modules/lighthouse/cli/index.js", address,
        "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={chrome}",
        f"--only-categories={','.join(CATEGORIES)}", "--skip-audits=robots-txt",
        cwd=cache, CHROME_PATH=str(browsers.ensure()),
    )  # fmt: skip
    told = json.loads(report.read_text("utf-8"))
    if "runtimeError" in told:
        sys.exit(f"Lighthouse at {address}: {told['runtimeError']['message']}")
    found = {each: 100 * told["categories"][each]["score"] for each in CATEGORIES}
    for name, audit in (
        ("first paint ms", "first-contentful-paint"),
        ("largest paint ms", "largest-contentful-paint"),
        ("shift", "cumulative-layout-shift"),
    ):
        found[name] = told["audits"][audit]["numericValue"]
    for audit in told["audits"].values():
        if audit["score"] is not None and audit["score"] < 0.9:
            print(f"    {audit['id']} {audit.get('displayValue', '')}", file=sys.stderr)
    return {**found, "speed of this machine": told["environment"]["benchmarkIndex"]}


def versions() -> str:
    """What was measured, and in which browser."""
    chromium = subprocess.run([browsers.ensure(), "--version"], capture_output=True, text=True)
    return ", ".join([*sorted(peer_sites.pins()), chromium.stdout.strip()])


def main() -> None:
    """Install where asked to, build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--install", action="store_true", help="first install peers and Lighthouse")
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse (default 5)")
    parser.add_argument("--cache", type=Path, default=REPOSITORY / ".cache/peers")
    args = parser.parse_args()
    cache = args.cache.resolve()
    if args.install:
        peer_sites.install(cache)
    elif not (cache / "npm/node_modules/lighthouse").is_dir():
        sys.exit(f"error: the peers are not in {cache}: run this once with --install")
    book = Book(REPOSITORY)
    pages = measured_pages(book)
    (cache / "sites").mkdir(exist_ok=True)
    with served(cache / "sites") as root:
        addresses = {
            site: {page: f"{root}{folder}/{path}" for page, path in build(
                book, cache, f"{root}{folder}/").items()}
            for site, (folder, build) in SITES.items()
        }  # fmt: skip
        rows: dict[tuple[str, str], dict[str, str]] = {}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(browsers.ensure()), args=["--no-sandbox", "--disable-gpu"]
            )
            for name, (page, following) in pages.items():
                for site, at in addresses.items():
                    rows[name, site] = weight(browser, at[page], following and at[following])
            browser.close()
        figures: dict[tuple[str, str], list[dict[str, float]]] = {key: [] for key in rows}
        for run in range(args.runs):
            for name, site in rows:
                print(f"run {run + 1} of {args.runs}: {name}, {site}", file=sys.stderr, flush=True)
                page, _ = pages[name]
                figures[name, site].append(lighthouse(cache, addresses[site][page]))
    speeds = []
    for key, runs in figures.items():
        median = {each: statistics.median(run[each] for run in runs) for each in (runs or [{}])[0]}
        speeds.append(median.pop("speed of this machine", 0))
        if median:
            rows[key]["scores"] = " ".join(f"{median.pop(each):.0f}" for each in CATEGORIES)
            rows[key] |= {k: f"{v:.3f}" if k == "shift" else f"{v:,.0f}" for k, v in median.items()}
    columns = list(next(iter(rows.values())))
    print(f"| page | site | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 2)}")
    for (name, site), cells in rows.items():
        print(f"| {name} | {site} | {' | '.join(cells[each] for each in columns)} |")
    print(f"\nkB in gzip; {args.runs} runs; Lighthouse's benchmark index {statistics.median(speeds):.0f}, "
          f"{os.cpu_count()} cores; {versions()}")  # fmt: skip


if __name__ == "__main__":
    main()
