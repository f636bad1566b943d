"""PLOVER roots and quad classes of statements and measures."""

from typing import get_args

import pytest
from reports import reader, report

from sitroom.model import Measure, Plover, Statement
from sitroom.model.claim import Stance
from sitroom.reading.plover import of_stance


@pytest.mark.parametrize("stance", get_args(Stance))
def test_every_stance_is_an_event(stance: Stance) -> None:
    """Each stance of the contract has a root with its quad class."""
    assert of_stance(stance).root.isupper()
    assert of_stance(stance).quad in ("V-COOP", "V-CONF")


def test_statements_and_measures_carry_their_event() -> None:
    """A call is a demand; aid refused is a rejection, a ban lifted a concession, a closure what the codebook says."""
    text = (
        "UNHCR urged Poland to open the border. Norway refused to accept any refugees from Greece. "
        "Poland lifted the ban on staying in the border zone. Finland closed its border."
    )
    claims = reader().read(report(text, "2024-05-22")).claims
    told = [one.plover for one in claims if isinstance(one, Measure | Statement)]
    assert Plover("DEMAND", "V-CONF") in told
    assert Plover("REJECT", "V-CONF") in told
    assert Plover("CONCEDE", "V-COOP") in told
    assert len(told) == 4
