"""Model values out of the JSON of a report: the inverse that shows that nothing was lost."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pipeline.model.document import Location
from pipeline.model.evidence import Evidence

T = TypeVar("T")
PLAIN: tuple[type, ...] = (Decimal, Fraction)


def rebuild(kind: type[T], value: Any) -> T:  # noqa: ANN401 - JSON goes in
    """The value of type ``kind`` that ``value`` stands for; TypeError when a key is missing or unknown."""
    result: T = _rebuild(kind, value)
    return result


def place(value: dict[str, Any]) -> Location:
    """The location whose four fields ``value`` holds."""
    return Location(value["block"], value["start"], value["end"], value["part"])


def _rebuild(kind: Any, value: Any) -> Any:  # noqa: ANN401
    if get_origin(kind) in {Union, types.UnionType}:
        return None if value is None else _rebuild(get_args(kind)[0], value)
    if get_origin(kind) is tuple:
        return tuple(_rebuild(get_args(kind)[0], item) for item in value)
    if kind is Evidence:
        return Evidence(value["quote"], place(value), value["clause"])
    if is_dataclass(kind):
        return _dataclass(kind, value)
    return _scalar(kind, value)


def _dataclass(kind: Any, value: dict[str, Any]) -> Any:  # noqa: ANN401
    hints = get_type_hints(kind)
    assert list(value) == [item.name for item in fields(kind)]
    return kind(**{name: _rebuild(hints[name], item) for name, item in value.items()})


def _scalar(kind: Any, value: Any) -> Any:  # noqa: ANN401
    if kind is date:
        return date.fromisoformat(value)
    if kind in PLAIN or issubclass(kind, Enum):
        return kind(value)
    assert type(value) is kind
    return value
