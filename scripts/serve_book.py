"""Preview the pages at a local address while they are edited, until Ctrl-C.

Builds the book anew each time that one of its files changes, as ``check_build.py`` does, and says so in
one line below its problems. Exit status: 0 ended · 2 could not run.
"""

import argparse
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import environment.activate  # noqa: F401 - first: it finds the packages the others need

# isort: split
from mkdocs.livereload import LiveReloadServer

from checks import build
from ground import command
from ground.problem import CannotRun, Problem
from pages import policy
from preview import broken, changes

PARTS = ("docs", "overrides", "mkdocs.yml")


class Preview(LiveReloadServer):
    """MkDocs' own server with live reload, of what was built last; or of why nothing was."""

    allow_reuse_address = os.name == "posix"  # Windows would let two servers have one port

    def __init__(self, repository: Path, port: int, folder: Path) -> None:
        """Raises ``CannotRun`` where the port, or for 0 any, cannot be had."""
        super().__init__(self.build, "127.0.0.1", port, str(folder / "0"))
        self.set_app(self.answer)
        self.error_handler = self.missing
        self.repository, self.folder, self.builds = repository, folder, 0
        self.seen: changes.Look = {}
        self.broken = ""  # the page that says why there is no other
        for part in PARTS:
            self.watch(str(repository / part))
        try:
            self.server_bind()
            self.server_activate()
        except (OSError, OverflowError) as error:
            raise command.no_port(port, error) from None
        self.url = os.environ["SITE_URL"] = f"http://127.0.0.1:{self.server_port}/"

    def work(self) -> None:
        """Build, then answer and build again until something ends it."""
        self.build()
        self.observer.start()
        self.serve_thread.start()
        self._build_loop()  # type: ignore[no-untyped-call]

    def build(self) -> None:
        """Build into a folder of its own and say how that went; raises nothing, or the server waits."""
        before, self.seen = self.seen, changes.look(self.repository, PARTS)
        changed = changes.changed(before, self.seen)
        if not changed:
            return
        self.builds += 1
        site = self.folder / str(self.builds)
        began = time.monotonic()
        problems = _problems(self.repository, site)
        seconds = time.monotonic() - began
        if (site / "index.html").is_file():
            shutil.rmtree(self.root, ignore_errors=True)
            self.root, self.broken = str(site), ""
        else:
            self.broken = broken.page(problems)
        for problem in problems:
            print(f"{problem.path}:{max(problem.line, 1)}: {problem.message}")
        what = "the book" if not before else ", ".join(changed[:3]) + " …" * (len(changed) > 3)
        how = "built" if not self.broken else "NOT built"
        print(
            f"{what}: {how} in {seconds:.1f} s, problems: {len(problems)} · {self.url}", flush=True
        )

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """What was built; or, for every page of a book that could not be, the reason."""
        if not self.broken or environ["PATH_INFO"].startswith("/livereload/"):
            return self.serve_request(environ, start_response)
        start_response("500 Not Built", [("Content-Type", "text/html; charset=utf-8")])
        return [self.broken.encode()]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The page with MkDocs' script that asks for the next build, and leave for it to do so."""
        html = super()._inject_js_into_html(content, epoch).decode()  # type: ignore[no-untyped-call]
        script = html[html.rindex("<script>") : html.rindex("</script>")].removeprefix("<script>")
        told = f"connect-src 'self'; script-src {policy.named(script)}"
        return html.replace("script-src", told, 1).encode()

    def missing(self, code: int) -> bytes | None:
        """The page of the book for an address where there is none."""
        page = Path(self.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


def _problems(root: Path, site: Path) -> list[Problem]:
    try:
        return build.check(root, site)
    except CannotRun as error:
        return [error.problem() or Problem("mkdocs.yml", 1, 1, "unreadable", error.reason)]


def main() -> int:
    """Parse the command line, build, serve."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--root", type=Path, default=command.REPOSITORY)
    parser.add_argument("--port", type=int, default=8000, help="0 picks a free one")
    args = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # a page that is missing says so itself

    def serve() -> int:
        with tempfile.TemporaryDirectory(prefix=f"preview-{args.port}-") as folder:
            preview = Preview(args.root.resolve(), args.port, Path(folder))
            if args.port:  # another preview cannot have it: its folders are of one that was killed
                for left in Path(folder).parent.glob(f"preview-{args.port}-*"):
                    if left != Path(folder):
                        shutil.rmtree(left, ignore_errors=True)
            print("Building the book; Ctrl-C ends the preview …", flush=True)
            try:
                preview.work()
            except (KeyboardInterrupt, SystemExit):  # a signal ends it as Ctrl-C does: well
                pass
            finally:
                preview.shutdown()
        return 0

    return command.guarded(serve)


if __name__ == "__main__":
    sys.exit(main())
