"""Claims packed for the disk: nothing is lost, little is left, damage is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.made import addition
from sitroom.ledger.canonical import dumps
from sitroom.ledger.packing import packed, unpacked
from sitroom.model import to_contract
from sitroom.model.errors import IntegrityError

BODY = dumps(to_contract(addition().reading.claims[0]))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_packed_comes_back(text: str) -> None:
    """Any text returns as it was."""
    assert unpacked(packed(text)) == text


def test_what_was_packed_by_the_first_version_is_read() -> None:
    """The phrases known beforehand are part of the format: a changed letter would lose every claim there is."""
    kept = bytes.fromhex("01c393706a01")
    assert unpacked(kept) == '{"change":null,"contract":1}'


def test_a_claim_takes_less_than_half() -> None:
    """The words of the contract cost next to nothing."""
    assert len(packed(BODY)) < len(BODY.encode()) / 2


def test_plain_text_of_earlier_rooms_is_read() -> None:
    """JSON kept as text, or as its bytes, is returned as it is."""
    assert unpacked(BODY) == unpacked(BODY.encode()) == BODY


@pytest.mark.parametrize("cut", [1, 5, -1])
def test_damage_is_told(cut: int) -> None:
    """Bytes cut short, or with others behind them, are no claim."""
    for damaged in (packed(BODY)[:cut], packed(BODY) + b"x"):
        with pytest.raises(IntegrityError):
            unpacked(damaged)
