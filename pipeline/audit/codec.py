"""Rows of an archive as compressed JSON and back, nothing lost."""

from __future__ import annotations

import zlib

from pipeline.model.archive import AuditedFile
from pipeline.model.packed import packed, unpacked

FORMAT = 2
"""Rises when rows that an older program kept can no longer be read."""
LEVEL = 1


def pack(file: AuditedFile) -> bytes:
    """``file`` as compressed JSON; equal rows give equal bytes."""
    return zlib.compress(packed(file), LEVEL)


def unpack(data: bytes) -> AuditedFile:
    """The row that ``pack`` made ``data`` of."""
    return unpacked(zlib.decompress(data), AuditedFile)


def plain_json(data: bytes) -> bytes:
    """The line of JSON inside what ``pack`` returned."""
    return zlib.decompress(data)
