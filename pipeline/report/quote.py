"""Words of the document inside a report: shortened in the middle, never reworded, harmless to a terminal."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.document import Document
from pipeline.model.evidence import Evidence

GAP: Final = "……"
LIMIT: Final = 80
_CLEAR: Final = 12
CONTEXT: Final = 16

_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def shorten(text: str, limit: int = LIMIT) -> str:
    """``text``, or its beginning, ``……`` and its end when it is longer than ``limit`` characters."""
    if len(text) <= limit:
        return text
    kept = max(limit - len(GAP), 2)
    return text[: kept - kept // 2].rstrip() + GAP + text[-(kept // 2) :].lstrip()


def printable(text: str) -> str:
    """``text`` on one line; what could steer a terminal or turn the writing is shown as ``<U+202E>``."""
    return _UNPRINTABLE.sub(_code_point, _SPACES.sub(" ", text))


def quoted(text: str, limit: int = LIMIT) -> str:
    """``text`` shortened and in quotation marks, for a terminal."""
    return f"「{printable(shorten(text.strip() or text, limit))}」"


def around(document: Document, evidence: Evidence, width: int = CONTEXT) -> tuple[str, str]:
    """What stands before and after a quotation in its block, when it is too short to be understood.

    At most ``width`` characters on either side; two empty texts for a longer one than 12 characters.
    """
    place = evidence.location
    if len(evidence.quote) > _CLEAR or place.block >= len(document.blocks):
        return "", ""
    text = document.blocks[place.block].text
    before, after = text[: place.start], text[place.end :]
    return (before if len(before) <= width else GAP + before[-width:]), _cut(after, width)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[:width] + GAP


def _code_point(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
