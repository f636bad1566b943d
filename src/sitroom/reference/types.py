"""The shapes of reference data."""

from dataclasses import dataclass, field
from typing import Literal

from sitroom.model import Nature, Reliability
from sitroom.model.claim import PlaceRole

ScopeHint = Literal["lent", "entered", "keeps_to", "authority", "inland"]
"""How an indicator's figures find their place (`Indicator.scope`)."""


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
class Trial:
    """A sentence of a codebook that tries an indicator: one of its figures must be read as told, or must not be.

    Without a ``value`` any figure of the sentence serves; ``unit`` and ``nature`` are asked where given. ``wanted`` is
    false for a counter-example. ``where`` is ``file:line``.
    """

    text: str
    wanted: bool = True
    value: float | None = None
    unit: str | None = None
    nature: Nature | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A codebook entry: what is counted, in which unit, of which nature, and what it is never added to.

    ``nouns`` are heads of the counted noun phrase ("arrivals", "migrants"), ``verbs`` and ``context`` words of the
    clause that speak for it ("stranded", "stopped"), ``against`` words that rule it out. ``stale_after`` is the age
    in days from which a figure is called old; ``key`` marks indicators whose absence is a gap. ``own_act`` marks what
    an actor itself does or gives (its officers, its money, its list): two actors' figures are about two things.

    ``scope`` says how its figures find their place: ``lent`` by the text around where their sentence names none,
    ``entered`` where people go, ``keeps_to`` where a goal stays a goal, ``authority`` where the counting authority
    sits, ``inland`` never at a border. ``told_only`` asks for a verb or context word besides the noun, ``anybody``
    lets peoples' names stand for its noun, ``staged`` sums have a stage (pledged, paid), ``presence`` takes people who
    are merely said to be somewhere. ``trials`` try it.
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
    notes: str = ""
    scope: tuple[ScopeHint, ...] = ()
    told_only: bool = False
    anybody: bool = False
    staged: bool = False
    presence: bool = False
    trials: tuple[Trial, ...] = ()

    @property
    def counts_anybody(self) -> bool:
        """Say whether people named by their nation alone ("432 Iraqis") can be counted by it."""
        return self.anybody or ("people" in self.nouns and not self.told_only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A kind of single event that several may tell of: a flight, a shipwreck, an attack.

    A figure of one of ``indicators`` tells of it where its sentence holds one of ``words``. With ``craft`` ("flight")
    it is told of one of them ("the first flight"), ``words`` may stand near, and figures of ``told_by`` need none.
    Its key is made of the first place with one of the parts ``start``, then ``goal``, and of the day.
    """

    id: str
    label: str
    indicators: tuple[str, ...]
    words: tuple[str, ...] = ()
    craft: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    start: tuple[PlaceRole, ...] = ("from",)
    goal: tuple[PlaceRole, ...] = ("to",)


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
    """What one kind of crisis counts, does and says: data, read from YAML.

    ``leading`` orders the indicators whose figure an analyst takes where a text may give only one.
    """

    id: str
    title: str
    version: str
    indicators: dict[str, Indicator]
    actions: dict[str, Action]
    stances: dict[str, Stance]
    totals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    leading: tuple[str, ...] = ()
