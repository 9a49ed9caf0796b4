"""To which machines may a request connect, and for how long may it last?"""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Collection
from functools import partial
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from ground.message import say


class Pools(urllib3.PoolManager):
    """Connections that keep to public addresses, but for the hosts in ``private``, and to their time."""

    def __init__(self, private: Collection[str]) -> None:
        super().__init__(ssl_context=ssl.create_default_context())
        self._private = private

    def _new_pool(self, scheme: str, host: str, *args: Any, **options: Any) -> Any:
        pool: Any = super()._new_pool(scheme, host, *args, **options)
        kind = _Secure if scheme == "https" else _Plain
        pool.ConnectionCls = partial(kind, private=host in self._private)
        return pool


class _Response(http.client.HTTPResponse):
    """A response that comes to its end before the time-out of its socket, however little at a time."""

    def __init__(self, sock: Any, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_Timed(sock, self.fp.detach()))


class _Timed(io.RawIOBase):
    """What a socket receives, all of it within the socket's time-out."""

    def __init__(self, sock: socket.socket, received: io.RawIOBase) -> None:
        self._socket, self._received = sock, received
        self._until = time.monotonic() + (sock.gettimeout() or 0)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Raises ``TimeoutError`` after the time of the whole response."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        return self._received.readinto(buffer)

    def close(self) -> None:
        """Close what is read; the socket closes with the connection."""
        self._received.close()
        super().close()


class _Plain(HTTPConnection):
    """Connects within one time-out, whatever number of addresses the host has, if all of them are public."""

    response_class = _Response

    def __init__(self, *args: Any, private: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self._private = private

    def _new_conn(self) -> socket.socket:
        until = time.monotonic() + (self.timeout or 0)
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        addresses = [str(each[4][0]) for each in found]
        if not self._private and (hidden := [a for a in addresses if not is_public(a)]):
            reason = say("{address} is not a public address", address=hidden[0])
            raise NewConnectionError(self, reason)
        failure: OSError = TimeoutError()
        for address in addresses:
            if (left := until - time.monotonic()) > 0:
                try:
                    return create_connection(
                        (address, self.port), left, socket_options=self.socket_options
                    )
                except OSError as error:
                    failure = error
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "no connection in time")
        raise NewConnectionError(self, str(failure)) from failure


class _Secure(_Plain, HTTPSConnection):
    """The same under TLS."""


def is_public(address: str) -> bool:
    """Whether it is one of the whole Internet (IANA's special-purpose registries, as ``ipaddress`` has
    them); an IPv4 address may be written as one of IPv6 (RFC 4291, section 2.5.5.2)."""
    found = ipaddress.ip_address(address)
    return (getattr(found, "ipv4_mapped", None) or found).is_global
