"""Is an address elsewhere alive?"""

import email.utils
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import urllib3

from ground.message import say
from links import page
from links.fragments import indicates

ALIVE, DEAD, UNKNOWN = "alive", "dead", "cannot tell"
_REFUSED_HEAD = {
    400,
    403,
    405,
    406,
    500,
    501,
    502,
    503,
    504,
}  # what servers that know no HEAD answer
_MAY_BE_ALIVE = {401, 403, 407, 408, 429, 451}  # a robot is refused; a reader may not be
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

    timeout: float = 15
    between: float = 0.5  # two requests to one host
    longest_wait: float = 20  # for ``Retry-After``
    redirects: int = 10
    hosts_at_once: int = 8
    body: int = 4_000_000  # bytes read of a page whose fragments are asked for
    agent: str = "check_links (checks the links of a static site)"


class Asker:
    """Asks servers, at most one request at a time to each host."""

    def __init__(
        self, manners: Manners = Manners(), pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._manners = manners
        self._pause = pause
        self._pool = urllib3.PoolManager(
            headers={
                "User-Agent": manners.agent,
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            },
            timeout=urllib3.Timeout(connect=manners.timeout, read=manners.timeout),
            retries=False,
            ssl_context=ssl.create_default_context(),
        )

    def ask(self, addresses: Iterable[str], with_names: Iterable[str] = ()) -> dict[str, Answer]:
        """Ask each address (without fragment) once; read the pages of those in ``with_names``."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[urlsplit(address).netloc.rpartition("@")[2]].append(address)
        reading = set(with_names)
        answers: dict[str, Answer] = {}

        def ask_host(of_host: list[str]) -> None:
            for number, address in enumerate(of_host):
                if number:
                    self._pause(self._manners.between)
                answers[address] = self._follow(address, address in reading)

        with ThreadPoolExecutor(self._manners.hosts_at_once) as threads:
            list(threads.map(ask_host, by_host.values()))
        return answers

    def _follow(self, address: str, read: bool) -> Answer:
        """Follow redirects (RFC 9110, section 15.4) to the final answer."""
        seen, here, moved = {address}, address, ""
        permanent = True
        for _ in range(self._manners.redirects + 1):
            answer, status, location = self._one(here, read)
            if not location:
                return Answer(answer.verdict, answer.reason, moved, answer.names)
            here = urljoin(here, location).partition("#")[0]
            if urlsplit(here).scheme not in ("http", "https"):
                return Answer(DEAD, say("redirected to {address}", address=here))
            permanent = permanent and status in _PERMANENT
            moved = here if permanent else moved
            if here in seen:
                return Answer(DEAD, say("redirected in a circle"))
            seen.add(here)
        return Answer(DEAD, say("more than {number} redirects", number=self._manners.redirects))

    def _one(self, address: str, read: bool) -> tuple[Answer, int, str]:
        """The answer of one address, its status and where it redirects to."""
        method, waited, again = "GET" if read else "HEAD", False, False
        while True:
            try:
                answer, status, location, wait = self._request(method, address, read)
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                if method == "HEAD" and not _hopeless(error):
                    method = "GET"
                    continue
                return Answer(UNKNOWN if _timed_out(error) else DEAD, _reason(error)), 0, ""
            if status in (429, 503) and not waited and (wait is not None or status == 429):
                waited, seconds = True, 1.0 if wait is None else wait
                if seconds <= self._manners.longest_wait:
                    self._pause(max(seconds, 0))
                    continue
            if method == "HEAD" and status in _REFUSED_HEAD:
                method = "GET"
                continue
            if status >= 500 and not again:
                again = True
                self._pause(self._manners.between)
                continue
            return answer, status, location

    def _request(
        self, method: str, address: str, read: bool
    ) -> tuple[Answer, int, str, float | None]:
        response = self._pool.request(method, address, redirect=False, preload_content=False)
        try:
            status = response.status
            location = (
                response.headers.get("Location", "") if status in (301, 302, 303, 307, 308) else ""
            )
            names = None
            if status < 400:
                verdict = ALIVE
                if (
                    read
                    and not location
                    and "html" in response.headers.get("Content-Type", "").lower()
                ):
                    names = _names(response.read(self._manners.body))
            else:
                verdict = UNKNOWN if status in _MAY_BE_ALIVE else DEAD
            return (
                Answer(verdict, say("status {number}", number=status), names=names),
                status,
                location,
                _retry_after(response.headers.get("Retry-After")),
            )
        finally:
            response.close()  # whatever is left of the body is never read


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
