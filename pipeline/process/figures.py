"""Exact numbers and how they are printed in a derivation; knows nothing of what they measure."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pipeline.errors import InputError

Number = int | Decimal | Fraction
"""What arithmetic accepts: never float, which cannot hold 0.1."""

_PLACES = 2
_LONGEST = 4
_FINEST = 10_000
_SIMPLE = 100
_HUNDRED = 100


def exact(value: Number) -> Fraction:
    """``value`` without loss. Raises TypeError for a float or a bool, InputError for NaN and infinity."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"{value!r} is not an exact number")
    if isinstance(value, Decimal) and not value.is_finite():
        raise InputError(f"{value} 不是数，请写一个具体的数值")
    return Fraction(value)


def natural(value: int, what: str) -> int:
    """``value`` if it is a whole number of 0 or more. Raises InputError that names ``what``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    if value < 0:
        raise InputError(f"{what}不能是负数（现为{value}），请改为0或者正整数")
    return value


def plain(value: Number, *, limit: Number | None = None) -> str:
    """``value`` as Chinese text prints it: 12, 12.5, 约0.33.

    With ``limit`` an approximate figure has as many places as are needed to stand on the right side of it.
    """
    return _figure(exact(value), "", limit)


def percent(value: Number, *, limit: Number | None = None) -> str:
    """A share (1 = 100 %) as percent: 80%, 1/3（约33.33%）; ``limit`` as in ``plain``, also a share."""
    share = exact(value)
    near = _figure(share * _HUNDRED, "%", None if limit is None else exact(limit) * _HUNDRED)
    simple = share.denominator <= _SIMPLE and near.startswith("约")
    return f"{share}（{near}）" if simple else near


def points(value: Number) -> str:
    """A difference of two shares: 4个百分点, 约3.33个百分点."""
    return _figure(exact(value) * _HUNDRED, "个百分点", None)


def show_date(day: date) -> str:
    """``day`` as 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def show_span(first: date, last: date) -> str:
    """Both days with 至, the second without what it shares with the first; one day alone for equal days."""
    if first == last:
        return show_date(first)
    if first.year != last.year:
        return f"{show_date(first)}至{show_date(last)}"
    month = "" if first.month == last.month else f"{last.month}月"
    return f"{show_date(first)}至{month}{last.day}日"


def _figure(value: Fraction, unit: str, limit: Number | None) -> str:
    if _terminates(value):
        return f"{_written(value, _LONGEST)}{unit}"
    return f"约{_written(value, _places(value, None if limit is None else exact(limit)))}{unit}"


def _terminates(value: Fraction) -> bool:
    return _FINEST % value.denominator == 0


def _places(value: Fraction, limit: Fraction | None) -> int:
    places = _PLACES
    if limit is not None and value != limit:
        while not _same_side(Fraction(_written(value, places)), value, limit):
            places += 1
    return places


def _same_side(near: Fraction, value: Fraction, limit: Fraction) -> bool:
    return near < limit if value < limit else near > limit


def _written(value: Fraction, places: int) -> str:
    """``value`` rounded half up (away from zero), without zeros at the end."""
    units = math.floor(abs(value) * 10**places + Fraction(1, 2))
    whole, rest = divmod(units, 10**places)
    tail = f"{rest:0{places}d}".rstrip("0")
    sign = "-" if value < 0 and units else ""
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"
