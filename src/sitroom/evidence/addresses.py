"""Which addresses may be fetched: public ones only, checked by us, connected to as checked.

The name is resolved here, every address it has is looked at, and the connection goes to an address that was looked
at: a name server that answers differently the second time (DNS rebinding) changes nothing.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from typing import Any

import httpcore

from sitroom.model.errors import FetchRefused, Unreadable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public internet.

    Addresses that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo) are as public as that one.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if any(not is_public(inner) for inner in _inner(address)):
            return False
        if address.is_site_local:
            return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    if isinstance(address, ipaddress.IPv6Address) and any(address in net for net in _NAT64):
        special = False  # the range counts as reserved; what is inside was looked at above
        return not special
    return address.is_global and not special and not address.is_link_local and not address.is_private


def _inner(address: ipaddress.IPv6Address) -> Iterable[ipaddress.IPv4Address]:
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _COMPATIBLE or any(address in net for net in _NAT64):
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


class Network(httpcore.NetworkBackend):
    """Connects to checked addresses only, and ends everything at a deadline.

    Parameters
    ----------
    allow_private
        Exact ``host:port`` that are let through; for tests.
    """

    def __init__(self, allow_private: frozenset[str]) -> None:
        self._allowed = allow_private
        self._inner = httpcore.SyncBackend()
        self.deadline = 0.0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers; raise `FetchRefused` when one is not public."""
        problem: Exception | None = None
        for address in self.resolve(host, port):
            try:
                left = self._left(timeout)
                return _Stream(self._inner.connect_tcp(str(address), port, left, local_address, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem or httpcore.ConnectError("no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Refuse: no address of the web leads to a socket of this machine."""
        raise FetchRefused("a socket of this machine", "give an address of the web")

    def sleep(self, seconds: float) -> None:
        """Wait, as connection retries ask for."""
        time.sleep(min(seconds, max(0.0, self.deadline - time.monotonic())))

    def resolve(self, host: str, port: int) -> list[Address]:
        """Return the addresses of a host.

        Raises
        ------
        FetchRefused
            When any of them is not public: one that is hidden among public ones is hidden on purpose.
        Unreadable
            When the name is not known.
        """
        addresses = _lookup(host, port, self._left(10.0))
        if f"{host}:{port}" not in self._allowed:
            for address in addresses:
                if not is_public(address):
                    leads = "" if str(address) == host else f"{host} leads to {address}, which "
                    problem = f"{leads or f'{host} '}is not a public address"
                    raise FetchRefused(problem, "save the page to a file and add the file")
        return addresses

    def _left(self, timeout: float | None) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline: a server that drips cannot hold it."""

    def __init__(self, inner: httpcore.NetworkStream, network: Network) -> None:
        self._inner, self._network = inner, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._network._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._network._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._inner.start_tls(ssl_context, server_hostname, self._network._left(timeout))
        return _Stream(secure, self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _lookup(host: str, port: int, seconds: float) -> list[Address]:
    """Resolve a name within a time; the system's resolver has none of its own worth the name."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="resolve")
    try:
        found = pool.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM).result(seconds)
    except (socket.gaierror, UnicodeError):
        raise Unreadable(f"the host {host} is not known", "check the address and the network") from None
    except Late:
        raise Unreadable(f"the name of {host} could not be looked up in time", "check the network") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return list(dict.fromkeys(addresses))
