"""The tree of RFC 9162, against a naive twin and the public vectors."""

import json
import tarfile
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.ledger import merkle

leaves = st.lists(st.binary(max_size=4).map(merkle.leaf_hash), max_size=40)


def naive_root(hashes: list[bytes]) -> bytes:
    """Compute the root as section 2.1.1 defines it, by halving."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\x01" + naive_root(hashes[:split]) + naive_root(hashes[split:])).digest()


@given(leaves)
def test_the_frontier_names_the_root_of_the_definition(hashes: list[bytes]) -> None:
    """Appending leaf by leaf gives the root that the recursive definition gives."""
    assert merkle.root_of(hashes) == naive_root(hashes)


@given(leaves.filter(bool), st.data())
def test_inclusion_proofs_hold_for_their_leaf_only(hashes: list[bytes], data: st.DataObject) -> None:
    """A proof leads its own leaf to the root, and no other leaf."""
    index = data.draw(st.integers(0, len(hashes) - 1))
    proof, root = merkle.inclusion_proof(hashes, index), naive_root(hashes)
    assert merkle.verify_inclusion(index, len(hashes), hashes[index], proof, root)
    assert not merkle.verify_inclusion(index, len(hashes), merkle.leaf_hash(b"other"), proof, root)


@given(leaves.filter(bool), st.data())
def test_consistency_proofs_hold_for_a_prefix_only(hashes: list[bytes], data: st.DataObject) -> None:
    """A proof joins the root over a prefix to the whole, and no other root to it."""
    first = data.draw(st.integers(1, len(hashes)))
    proof, root, whole = merkle.consistency_proof(hashes, first), naive_root(hashes[:first]), naive_root(hashes)
    assert merkle.verify_consistency(first, len(hashes), root, whole, proof)
    assert not merkle.verify_consistency(first, len(hashes), merkle.leaf_hash(b"other"), whole, proof)


def test_indices_outside_the_tree_are_refused() -> None:
    """There is no proof for a leaf or a prefix that is not in the tree."""
    with pytest.raises(IndexError):
        merkle.inclusion_proof([b"a"], 1)
    with pytest.raises(IndexError):
        merkle.consistency_proof([b"a"], 0)
    assert not merkle.verify_inclusion(1, 1, b"a", [], b"a")


@pytest.mark.shared
def test_the_public_vectors_are_judged_as_their_authors_judge_them(shared: Path) -> None:
    """Every inclusion and consistency vector of transparency-dev gets the verdict it asks for."""
    judged = {"inclusion": 0, "consistency": 0}
    with tarfile.open(shared / "data/response/merkle/transparency-dev-vectors.tar.gz") as archive:
        for member in archive.getmembers():
            kind = next((kind for kind in judged if f"/{kind}/" in member.name), None)
            if kind is None or not member.name.endswith(".json"):
                continue
            vector = json.load(archive.extractfile(member))
            assert judge(kind, vector) is not vector["wantErr"], member.name
            judged[kind] += 1
    assert judged["inclusion"] > 80
    assert judged["consistency"] > 80


def judge(kind: str, vector: dict) -> bool:
    """Run one vector."""
    proof = [b64decode(item) for item in vector["proof"] or ()]
    if kind == "inclusion":
        leaf, root = b64decode(vector["leafHash"]), b64decode(vector["root"])
        return merkle.verify_inclusion(vector["leafIdx"], vector["treeSize"], leaf, proof, root)
    roots = b64decode(vector["root1"]), b64decode(vector["root2"])
    return merkle.verify_consistency(vector["size1"], vector["size2"], *roots, proof)
