"""Ids of claims: the same bytes read by the same reader give the same ids."""

from hashlib import sha256 as _sha256

READER = "sitroom-rules/2"
"""Name and version of this reader; a change that moves claims gets a new version."""

_LENGTH = 20  # hex digits: 80 bits, no collisions among the claims of one room


def claim_id(reader: str, sha256: str, kind: str, start: int, end: int, ordinal: int) -> str:
    """Return the id of the ``ordinal``-th claim of a kind whose mention is ``start`` to ``end`` in a report."""
    name = f"{reader}|{sha256}|{kind}|{start}|{end}|{ordinal}"
    return _sha256(name.encode()).hexdigest()[:_LENGTH]
