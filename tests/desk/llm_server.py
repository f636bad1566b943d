"""A language model for tests: a real HTTP server on this machine that says what it is told to say."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[["Asked"], None]


@dataclass
class Double:
    """The server's address and every question it was asked: path, headers, body."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)


class Asked(BaseHTTPRequestHandler):
    """One question; `say` of the server answers it."""

    def do_POST(self) -> None:
        """Keep the question and answer it."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.double.asked.append(  # type: ignore[attr-defined]
            {"path": self.path, "headers": dict(self.headers), "body": json.loads(body)}
        )
        self.server.say(self)  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        """Keep it as well: nobody may get here, by a redirect or otherwise."""
        self.server.double.asked.append({"path": self.path})  # type: ignore[attr-defined]
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def reply(self, data: bytes, status: int = 200, **headers: str) -> None:
        """Send an answer whole."""
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def completion(content: str, model: str = "tester-1") -> bytes:
    """Return a chat completion with this content."""
    return json.dumps({"model": model, "choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def saying(*claims: dict[str, Any], model: str = "tester-1") -> Say:
    """Answer every question with these proposals."""
    return lambda asked: asked.reply(completion(json.dumps({"claims": list(claims)}), model))


def dripping(seconds: float) -> Say:
    """Answer a byte at a time and never end."""

    def say(asked: Asked) -> None:
        asked.send_response(200)
        asked.end_headers()
        until = time.monotonic() + 8
        while time.monotonic() < until:
            try:
                asked.wfile.write(b" ")
                asked.wfile.flush()
            except OSError:
                return
            time.sleep(seconds)

    return say


@contextmanager
def serving(say: Say) -> Iterator[Double]:
    """Serve answers on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.daemon_threads = True
    server.double = Double(f"http://127.0.0.1:{server.server_port}/v1")  # type: ignore[attr-defined]
    server.say = say  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.double  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
