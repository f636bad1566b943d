"""The client of a language model: one address, bounded time and size, nothing followed, nothing leaked."""

import time

import pytest

from desk.llm_server import Asked, completion, dripping, saying, serving
from sitroom.desk.llm import Model, ask, clean_name, model
from sitroom.model.errors import EvidenceError, FetchRefused, TooLarge, Unreadable, UsageError

QUESTION = [{"role": "user", "content": "What is claimed?"}]


def test_a_question_is_asked_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question goes to the named address with the key of the environment; the answer tells its version."""
    monkeypatch.setenv("SITROOM_LLM_KEY", "secret")
    with serving(saying(model="tester-1.2")) as double:
        answer = ask(model(double.url, "tester"), QUESTION)
        again = ask(model(f"{double.url}/chat/completions", "tester"), QUESTION)
    assert (answer.text, answer.model) == ('{"claims": []}', "tester-1.2")
    assert answer.prompt_sha256 == again.prompt_sha256
    assert {one["path"] for one in double.asked} == {"/v1/chat/completions"}
    first = double.asked[0]
    assert first["headers"]["Authorization"] == "Bearer secret"
    assert (first["body"]["model"], first["body"]["temperature"], first["body"]["messages"]) == ("tester", 0, QUESTION)


def test_no_proxy_and_no_key_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is not used, and without a key none is sent."""
    monkeypatch.delenv("SITROOM_LLM_KEY", raising=False)
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving(saying()) as double:
        ask(model(double.url, "tester"), QUESTION)
    assert "Authorization" not in double.asked[0]["headers"]


def test_a_redirect_is_refused_and_not_followed() -> None:
    """An answer that leads elsewhere is refused; the other address sees nothing."""
    with serving(saying()) as other:

        def away(asked: Asked) -> None:
            asked.reply(b"", 307, Location=other.url)

        with serving(away) as double, pytest.raises(FetchRefused, match="redirects"):
            ask(model(double.url, "tester"), QUESTION)
    assert other.asked == []


def test_a_huge_answer_is_refused() -> None:
    """An answer over its bound is not read to its end."""
    with serving(lambda asked: asked.reply(completion("x" * 100_000))) as double, pytest.raises(TooLarge):
        ask(Model(double.url, "tester", answer=10_000), QUESTION)


@pytest.mark.parametrize("pause", [0.02, 5.0])
def test_a_slow_answer_ends_at_its_time(pause: float) -> None:
    """A server that drips or says nothing is left after the time it has."""
    begun = time.monotonic()
    with serving(dripping(pause)) as double, pytest.raises(TooLarge, match="within"):
        ask(Model(double.url, "tester", seconds=0.4), QUESTION)
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("data", "status", "headers"),
    [
        (b"no json", 200, {}),
        (b"[1, 2]", 200, {}),
        (b'{"choices": [{"message": {"content": 3}}]}', 200, {}),
        (b'{"choices": "none"}', 200, {}),
        (b"[" * 5000, 200, {}),
        (b"{}", 500, {}),
        (b"{}", 401, {}),
        (completion("{}"), 200, {"Content_Encoding": "gzip"}),
    ],
)
def test_what_is_no_answer_is_told(data: bytes, status: int, headers: dict[str, str]) -> None:
    """Anything but a chat completion is an error of the input that names the address and a way out."""
    with serving(lambda asked: asked.reply(data, status, **headers)) as double, pytest.raises(EvidenceError) as told:
        ask(model(double.url, "tester"), QUESTION)
    assert told.value.where == f"{double.url}/chat/completions"
    assert told.value.way_out


def test_nobody_there_is_told() -> None:
    """A closed port is no crash."""
    with serving(saying()) as double:
        pass
    with pytest.raises(Unreadable, match="no answer"):
        ask(model(double.url, "tester"), QUESTION)


@pytest.mark.parametrize("url", ["ftp://x/v1", "localhost:8080", "http://", "http://u:p@h/v1", "http://h/v1?key=1"])
def test_addresses_that_cannot_be_are_refused(url: str) -> None:
    """Only web addresses without password or query are asked: the address is recorded."""
    with pytest.raises(UsageError):
        model(url, "tester")


def test_a_model_needs_a_name() -> None:
    """Who proposes is recorded, so the model must have a name."""
    with pytest.raises(UsageError, match="name"):
        model("http://localhost/v1", None)


def test_names_are_cleaned() -> None:
    """What a server calls itself cannot break a line or a list."""
    assert clean_name(" gpt-4o\n\x1b[31m evil|name ") == "gpt-4o_31m_evil_name"
    assert len(clean_name("x" * 1000)) == 100
