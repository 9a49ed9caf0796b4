"""Is an address elsewhere alive?"""

import email.utils
import http.client
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from queue import SimpleQueue
from typing import Any

import urllib3
from ada_url import URL, join_url

from ground.message import say
from links import page
from links.connections import Pools
from links.fragments import indicates

ALIVE, DEAD, UNKNOWN = "alive", "dead", "cannot tell"
# What servers answer that know no HEAD, or send another answer to it.
_REFUSED_HEAD = {400, 403, 404, 405, 406, 500, 501, 502, 503, 504}
# A robot is refused, where a reader may not be (999: what a large network says to robots), or a reader is
# given a choice.
_MAY_BE_ALIVE = {300, 401, 403, 407, 408, 429, 451, 999}
_LATER = {429, 503}  # with ``Retry-After``
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


@dataclass(frozen=True)
class Answer:
    """What became of an address. ``moved`` is where it has permanently gone; ``names`` the names its
    page holds, where they were asked for."""

    verdict: str
    reason: str
    moved: str = ""
    names: frozenset[str] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Manners:
    """How servers are asked. Times in seconds."""

    timeout: float = 15  # for one request, from the connection to the last byte that is read
    deadline: float = 60  # for one address, with its redirects and pauses
    between: float = 0.5  # two requests to one host
    longest_wait: float = 20  # for ``Retry-After``
    redirects: int = 10
    hosts_at_once: int = 8
    body: int = 4_000_000  # bytes read of a page whose fragments are asked for
    agent: str = "check_links (checks the links of a static site)"


@dataclass
class _Visit:
    """What is kept while one address is asked: until when, and which cookies its servers have set."""

    read: bool
    until: float
    cookies: CookieJar = field(default_factory=CookieJar)

    def state(self, address: str) -> tuple[str, frozenset[tuple[str, str | None]]]:
        """What a server would be asked. A page that sets a cookie and leads to itself is no circle."""
        return address, frozenset((cookie.name, cookie.value) for cookie in self.cookies)


class Asker:
    """Asks servers, at most one request at a time to each host.

    A host whose address is not public (a private network, this machine) is never connected to, unless
    it is among ``private``: for tests, whose servers are on this machine.
    """

    def __init__(
        self,
        manners: Manners = Manners(),
        pause: Callable[[float], object] | None = None,
        private: Collection[str] = (),
    ) -> None:
        self._manners = manners
        self._stopped = threading.Event()
        self._pause = pause or self._stopped.wait
        self._headers = {
            "User-Agent": manners.agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        }
        self._pool = Pools(private)

    def ask(
        self,
        addresses: Iterable[str],
        with_names: Iterable[str] = (),
        told: Callable[[str, Answer], None] = lambda address, answer: None,
    ) -> dict[str, Answer]:
        """Ask each address (without fragment) once; read the pages of those in ``with_names``.

        ``told`` is called with each answer as it comes, so that none is lost where this is interrupted.
        """
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[_host(address)].append(address)
        reading = set(with_names)
        coming: SimpleQueue[tuple[str, Answer] | None] = SimpleQueue()

        def ask_host(of_host: list[str]) -> None:
            try:
                for number, address in enumerate(of_host):
                    if number:
                        self._pause(self._manners.between)
                    if self._stopped.is_set():
                        return
                    coming.put((address, self._follow(address, address in reading)))
            finally:
                coming.put(None)

        answers: dict[str, Answer] = {}
        with ThreadPoolExecutor(self._manners.hosts_at_once) as threads:
            hosts = [threads.submit(ask_host, of_host) for of_host in by_host.values()]
            try:
                left = len(hosts)
                while left:
                    if (come := coming.get()) is None:
                        left -= 1
                    else:
                        answers[come[0]] = come[1]
                        told(*come)
            except BaseException:
                self._stopped.set()
                threads.shutdown(wait=False, cancel_futures=True)
                raise
        for host in hosts:
            host.result()  # raises what went wrong in a thread
        return answers

    def _follow(self, address: str, read: bool) -> Answer:
        """Follow redirects (RFC 9110, section 15.4) to the final answer."""
        if not URL.can_parse(address):
            return Answer(DEAD, say("{target!r} is no URL", target=address))
        visit = _Visit(read, time.monotonic() + self._manners.deadline)
        seen, here, moved = {visit.state(address)}, address, ""
        permanent = True
        for _ in range(self._manners.redirects + 1):
            answer, status, location = self._one(here, visit)
            if not location:
                return Answer(answer.verdict, answer.reason, moved, answer.names)
            try:
                here = join_url(here, location).partition("#")[0]
            except ValueError:
                return Answer(DEAD, say("redirected to {address!r}, no URL", address=location))
            if not here.startswith(("http:", "https:")):
                return Answer(DEAD, say("redirected to {address}", address=here))
            permanent = permanent and status in _PERMANENT
            moved = here if permanent else moved
            if (state := visit.state(here)) in seen:
                return Answer(DEAD, say("redirected in a circle"))
            seen.add(state)
        return Answer(DEAD, say("more than {number} redirects", number=self._manners.redirects))

    def _one(self, address: str, visit: _Visit) -> tuple[Answer, int, str]:
        """The answer of one address, its status and where it redirects to."""
        method, waited, again = "GET" if visit.read else "HEAD", False, False
        while True:
            try:
                answer, status, location, wait = self._request(method, address, visit)
            except (
                urllib3.exceptions.HTTPError,
                http.client.HTTPException,
                OSError,
                ValueError,
            ) as error:
                if _timed_out(error):
                    return Answer(UNKNOWN, say("no answer in time")), 0, ""
                if method == "HEAD" and not _hopeless(error):
                    method = "GET"
                    continue
                return Answer(DEAD, _reason(error)), 0, ""
            if status in _LATER and answer.verdict == UNKNOWN:
                seconds = 1.0 if wait is None else max(wait, 0)
                if waited or seconds > self._manners.longest_wait:
                    return answer, status, location
                waited = True
                self._pause(seconds)
                continue
            leads_nowhere = status in _REDIRECTS and not location
            if method == "HEAD" and (status in _REFUSED_HEAD or leads_nowhere):
                method = "GET"
                continue
            if 500 <= status < 600 and not again:
                again = True
                self._pause(self._manners.between)
                continue
            return answer, status, location

    def _request(
        self, method: str, address: str, visit: _Visit
    ) -> tuple[Answer, int, str, float | None]:
        left = min(self._manners.timeout, visit.until - time.monotonic())
        if left <= 0 or self._stopped.is_set():
            raise TimeoutError
        asked = urllib.request.Request(address)  # as the cookie jar wants it; nothing else does
        visit.cookies.add_cookie_header(asked)
        response: Any = self._pool.request(
            method,
            address,
            headers={**self._headers, **dict(asked.header_items())},
            redirect=False,
            preload_content=False,
            retries=False,
            timeout=urllib3.Timeout(total=left),
        )
        try:
            visit.cookies.extract_cookies(response, asked)
            status = response.status
            later = response.headers.get("Retry-After")
            location = response.headers.get("Location", "").strip() if status in _REDIRECTS else ""
            names = None
            if status < 300 or location:
                verdict = ALIVE
                if (
                    visit.read
                    and not location
                    and "html" in response.headers.get("Content-Type", "").lower()
                ):
                    names = _names(response.read(self._manners.body))
            else:
                robots = status in _MAY_BE_ALIVE or (status == 503 and later is not None)
                verdict = UNKNOWN if robots else DEAD
            return (
                Answer(verdict, say("status {number}", number=status), names=names),
                status,
                location,
                _retry_after(later),
            )
        finally:
            response.close()  # whatever is left of the body is never read


def _host(address: str) -> str:
    return URL(address).host if URL.can_parse(address) else address


def _names(content: bytes) -> frozenset[str]:
    contents = page.read("page.html", content)
    return frozenset((*contents.anchors, *(name for name, _ in contents.ids)))


def holds(answer: Answer, fragment: str) -> bool:
    """Whether the page has what the fragment names, as far as is known."""
    return answer.names is None or not answer.names or indicates(fragment, answer.names)


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait (RFC 9110, section 10.2.3: a number or a date), None without a usable one."""
    if not value:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        return email.utils.parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None


def _hopeless(error: Exception) -> bool:
    """Whether another method would meet the same: no connection, no name, a bad certificate, no time."""
    return isinstance(
        error,
        (
            urllib3.exceptions.NewConnectionError,
            urllib3.exceptions.SSLError,
            urllib3.exceptions.TimeoutError,
            urllib3.exceptions.LocationValueError,
        ),
    )


def _timed_out(error: Exception) -> bool:
    # The library counts a refused connection among the time-outs.
    late = isinstance(error, (urllib3.exceptions.TimeoutError, TimeoutError))
    return late and not isinstance(error, urllib3.exceptions.NewConnectionError)


def _reason(error: Exception) -> str:
    text = str(error).partition("\n")[0]
    return text.rpartition(": ")[2] or type(error).__name__
