"""PLOVER root and quad class of what was said and done, for users of event data.

PLOVER (Open Event Data Alliance, github.com/openeventdata/PLOVER) has eighteen roots in four quad classes. A measure
has the root of its action in the codebook, unless its status turns it: aid refused is a rejection, a ban lifted a
concession.
"""

from functools import cache

from sitroom.model import Plover
from sitroom.model.claim import Stance, Status
from sitroom.reading.lexicon import vocabulary


def of_stance(stance: Stance) -> Plover:
    """Return the event a statement is."""
    return _event(vocabulary("plover")["stances"][stance])


def of_deed(root: str, quad: str, status: Status) -> Plover | None:
    """Return the event a measure is; None where its codebook gives the action no root."""
    turned: dict[str, dict[str, str]] = vocabulary("plover")["turned"]
    other = turned.get(status, {}).get(root)
    if other is not None:
        return _event(other)
    return Plover(root, quad) if root else None


@cache
def _event(root: str) -> Plover:
    quads: dict[str, list[str]] = vocabulary("plover")["quads"]
    return Plover(root, next(quad for quad, roots in quads.items() if root in roots))
