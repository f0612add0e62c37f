"""Word files as zip archives whose bytes depend on nothing but their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 6


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The archive of ``parts`` by name, ``[Content_Types].xml`` first, the others sorted, all of one date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda part: (part != _FIRST, part)):
            archive.writestr(_member(name), parts[name], compresslevel=_LEVEL)
    return buffer.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = _UNIX
    member.external_attr = 0o644 << 16
    return member
