"""The parent's end of the reading process: started once, fed over a pipe, restarted after death or delay."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from types import TracebackType

from sitroom.evidence import ipc
from sitroom.evidence.types import WALL, Bounds, Given, Parsed
from sitroom.model.errors import Damaged, EvidenceError, TooLarge

_START = 30.0  # seconds a fresh interpreter may take on a busy machine, added to its first input
_CHUNK = 1 << 16
_KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "VIRTUAL_ENV", "TESSDATA_PREFIX", "SYSTEMROOT")


class Worker:
    """A reading process. Not shared between threads; use as a context manager."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._process: subprocess.Popen[bytes] | None = None
        self._fresh = True

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its tesseract too
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def parse(
        self,
        data: bytes,
        name: str,
        *,
        media_type: str | None = None,
        charset: str | None = None,
        given: Given | None = None,
    ) -> list[Parsed]:
        """Read bytes as `sitroom.evidence.parse` does, within the bounds of time and memory.

        Raises
        ------
        EvidenceError
            Also `TooLarge` when the time is up, and `Damaged` when the bytes brought the reading process down.
        """
        head = ipc.asked(name, media_type, charset, given or Given(), self._bounds)
        process = self._running()
        allowed = WALL * self._bounds.seconds + (_START if self._fresh else 0) + 2
        exchange = _Exchange(process, time.monotonic() + allowed)
        try:
            ipc.write(exchange.put, head, [data])
            answer, blobs = ipc.read(exchange.take, self._most())
        except (ipc.Broken, BrokenPipeError, ValueError, KeyError, TypeError) as problem:
            raise self._fallen(name, problem) from None
        except BaseException:  # an interrupt leaves half a frame in the pipe
            self.close()
            raise
        self._fresh = False
        return ipc.answered(answer, blobs, data)

    def _most(self) -> int:
        return 8 * (self._bounds.size + self._bounds.text) + (1 << 24)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = self._start()
            self._fresh = True
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        path = os.pathsep.join(entry for entry in sys.path if entry)
        quiet = {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "sitroom.evidence.child", str(self._bounds.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept | quiet,
            start_new_session=True,  # a Ctrl-C is the parent's to handle
            bufsize=0,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        os.set_blocking(process.stdin.fileno(), False)
        os.set_blocking(process.stdout.fileno(), False)
        return process

    def _fallen(self, name: str, problem: Exception) -> EvidenceError:
        """Say why there is no answer, and clear the process away."""
        process = self._process
        with contextlib.suppress(subprocess.TimeoutExpired):
            if process is not None and not isinstance(problem, _Late):
                process.wait(1)
        status = process.returncode if process is not None else None
        self.close()
        if isinstance(problem, _Late) or status in (-signal.SIGPROF, -signal.SIGALRM):
            said = f"took longer to read than {self._bounds.seconds:g} s"
            return TooLarge(said, "split it, or raise the bound of seconds", name)
        how = f"signal {-status}" if status is not None and status < 0 else f"status {status}"
        return Damaged(
            f"brought the reading process down ({how})", "open it in its own program and save it again", name
        )


class _Late(ipc.Broken):
    """The time for one input is up."""


class _Exchange:
    """Both pipes of one request under one deadline, so that neither side can hold the other up."""

    def __init__(self, process: subprocess.Popen[bytes], deadline: float) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin.fileno(), process.stdout.fileno()
        self._deadline = deadline

    def put(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            self._wait(self._in, selectors.EVENT_WRITE)
            with contextlib.suppress(BlockingIOError):
                view = view[os.write(self._in, view[:_CHUNK]) :]

    def take(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size:
            self._wait(self._out, selectors.EVENT_READ)
            with contextlib.suppress(BlockingIOError):
                part = os.read(self._out, min(size, 1 << 20))
                if not part:
                    raise ipc.Broken("no answer")
                parts.append(part)
                size -= len(part)
        return b"".join(parts)

    def _wait(self, pipe: int, event: int) -> None:
        left = self._deadline - time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, event)
            if left <= 0 or not selector.select(left):
                raise _Late("late")
