"""Look into the feeds of room.toml and add what is new."""

from collections.abc import Iterator

from sitroom import evidence
from sitroom.desk.bounds import bounds_of
from sitroom.desk.config import Feed
from sitroom.desk.intake import Intake, Outcome, batches, size_of
from sitroom.desk.room import Room
from sitroom.evidence import Bounds, Collected, FeedSource
from sitroom.model.errors import UsageError


def collect(room: Room, bounds: Bounds | None = None) -> Iterator[Outcome]:
    """Collect every feed; yields what became of each new entry once it is safe.

    What one answer may cost is as room.toml says, unless `bounds` are given.

    Where a feed stands is stored after what it brought: a collection killed between the two repeats at most one
    batch, whose reports are then seen again.

    Raises
    ------
    UsageError
        When room.toml names no feeds.
    """
    if not room.config.feeds:
        raise UsageError("no feeds to collect", "name them in room.toml as [[feeds]] blocks", str(room.folder))
    bounds = bounds or bounds_of(room.config)
    states = {state.url: state for state in room.ledger.feed_states()}
    steps = evidence.collect([_source(feed) for feed in room.config.feeds], states, bounds=bounds)
    with Intake(room) as intake:
        for batch in batches(steps, lambda step: size_of(step.item)):
            yield from intake.take([step.item for step in batch if step.item is not None])
            _remember(room, batch)


def _remember(room: Room, batch: list[Collected]) -> None:
    for state in {step.state.url: step.state for step in batch}.values():
        room.ledger.put_feed_state(state)


def _source(feed: Feed) -> FeedSource:
    return FeedSource(**feed.model_dump())
