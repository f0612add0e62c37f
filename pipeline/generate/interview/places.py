"""Places of a project file: what is there, what belongs to what, what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.generate.shape import Shape

Keys = tuple[str | int, ...]
"""The way to a value: ``("parties", 0, "name")``."""
_NAMES = ("name", "title", "short", "item", "subject", "party", "id")


def value_at(data: Any, keys: Sequence[str | int]) -> Any:  # noqa: ANN401 - any value of a project file
    """The value at ``keys``; None when it is not there."""
    for key in keys:
        if isinstance(key, int):
            data = data[key] if isinstance(data, list) and key < len(data) else None
        else:
            data = data.get(key) if isinstance(data, Mapping) else None
    return data


def with_answer(data: Any, keys: Keys, value: Any) -> Any:  # noqa: ANN401 - any value of a project file
    """A copy of ``data`` with ``value`` at ``keys``; an index one past the end adds an entry."""
    if not keys:
        return value
    key, rest = keys[0], keys[1:]
    if isinstance(key, int):
        entries = list(data or ())
        there = entries[key] if key < len(entries) else None
        return [*entries[:key], with_answer(there, rest, value), *entries[key + 1 :]]
    record = dict(data or {})
    record[key] = with_answer(record.get(key), rest, value)
    return record


def is_empty(value: Any) -> bool:  # noqa: ANN401 - any value of a project file
    """Whether nothing is stated there."""
    return value is None or value in ("", [], {})


def within(keys: Keys, place: Keys) -> bool:
    """Whether ``keys`` lies at or below ``place``."""
    return keys[: len(place)] == place


def called(shape: Shape, data: Any, keys: Keys) -> str:  # noqa: ANN401 - any value of a project file
    """What people call the place: ``里程碑 第 2 项“小试” · 计划日期``."""
    parts: list[str] = []
    for depth, key in enumerate(keys, start=1):
        if isinstance(key, int):
            shape = shape.items
            name = _name(value_at(data, keys[:depth]))
            parts[-1] += f" 第 {key + 1} 项" + (f"“{name}”" if name else "")
        else:
            shape = shape.fields[key]
            parts.append(shape.title)
    return " · ".join(parts)


def _name(entry: Any) -> str:  # noqa: ANN401 - any entry of a list
    if not isinstance(entry, Mapping):
        return ""
    return next((str(entry[key]) for key in _NAMES if entry.get(key)), "")
