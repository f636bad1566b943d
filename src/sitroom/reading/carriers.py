"""Who carried it: "told Interfax", "in a statement carried by BelTA", "on a pro-government Telegram channel"."""

from collections.abc import Iterator
from functools import cache

from sitroom.reading.lexicon import Phrases, vocabulary, words
from sitroom.reading.lines import MARKS, Line, boundaries, determiners
from sitroom.reading.outlets import proper
from sitroom.reading.phrases import Phrase, following
from sitroom.reading.scenes import Scene

_PLATFORMS = frozenset(
    [
        "twitter",
        "telegram",
        "facebook",
        "instagram",
        "youtube",
        "tiktok",
        "x",
        "vkontakte",
        "whatsapp",
        "threads",
        "linkedin",
        "bluesky",
        "mastodon",
    ]
)
_LEADS = frozenset(["on", "via", "through", "to", "with", "in", "by", "for"])
_NO_CARRIER = frozenset(
    [
        "reporters",
        "journalists",
        "media",
        "press",
        "network",
        "programme",
        "program",
        "podcast",
        "conference",
        "interview",
        "times",
    ]
)


def addressee(scene: Scene, line: Line, start: int) -> tuple[int, str | None]:
    """Return where the one told ends, and his name where he is a news outlet ("told Iraqi television this week")."""
    phrase = following(line, start)
    if phrase is None:
        return start + 1, None
    return phrase.end, _outlet(scene, line, phrase)


def carriers(scene: Scene, line: Line, start: int, end: int) -> Iterator[str]:
    """Yield the carriers named between two tokens behind a cue, innermost first."""
    at = start
    while at < end and line.low[at] not in boundaries() and line.low[at] not in MARKS:
        found = _carried().at(line.low, at)
        if found is not None:
            phrase = following(line, found[0], end)
            if phrase is not None:
                yield _name(scene, line, phrase)
                at = phrase.end
                continue
        elif line.low[at] in _LEADS and at + 1 < end:
            phrase = following(line, at + 1, end)
            name = _outlet(scene, line, phrase) if phrase is not None else None
            if name is not None and phrase is not None:
                yield name
                at = phrase.end
                continue
        at += 1


@cache
def _carried() -> Phrases[str]:
    return Phrases.of({phrase: phrase for phrase in vocabulary("attribution")["carried"]})


def _outlet(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """Return the name of a phrase that is an outlet or platform, None for anybody else."""
    hit = line.ends.get(phrase.end)
    if hit is not None and hit.actor.kind == "outlet":
        return scene.cast.text(line, *proper(line, hit))
    before = range(phrase.start, phrase.end - 1)
    named = next((k for k in before if line.low[k] in words("titles", "outlets") and line.capital(k + 1)), None)
    if named is not None and not line.capital(named):
        return scene.cast.text(line, named + 1, phrase.end)  # "the local newspaper Kurier"
    head = line.low[phrase.end - 1]
    if head in _PLATFORMS and (head != "x" or line.tokens[phrase.end - 1].text == "X"):
        return line.tokens[phrase.end - 1].text
    if line.capital(phrase.end - 1):
        return None
    if head in words("titles", "outlets") - _NO_CARRIER and phrase.end - phrase.start > 1:
        return _name(scene, line, phrase)
    return None


def _name(scene: Scene, line: Line, phrase: Phrase) -> str:
    hit = line.ends.get(phrase.end)
    if hit is not None and hit.actor.kind == "outlet":
        return scene.cast.text(line, *proper(line, hit))
    starts = [k + 1 for k in range(phrase.start, phrase.end - 1) if line.low[k] in determiners()]
    start = starts[-1] if starts else phrase.start
    return scene.cast.text(line, start, phrase.end)
