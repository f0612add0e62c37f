"""Reading the data of an object: mappings or records, texts and exact figures, faults said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from pipeline.errors import ContentError

MAX_DIGITS = 15
"""Digits in front of the decimal point that a spreadsheet keeps exactly."""
PLACES = 4
"""Decimal places to which figures of a chart are rounded."""
_FRACTION = re.compile(r"(-?\d+)/([1-9]\d*)", re.ASCII)
_FIGURE = re.compile(r"[¥￥]?(?P<figure>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>.*)", re.ASCII)


class Fields(Protocol):
    """A mapping or record: anything with ``[name]``."""

    def __getitem__(self, name: str, /) -> object:
        """Return the value of the field ``name``; LookupError or AttributeError when there is none."""


def get(data: Fields, name: str) -> object:
    """Return the field ``name`` of ``data``, None when there is none or nothing at all is filled in."""
    if not data:
        return None
    try:
        return data[name]
    except (LookupError, AttributeError):
        return None


def text(data: Fields, name: str) -> str:
    """Return the field ``name`` as it prints; an absent one is empty, a line to be filled in stays one."""
    value = get(data, name)
    return "" if value is None else str(value)


def filled(data: Fields, name: str) -> str:
    """Return the field ``name`` as it prints, empty where nothing is filled in."""
    value = get(data, name)
    return str(value) if value else ""


def entries(data: Fields, name: str) -> tuple[Fields, ...]:
    """Return the entries of the list ``name``; none where there is no list."""
    return tuple(items(data, name))  # type: ignore[arg-type]  # what is no record fails where it is read


def items(data: Fields, name: str) -> tuple[object, ...]:
    """Return what the list ``name`` holds; nothing where there is no list. ContentError for a text."""
    value = get(data, name)
    if not value:
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise fault(f"“{name}”应是一个列表，现在是“{value}”")
    return tuple(value)


def figure(value: object, *, unit: str = "") -> Decimal | None:
    """Return the exact figure that ``value`` stands for, rounded to four places; None for a gap.

    Texts may have thousands separators and ``unit`` behind them. ContentError for anything else: other units,
    words, values that are not finite or have more than 15 digits.
    """
    exact = _exact(value, unit)
    if exact is None:
        return None
    if not exact.is_finite() or abs(exact) >= Decimal(10) ** MAX_DIGITS:
        raise fault(f"“{value}”超出图表可以表示的范围")
    return round(exact, PLACES)


def _exact(value: object, unit: str) -> Decimal | None:
    match value:
        case None | "":
            return None
        case bool():
            raise fault(f"“{value}”不是数字")
        case Fraction():
            return Decimal(value.numerator) / Decimal(value.denominator)
        case int() | Decimal():
            return Decimal(value)
        case float():
            return Decimal(repr(value))
        case str():
            return _parsed(value, unit)
    if not value:
        return None
    raise fault(f"“{value}”不是数字")


def _parsed(value: str, unit: str) -> Decimal:
    fraction = _FRACTION.fullmatch(str(value)) if unit == "%" else None
    if fraction is not None:  # a third prints as 1/3, since no percentage says it exactly
        return Decimal(fraction[1]) * 100 / Decimal(fraction[2])
    found = _FIGURE.fullmatch(str(value).strip())
    behind = found["unit"].replace("％", "%") if found else ""
    if found is None or behind not in ("", unit):
        raise fault(f"“{value}”不是以“{unit}”为单位的数字" if unit else f"“{value}”不是数字")
    return Decimal(found["figure"].replace(",", ""))


def written(value: Decimal) -> str:
    """Return ``value`` in plain digits: no exponent, no zeros at the end (``12.5``)."""
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def fault(what: str) -> ContentError:
    """Return the error that says ``what`` is wrong with the data of an object."""
    return ContentError((f"图表数据：{what}；请检查模板中图表所用的字段。",))
