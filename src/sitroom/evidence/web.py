"""Fetching: http and https, public addresses, bounded in size, time and redirects, robots.txt heard."""

import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

from sitroom import __version__
from sitroom.evidence.addresses import Network
from sitroom.evidence.types import Bounds, Fetched
from sitroom.model.errors import Damaged, EvidenceError, FetchRefused, TooLarge, Unreadable

_KEPT = ("content-type", "date", "etag", "last-modified", "server", "retry-after", "content-language")
_MOVED = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 512_000  # RFC 9309, section 2.5
_CHUNK = 1 << 16
_PAUSE = 1.0  # seconds between two requests to one host
_LONGEST = 4000


def fetch(
    url: str, *, bounds: Bounds | None = None, etag: str | None = None, last_modified: str | None = None
) -> Fetched:
    """Fetch one address.

    Parameters
    ----------
    url
        An http or https address without credentials.
    bounds
        Size, time and number of redirects.
    etag, last_modified
        Validators of an earlier fetch; the answer may then be 304 without data.

    Raises
    ------
    FetchRefused
        An address that is not public, not of the web, or that robots.txt keeps out.
    TooLarge
        Over the bound of size (also when unpacked) or time.
    Unreadable
        No answer, or one that is no success.
    """
    return Web(bounds or Bounds()).fetch(url, etag=etag, last_modified=last_modified)


class NotNow(Unreadable):
    """No answer, or one that may be another later: worth a second try."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    data: bytes


class Web:
    """Fetches one after the other, with a pause between two from one host; remembers each host's robots.txt."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        contact = f"; +{bounds.contact}" if bounds.contact else ""
        self.agent = f"sitroom/{__version__} (situation reports{contact})"
        self._robots: dict[str, RobotFileParser | None] = {}
        self._last: dict[str, float] = {}
        self.retry_after: str | None = None
        self._lock = threading.Lock()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Fetch one address; see `fetch`."""
        with self._lock:
            try:
                return self._fetch(url, _validators(etag, last_modified))
            except EvidenceError as error:
                raise type(error)(error.problem, error.way_out, url) from None

    def _fetch(self, url: str, headers: Mapping[str, str]) -> Fetched:
        deadline = time.monotonic() + self._bounds.seconds
        at = url
        for _ in range(self._bounds.redirects + 1):
            target = _checked(at)
            self._ask_robots(target, deadline)
            answer = self._get(target, headers, deadline, self._bounds.size)
            moved = answer.headers.get("location") if answer.status in _MOVED else None
            if moved is None:
                return self._fetched(url, str(target), answer)
            at = urljoin(str(target), moved)
        raise FetchRefused(f"redirects more than {self._bounds.redirects} times", "give the address it leads to")

    def _fetched(self, url: str, final: str, answer: _Answer) -> Fetched:
        if answer.status >= 400 or (answer.status >= 300 and answer.status != 304):
            if answer.status in (408, 425, 429) or answer.status >= 500:
                self.retry_after = answer.headers.get("retry-after")
                raise NotNow(f"answers {answer.status}", "try again later")
            raise Unreadable(f"answers {answer.status}", "check the address")
        kept = tuple((name, answer.headers[name]) for name in _KEPT if name in answer.headers)
        return Fetched(url=url, final_url=final, status=answer.status, headers=kept, data=answer.data)

    def _get(self, url: httpx.URL, headers: Mapping[str, str], deadline: float, most: int) -> _Answer:
        self._pause(url.host)
        network = Network(self._bounds.allow_private)
        network.deadline = deadline
        own = {"Host": url.netloc.decode("ascii"), "User-Agent": self.agent, "Accept": "*/*"}
        sent = list((own | {"Accept-Encoding": "gzip, deflate"} | dict(headers)).items())
        try:
            with (
                httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network, retries=0) as pool,
                pool.stream("GET", str(url), headers=sent, extensions={"target": url.raw_path}) as response,
            ):
                kept = {k.decode("latin-1").lower(): v.decode("latin-1")[:1000] for k, v in response.headers}
                body = b"" if response.status in (*_MOVED, 304) else _body(response.iter_stream(), kept, most, deadline)
                return _Answer(response.status, kept, body)
        except httpcore.TimeoutException:
            raise TooLarge(
                f"took longer than {self._bounds.seconds:g} s", "try again later, or save it to a file"
            ) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError) as error:
            said = str(error).strip() or type(error).__name__
            raise NotNow(f"no answer ({said[:120]})", "check the address and the network") from None

    def _pause(self, host: str) -> None:
        wait = self._last.get(host, 0.0) + self._delay(host) - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._last[host] = time.monotonic()

    def _delay(self, host: str) -> float:
        return 0.0 if any(allowed.startswith(f"{host}:") for allowed in self._bounds.allow_private) else _PAUSE

    def _ask_robots(self, url: httpx.URL, deadline: float) -> None:
        """Raise `FetchRefused` when the host's robots.txt (RFC 9309) keeps us out."""
        base = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if base not in self._robots:
            self._robots[base] = self._fetch_robots(f"{base}/robots.txt", deadline)
        rules = self._robots[base]
        if rules is None:
            problem = "its robots.txt cannot be read, so nothing may be fetched for now"
            raise FetchRefused(problem, "try again later, or save the page to a file and add the file")
        if not rules.can_fetch("sitroom", str(url)):
            raise FetchRefused("its robots.txt asks not to fetch it", "save the page to a file and add the file")

    def _fetch_robots(self, address: str, deadline: float) -> RobotFileParser | None:
        """Return the rules; 4xx means that there are none, 5xx that nothing may be fetched (None)."""
        rules = RobotFileParser()
        at = address
        for _ in range(self._bounds.redirects + 1):
            answer = self._get(_checked(at), {}, deadline, _ROBOTS_BYTES)
            moved = answer.headers.get("location") if answer.status in _MOVED else None
            if moved is None:
                break
            at = urljoin(at, moved)
        if answer.status >= 500:
            return None
        text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(text.splitlines())
        return rules


def _validators(etag: str | None, last_modified: str | None) -> dict[str, str]:
    sent = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in sent.items() if value and value.isprintable() and value.isascii()}


def _checked(url: str) -> httpx.URL:
    """Return an address of the web, its host in ASCII; raise `FetchRefused` for anything else."""
    try:
        parts = urlsplit(url)
        made = httpx.URL(url[:_LONGEST]).copy_with(fragment=None)
        host, port = made.host, parts.port  # a host in Punycode is decoded, or refused, only here
    except (httpx.InvalidURL, ValueError):
        raise FetchRefused("not an address of the web", "give an http or https address") from None
    if made.scheme not in ("http", "https"):
        raise FetchRefused(f"{parts.scheme or 'this'} is not http or https", "give an http or https address")
    if not host:
        raise FetchRefused("names no host", "give an http or https address")
    if made.userinfo:
        raise FetchRefused("holds a user name or password", "give the address without them")
    if port is not None and port in _NO_WEB_PORTS:
        raise FetchRefused(f"port {port} is not one of the web", "give an http or https address")
    return made


_NO_WEB_PORTS = frozenset([7, 9, 11, 13, 19, 20, 21, 22, 23, 25, 53, 69, 110, 111, 119, 123, 135, 139, 143, 161, 389])
_NO_WEB_PORTS |= frozenset([445, 465, 514, 587, 636, 993, 995, 2049, 3306, 5432, 6379, 11211, 27017])


def _body(chunks: Iterator[bytes], headers: Mapping[str, str], most: int, deadline: float) -> bytes:
    """Return the body, unpacked piece by piece so that no bomb goes off."""
    declared = headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise TooLarge(f"{int(declared):,} bytes, over the bound of {most:,}", "save it to a file, or raise the bound")
    unpack = _unpacker(headers.get("content-encoding", ""))
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        for part in unpack(chunk):
            size += len(part)
            if size > most:
                raise TooLarge(f"larger than {most:,} bytes", "save it to a file, or raise the bound")
            parts.append(part)
        if time.monotonic() > deadline:
            raise httpcore.ReadTimeout("the time is up")
    return b"".join(parts)


def _unpacker(encoding: str) -> Any:
    """Return a function from a chunk to its unpacked pieces, each bounded."""
    names = [name.strip().lower() for name in encoding.split(",") if name.strip() not in ("", "identity")]
    if not names:
        return lambda chunk: (chunk,)
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise Damaged(f"packed as {encoding[:40]}, which was not asked for", "save the page to a file and add the file")
    return _inflate(zlib.decompressobj(zlib.MAX_WBITS | 32) if names[0] != "deflate" else None)


def _inflate(inflater: Any) -> Any:
    def unpack(chunk: bytes) -> Iterator[bytes]:
        nonlocal inflater
        if inflater is None:  # "deflate" is sent with and without the zlib header
            zlib_header = len(chunk) > 1 and chunk[0] & 0x0F == 8 and (chunk[0] * 256 + chunk[1]) % 31 == 0
            inflater = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
        piece = b""
        while chunk or len(piece) == _CHUNK:  # output may wait inside although all input is taken
            try:
                piece = inflater.decompress(chunk, _CHUNK)
            except zlib.error:
                raise Damaged("its packing is broken", "save the page to a file and add the file") from None
            yield piece
            chunk = inflater.unconsumed_tail

    return unpack


@cache
def _tls() -> Any:
    return httpx.create_ssl_context()
