"""The three standard streams, whatever the shell made of them."""

import os
import sys
from io import TextIOWrapper


def mend() -> None:
    """Open what the shell closed (``>&-``) on nothing, and let no character stop the output.

    A closed descriptor would be given to the next file opened, which may be the ledger. Where the terminal's encoding
    lacks a character it is escaped; what programs read (``extract``) is UTF-8 everywhere.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            _open(number, mode)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _open(number: int, mode: str) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)
