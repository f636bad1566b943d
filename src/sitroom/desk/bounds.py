"""The bounds of room.toml as evidence knows them."""

from sitroom.desk.config import RoomConfig
from sitroom.evidence import Bounds

_MEBI = 1 << 20


def bounds_of(config: RoomConfig) -> Bounds:
    """Return how much one input may cost in this room."""
    told = config.bounds
    return Bounds(
        size=told.input_mb * _MEBI,
        text=told.text_mb * _MEBI,
        seconds=told.seconds,
        memory=told.memory_mb * _MEBI,
        contact=config.contact or None,
    )
