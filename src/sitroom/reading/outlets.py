"""Names of outlets and bodies as they call themselves, in full where the report gives them so."""

from sitroom.reading import names
from sitroom.reading.actors import Named
from sitroom.reading.coreference import Cast
from sitroom.reading.lines import Line
from sitroom.reading.scenes import Scene, Voice


def longer(scene: Scene, name: str, offset: int) -> Voice | None:
    """Return the outlet or body named before whose name ends in this one ("the Times" after "the New York Times")."""
    body = scene.cast.body(name.lower(), offset) if " " not in name else None
    if body is None or not body.name.endswith(f" {name}"):
        return None
    return Voice(body.name, body.actor.id if body.actor else None, "body")


def proper(line: Line, hit: Named) -> tuple[int, int]:
    """Return the tokens of an outlet's or airline's own name: without "Russia's", "state" and "news agency"."""
    start, end = hit.start, hit.end
    if hit.actor.kind not in ("outlet", "airline"):
        return start, end
    while end > start + 1 and not line.capital(end - 1):
        end -= 1
    while start < end - 1:
        plain = not line.capital(start) or line.low[start] == "'s"
        nation = names.nationality(line.low, start, start + 1) and not line.capital(start + 1)
        if not (plain or nation or line.low[start + 1] == "'s"):
            break
        start += 1
    bare = end - start == 1 and names.nationality(line.low, start, end)
    return (hit.start, hit.end) if bare else (start, end)  # "Belarusian state television"


def spelled_out(cast: Cast, name: str, actor: str) -> str:
    """Return the full name of a body for its acronym, where the report gives it; other names stay as said."""
    return (
        cast.fullest.get(actor, name)
        if name.isupper() and actor != "EU" and not {".", "outlet"}.intersection((*name, actor.partition(".")[0]))
        else name
    )
