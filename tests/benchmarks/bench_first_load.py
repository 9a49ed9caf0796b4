"""What does a first page cost a reader, and a second one?

By hand: ``.venv/bin/python tests/benchmarks/bench_first_load.py [SITE]`` (without ``SITE`` the book is built).
Two chapters are opened in Chromium, one after the other, from a server that compresses as static hosts do
(gzip, level 6), with an empty cache; bytes are those of the bodies sent. Each is opened with the book's face
and without, as by a reader whose browser has web fonts switched off. Exit status 1 over a limit.
"""

import argparse
import functools
import gzip
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "scripts")]

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

import serve_site  # noqa: E402
from environment import browser as browsers  # noqa: E402

LIMITS = {"first": (24_000, 6), "face": (43_000, 2), "second": (8_000, None)}
_COMPRESSED = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json")


class _Handler(serve_site.Handler):
    """Counts what it sends."""

    def __init__(self, *args: object, sent: list[tuple[str, int]], **kwargs: object) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Send a file, compressed where a host would."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.sent.append((f"missing: {self.path}", 0))
            return self.send_error(404)
        body, is_text = path.read_bytes(), path.suffix in _COMPRESSED
        if is_text:
            body = gzip.compress(body, 6)
        self.sent.append((urlsplit(self.path).path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def _served(site: Path, sent: list[tuple[str, int]]) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(site), sent=sent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def measure(browser: Browser, site: Path, chapters: list[str], has_face: bool) -> list[list]:
    """What is sent for each chapter in turn, with an empty cache at first."""
    sent: list[tuple[str, int]] = []
    found = []
    with _served(site, sent) as root:
        page = browser.new_context().new_page()
        client = page.context.new_cdp_session(page)  # interception by Playwright would end caching
        if not has_face:
            client.send("Network.enable")
            client.send("Network.setBlockedURLs", {"urls": ["*.woff2"]})
        for chapter in chapters:
            before = len(sent)
            page.goto(root + chapter, wait_until="networkidle")
            found.append(sent[before:])
        page.context.close()
    return found


def main() -> int:
    """Parse the command line, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", nargs="?", type=Path)
    parser.add_argument("--files", action="store_true", help="each file that is sent")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = args.site
        if site is None:
            site = Path(folder, "site")
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
            subprocess.run(
                command, cwd=REPOSITORY, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True
            )
        browser = playwright.chromium.launch(
            executable_path=str(browsers.ensure()), args=["--no-sandbox"]
        )
        is_over = False
        for start in ("chapitres", "en/chapters"):
            pages = sorted(path.parent for path in (site / start).glob("*/index.html"))
            pages.sort(key=lambda path: (path / "index.html").stat().st_size)
            # The longest is the first: what holds for it holds for all.
            chapters = [f"{path.relative_to(site).as_posix()}/" for path in (pages[-1], pages[-2])]
            bare = measure(browser, site, chapters, has_face=False)
            full = measure(browser, site, chapters, has_face=True)
            face = [each for each in full[0] if each[0].endswith(".woff2")]
            for name, sent in (("first", bare[0]), ("face", face), ("second", full[1])):
                size, (most, requests) = sum(each[1] for each in sent), LIMITS[name]
                over = size > most or len(sent) > (requests or len(sent))
                over |= any(each[0].startswith("missing") for each in sent)
                is_over |= over
                print(
                    f"{start:12} {name:7}{size:8,} of {most:6,} bytes in {len(sent)}"
                    f" of {requests or '-'} requests{'  OVER' * over}"
                )
                for address, bytes_ in sent if args.files else ():
                    print(f"{'':21}{bytes_:7,} {address}")
        browser.close()
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
