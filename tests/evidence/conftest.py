"""A real web server on this machine for the tests of fetching."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sitroom.evidence import Bounds

Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server whose pages are functions; what was asked for is kept."""

    port: int
    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def base(self) -> str:
        """Return the address of the server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def bounds(self) -> Bounds:
        """Return bounds that let this server through."""
        return Bounds(seconds=5, allow_private=frozenset([f"127.0.0.1:{self.port}"]))

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Serve bytes at a path; underscores in names of headers stand for hyphens."""

        def page(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = page

    def paths(self) -> list[str]:
        """Return what was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    """Return a running server."""

    class Server(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            page = made.pages.get(self.path)
            if page is None:
                self.send_error(404)
                return
            try:
                page(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Stay silent about clients that hang up: some tests are about that."""

    server = Quiet(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    made = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
