"""A noun phrase to a voice: who speaks, as said at his fullest; private persons by description, never by name."""

from collections.abc import Sequence
from functools import cache

from sitroom.reading import names, outlets
from sitroom.reading.actors import Named, known
from sitroom.reading.coreference import Cast
from sitroom.reading.descriptions import apposed, description, holds_name, private_name
from sitroom.reading.lexicon import words
from sitroom.reading.lines import Line, auxiliaries, determiners, prepositions, pronouns, temporal, verbs
from sitroom.reading.phrases import Phrase, following
from sitroom.reading.scenes import Scene, Voice, VoiceKind, of_person
from sitroom.reference import gazetteer


def voice(scene: Scene, line: Line, phrase: Phrase) -> Voice | None:
    """Return the voice a noun phrase stands for, None where it cannot be told."""
    start, end = _bare(line, phrase.start, phrase.end)
    if start >= end or line.low[phrase.start] == "no":
        return None
    if end - start == 1 and line.low[start] in pronouns():
        return _pronoun(scene, line, start)
    if several := _several(scene, line, start, end):
        return several
    office = _has(line.low[start:end], "offices") and not _has(line.low[start:end], "persons")
    if office and (person := _apposed(scene, line, phrase.apposition)):
        return person
    hit = line.ends.get(end)
    if hit is not None and hit.start >= start:
        found = _named(scene, line, start, hit)
        if found is not None:
            return found
    run = names.run_left(line.tokens, line.low, start, end)
    plain = run == 0 and end == 1 and line.low[0] in _heads()  # the capital is the sentence's
    if run < end and (head := _ministry(line, start, run)) is not None:
        return Voice(scene.cast.text(line, head, end), _actor_of(scene.cast, line, head, head, end), "body")
    if run < end and not plain and not _complement(line, start, run) and not names.nationality(line.low, run, end):
        return _name(scene, line, start, run, end, phrase)
    return _described(scene, line, start, end, phrase)


def _several(scene: Scene, line: Line, start: int, end: int) -> Voice | None:
    """Read "Putin and Lukashenko" as one voice of several names."""
    joint = next((k for k in range(start + 1, end - 1) if line.low[k] == "and"), None)
    if joint is None or joint not in line.ends or line.ends[joint].start < start or end not in line.ends:
        return None
    if line.ends[end].start > joint + 4:
        return None
    parts = [voice(scene, line, Phrase(start, joint)), voice(scene, line, Phrase(joint + 1, end))]
    known_parts = [part for part in parts if part is not None]
    return Voice(" and ".join(part.text for part in known_parts), None, "group") if len(known_parts) > 1 else None


def _bare(line: Line, start: int, end: int) -> tuple[int, int]:
    while start < end and line.low[start] in determiners() and line.low[start] not in _POSSESSIVE:
        start += 1
    while end > start and line.low[end - 1] in ("'", "-", "'s"):
        end -= 1
    return start, end


_POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your"])


def _pronoun(scene: Scene, line: Line, at: int) -> Voice | None:
    what, here = pronouns()[line.low[at]], line.sentence.index
    if what in ("m", "f"):
        person = scene.cast.pronoun(what, here, line.tokens[at].start)
        return of_person(person) if person else _private_before(scene, here)
    if what == "o":
        return scene.last(here, ("body", "state"), recent=1) or _subject_before(scene, here)
    return scene.last(here, ("group", "body", "state", "private")) if what == "p" else None


def _private_before(scene: Scene, sentence: int) -> Voice | None:
    """Return the private person who spoke just before, or whom the sentence before is about."""
    if spoke := scene.last(sentence, ("private",), recent=1):
        return spoke
    if not 0 < sentence <= len(scene.lines) or scene.lines[sentence - 1].low[0] in pronouns():
        return None
    before = scene.lines[sentence - 1]
    found = main_voice(scene, before, len(before.low))
    return found if found is not None and found.kind == "private" else None


def _subject_before(scene: Scene, sentence: int) -> Voice | None:
    """Return the body or state the sentence before is about."""
    if not 0 < sentence <= len(scene.lines):
        return None
    before = scene.lines[sentence - 1]
    found = main_voice(scene, before, len(before.low)) if before.low[0] not in pronouns() else None
    return found if found is not None and found.kind in ("body", "state") else None


def main_voice(scene: Scene, line: Line, before: int) -> Voice | None:
    """Return who the main clause of a sentence is about: the noun phrase it opens with."""
    start = max((k + 1 for k in range(before) if line.low[k] == ";"), default=0)
    while start < before and (line.low[start] in ("but", "and", "“", '"', ",") or line.low[start] in auxiliaries()):
        start += 1
    phrase = _opening(line, start, before)
    found = voice(scene, line, phrase) if phrase else None
    return found if found and found.kind != "unknown" else None


def _opening(line: Line, start: int, before: int) -> Phrase | None:
    """Return the noun phrase a clause opens with; behind "On Friday, ..." the one that a verb follows."""
    if start >= before:
        return None
    if not (line.low[start] in prepositions() or line.low[start] in temporal()):
        return following(line, start, before)
    found = None
    for comma in (k for k in range(start, before - 1) if line.low[k] == ","):
        found = following(line, comma + 1, before)
        if found is not None and (_finite(line.at(found.end)) or found.end == before):
            return found
    return found if found is not None else following(line, start + 2, before)


def _finite(word: str) -> bool:
    return word in verbs() or word in auxiliaries() or word.endswith("ed")


def _named(scene: Scene, line: Line, start: int, hit: Named) -> Voice | None:
    """Return the voice of a known name at the end of a phrase; None when the words before make it another."""
    actor = hit.actor
    if actor.kind == "person":
        run = names.run_left(line.tokens, line.low, start, hit.end)
        strange = hit.surname and any(k in names.given() for k in line.low[run : hit.start])
        person = None if strange else scene.cast.held.get(actor.id)
        return of_person(person) if person else None
    if any(line.low[k] in prepositions() or line.low[k] == "and" for k in range(start, hit.start)):
        return None
    whole = scene.cast.text(line, start, hit.end)
    if actor.kind == "state":
        return None if _own_name(line, start, hit.start) else Voice(whole, actor.id, "state")
    if actor.kind in ("bloc", "outlet") or hit.start == start:
        own = scene.cast.text(line, *outlets.proper(line, hit))
        if actor.kind == "outlet" and (fuller := outlets.longer(scene, own, line.tokens[hit.start].start)):
            return fuller
        group = line.low[hit.end - 1] in words("titles", "groups")
        return Voice(outlets.spelled_out(scene.cast, own, actor.id), actor.id, "group" if group else "body")
    own = scene.cast.text(line, *outlets.proper(line, hit))
    lower = all(not line.capital(k) for k in range(start, hit.start))
    return Voice(own if lower or actor.kind == "airline" else whole, actor.id, "body")


def _ministry(line: Line, start: int, run: int) -> int | None:
    """Return where the name of a body begins that goes on over "and": "Ministry of Migration and Asylum"."""
    if run - start < 3 or line.low[run - 1] != "and" or not line.capital(run - 2):
        return None
    bodies = words("titles", "bodies")
    return next((k for k in range(start, run) if line.capital(k) and line.low[k] in bodies), None)


def _own_name(line: Line, start: int, end: int) -> bool:
    """Say whether capitals before a state's name make it another name ("Interfax Belarus")."""
    return any(line.capital(k) and not names.nationality(line.low, k, k + 1) for k in range(start, end))


def _complement(line: Line, start: int, run: int) -> bool:
    return run > start and (
        line.low[run - 1] in prepositions() or (line.low[run - 1] in ("'s", "the") and run - 1 > start)
    )


def _name(scene: Scene, line: Line, start: int, run: int, end: int, phrase: Phrase) -> Voice | None:
    """Read ``[words before] Name``: public by office, introduction or apposition; a body; or a private person."""
    if run > start and line.low[run] in prepositions() and line.capital(start):
        run = start  # "Reporters Without Borders"
    before = line.low[start:run]
    cast, text = scene.cast, scene.cast.text(line, run, end)
    if _has(before, "offices") or _honoured(line, run):
        person = cast.person(line.low[run:end])
        if person is not None:
            return of_person(person)
        if _has(before, "offices"):
            return Voice(text, None, "person", text)
    person = cast.person(line.low[run:end])
    if person is not None:
        return of_person(person)
    if _public(line, phrase.apposition):
        return Voice(text, None, "person", text)
    if _has(before, "persons"):
        return Voice(description(line, phrase.start, run), None, "private")
    if text.lower() in gazetteer().by_name:
        return Voice(text, None, "state")
    body = _has(before, "bodies") or _has(before, "outlets") or _looks_like_body(line, phrase.start, run, end)
    if body or _body_apposition(line, phrase.apposition):
        if run + 1 == end and (fuller := outlets.longer(scene, text, line.tokens[run].start)):
            return fuller
        found = known(text)
        return Voice(text, found.id if found else None, "body")
    if run == 0 and end == 1 and line.low[run] not in names.given() and phrase.apposition is None:
        return None  # the capital is the sentence's
    return Voice(apposed(line, phrase.apposition), None, "private")


def _honoured(line: Line, run: int) -> bool:
    return line.at(run - 1) in names.honorifics() or line.at(run - 2) in names.honorifics()


def _has(low: Sequence[str], entry: str) -> bool:
    held = words("titles", entry)
    return any(word in held for word in low)


def _public(line: Line, apposition: tuple[int, int] | None) -> bool:
    """Say whether an apposition tells a public role: an office not behind a private word ("son of a minister")."""
    if apposition is None:
        return False
    low = line.low[apposition[0] : apposition[1]]
    office = next((k for k, word in enumerate(low) if word in words("titles", "offices")), None)
    if office is None or _has(low[:office], "persons"):
        return False
    if low[office] not in words("titles", "weak_offices"):
        return True
    return _has(low, "bodies") or any(k in line.begins or line.capital(k) for k in range(*apposition))


def _body_apposition(line: Line, apposition: tuple[int, int] | None) -> bool:
    if apposition is None:
        return False
    head = _head(line, *apposition)
    return line.low[head] in words("titles", "bodies")


def _looks_like_body(line: Line, first: int, run: int, end: int) -> bool:
    texts = [line.tokens[k].text for k in range(run, end)]
    if any((text.isupper() and len(text) > 1) or any(char.isdigit() for char in text) for text in texts):
        return True
    inside = words("titles", "bodies") | words("titles", "groups") | prepositions()
    return line.low[first] == "the" or any(line.low[k] in inside for k in range(run, end))


def _head(line: Line, start: int, end: int) -> int:
    """Return the head of a phrase: the last word before its first preposition, after its last possessive."""
    early = next((k - 1 for k in range(start + 1, end) if line.low[k] in prepositions()), None)
    if early is not None and _heads().get(line.low[early]) in ("role", "group", "private"):
        return early  # "the head of Latvia's border guard"
    first = max((k + 1 for k in range(start, end - 1) if line.low[k] == "'s"), default=start)
    for at in range(first + 1, end):
        if line.low[at] in prepositions() or line.low[at] == ",":
            return at - 1
    return end - 1


@cache
def _heads() -> dict[str, VoiceKind]:
    table: dict[str, VoiceKind] = dict.fromkeys(words("titles", "documents"), "document")
    table |= dict.fromkeys(words("titles", "bodies"), "body")
    table |= dict.fromkeys(words("titles", "groups"), "group")
    table |= dict.fromkeys(words("titles", "offices"), "role")
    table |= dict.fromkeys(words("titles", "persons") | words("titles", "weak_offices"), "private")
    return table


def _described(scene: Scene, line: Line, start: int, end: int, phrase: Phrase) -> Voice | None:
    """Read a phrase without a name at its end: by its head a role, group, body, private person or document."""
    at = _head(line, start, end)
    head = line.low[at]
    kind = _heads().get(head, "unknown")
    aged = head == "old" and line.at(at - 1) == "-"
    if kind == "unknown" and (aged or names.nationality(line.low, at, at + 1)):
        kind = "private"
    if kind == "role" and (person := _apposed(scene, line, phrase.apposition)):
        return person
    bare = not any(line.capital(k) for k in range(start, end)) or (end - start == 1)
    definite = line.low[phrase.start] in ("the", "this", "that", "its", "their") and bare and end - start <= 2
    if definite and (found := _definite(scene, line, at, kind)):
        return found
    if kind == "document":
        return _issuer(scene, line, at, (start, end), phrase)
    if kind == "private":
        return Voice(description(line, phrase.start, end), None, "private")
    if kind == "role" and definite and head in words("titles", "weak_offices"):
        return Voice(description(line, phrase.start, end), None, "private")
    text = scene.cast.text(line, start, end)
    if kind == "unknown" and any(private_name(line, k) for k in range(start, end)):
        return None
    if kind in ("role", "group") and holds_name(line, start, end):
        return Voice(description(line, start, end), None, kind)
    return Voice(text, _actor_of(scene.cast, line, start, at, end), kind)


@cache
def _titles() -> frozenset[str]:
    return words("titles", "offices") | frozenset(names.honorifics()) | determiners() | {".", "-"}


def _apposed(scene: Scene, line: Line, apposition: tuple[int, int] | None) -> Voice | None:
    if apposition is None:
        return None
    start, end = apposition
    run = names.run_left(line.tokens, line.low, start, end)
    if run == end or any(line.low[k] not in _titles() for k in range(start, run)):
        return None
    person = scene.cast.person(line.low[run:end])
    text = scene.cast.text(line, run, end)
    return of_person(person) if person else Voice(text, None, "person", text)


def _definite(scene: Scene, line: Line, at: int, kind: VoiceKind) -> Voice | None:
    head, offset = line.low[at], line.tokens[at].start
    if kind == "role":
        person = scene.cast.role(head, offset)
        return of_person(person) if person else None
    if kind == "body" and head != "council" and (body := scene.cast.body(head, offset)):
        actor = body.actor.id if body.actor else None
        return Voice(outlets.spelled_out(scene.cast, body.name, actor or ""), actor, "body")
    if kind in ("document", "group"):
        last = scene.last(line.sentence.index, ("person", "body", "group", "state", "role"))
        fits = kind == "document" or (last is not None and last.kind == "group" and head in last.text.lower())
        return last if fits else None
    return None


def _issuer(scene: Scene, line: Line, at: int, span: tuple[int, int], phrase: Phrase) -> Voice | None:
    """Return who issued a document: "a statement from the ministry", "the ministry's statement"."""
    start, end = span
    if line.at(at + 1) in ("from", "by", "of") and at + 2 < end:
        return voice(scene, line, Phrase(at + 2, end, phrase.apposition))
    text = scene.cast.text(line, at if line.at(at - 1) in determiners() or at == phrase.start else at - 1, at + 1)
    if at > start and line.capital(at - 1) and line.low[at - 1] not in ("'s", "'"):
        owned = voice(scene, line, Phrase(start, at))  # "Home Office figures"
        if owned is not None and owned.kind in ("body", "group"):
            return owned
    owner = at - 1
    while owner > 0 and line.low[owner] not in ("'s", "'"):
        if line.low[owner] in prepositions():
            break
        owner -= 1
    if line.at(owner) in ("'s", "'") and owner > 0:
        run = names.run_left(line.tokens, line.low, 0, owner)
        return voice(scene, line, Phrase(run if run < owner else start, owner))
    return Voice(text, None, "document")


def _actor_of(cast: Cast, line: Line, start: int, head: int, end: int) -> str | None:
    """Return whose voice a described one is: the body or state it names, or the body it speaks for."""
    found = known(cast.text(line, start, end))
    if found is None and head > start:
        found = known(cast.text(line, start, head))
    if found is None and (line.at(head + 1) in ("of", "for", "from")) and head + 2 < end:
        found = known(cast.text(line, head + 2, end))
    return found.id if found else None
