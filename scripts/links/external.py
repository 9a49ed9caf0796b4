"""Is an address elsewhere alive?"""

import email.utils
import http.client
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from http.cookiejar import CookieJar
from typing import Any

import urllib3
from ada_url import URL, join_url
from urllib3.exceptions import HTTPError, LocationValueError, NewConnectionError, SSLError

from ground.message import say
from links import page
from links.connections import Pools

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
    page holds, where they were asked for and it is a page of HTML. The rest is what the last server said:
    its status, where it leads on to, and for how many seconds to wait."""

    verdict: str
    reason: str
    moved: str = ""
    names: set[str] | None = None
    status: int = 0
    location: str = ""
    wait: float = 0


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
        answers: dict[str, Answer] = {}
        one_at_a_time = threading.Lock()

        def ask_host(of_host: list[str]) -> None:
            for number, address in enumerate(of_host):
                if number:
                    self._pause(self._manners.between)
                if self._stopped.is_set():
                    return
                answer = self._follow(address, address in reading)
                with one_at_a_time:
                    answers[address] = answer
                    told(address, answer)

        with ThreadPoolExecutor(self._manners.hosts_at_once) as threads:
            try:
                hosts = [threads.submit(ask_host, of_host) for of_host in by_host.values()]
                for host in as_completed(hosts):
                    host.result()  # raises what went wrong in a thread
            except BaseException:
                self._stopped.set()
                threads.shutdown(wait=False, cancel_futures=True)
                raise
        return answers

    def _follow(self, address: str, read: bool) -> Answer:
        """Follow redirects (RFC 9110, section 15.4) to the final answer."""
        if not URL.can_parse(address):
            return Answer(DEAD, say("{target!r} is no URL", target=address))
        visit = _Visit(read, time.monotonic() + self._manners.deadline)
        seen, here, moved = {visit.state(address)}, address, ""
        permanent = True
        for _ in range(self._manners.redirects + 1):
            answer = self._one(here, visit)
            if not answer.location:
                return replace(answer, moved=moved)
            try:
                here = join_url(here, answer.location).partition("#")[0]
            except ValueError:
                reason = say("redirected to {address!r}, no URL", address=answer.location)
                return Answer(DEAD, reason)
            if not here.startswith(("http:", "https:")):
                return Answer(DEAD, say("redirected to {address}", address=here))
            permanent = permanent and answer.status in _PERMANENT
            moved = here if permanent else moved
            if (state := visit.state(here)) in seen:
                return Answer(DEAD, say("redirected in a circle"))
            seen.add(state)
        return Answer(DEAD, say("more than {number} redirects", number=self._manners.redirects))

    def _one(self, address: str, visit: _Visit) -> Answer:
        """The answer of one address, which is asked again where that may help."""
        method, waited, again = "GET" if visit.read else "HEAD", False, False
        while True:
            try:
                answer = self._request(method, address, visit)
            except (NewConnectionError, SSLError, LocationValueError) as error:
                return Answer(DEAD, _reason(error))
            except (urllib3.exceptions.TimeoutError, TimeoutError):
                return Answer(UNKNOWN, say("no answer in time"))
            except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
                if method == "GET":
                    return Answer(DEAD, _reason(error))
                method = "GET"
                continue
            status = answer.status
            leads_nowhere = status in _REDIRECTS and not answer.location
            if status in _LATER and answer.verdict == UNKNOWN:
                if waited or answer.wait > self._manners.longest_wait:
                    return answer
                waited = True
                self._pause(answer.wait)
            elif method == "HEAD" and (status in _REFUSED_HEAD or leads_nowhere):
                method = "GET"
            elif 500 <= status < 600 and not again:
                again = True
                self._pause(self._manners.between)
            else:
                return answer

    def _request(self, method: str, address: str, visit: _Visit) -> Answer:
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
            status, headers, names = response.status, response.headers, None
            if visit.read and status < 300 and "html" in headers.get("Content-Type", "").lower():
                content = response.read(self._manners.body)
                names = page.read("page.html", content, page.NAMES).names()
        finally:
            response.close()  # whatever is left of the body is never read
        location = headers.get("Location", "").strip() if status in _REDIRECTS else ""
        if status < 300 or location:
            verdict = ALIVE
        elif status in _MAY_BE_ALIVE or (status == 503 and "Retry-After" in headers):
            verdict = UNKNOWN
        else:
            verdict = DEAD
        wait = _retry_after(headers.get("Retry-After", ""))
        reason = say("status {number}", number=status)
        return Answer(verdict, reason, "", names, status, location, wait)


def _host(address: str) -> str:
    return URL(address).host if URL.can_parse(address) else address


def _retry_after(value: str) -> float:
    """Seconds to wait (RFC 9110, section 10.2.3: a number or a date), one where that is not said."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(email.utils.parsedate_to_datetime(value).timestamp() - time.time(), 0)
    except (ValueError, TypeError, OverflowError):
        return 1


def _reason(error: Exception) -> str:
    text = str(error).partition("\n")[0]
    return text.rpartition(": ")[2] or type(error).__name__
