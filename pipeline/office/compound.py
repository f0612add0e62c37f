"""The streams of a compound file (MS-CFB), as far as they tell what the file is."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks."""
_ENTRY = 128
_MOST_SECTORS = 65_536
_HEADER_FAT = 109
_STREAM = 2
_FLAGS_AT, _ENCRYPTED = 10, 0x0100
"""Place of the flags in the File Information Block and the one of encryption (MS-DOC 2.5.2)."""


def streams(data: bytes) -> dict[str, bytes]:
    """The names of all streams with the first bytes of each, as much as stands in its first sector.

    Empty for a file whose directory cannot be read. Bytes are missing (empty) for streams kept in the
    small sectors.
    """
    try:
        return dict(_streams(data))
    except (struct.error, IndexError, ValueError):
        return {}


def is_encrypted(word: bytes) -> bool:
    """Tell whether a Word file is encrypted, by the start of its stream ``WordDocument``."""
    flags = word[_FLAGS_AT : _FLAGS_AT + 2]
    return bool(int.from_bytes(flags, "little") & _ENCRYPTED)


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    shift = struct.unpack_from("<H", data, 30)[0]
    if not 7 <= shift <= 16:  # noqa: PLR2004 - 512 and 4096 bytes are in use
        return
    size = 1 << shift
    small = struct.unpack_from("<I", data, 56)[0]
    for sector in _chain(data, struct.unpack_from("<I", data, 48)[0], size):
        block = data[(sector + 1) * size : (sector + 2) * size]
        for at in range(0, len(block) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", block, at + 64)
            if kind != _STREAM or not 2 <= length <= 64:  # noqa: PLR2004 - bytes of a name
                continue
            name = block[at : at + length - 2].decode("utf-16-le", "replace").lstrip("\x01\x03\x05\x06")
            start, extent = struct.unpack_from("<II", block, at + 116)
            yield name, data[(start + 1) * size : (start + 2) * size] if extent >= small else b""


def _chain(data: bytes, sector: int, size: int) -> Iterator[int]:
    """Yield the sectors that follow one another from ``sector`` on."""
    table = struct.unpack_from(f"<{_HEADER_FAT}I", data, 76)
    per = size // 4
    for _ in range(_MOST_SECTORS):
        if sector >= _FREE or (sector + 1) * size >= len(data):
            return
        yield sector
        place = sector // per
        if place >= len(table) or table[place] >= _FREE:
            return
        sector = struct.unpack_from("<I", data, (table[place] + 1) * size + 4 * (sector % per))[0]
