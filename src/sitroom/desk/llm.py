"""A language model behind an OpenAI-compatible address: one question, one bounded answer.

Only the address the user named is contacted: no redirect is followed, no proxy of the environment is used, nothing but
the question and, where the environment holds one, the key is sent. Time and size are bounded whatever the answer does.
"""

import os
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from sitroom.model.errors import EvidenceError, FetchRefused, TooLarge, Unreadable, UsageError

KEY = "SITROOM_LLM_KEY"
"""The environment variable that holds the key; it is sent to the named address and stored nowhere."""

_PATH = "/chat/completions"
_NAME = re.compile(r"[^A-Za-z0-9._:/@+-]+")
_LONGEST = 100
_MOVED = range(300, 400)
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Model:
    """Where the model is, what it is called, and how much an answer may cost: seconds and bytes."""

    url: str
    name: str
    seconds: float = 60.0
    answer: int = 1 << 20

    @property
    def address(self) -> str:
        """Return where questions are sent."""
        base = self.url.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH

    @property
    def here(self) -> bool:
        """Say whether the model runs on this machine, as its address tells: what it is asked stays here."""
        return urlsplit(self.url).hostname in _HERE


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, the version it says it is, and the hash of exactly what it was asked (the request's body)."""

    text: str
    model: str
    prompt_sha256: str


def model(url: str, name: str | None, *, seconds: float = 60.0, answer: int = 1 << 20) -> Model:
    """Return a model to ask.

    Raises
    ------
    UsageError
        For an address that is not of the web or carries a password, or a model without a name.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("not an address of the web", "name it as http://localhost:8080/v1", "--llm")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError("an address with a password or a query would be recorded", f"put the key into {KEY}", "--llm")
    if not name or not clean_name(name):
        raise UsageError("the model has no name", "add --llm-model NAME", "--llm")
    return Model(url, name, seconds, answer)


def clean_name(name: str) -> str:
    """Return a model's name as it is recorded: what a stranger's server calls itself is not trusted."""
    return _NAME.sub("_", name.strip())[:_LONGEST].strip("_")


def ask(model: Model, messages: list[dict[str, str]]) -> Answer:
    """Ask once, at temperature 0.

    Raises
    ------
    FetchRefused
        The address redirects, or answers packed.
    TooLarge
        Over the bound of size or time.
    Unreadable
        No answer, one that is no success, or not of the protocol.
    """
    import orjson

    question = {"model": model.name, "messages": messages, "temperature": 0, "stream": False}
    body = orjson.dumps(question, option=orjson.OPT_SORT_KEYS)
    told = _post(model, body)
    text = _content(told)
    if text is None:
        raise Unreadable("the answer is not a chat completion", "see docs/language-model.md", model.address)
    version = told.get("model")
    return Answer(text, version if isinstance(version, str) else model.name, sha256(body).hexdigest())


def _post(model: Model, body: bytes) -> Any:
    import httpcore
    import orjson

    try:
        raw = _raw(model, body)
    except httpcore.TimeoutException:
        problem, way_out = f"no whole answer within {model.seconds:g} s", "give it more time: llm.seconds in room.toml"
        raise TooLarge(problem, way_out, model.address) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        problem = f"no answer ({type(error).__name__})"
        raise Unreadable(problem, "look whether the model runs there", model.address) from None
    except EvidenceError as error:
        raise type(error)(error.problem, error.way_out, model.address) from None
    try:
        told = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Unreadable("the answer is not JSON", "look whether a model is behind it", model.address) from None
    return told if isinstance(told, dict) else {}


def _raw(model: Model, body: bytes) -> bytes:
    """Send the question and read the answer; every wait ends at the one deadline, also for a server that drips."""
    import httpcore

    from sitroom.evidence.addresses import Network

    at = httpcore.URL(model.address)
    host, port = at.host.decode(), at.port or (443 if at.scheme == b"https" else 80)
    network = Network(frozenset([f"{host}:{port}"]))  # the user named it: a model may well run on this machine
    network.deadline = time.monotonic() + model.seconds
    with (
        httpcore.ConnectionPool(network_backend=network, retries=0) as pool,
        pool.stream("POST", at, headers=_headers(urlsplit(model.address).netloc, len(body)), content=body) as answer,
    ):
        held = {name.lower(): value for name, value in answer.headers}
        if refused := _refused(model, answer.status, held.get(b"content-encoding", b"identity").decode("latin-1")):
            raise refused
        return _bounded(model, answer.iter_stream())


def _headers(host: str, length: int) -> list[tuple[str, str]]:
    key = os.environ.get(KEY)
    return [
        ("Host", host),
        ("Content-Type", "application/json"),
        ("Content-Length", str(length)),
        ("Accept", "application/json"),
        ("Accept-Encoding", "identity"),
        *([("Authorization", f"Bearer {key}")] if key else []),
    ]


def _bounded(model: Model, chunks: Iterable[bytes]) -> bytes:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if len(held) > model.answer:
            raise TooLarge(f"the answer is over {model.answer >> 10} KiB", "ask another model", model.address)
    return bytes(held)


def _refused(model: Model, status: int, encoding: str) -> EvidenceError | None:
    if status in _MOVED:
        return FetchRefused("it redirects, and only the named address is asked", "name the other one", model.address)
    if status != 200:
        way_out = f"look at its log; a key is taken from {KEY}"
        return Unreadable(f"it answers with status {status}", way_out, model.address)
    if encoding.lower() != "identity":
        return FetchRefused("it packs its answer unasked", "turn compression off there", model.address)
    return None


def _content(told: Any) -> str | None:
    choices = told.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    return content if isinstance(content, str) else None
