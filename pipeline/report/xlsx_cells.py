"""What a table of Excel is made of, whatever library writes it: columns, colours, texts that fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

Value = str | int | Decimal | date | None
LONGEST: Final = 32767
"""Characters that a cell of Excel holds."""
GAP: Final = "……"
FACE: Final = "微软雅黑"
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters. ``upright``: the letters of the heading stand in a column."""

    title: str
    width: float
    centred: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Colour:
    """Letters and ground (ARGB) of cells that say ``word``."""

    word: str
    letters: str
    ground: str


def fitting(text: str) -> str:
    """``text`` as a cell can hold it: forbidden characters become U+FFFD, what is too long is cut."""
    text = _UNWRITABLE.sub("\ufffd", text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(GAP)] + GAP
