"""Fetching: what is refused, what is cut, what is kept."""

import gzip
import ipaddress
import socket
import time
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from evidence.conftest import Site
from sitroom.evidence import Bounds, Failure, Gathered, fetch, gather
from sitroom.evidence.addresses import is_public
from sitroom.model.errors import Damaged, EvidenceError, FetchRefused, TooLarge, Unreadable


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        *[(text, False) for text in ("127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254")],
        *[(text, False) for text in ("0.0.0.0", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255")],
        *[(text, False) for text in ("198.18.0.1", "192.0.2.1", "192.0.0.1", "203.0.113.9")],
        *[(text, False) for text in ("::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1")],
        *[(text, False) for text in ("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1")],
        *[(text, False) for text in ("64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::", "2001:0:7f00:1::")],
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    """Only the public internet may be fetched from, whatever form a private address is hidden in."""
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "not http"),
        ("ftp://a.example/x", "not http"),
        ("http://user:word@a.example/", "user name or password"),
        ("http://127.0.0.1/", ": 127.0.0.1 is not a public address"),
        ("http://2130706433/", "not a public address"),
        ("http://0x7f.1/", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("http://[::ffff:10.0.0.1]/", "not a public address"),
        ("http://localhost:8000/", "not a public address"),
        ("http://169.254.169.254/latest/meta-data/", "not a public address"),
        ("http://a.example:22/", "port 22"),
        ("http:///x", "no host"),
        ("http://xn--ls8h.example/", "not an address"),
        ("http://a.example:99999/", "not an address"),
    ],
)
def test_addresses_that_are_refused(url: str, said: str) -> None:
    """Other schemes, credentials, private addresses in any spelling, ports of other services."""
    with pytest.raises(FetchRefused, match=said) as caught:
        fetch(url)
    assert str(caught.value).startswith(url)


def test_a_page_is_fetched_with_what_is_worth_keeping(site: Site) -> None:
    """Status, final address, validators and type are kept; cookies and their like are not."""
    site.put("/a", b"300 people", Content_Type="text/plain; charset=UTF-8", ETag='"1"', Set_Cookie="a=b")
    fetched = fetch(f"{site.base}/a#part", bounds=replace(site.bounds, contact="desk@room.example"))
    assert (fetched.status, fetched.data, fetched.final_url) == (200, b"300 people", f"{site.base}/a")
    assert fetched.header("etag") == '"1"'
    assert fetched.header("set-cookie") is None
    assert fetched.charset == "utf-8"
    sent = dict(site.asked)["/a"]
    assert sent["host"] == f"127.0.0.1:{site.port}"
    assert sent["user-agent"].startswith("sitroom/")
    assert "desk@room.example" in sent["user-agent"]


def test_redirects_are_followed_and_counted(site: Site) -> None:
    """Up to five are; the sixth is refused."""
    for step in range(6):
        site.put(f"/{step}", status=302, Location=f"/{step + 1}")
    site.put("/6", b"end")
    assert fetch(f"{site.base}/1", bounds=site.bounds).final_url == f"{site.base}/6"
    with pytest.raises(FetchRefused, match="more than 5 times"):
        fetch(f"{site.base}/0", bounds=site.bounds)


@pytest.mark.parametrize("target", ["http://127.0.0.1:1/", "http://[::1]/", "file:///etc/passwd", "http://10.0.0.1/"])
def test_a_redirect_to_a_private_address_is_refused(site: Site, target: str) -> None:
    """Every step is checked like the first."""
    site.put("/a", status=302, Location=target)
    with pytest.raises(FetchRefused, match=r"not a public address|not http"):
        fetch(f"{site.base}/a", bounds=site.bounds)


def test_a_name_that_changes_its_address_changes_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to an address that was checked: the name is looked up once for each."""
    asked: list[str] = []
    answers = iter(["93.184.216.34", "127.0.0.1"])

    def lookup(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers, "127.0.0.1"), port))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise OSError("no network in tests")

    connected: list[str] = []
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(EvidenceError):
        fetch(f"http://rebind.example:{site.port}/", bounds=Bounds(seconds=3))
    assert connected == ["93.184.216.34"]
    assert asked == ["rebind.example"]


def test_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """All addresses of a name are looked at, not only the first."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchRefused, match=r"leads to 10\.0\.0\.1"):
        fetch("http://two.example/")


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"a")
        time.sleep(0.1)


def _drip_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(f"X-{number}: a\r\n".encode())
        time.sleep(0.1)


@pytest.mark.parametrize("page", [_drip, _drip_head])
def test_a_slow_answer_is_cut(site: Site, page: object) -> None:
    """A server that drips does not hold the batch, in the head or in the body."""
    site.pages["/slow"] = page  # type: ignore[assignment]
    began = time.monotonic()
    with pytest.raises(TooLarge, match="longer than 1 s"):
        fetch(f"{site.base}/slow", bounds=replace(site.bounds, seconds=1))
    assert time.monotonic() - began < 4


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    while True:
        handler.wfile.write(b"a" * 65536)


def test_a_large_answer_is_cut(site: Site) -> None:
    """By its declared size before reading, and by what comes when none is declared."""
    site.put("/large", b"a" * 200_000)
    site.pages["/endless"] = _endless
    for path in ("/large", "/endless"):
        with pytest.raises(TooLarge, match="100,000"):
            fetch(f"{site.base}{path}", bounds=replace(site.bounds, size=100_000))


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_packed_answers_are_unpacked_and_bombs_cut(site: Site, packing: str) -> None:
    """What unpacks within the bound is read, what does not is cut before it is held."""
    pack = gzip.compress if packing == "gzip" else zlib.compress
    site.put("/good", pack(b"300 people " * 9000), Content_Encoding=packing)
    site.put("/bomb", pack(b" " * (64 << 20)), Content_Encoding=packing)
    assert fetch(f"{site.base}/good", bounds=site.bounds).data == b"300 people " * 9000
    with pytest.raises(TooLarge, match="larger than"):
        fetch(f"{site.base}/bomb", bounds=replace(site.bounds, size=1 << 20))


@pytest.mark.parametrize(("packing", "body"), [("gzip", b"not packed"), ("br", b"x"), ("gzip, gzip", b"x")])
def test_packing_that_is_broken_or_unknown(site: Site, packing: str, body: bytes) -> None:
    """It is an error of its own."""
    site.put("/a", body, Content_Encoding=packing)
    with pytest.raises(Damaged):
        fetch(f"{site.base}/a", bounds=site.bounds)


def test_robots_are_heard(site: Site) -> None:
    """A page that robots.txt keeps out is not asked for; robots.txt is asked for once."""
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    site.put("/private/a", b"300 people")
    site.put("/open", b"400 people, more than there were on Thursday.")
    found = list(gather([f"{site.base}/private/a", f"{site.base}/open"], bounds=site.bounds))
    assert isinstance(found[0], Failure)
    assert isinstance(found[0].error, FetchRefused)
    assert isinstance(found[1], Gathered)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_robots_that_cannot_be_had(site: Site, status: int, allowed: bool) -> None:
    """Nothing there allows everything, a broken server nothing for now (RFC 9309)."""
    site.put("/robots.txt", status=status)
    site.put("/a", b"300 people")
    if allowed:
        assert fetch(f"{site.base}/a", bounds=site.bounds).status == 200
    else:
        with pytest.raises(FetchRefused, match=r"robots\.txt cannot be read"):
            fetch(f"{site.base}/a", bounds=site.bounds)


def test_validators_are_sent_and_304_has_no_data(site: Site) -> None:
    """What did not change is not fetched again."""
    site.put("/a", status=304, ETag='"1"')
    fetched = fetch(f"{site.base}/a", bounds=site.bounds, etag='"1"', last_modified="Fri, 19 Nov 2021 09:00:00 GMT")
    assert (fetched.status, fetched.data) == (304, b"")
    sent = dict(site.asked)["/a"]
    assert sent["if-none-match"] == '"1"'
    assert "if-modified-since" in sent


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_answers_that_are_no_success(site: Site, status: int) -> None:
    """Their status is said."""
    site.put("/a", b"sorry", status=status)
    with pytest.raises(Unreadable, match=f"answers {status}"):
        fetch(f"{site.base}/a", bounds=site.bounds)


def test_nobody_there(site: Site) -> None:
    """A closed port is an unreadable address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreadable, match="no answer"):
        fetch(f"http://127.0.0.1:{port}/", bounds=replace(site.bounds, allow_private=frozenset([f"127.0.0.1:{port}"])))


def test_a_fetched_page_is_a_capture_with_its_headers(site: Site) -> None:
    """Address as given and as ended at, status and headers are in the capture; the charset declared is heard."""
    page = "<html><body><article><p>Café: 300 personnes arrêtées à la frontière.</p></article></body></html>"
    site.put("/b", page.encode("cp1252"), Content_Type="text/html; charset=windows-1252")
    site.put("/a", status=301, Location="/b")
    (item,) = gather([f"{site.base}/a"], bounds=site.bounds)
    assert isinstance(item, Gathered)
    assert "Café: 300 personnes arrêtées" in item.report.text
    capture = item.capture
    assert (capture.origin, capture.final_url, capture.status) == (f"{site.base}/a", f"{site.base}/b", 200)
    assert dict(capture.headers)["content-type"] == "text/html; charset=windows-1252"
