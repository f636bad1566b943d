"""The Merkle tree of RFC 9162 (Certificate Transparency 2.0), sections 2.1.1 to 2.1.4, over SHA-256.

A leaf is hashed behind a zero byte and an inner node behind a one, so that neither can pass for the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY = sha256().digest()
"""The root of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of one leaf's data."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node over its two children."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """The right edge of a growing tree: the roots of its perfect subtrees, largest first.

    It is all that is needed to append a leaf and to name the root, in O(log n).
    """

    size: int = 0
    edge: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Add a leaf hash; two subtrees of one height become one, as bits carry in a binary counter."""
        self.edge.append(leaf)
        carried = self.size
        while carried & 1:
            right = self.edge.pop()
            self.edge[-1] = node_hash(self.edge[-1], right)
            carried >>= 1
        self.size += 1

    def root(self) -> bytes:
        """Return the root over all leaves appended so far."""
        if not self.edge:
            return EMPTY
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    tree = Frontier()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the siblings on the way from leaf ``index`` (from 0) to the root, lowest first (2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return [*inclusion_proof(left, index), root_of(right)]
    return [*inclusion_proof(right, index - split), root_of(left)]


def consistency_proof(leaves: Sequence[bytes], first: int) -> list[bytes]:
    """Return the proof that the tree over the first ``first`` leaves is a prefix of this one (2.1.4.1)."""
    if not 0 < first <= len(leaves):
        raise IndexError(f"no tree of {first} leaves within {len(leaves)}")
    return _subproof(leaves, first, whole=True)


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether the proof leads from the leaf hash to the root (2.1.3.2)."""
    if not 0 <= index < size or len(leaf) != sha256().digest_size:
        return False
    node, last, reached = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            reached = node_hash(sibling, reached)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and reached == root


def verify_consistency(first: int, second: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether the proof shows the first tree to be a prefix of the second (2.1.4.2).

    Sizes are numbers of leaves. The empty tree has no meaningful proof and is refused.
    """
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and root1 == root2
    path = list(proof) if first & (first - 1) else [root1, *proof]
    return bool(path) and _climb(first - 1, second - 1, path) == (root1, root2)


def _climb(node: int, last: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """Return the roots of the smaller and the larger tree that a consistency path leads to."""
    while node & 1:
        node, last = node >> 1, last >> 1
    small = large = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            small, large = node_hash(sibling, small), node_hash(sibling, large)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            large = node_hash(large, sibling)
        node, last = node >> 1, last >> 1
    return (small, large) if last == 0 else None


def _subproof(leaves: Sequence[bytes], first: int, *, whole: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if first <= split:
        return [*_subproof(left, first, whole=whole), root_of(right)]
    return [*_subproof(right, first - split, whole=False), root_of(left)]


def _split(size: int) -> int:
    """Return the largest power of two below ``size`` (two or more)."""
    return 1 << ((size - 1).bit_length() - 1)
