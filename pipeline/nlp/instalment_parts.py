"""What a sentence says of instalments: its parts and what they are parts of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from pipeline.text.money import MoneySpan


class Part(NamedTuple):
    """One instalment as written; neither share nor amount: the rest."""

    share: Fraction | None = None
    amount: Decimal | None = None
    to_date: bool = False
    """The share counts everything paid so far (付至 70%)."""
    rest: bool = False


@dataclass(slots=True)
class Reading:
    """What one sentence says about instalments."""

    parts: list[Part] = field(default_factory=list)
    base: MoneySpan | None = None
    """What the parts are parts of, where the sentence says so."""
    payer: str = ""
    blank: bool = False
    """Some part was left to fill in."""
    stem: bool = False
    """It announces instalments that follow."""
