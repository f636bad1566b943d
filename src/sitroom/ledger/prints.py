"""The fingerprints of a report as three columns, and as the bytes that are kept of them."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add, sub


@dataclass(frozen=True, slots=True)
class Prints:
    """Hashes (signed, 64 bits) in the order of the text, and where in it each stands, in code points."""

    hashes: Sequence[int] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()


def packed(made: Prints) -> bytes:
    """Return fingerprints as bytes: their number, the hashes, and by deflate the steps between starts, the lengths."""
    count = len(made.hashes)
    steps = map(sub, made.starts, (0, *made.starts))
    places = struct.pack(f"<{2 * count}I", *steps, *map(sub, made.ends, made.starts))
    return struct.pack(f"<I{count}q", count, *made.hashes) + zlib.compress(places)


def unpacked(kept: bytes) -> Prints:
    """Return the fingerprints of `packed`."""
    (count,) = struct.unpack_from("<I", kept)
    hashes = struct.unpack_from(f"<{count}q", kept, 4)
    places = struct.unpack(f"<{2 * count}I", zlib.decompress(kept[4 + 8 * count :]))
    starts = tuple(accumulate(places[:count]))
    return Prints(hashes, starts, tuple(map(add, starts, places[count:])))


def packed_numbers(numbers: Sequence[int]) -> bytes:
    """Return numbers of reports as bytes, 32 bits each."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def unpacked_numbers(kept: bytes) -> tuple[int, ...]:
    """Return the numbers of `packed_numbers`."""
    return struct.unpack(f"<{len(kept) // 4}I", kept)
