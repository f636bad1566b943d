"""The shapes of reference data."""

from dataclasses import dataclass, field
from typing import Literal

from sitroom.model import Nature, Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, division, city, border crossing, camp, airport or region; ``country`` is ISO 3166-1 alpha-3.

    ``names`` are every spelling the reader should meet, ``adjectives`` ("Polish"), ``people`` ("Pole", "Poles").
    ``kind`` orders specificity; ``parent`` is the next larger place; validity as ISO dates. ``countries`` are both
    sides of a crossing or border, which lies in neither. ``common`` are those of its names that are also everyday
    words ("turkey", "nice") or person names ("jordan"): a reader should ask for capitals and context. ``prior``
    orders the places that share a name, the likeliest first.
    """

    id: str
    name: str
    kind: Literal["world", "region", "bloc", "country", "division", "city", "crossing", "border", "camp", "airport"]
    country: str | None = None
    parent: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    source: str = ""
    countries: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    prior: int = 0

    @property
    def common_word(self) -> bool:
        """Say whether one of its names is an everyday word as well."""
        return bool(self.common)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, authority, organisation, airline, outlet, or a person in a public role.

    ``side`` groups actors whose interest in a figure is the same ("belarus", "poland", "eu", "un");
    ``role`` is a person's office; ``reliability`` a default Admiralty letter, F when nobody has judged.
    """

    id: str
    name: str
    kind: Literal["state", "authority", "organisation", "airline", "outlet", "person", "bloc"]
    country: str | None = None
    side: str | None = None
    role: str | None = None
    member_of: str | None = None
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    reliability: Reliability = Reliability.F
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A codebook entry: what is counted, in which unit, of which nature, and what it is never added to.

    ``nouns`` are heads of the counted noun phrase ("arrivals", "migrants"), ``verbs`` and ``context`` words of the
    clause that speak for it ("stranded", "stopped"), ``against`` words that rule it out. ``stale_after`` is the age
    in days from which a figure is called old; ``key`` marks indicators whose absence is a gap. ``own_act`` marks what
    an actor itself does or gives (its officers, its money, its list): two actors' figures are about two things.
    """

    id: str
    label: str
    nature: Nature
    unit: str
    description: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    not_added_to: tuple[str, ...] = ()
    key: bool = False
    own_act: bool = False
    stale_after: int = 14
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A code for what a measure does: cue verbs, object nouns, and its PLOVER root and quad class."""

    id: str
    label: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    plover_root: str = ""
    plover_quad: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A code for what a statement does, with the cue words that announce it."""

    id: str
    label: str
    cues: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """What one kind of crisis counts, does and says: data, read from YAML."""

    id: str
    title: str
    version: str
    indicators: dict[str, Indicator]
    actions: dict[str, Action]
    stances: dict[str, Stance]
    totals: dict[str, tuple[str, ...]] = field(default_factory=dict)
