"""External addresses: asked once, politely, and judged alive, dead or cannot tell.

A scripted server on the loopback address answers by path and counts what it is asked.
"""

import datetime
import json
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
import trustme

from ground.problem import CannotRun
from links import connections, external
from links.connections import is_public
from links.elsewhere import Elsewhere
from links.external import ALIVE, DEAD, UNKNOWN, Asker, Manners
from links.site import Options, Site

PAGE = b"<!doctype html><title>x</title><h2 id='part'>x</h2>"
HERE = ("127.0.0.1", "localhost")  # where the servers of these tests are
NOW = 1_893_456_000  # a clock that stands still
STATUS = {"/401": 401, "/403": 403, "/404": 404, "/410": 410, "/451": 451, "/500": 500, "/999": 999}
REDIRECTS = {
    "/moved": (301, "/ok"),
    "/moved-308": (308, "ok"),
    "/elsewhere": (302, "/ok"),
    "/moved-then-not": (301, "/elsewhere"),
    "/circle": (302, "/circle-2"),
    "/circle-2": (301, "/circle"),
    "/to-404": (301, "/404"),
    "/to-mail": (302, "mailto:a@example.org"),
    "/to-no-url": (302, "http://[::1/"),
    "/to-nothing": (302, ""),
    "/to-a-port-too-high": (302, "http://127.0.0.1:99999/"),
    "/to-this-machine": (302, "http://127.0.0.2:9/"),
    "/to-this-machine-in-ipv6": (302, "http://[::ffff:127.0.0.2]:9/"),
    "/to-a-private-network": (302, "http://10.0.0.1:9/"),
    "/to-the-link": (302, "http://169.254.169.254/latest/meta-data/"),
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
        elif path == "/needs-cookie" and "shown=1" not in self.headers.get("Cookie", ""):
            self._send(302, **{"Set-Cookie": "shown=1; Path=/", "Location": "/needs-cookie"})
        elif path == "/without-cookie":
            self._send(404 if "Cookie" in self.headers else 200)
        elif path == "/no-place":
            self._send(301)
        elif path == "/choices":
            self._send(300)
        elif path == "/place-for-get":
            self._send(302, **({"Location": "/ok"} if method == "GET" else {}))
        elif path in ("/drop", "/drop-of-body"):
            self._drip(path)
        elif path in ("/no-head", "/head-not-found", "/head-unknown") and method == "HEAD":
            self._send({"/no-head": 405, "/head-not-found": 404, "/head-unknown": 501}[path])
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
        elif path == "/503-later":
            self._send(503, **{"Retry-After": "2"})
        elif path == "/503":
            self._send(503)
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

    def _drip(self, path: str) -> None:
        """A byte now and then: none is late, and there is no end to them."""
        if path == "/drop-of-body":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        try:
            while not self.server.done.wait(0.01):
                self.wfile.write(b"H")
                self.wfile.flush()
                self.server.sent += 1
        except OSError:
            pass

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
    answers = Asker(Manners(**manners), clock, HERE).ask([server.url + path])
    return answers[server.url + path].verdict, server.asked, clock.slept


@pytest.mark.parametrize(
    ("path", "verdict", "requests"),
    [
        ("/ok", ALIVE, ["HEAD /ok"]),
        ("/404", DEAD, ["HEAD /404", "GET /404"]),
        ("/410", DEAD, ["HEAD /410"]),
        ("/401", UNKNOWN, ["HEAD /401"]),
        ("/403", UNKNOWN, ["HEAD /403", "GET /403"]),
        ("/451", UNKNOWN, ["HEAD /451"]),
        ("/429", UNKNOWN, ["HEAD /429", "HEAD /429"]),
        ("/429-then-200", ALIVE, ["HEAD /429-then-200", "HEAD /429-then-200"]),
        ("/429-long", UNKNOWN, ["HEAD /429-long"]),
        ("/500", DEAD, ["HEAD /500", "GET /500", "GET /500"]),
        ("/500-then-200", ALIVE, ["HEAD /500-then-200", "GET /500-then-200", "GET /500-then-200"]),
        ("/503-later", UNKNOWN, ["HEAD /503-later", "HEAD /503-later"]),
        ("/503", DEAD, ["HEAD /503", "GET /503", "GET /503"]),
        ("/999", UNKNOWN, ["HEAD /999"]),
        ("/no-head", ALIVE, ["HEAD /no-head", "GET /no-head"]),
        ("/head-not-found", ALIVE, ["HEAD /head-not-found", "GET /head-not-found"]),
        ("/head-unknown", ALIVE, ["HEAD /head-unknown", "GET /head-unknown"]),
        ("/dropped-head", ALIVE, ["HEAD /dropped-head", "GET /dropped-head"]),
        ("/garbage", DEAD, ["HEAD /garbage", "GET /garbage"]),
        ("/moved", ALIVE, ["HEAD /moved", "HEAD /ok"]),
        ("/elsewhere", ALIVE, ["HEAD /elsewhere", "HEAD /ok"]),
        ("/circle", DEAD, ["HEAD /circle", "HEAD /circle-2"]),
        ("/to-404", DEAD, ["HEAD /to-404", "HEAD /404", "GET /404"]),
        ("/to-mail", DEAD, ["HEAD /to-mail"]),
        ("/to-no-url", DEAD, ["HEAD /to-no-url"]),
        ("/to-a-port-too-high", DEAD, ["HEAD /to-a-port-too-high"]),
        ("/to-nothing", DEAD, ["HEAD /to-nothing", "GET /to-nothing"]),
        ("/no-place", DEAD, ["HEAD /no-place", "GET /no-place"]),
        ("/place-for-get", ALIVE, ["HEAD /place-for-get", "GET /place-for-get", "HEAD /ok"]),
        ("/choices", UNKNOWN, ["HEAD /choices"]),
        ("/needs-cookie", ALIVE, ["HEAD /needs-cookie", "HEAD /needs-cookie"]),
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


@pytest.mark.parametrize("path", ["/drop", "/drop-of-body"])
def test_a_slow_trickle_ends_with_its_time(server: Server, path: str) -> None:
    """Bytes that come one by one, each in time, do not put off the end of a request."""
    address = server.url + path
    answers = Asker(Manners(timeout=0.3), Clock(), HERE).ask([address], [address])
    assert (answers[address].verdict, answers[address].reason) == (UNKNOWN, "no answer in time")
    assert server.asked == Counter([f"GET {path}"])
    assert 0 < server.sent < 1_000  # a byte takes 10 ms and more


def test_an_address_has_one_deadline_for_all_its_redirects(server: Server) -> None:
    """However quickly each of them is answered."""
    verdict, asked, _ = ask(server, "/chain-0", redirects=10**9, deadline=0.3)
    assert verdict == UNKNOWN
    assert asked.total() > 2


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1/",
        "http://",
        "http://a:99999/",
        "http://\ud800/",
        "http://a..b/",
        "x",
        "http://a b/",
    ],
)
def test_what_is_no_address_is_dead(address: str) -> None:
    """And takes no other answer with it."""
    assert Asker(Manners(), Clock()).ask([address])[address].verdict == DEAD


@pytest.mark.parametrize(
    "path",
    ["/to-this-machine", "/to-this-machine-in-ipv6", "/to-a-private-network", "/to-the-link"],
)
def test_no_redirect_leads_into_a_private_network(server: Server, path: str) -> None:
    """This machine, its network and the link are the asker's, and no reader's."""
    answer = Asker(Manners(), Clock(), HERE).ask([server.url + path])[server.url + path]
    assert answer.verdict == DEAD
    assert answer.reason.endswith(" is not a public address")


def test_no_address_is_asked_that_is_not_public(server: Server) -> None:
    """Nor where a link names it, unless a test allows it."""
    answer = Asker(Manners(), Clock()).ask([server.url + "/ok"])[server.url + "/ok"]
    assert (answer.verdict, answer.reason) == (DEAD, "127.0.0.1 is not a public address")
    assert server.asked == Counter()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:4700::1111", True), ("::ffff:93.184.215.14", True),
        ("127.0.0.1", False), ("10.0.0.1", False), ("192.168.1.1", False), ("169.254.1.1", False),
        ("0.0.0.0", False), ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False),
        ("::ffff:10.0.0.1", False), ("100.64.0.1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """Those of IANA's registries that are reachable from everywhere."""
    assert is_public(address) == public


def test_one_private_address_among_many_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of them is connected to, the name's owner decides."""
    found = [(socket.AF_INET, 1, 6, "", (a, 80)) for a in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(connections.socket, "getaddrinfo", lambda *_, **__: found)
    answer = Asker(Manners(), Clock()).ask(["http://www.example.org/"])["http://www.example.org/"]
    assert (answer.verdict, answer.reason) == (DEAD, "127.0.0.1 is not a public address")


def test_a_cookie_is_for_one_address_alone(server: Server) -> None:
    """The next address of the same host is asked as by someone new."""
    addresses = [server.url + "/needs-cookie", server.url + "/without-cookie"]
    answers = Asker(Manners(), Clock(), HERE).ask(addresses)
    assert [answers[address].verdict for address in addresses] == [ALIVE, ALIVE]


def test_retry_after_is_honoured_within_a_bound(server: Server, monkeypatch) -> None:
    """Seconds and dates are waited for; a day is not."""
    monkeypatch.setattr(
        external, "time", SimpleNamespace(time=lambda: NOW, monotonic=time.monotonic)
    )
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
    answers = Asker(Manners(), Clock(), HERE).ask(
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
    answers = Asker(Manners(body=200_000), Clock(), HERE).ask([address], [address])
    assert answers[address].verdict == ALIVE
    assert server.sent < 50_000_000


def test_one_host_is_asked_in_turn(server: Server) -> None:
    """A pause before every request to the same host but the first."""
    clock = Clock()
    Asker(Manners(between=0.25), clock, HERE).ask([f"{server.url}/ok?{n}" for n in range(4)])
    assert clock.slept == [0.25] * 3


def test_nobody_there() -> None:
    """A refused connection is dead, after one attempt."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    assert Asker(Manners(), Clock(), HERE).ask([address])[address].verdict == DEAD


def test_untrusted_certificate_is_dead(server: Server) -> None:
    """TLS is verified: a certificate from an unknown authority is no proof."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with Server() as secure:
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        threading.Thread(target=secure.serve_forever, args=(0.02,), daemon=True).start()
        address = f"https://localhost:{secure.server_port}/ok"
        answer = Asker(Manners(), Clock(), HERE).ask([address])[address]
        secure.shutdown()
    assert (answer.verdict, secure.asked) == (DEAD, Counter())


def test_trusted_certificate_is_alive_and_a_trickle_under_it_ends(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under TLS as without: the same connection, the same time."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with Server() as secure:
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        threading.Thread(target=secure.serve_forever, args=(0.02,), daemon=True).start()
        addresses = [f"https://localhost:{secure.server_port}{path}" for path in ("/ok", "/drop")]
        answers = Asker(Manners(timeout=0.5), Clock(), HERE).ask(addresses, addresses)
        secure.done.set()
        secure.shutdown()
    assert [answers[address].verdict for address in addresses] == [ALIVE, UNKNOWN]
    assert answers[addresses[0]].names == {"part"}


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
    found = site_problems(tmp_path / "s", Elsewhere(Asker(Manners(), Clock(), HERE)), body)
    assert sorted(found) == [
        ("external-dead", url + "/404", "error"),
        ("external-dead", url + "/404", "error"),
        ("external-dead", url + "/404#a", "error"),
        ("external-moved", url + "/moved", "warning"),
        ("external-unknown", url + "/403", "warning"),
    ]
    assert server.asked == Counter(
        ["HEAD /404", "GET /404", "HEAD /ok", "HEAD /ok", "HEAD /403", "GET /403", "HEAD /moved"]
    )


def test_fragments_of_external_pages(server: Server, tmp_path: Path) -> None:
    """On request the page is read and its names are looked up."""
    url = server.url
    body = f'<a href="{url}/ok#part">x</a><a href="{url}/ok#gone">x</a>'
    found = site_problems(
        tmp_path / "s", Elsewhere(Asker(Manners(), Clock(), HERE), fragments=True), body
    )
    assert found == [("external-fragment", url + "/ok#gone", "error")]
    assert server.asked == Counter(["GET /ok"])


def test_cache_keeps_what_is_alive_and_no_errors(server: Server, tmp_path: Path) -> None:
    """An address found alive is not asked again for a week; a dead one is asked each time."""
    day = datetime.date(2030, 1, 1)

    def run(days_later: int) -> None:
        today = day + datetime.timedelta(days_later)
        elsewhere = Elsewhere(
            Asker(Manners(), Clock(), HERE), cache=tmp_path / "cache.json", today=lambda: today
        )
        site_problems(
            tmp_path / "s",
            elsewhere,
            f'<a href="{server.url}/ok">x</a><a href="{server.url}/404">x</a>',
        )

    run(0)
    run(6)
    assert server.asked == Counter(["HEAD /ok", *["HEAD /404", "GET /404"] * 2])
    assert json.loads((tmp_path / "cache.json").read_text()) == {server.url + "/ok": "2030-01-01"}
    run(7)
    assert server.asked["HEAD /ok"] == 2


def test_what_was_answered_is_kept_when_the_rest_is_interrupted(
    server: Server, tmp_path: Path
) -> None:
    """Alive and dead; whoever interrupts has the answers, and the threads end."""
    memory, history = tmp_path / "cache.json", tmp_path / "history.json"

    def pause(_: float) -> None:
        if len(server.asked) > 2:  # both have been answered
            raise KeyboardInterrupt

    elsewhere = Elsewhere(
        Asker(Manners(), pause, HERE), memory, history, today=lambda: datetime.date(2030, 1, 1)
    )
    addresses = [server.url + path for path in ("/404", "/ok", "/ok?2")]
    with pytest.raises(KeyboardInterrupt):
        elsewhere(addresses)
    assert json.loads(memory.read_text()) == {server.url + "/ok": "2030-01-01"}
    assert json.loads(history.read_text()) == {server.url + "/404": ["2030-01-01"]}


def test_an_interrupted_asker_asks_nobody_more(server: Server) -> None:
    """Neither the next address of a host nor, after a pause, the same one."""

    def told(address: str, answer: external.Answer) -> None:
        raise KeyboardInterrupt

    asker = Asker(Manners(between=30), private=HERE)
    with pytest.raises(KeyboardInterrupt):  # at once, and not after 30 seconds
        asker.ask([server.url + path for path in ("/ok", "/404", "/429")], told=told)
    assert server.asked == Counter(["HEAD /ok"])


def test_dead_becomes_an_error_after_runs_on_different_days(server: Server, tmp_path: Path) -> None:
    """With a history, three days of death make an error, and one day of life starts again."""

    def run(day: int, path: str) -> list[str]:
        elsewhere = Elsewhere(
            Asker(Manners(), Clock(), HERE),
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
    """One line names file and line, and nobody is asked."""
    (tmp_path / "m.json").write_text("{\n]")
    for name in ("cache", "history"):
        with pytest.raises(CannotRun, match=r"m\.json:2: "):
            Elsewhere(Asker(), **{name: tmp_path / "m.json"})([])
    (tmp_path / "m.json").write_text("[]")
    with pytest.raises(CannotRun, match=r"m\.json:1: holds no object"):
        Elsewhere(Asker(), tmp_path / "m.json")([])
