"""Word files as LibreOffice prints them right: it ignores the switch for plain digits (w:isLgl)."""

from __future__ import annotations

import io
import re
import zipfile

_LEVELS = re.compile(r"(?=<w:abstractNum )")
_FIRST = re.compile(r'(<w:lvl [^>]*w:ilvl="0".*?<w:numFmt w:val=")[^"]*"', re.DOTALL)


def with_plain_numbers(docx: bytes) -> bytes:
    """``docx`` with 第1条 for 第一条 where 1.1 stands below it."""
    source, target = zipfile.ZipFile(io.BytesIO(docx)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            made.writestr(name, _plain(data.decode()).encode() if name == "word/numbering.xml" else data)
    return target.getvalue()


def _plain(numbering: str) -> str:
    parts = _LEVELS.split(numbering)
    return "".join(_FIRST.sub(r'\1decimal"', part, count=1) if "w:isLgl" in part else part for part in parts)
