"""Frozen dataclasses to JSON-ready values and nothing else."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any


def to_plain(value: Any) -> Any:  # noqa: ANN401 - any model value goes in, any JSON value comes out
    """``value`` as dicts, lists, strings, numbers, booleans and None.

    Decimals, fractions (``3/5``) and dates (ISO) become strings: JSON numbers would lose them.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: to_plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, dict):
        return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(to_plain(item) for item in value)
    return _scalar(value)


def _scalar(value: Any) -> Any:  # noqa: ANN401 - see to_plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal | Fraction):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
