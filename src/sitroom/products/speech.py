"""Who says what about whom: accusations beside the denials that answer them."""

from sitroom.model import Statement
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.types import Answer, StatementLine
from sitroom.products.words import words

MAX_ANSWERS = 20
MAX_STATEMENTS = 30
_SIDE = 4


def statements(material: Material) -> tuple[tuple[Answer, ...], tuple[StatementLine, ...], int]:
    """Return accusations with their denials, the other statements newest first, and how many are left out."""
    held = {claim: found for claim in material.picture.statements if (found := _statement(material, claim))}
    pairs = _pairs(held)
    chosen = pairs[:MAX_ANSWERS]
    answers = tuple(
        Answer(
            accusations=tuple(_line(material, one) for one in answered[:_SIDE]),
            denials=tuple(_line(material, one) for one in against[:_SIDE]),
        )
        for answered, against in chosen
    )
    used = {one for answered, against in chosen for one in (*answered[:_SIDE], *against[:_SIDE])}
    rest = sorted((one for one in held if one not in used), key=lambda one: _published(material, one), reverse=True)
    shown = tuple(_line(material, one) for one in rest[:MAX_STATEMENTS])
    return answers, shown, max(0, len(rest) - MAX_STATEMENTS)


def _pairs(held: dict[str, Statement]) -> list[tuple[list[str], tuple[str, ...]]]:
    """Return what is denied with its denials; accusations that the same denials answer stand together."""
    denials: dict[str, list[str]] = {}
    for claim_id, statement in held.items():
        for answered in statement.about if statement.stance == "denial" else ():
            if answered in held and answered != claim_id:
                denials.setdefault(answered, []).append(claim_id)
    pairs: dict[tuple[str, ...], list[str]] = {}
    for answered, against in denials.items():
        pairs.setdefault(tuple(against), []).append(answered)
    return [(answered, against) for against, answered in pairs.items()]


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
    return StatementLine(
        stance=noun,
        who=material.shown(claim, claim.speaker, 120) or carrier,
        target=material.shown(claim, claim.target, 160),
        cite=material.cite(claim_id, noun.lower()),
        quote=material.quote(claim),
        lang=material.language(claim),
        publisher=carrier if claim.speaker else "no speaker named",
        published=material.published(claim),
        verdict=line(claim.verdict, 60) or None,
    )
