"""The reading process: bounded memory, a timer for every input, no way to speak but frames on its first output.

Run as ``python -m sitroom.evidence.child MEMORY``; see `sitroom.evidence.worker` for the other end.
"""

import logging
import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable
from typing import Any, BinaryIO

from sitroom.evidence import ipc
from sitroom.evidence.parsing import parse
from sitroom.evidence.types import WALL, Bounds, Given
from sitroom.model.errors import Damaged, SitroomError, TooLarge

_FRAME = 1 << 33


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    source, put = _pipes()
    _limit(int(sys.argv[1]))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    while True:
        try:
            head, blobs = ipc.read(_taker(source), _FRAME)
        except ipc.Broken:
            return
        again = _serve(head, blobs[0], put)
        if not again:
            return  # after a lack of memory a fresh process is cheaper than a fragmented one


def _pipes() -> tuple[BinaryIO, Callable[[bytes], object]]:
    """Keep the first output for frames; whatever a library prints goes nowhere."""
    frames = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    source = os.fdopen(os.dup(0), "rb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)

    def put(data: bytes) -> None:
        frames.write(data)
        frames.flush()

    return source, put


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _taker(source: BinaryIO) -> Callable[[int], bytes]:
    def take(size: int) -> bytes:
        data = source.read(size)
        if len(data) != size:
            raise ipc.Broken("the parent is gone")
        return data

    return take


def _serve(head: dict[str, Any], data: bytes, put: Callable[[bytes], object]) -> bool:
    """Read one input and answer; return whether this process may go on."""
    bounds = Bounds(**head["bounds"])
    signal.setitimer(signal.ITIMER_PROF, bounds.seconds)
    signal.alarm(int(bounds.seconds * WALL) + 1)
    try:
        parsed = parse(
            data,
            head["name"],
            media_type=head["media_type"],
            charset=head["charset"],
            given=Given(**head["given"]),
            bounds=bounds,
        )
        out, blobs = ipc.answer(parsed, data)
        ipc.write(put, out, blobs)
        return True
    except SitroomError as error:
        ipc.write(put, {"error": ipc.failed(error)})
        return not isinstance(error, TooLarge)
    except MemoryError:
        large = TooLarge("needs more memory to read than is allowed", "split it, or raise the bound", head["name"])
        ipc.write(put, {"error": ipc.failed(large)})
        return False
    except Exception as problem:  # whatever the bytes provoked, the batch goes on
        said = f"cannot be read ({type(problem).__name__})"
        damaged = Damaged(said, "open it in its own program and save it again", head["name"])
        ipc.write(put, {"error": ipc.failed(damaged)})
        return True
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


if __name__ == "__main__":
    main()
