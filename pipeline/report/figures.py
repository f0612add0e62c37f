"""Figures as a reader expects them; nothing is rounded away."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from pipeline.model.terms import Amount
from pipeline.report.wording import Wording

_YEAR: Final = 12
_PERCENT: Final = 100


def money(amount: Amount, wording: Wording) -> str:
    """``1,000,000.00 元``, or with the code of a foreign currency."""
    unit = wording.pick(("元", "CNY")) if amount.currency == "CNY" else amount.currency
    return f"{grouped(amount.value)} {unit}"


def grouped(value: Decimal) -> str:
    """``value`` with thousands separators and at least two decimals."""
    exponent = value.as_tuple().exponent
    places = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"{value:,.{places}f}"


def months(count: int, wording: Wording) -> str:
    """``24 个月（2 年）``."""
    years, rest = divmod(count, _YEAR)
    text = wording.pick((f"{count} 个月", f"{count} months"))
    whole = years and not rest
    return text + wording.bracketed(wording.pick((f"{years} 年", f"{years} years"))) if whole else text


def share(value: Fraction) -> str:
    """``60%``; ``1/3`` for what has no short decimal form."""
    percent = value * _PERCENT
    if (percent * _PERCENT).denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{float(percent):.2f}".rstrip("0").rstrip(".") + "%"
