"""Who says what about whom: accusations beside the denials that answer them, each sentence once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitroom.model import Statement
from sitroom.products.material import Material
from sitroom.products.plain import line, sentence_case
from sitroom.products.types import Answer, Speech, StatementLine
from sitroom.products.words import words

MAX_ANSWERS = 12
MAX_SPEECHES = 16
_SIDE = 3


def statements(material: Material) -> tuple[tuple[Answer, ...], tuple[Speech, ...], int]:
    """Return accusations with their denials, the other statements newest first, and how many are left out."""
    held = {claim: found for claim in material.picture.statements if (found := _statement(material, claim))}
    pairs = _pairs(material, held)
    chosen = pairs[:MAX_ANSWERS]
    answers = tuple(_answer(material, answered, against) for answered, against in chosen)
    used = {one for answered, against in chosen for one in (*answered, *against)}
    rest = [one for one in held if one not in used]
    rest.sort(key=lambda one: _published(material, one), reverse=True)
    sentences = list(_by_sentence(material, rest).values())
    shown = tuple(_speech(material, same) for same in sentences[:MAX_SPEECHES])
    return answers, shown, sum(map(len, sentences[MAX_SPEECHES:]))


def _pairs(material: Material, held: dict[str, Statement]) -> list[tuple[list[str], list[str]]]:
    """Return what is denied with its denials; what the same denials answer, or one sentence tells, stands together."""
    denials: dict[str, list[str]] = {}
    for claim_id, statement in held.items():
        for answered in statement.about if statement.stance == "denial" else ():
            if answered in held and answered != claim_id:
                denials.setdefault(answered, []).append(claim_id)
    pairs: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for answered, against in denials.items():
        key = tuple(dict.fromkeys(_sentence(material, one) for one in against))
        accusing, denying = pairs.setdefault(key, ([], []))
        accusing.append(answered)
        denying += [one for one in against if one not in denying]
    return sorted(pairs.values(), key=lambda pair: _published(material, pair[0][0]), reverse=True)


def _answer(material: Material, answered: Sequence[str], against: Sequence[str]) -> Answer:
    accusations, denials = (_speeches(material, found) for found in (answered, against))
    first = accusations[0].lines[0]
    deniers = dict.fromkeys(one.who for speech in denials for one in speech.lines)
    return Answer(
        title=f"{first.act}, denied by {' and '.join(list(deniers)[:2])}",
        accusations=accusations,
        denials=denials,
    )


def _speeches(material: Material, claims: Iterable[str]) -> tuple[Speech, ...]:
    found = list(_by_sentence(material, claims).values())
    return tuple(_speech(material, same) for same in found[:_SIDE])


def _by_sentence(material: Material, claims: Iterable[str]) -> dict[str, list[str]]:
    """Return claims by the words of their sentence: what several reports carry word for word is told once."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        found.setdefault(_sentence(material, claim), []).append(claim)
    return found


def _sentence(material: Material, claim_id: str) -> str:
    return material.quote(material.claim(claim_id)).casefold()


def _speech(material: Material, claims: Sequence[str]) -> Speech:
    acts: dict[tuple[str, str, str], list[str]] = {}
    for claim_id in claims:
        claim = material.claim(claim_id)
        assert isinstance(claim, Statement)
        acts.setdefault((claim.stance, claim.speaker or "", claim.target or ""), []).append(claim_id)
    first = material.claim(claims[0])
    return Speech(
        lines=tuple(replace(_line(material, same[0]), repeated=len(same) - 1) for same in acts.values()),
        quote=material.quote(first),
        lang=material.language(first),
    )


def _statement(material: Material, claim_id: str) -> Statement | None:
    claim = material.claim(claim_id)
    return claim if isinstance(claim, Statement) else None


def _published(material: Material, claim_id: str) -> str:
    source = material.source(material.claim(claim_id))
    return (source.published.value if source else None) or ""


def _line(material: Material, claim_id: str) -> StatementLine:
    claim = material.claim(claim_id)
    assert isinstance(claim, Statement)
    noun = words()["stances"].get(claim.stance, line(claim.stance, 20).capitalize())
    carrier = material.carrier(claim)
    who = material.shown(claim, claim.speaker, 120) or carrier
    target = material.shown(claim, claim.target, 160)
    return StatementLine(
        stance=noun,
        who=sentence_case(who),
        target=target,
        act=_act(claim.stance, noun, who, target),
        cite=material.cite(claim_id, noun.lower()),
        quote=material.quote(claim),
        lang=material.language(claim),
        publisher=carrier if claim.speaker else "no speaker named",
        published=material.published(claim),
        verdict=line(claim.verdict, 60) or None,
    )


def _act(stance: str, noun: str, who: str, target: str) -> str:
    """Return a statement as a heading without a verb, for who speaks may be one or many."""
    with_target, alone = words()["acts"].get(stance, (f"{noun}: {{who}} on {{target}}", f"{noun}: {{who}}"))
    # names may hold braces, so they are not formatted in
    return (with_target if target else alone).replace("{target}", target).replace("{who}", who)
