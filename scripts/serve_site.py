"""Serve a built site at a local address, as a static host would, until Ctrl-C."""

import argparse
import contextlib
import functools
import http.server
import sys
import webbrowser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environment  # noqa: F401 - first: it says so where Python is too old
from ground import command


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder below ``prefix`` and the site's own 404 page, like GitHub Pages."""

    def __init__(self, *args: Any, prefix: str = "/", **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def send_head(self) -> Any:
        """The file to send; an address that can name no file (it holds a zero byte) has none."""
        try:
            return super().send_head()
        except ValueError:
            return self.send_error(404)

    def translate_path(self, path: str) -> str:
        """The file for a request's path; nothing outside the prefix exists."""
        if not urlsplit(path).path.startswith(self.prefix):
            return str(Path(self.directory, "nothing-is-served-outside-the-prefix"))
        return super().translate_path("/" + path[len(self.prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with ``404.html``."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a reader who has left the page meanwhile is no error."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


def server(site: Path, port: int = 0, prefix: str = "/") -> http.server.ThreadingHTTPServer:
    """A server of the folder ``site`` on the loopback address; port 0 picks a free one."""
    handler = functools.partial(Handler, directory=str(site), prefix=prefix)
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)


def main() -> int:
    """Parse the command line, open a browser, serve."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--prefix", default="/", help="the path below which the site stands")
    args = parser.parse_args()

    def serve() -> int:
        if not (args.site / "index.html").is_file():
            raise command.no_site(args.site)
        try:
            serving = server(args.site.resolve(), args.port, args.prefix)
        except (OSError, OverflowError) as error:
            raise command.no_port(args.port, error) from None
        address = f"http://127.0.0.1:{serving.server_port}{args.prefix}"
        print(f"Reading {args.site} at {address} (Ctrl-C ends it)", flush=True)
        webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):
            serving.serve_forever()
        return 0

    return command.guarded(serve)


if __name__ == "__main__":
    sys.exit(main())
