"""How far a term is settled, and lengths of time: what all terms share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a term is settled."""

    DEFINED = "defined"
    UNDEFINED = "undefined"
    """Spoken of, without a usable value: “另行协商”, “按贡献分配”."""
    BLANK = "blank"
    """Left to be filled in, or a list of options without a tick."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time: calendar months, or days. Both None: left to fill in or not settled (三至五个月)."""

    months: int | None = None
    days: int | None = None
    working: bool = False
    """The days are working days."""
