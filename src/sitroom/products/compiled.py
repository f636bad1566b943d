"""Compiled templates, kept where Python keeps its compiled modules: compiling them is a fifth of a small brief."""

import os
import sys
import tempfile
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps compiled templates in the ``__pycache__`` of their folder; does without where it cannot be written.

    The template engine itself drops what is of another version, of another template text, or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if there is one."""
        with suppress(OSError), self._file(bucket).open("rb") as held:
            bucket.load_bytecode(held)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file whole or not at all."""
        if sys.dont_write_bytecode:
            return
        path = self._file(bucket)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
                bucket.write_bytecode(draft)
            os.replace(draft.name, path)  # noqa: PTH105  # the name of a temporary file is no path

    def _file(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / f"{bucket.key}.py")))
