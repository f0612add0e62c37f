"""Zip files whose bytes depend on their parts alone: no clock, no order of insertion, no system."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

CONTENT_TYPES = "[Content_Types].xml"
LEVEL = 6
"""Of compression; the same everywhere, or the bytes would differ."""
_VERSION = 20
_UNIX = 3 << 8
_UTF8_NAME = 0x800
_DEFLATED = 8
_DATE_1980 = (1 << 5) | 1
"""1980-01-01 in the words of MS-DOS; its time of day is 0."""
_FILE_MODE = 0o100600 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as the zip file holds it; ``size`` and ``crc`` are those of the content."""

    data: bytes
    size: int
    crc: int


def pack(content: bytes) -> Packed:
    """Return ``content`` compressed."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(packer.compress(content) + packer.flush(), len(content), zlib.crc32(content))


@lru_cache(maxsize=_REMEMBERED)
def pack_once(content: bytes) -> Packed:
    """Return what `pack` does; parts that many files share (styles, fonts) are compressed once."""
    return pack(content)


def canonical_zip(parts: Mapping[str, bytes | Packed]) -> bytes:
    """Return ``parts`` (by name, ``/`` between folders) as a zip file: same parts, same bytes, in any order.

    ``[Content_Types].xml`` stands first, the rest in the order of the names.
    """
    bodies, directory, offset = [], [], 0
    for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
        part = parts[name]
        packed = part if isinstance(part, Packed) else pack(part)
        local, central = _headers(name.encode(), packed, offset)
        bodies += [local, packed.data]
        directory.append(central)
        offset += len(local) + len(packed.data)
    return b"".join([*bodies, *directory, _end(directory, offset)])


def _headers(name: bytes, packed: Packed, offset: int) -> tuple[bytes, bytes]:
    flags = 0 if name.isascii() else _UTF8_NAME
    common = (flags, _DEFLATED, 0, _DATE_1980, packed.crc, len(packed.data), packed.size, len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *common) + name
    central = _CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, _VERSION, *common, 0, 0, 0, _FILE_MODE, offset)
    return local, central + name


def _end(directory: Iterable[bytes], offset: int) -> bytes:
    entries = list(directory)
    return _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), sum(map(len, entries)), offset, 0)
