"""What a comparison must know beside the two figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sitroom.model import Figure, Measure, Statement
from sitroom.picture import periods, wording
from sitroom.picture.scope import Contains

STALE_AFTER = 14
"""Days after which a figure is called old when its indicator does not say."""


def _lies_in(big: str, small: str) -> bool:
    from sitroom.reference import gazetteer

    return gazetteer().contains(big, small)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Voices, days and places a comparison may look up; all of it optional.

    Parameters
    ----------
    voices
        Claim id to the id of its voice; without one, a claim's speaker, carrier, publisher or report stands in.
    published
        Claim id to the day its report was published.
    stale_after
        Indicator id to the days within which two stocks are held to be near in time.
    own_acts
        Ids of the indicators that count what an actor itself does or gives.
    contains
        Says whether the second place lies in the first; the gazetteer's when not given.
    """

    voices: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, date] = field(default_factory=dict)
    stale_after: Mapping[str, int] = field(default_factory=dict)
    own_acts: frozenset[str] = frozenset()
    contains: Contains = _lies_in

    def voice(self, claim: Figure | Measure | Statement) -> str:
        """Return whose voice a claim is."""
        return self.voices.get(claim.id) or plain_origin(claim)

    def held(self, figure: Figure) -> periods.Held:
        """Return when a figure holds."""
        return periods.held(figure, self.published.get(figure.id))

    def own_act(self, figure: Figure) -> bool:
        """Say whether a figure counts what its actor does or gives itself: its officers, its list, any money."""
        return figure.indicator in self.own_acts or wording.is_money(figure)

    def near(self, figure: Figure) -> int:
        """Return the days within which figures of this indicator are near."""
        return self.stale_after.get(figure.indicator or "", STALE_AFTER)


def plain_origin(claim: Figure | Measure | Statement) -> str:
    """Return who said it, as written: speaker, first carrier, publisher, else the report or table it stands in."""
    source = claim.anchor.report or claim.anchor.feed or claim.id
    return claim.speaker or (claim.via[0] if claim.via else None) or claim.publisher or source
