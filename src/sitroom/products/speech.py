"""Who says what about whom: accusations beside the denials that answer them."""

from sitroom.model import Statement
from sitroom.products.material import Material
from sitroom.products.plain import line
from sitroom.products.types import Answer, StatementLine
from sitroom.products.words import words

MAX_ANSWERS = 20
MAX_STATEMENTS = 40


def statements(material: Material) -> tuple[tuple[Answer, ...], tuple[StatementLine, ...], int]:
    """Return accusations with their denials, the other statements newest first, and how many are left out."""
    held = {claim: found for claim in material.picture.statements if (found := _statement(material, claim))}
    denials: dict[str, list[str]] = {}
    for claim_id, statement in held.items():
        for answered in statement.about if statement.stance == "denial" else ():
            if answered in held and answered != claim_id:
                denials.setdefault(answered, []).append(claim_id)
    chosen = list(denials.items())[:MAX_ANSWERS]
    answers = tuple(
        Answer(accusation=_line(material, one), denials=tuple(_line(material, other) for other in against[:4]))
        for one, against in chosen
    )
    used = {one for answered, against in chosen for one in (answered, *against[:4])}
    rest = sorted((one for one in held if one not in used), key=lambda one: _published(material, one), reverse=True)
    shown = tuple(_line(material, one) for one in rest[:MAX_STATEMENTS])
    return answers, shown, max(0, len(rest) - MAX_STATEMENTS)


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
    publisher = material.publisher(claim)
    return StatementLine(
        stance=noun,
        who=material.shown(claim, claim.speaker, 120) or f"{publisher} (no speaker named)",
        target=material.shown(claim, claim.target, 160),
        cite=material.cite(claim_id, noun.lower()),
        quote=material.quote(claim),
        lang=material.language(claim),
        publisher=publisher,
        published=material.published(claim),
        verdict=line(claim.verdict, 60) or None,
    )
