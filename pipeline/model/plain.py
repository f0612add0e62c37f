"""Frozen dataclasses to JSON-ready values and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

_Step = Callable[[Any], Any]


def to_plain(value: Any) -> Any:  # noqa: ANN401 - any model value goes in, any JSON value comes out
    """``value`` as dicts, lists, strings, numbers, booleans and None.

    Decimals, fractions (``3/5``) and dates (ISO) become strings: JSON numbers would lose them.
    """
    kind: Any = type(value)
    return _step(kind)(value)


@cache
def _step(kind: Any) -> _Step:  # noqa: ANN401 - any type
    """What turns a value of exactly this type into plain ones."""
    if is_dataclass(kind):
        names = tuple(item.name for item in fields(kind))
        return lambda value: {name: to_plain(getattr(value, name)) for name in names}
    if issubclass(kind, dict):
        return lambda value: {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if issubclass(kind, tuple | list):
        return lambda value: [to_plain(item) for item in value]
    if issubclass(kind, set | frozenset):
        return lambda value: sorted(to_plain(item) for item in value)
    return _scalar(kind)


def _scalar(kind: type) -> _Step:
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Decimal | Fraction):
        return str
    return _isoformat if issubclass(kind, date) else _same


def _isoformat(value: date) -> str:
    return value.isoformat()


def _same(value: Any) -> Any:  # noqa: ANN401 - see to_plain
    return value
