"""External addresses: asked once, politely, and judged alive, dead or cannot tell.

A scripted server on the loopback address answers by path and counts what it is asked.
"""

import datetime
import json
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
import trustme

from ground.problem import CannotRun
from links import external
from links.elsewhere import Elsewhere
from links.external import ALIVE, DEAD, UNKNOWN, Asker, Manners
from links.memory import Memory
from links.site import Options, Site

PAGE = b"<!doctype html><title>x</title><h2 id='part'>x</h2>"
NOW = 1_893_456_000  # a clock that stands still
STATUS = {"/401": 401, "/403": 403, "/404": 404, "/410": 410, "/451": 451, "/500": 500}
REDIRECTS = {
    "/moved": (301, "/ok"),
    "/moved-308": (308, "ok"),
    "/elsewhere": (302, "/ok"),
    "/moved-then-not": (301, "/elsewhere"),
    "/circle": (302, "/circle-2"),
    "/circle-2": (301, "/circle"),
    "/to-404": (301, "/404"),
    "/to-mail": (302, "mailto:a@example.org"),
}


class Server(ThreadingHTTPServer):
    """Counts requests by method and path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Script)
        self.asked: Counter[str] = Counter()
        self.headers: dict[str, str] = {}
        self.redirects = dict(REDIRECTS)
        self.asked_slow, self.done = threading.Event(), threading.Event()
        self.sent = 0
        self.url = f"http://127.0.0.1:{self.server_port}"


class Script(BaseHTTPRequestHandler):
    """Answers by path."""

    server: Server

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        path = self.path.partition("?")[0]
        asked = self.server.asked
        asked[f"{method} {path}"] += 1
        self.server.headers = dict(self.headers)
        count = asked[f"HEAD {path}"] + asked[f"GET {path}"]
        if path.startswith("/chain-"):
            self._send(302, Location=f"/chain-{int(path[7:]) + 1}")
        elif path in self.server.redirects:
            status, location = self.server.redirects[path]
            self._send(status, Location=location)
        elif path == "/no-head" and method == "HEAD":
            self._send(405)
        elif path == "/dropped-head" and method == "HEAD":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif path == "/garbage":
            self.connection.sendall(b"\x00\xff\x16garbage\r\n\r\n")
            self.connection.shutdown(socket.SHUT_RDWR)
        elif path == "/endless" and method == "GET":
            self._endless()
        elif path == "/slow":
            self.server.asked_slow.set()
            self.server.done.wait()
        elif path == "/429":
            self._send(429)
        elif path == "/429-then-200":
            self._send(429 if count == 1 else 200, **{"Retry-After": "3"})
        elif path == "/429-date":
            date = formatdate(NOW + 9, usegmt=True)
            self._send(429 if count == 1 else 200, **{"Retry-After": date})
        elif path == "/429-long":
            self._send(429, **{"Retry-After": "86400"})
        elif path == "/500-then-200":
            self._send(500 if count <= 2 else 200)
        else:
            self._send(STATUS.get(path, 200))

    def _send(self, status: int, **headers: str) -> None:
        body = PAGE if self.command == "GET" and status == 200 else b""
        self.send_response(status)
        for name, value in {
            "Content-Type": "text/html",
            "Content-Length": str(len(body)),
            **headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(20_000):  # 1.3 GB: no test would wait for it
                self.wfile.write(b"<p>again" * 8192)
                self.server.sent += 65536
        except OSError:
            pass


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield running
        running.done.set()
        running.shutdown()


class Clock:
    """Stands in for sleeping: notes how long."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


def ask(server: Server, path: str, **manners: float) -> tuple[str, Counter[str], list[float]]:
    """Verdict, requests and waits for one path."""
    clock = Clock()
    answers = Asker(Manners(**manners), clock).ask([server.url + path])
    return answers[server.url + path].verdict, server.asked, clock.slept


@pytest.mark.parametrize(
    ("path", "verdict", "requests"),
    [
        ("/ok", ALIVE, ["HEAD /ok"]),
        ("/404", DEAD, ["HEAD /404"]),
        ("/410", DEAD, ["HEAD /410"]),
        ("/401", UNKNOWN, ["HEAD /401"]),
        ("/403", UNKNOWN, ["HEAD /403", "GET /403"]),
        ("/451", UNKNOWN, ["HEAD /451"]),
        ("/429", UNKNOWN, ["HEAD /429", "HEAD /429"]),
        ("/429-then-200", ALIVE, ["HEAD /429-then-200", "HEAD /429-then-200"]),
        ("/429-long", UNKNOWN, ["HEAD /429-long"]),
        ("/500", DEAD, ["HEAD /500", "GET /500", "GET /500"]),
        ("/500-then-200", ALIVE, ["HEAD /500-then-200", "GET /500-then-200", "GET /500-then-200"]),
        ("/no-head", ALIVE, ["HEAD /no-head", "GET /no-head"]),
        ("/dropped-head", ALIVE, ["HEAD /dropped-head", "GET /dropped-head"]),
        ("/garbage", DEAD, ["HEAD /garbage", "GET /garbage"]),
        ("/moved", ALIVE, ["HEAD /moved", "HEAD /ok"]),
        ("/elsewhere", ALIVE, ["HEAD /elsewhere", "HEAD /ok"]),
        ("/circle", DEAD, ["HEAD /circle", "HEAD /circle-2"]),
        ("/to-404", DEAD, ["HEAD /to-404", "HEAD /404"]),
        ("/to-mail", DEAD, ["HEAD /to-mail"]),
    ],
)
def test_verdict_and_requests(server: Server, path: str, verdict: str, requests: list[str]) -> None:
    """Each path gets its verdict with exactly these requests."""
    found, asked, _ = ask(server, path)
    assert (found, asked) == (verdict, Counter(requests))


def test_no_answer_in_time_proves_nothing(server: Server) -> None:
    """Whoever keeps silent is not asked by another method."""
    verdict, asked, _ = ask(server, "/slow", timeout=0.05)
    assert server.asked_slow.wait(10)
    assert (verdict, asked) == (UNKNOWN, Counter(["HEAD /slow"]))


def test_retry_after_is_honoured_within_a_bound(server: Server, monkeypatch) -> None:
    """Seconds and dates are waited for; a day is not."""
    monkeypatch.setattr(external, "time", SimpleNamespace(time=lambda: NOW))
    assert ask(server, "/429-then-200")[2] == [3.0]
    assert ask(server, "/429-date")[2] == [9.0]
    assert ask(server, "/429-long")[2] == []


def test_redirects_are_bounded(server: Server) -> None:
    """A chain without end stops after the bound."""
    verdict, asked, _ = ask(server, "/chain-0", redirects=4)
    assert verdict == DEAD
    assert asked.total() == 5


def test_only_wholly_permanent_redirects_are_moves(server: Server) -> None:
    """301 and 308 are reported with where they lead, up to the first temporary one."""
    url = server.url
    answers = Asker(Manners(), Clock()).ask(
        [url + p for p in ("/moved", "/moved-308", "/elsewhere", "/moved-then-not")]
    )
    assert {a.removeprefix(url): v.moved.removeprefix(url) for a, v in answers.items()} == {
        "/moved": "/ok",
        "/moved-308": "/ok",
        "/elsewhere": "",
        "/moved-then-not": "/elsewhere",
    }


def test_says_who_asks(server: Server) -> None:
    """Own User-Agent, and an Accept that servers which insist on one are content with."""
    ask(server, "/ok")
    assert server.headers["User-Agent"].startswith("check_links")
    assert "text/html" in server.headers["Accept"]


def test_body_is_not_read_to_its_end(server: Server) -> None:
    """Neither when only the status matters nor when the page is searched for a fragment."""
    address = server.url + "/endless"
    answers = Asker(Manners(body=200_000), Clock()).ask([address], [address])
    assert answers[address].verdict == ALIVE
    assert server.sent < 50_000_000


def test_one_host_is_asked_in_turn(server: Server) -> None:
    """A pause before every request to the same host but the first."""
    clock = Clock()
    Asker(Manners(between=0.25), clock).ask([f"{server.url}/ok?{n}" for n in range(4)])
    assert clock.slept == [0.25] * 3


def test_nobody_there() -> None:
    """A refused connection is dead, after one attempt."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    assert Asker(Manners(), Clock()).ask([address])[address].verdict == DEAD


def test_untrusted_certificate_is_dead(server: Server) -> None:
    """TLS is verified: a certificate from an unknown authority is no proof."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with Server() as secure:
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        threading.Thread(target=secure.serve_forever, args=(0.02,), daemon=True).start()
        address = f"https://localhost:{secure.server_port}/ok"
        answer = Asker(Manners(), Clock()).ask([address])[address]
        secure.shutdown()
    assert (answer.verdict, secure.asked) == (DEAD, Counter())


def site_problems(
    folder: Path, elsewhere: Elsewhere | None, body: str
) -> list[tuple[str, str, str]]:
    """Rule, target and severity of what a page with this body gets."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(f"<!doctype html><title>x</title>{body}", encoding="utf-8")
    found = Site(folder, Options(external=elsewhere)).problems()
    return [(p.rule, p.target, p.severity) for p in found]


def test_no_network_unless_asked(server: Server, tmp_path: Path) -> None:
    """Without ``--external`` no server is asked."""
    assert site_problems(tmp_path / "s", None, f'<a href="{server.url}/404">x</a>') == []
    assert server.asked == Counter()


def test_site_asks_each_address_once(server: Server, tmp_path: Path) -> None:
    """Fragments and repetitions do not multiply requests; each place is reported."""
    url = server.url
    body = "".join(
        f'<a href="{url}{p}">x</a>'
        for p in ("/404", "/404", "/404#a", "/ok#b", "/ok", "/403", "/moved")
    )
    found = site_problems(tmp_path / "s", Elsewhere(Asker(Manners(), Clock())), body)
    assert sorted(found) == [
        ("external-dead", url + "/404", "error"),
        ("external-dead", url + "/404", "error"),
        ("external-dead", url + "/404#a", "error"),
        ("external-moved", url + "/moved", "warning"),
        ("external-unknown", url + "/403", "warning"),
    ]
    assert server.asked == Counter(
        ["HEAD /404", "HEAD /ok", "HEAD /ok", "HEAD /403", "GET /403", "HEAD /moved"]
    )


def test_fragments_of_external_pages(server: Server, tmp_path: Path) -> None:
    """On request the page is read and its names are looked up."""
    url = server.url
    body = f'<a href="{url}/ok#part">x</a><a href="{url}/ok#gone">x</a>'
    found = site_problems(
        tmp_path / "s", Elsewhere(Asker(Manners(), Clock()), fragments=True), body
    )
    assert found == [("external-fragment", url + "/ok#gone", "error")]
    assert server.asked == Counter(["GET /ok"])


def test_cache_keeps_what_is_alive_and_no_errors(server: Server, tmp_path: Path) -> None:
    """An address found alive is not asked again for a week; a dead one is asked each time."""
    day = datetime.date(2030, 1, 1)

    def run(days_later: int) -> None:
        today = day + datetime.timedelta(days_later)
        elsewhere = Elsewhere(
            Asker(Manners(), Clock()), cache=tmp_path / "cache.json", today=lambda: today
        )
        site_problems(
            tmp_path / "s",
            elsewhere,
            f'<a href="{server.url}/ok">x</a><a href="{server.url}/404">x</a>',
        )

    run(0)
    run(6)
    assert server.asked == Counter(["HEAD /ok", "HEAD /404", "HEAD /404"])
    assert json.loads((tmp_path / "cache.json").read_text()) == {server.url + "/ok": "2030-01-01"}
    run(7)
    assert server.asked["HEAD /ok"] == 2


def test_dead_becomes_an_error_after_runs_on_different_days(server: Server, tmp_path: Path) -> None:
    """With a history, three days of death make an error, and one day of life starts again."""

    def run(day: int, path: str) -> list[str]:
        elsewhere = Elsewhere(
            Asker(Manners(), Clock()),
            history=tmp_path / "h.json",
            today=lambda: datetime.date(2030, 1, day),
        )
        body = f'<a href="{server.url}{path}">x</a>'
        return [severity for _, _, severity in site_problems(tmp_path / "s", elsewhere, body)]

    assert [run(day, "/404") for day in (1, 1, 1, 2)] == [["warning"]] * 4
    assert run(3, "/404") == ["error"]
    server.redirects["/404"] = (302, "/ok")  # it lives again for a day
    assert run(4, "/404") == []
    del server.redirects["/404"]
    assert run(5, "/404") == ["warning"]


def test_memory_that_is_no_json_cannot_run(tmp_path: Path) -> None:
    """One line names file and line."""
    (tmp_path / "m.json").write_text("{\n]")
    with pytest.raises(CannotRun, match=r"m\.json:2: "):
        Memory(tmp_path / "m.json")
