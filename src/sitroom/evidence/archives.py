"""Office files are ZIP archives of XML: opened with their sizes checked, their XML without entities."""

import io
import zipfile
from typing import Any

from sitroom.evidence.types import MEBI, Bounds
from sitroom.model.errors import Damaged, Encrypted, Hostile

_MOST_PARTS = 5000
_MOST_PART = 128 * MEBI
_RATIO, _RATIO_FROM = 250, 8 * MEBI  # no office file packs eight megabytes of XML that tightly
_CHUNK = 1 << 18


class Archive:
    """The parts of an Office file. Sizes are checked as declared when opened and again while inflating."""

    def __init__(self, data: bytes, bounds: Bounds) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
            raise Damaged("truncated or not a whole archive", "download or save it again") from None
        self._check(self._zip.infolist(), bounds)

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """Return a part, empty when there is none; raise `Hostile` when it inflates beyond its declared size."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return b""
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > info.file_size:
                        raise Hostile("a part unpacks to more than it declares", "check where it comes from")
                    parts.append(chunk)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
            raise Damaged(f"its part {name} is broken", "open it in its own program and save it again") from error
        return b"".join(parts)

    def xml(self, name: str) -> Any:
        """Return a part as an lxml element, None when there is none; entities and DTDs are refused."""
        data = self.read(name)
        return parse_xml(data) if data else None

    @staticmethod
    def _check(infos: list[zipfile.ZipInfo], bounds: Bounds) -> None:
        total = sum(info.file_size for info in infos)
        bomb = any(
            info.file_size > _MOST_PART
            or (info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(1, info.compress_size))
            for info in infos
        )
        if bomb or total > 4 * bounds.size or len(infos) > _MOST_PARTS:
            raise Hostile(f"unpacks to {total:,} bytes in {len(infos)} parts", "check where it comes from")
        if any(info.flag_bits & 1 for info in infos):
            raise Encrypted("locked with a password", "save it without the password")


def parse_xml(data: bytes) -> Any:
    """Parse XML that must not declare anything.

    Raises
    ------
    Hostile
        For a DTD or entity declaration, which Office files never have, and for nesting without end.
    Damaged
        When it is not well-formed.
    """
    from lxml import etree

    head = data[:4096].replace(b"\x00", b"")  # UTF-16 has them between the letters
    if b"<!DOCTYPE" in head or b"<!ENTITY" in data or b"<!ENTITY" in head:
        raise Hostile("declares entities in its XML", "check where it comes from")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"its XML is broken ({error.msg})", "open it in its own program and save it again") from None
