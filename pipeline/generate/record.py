"""The values of a project as templates see them: records of printed values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate.shape import Shape
from pipeline.generate.values import BLANK, Blank, Day, PartyName, Percent, YesNo, day, money, percent

PARALLEL = "[]"
"""Ending of a derived name whose value holds one mapping for each entry of a list."""


class Record:
    """Named values, read as attributes or by name; false when nothing in it is stated. Not to be changed."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_fields", dict(fields))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any printed value
        try:
            return object.__getattribute__(self, "_fields")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a record is not changed: {name}")

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - any printed value
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __bool__(self) -> bool:
        return any(isinstance(value, YesNo | int) or bool(value) for value in self._fields.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._fields == other._fields

    def __hash__(self) -> int:
        return hash(tuple(self._fields))

    def __str__(self) -> str:
        raise TypeError(f"a record cannot be printed, only one of: {'、'.join(self._fields)}")

    def __repr__(self) -> str:
        return f"Record({self._fields!r})"


Parties = Mapping[str, PartyName]
"""Every designation of a party to how the party is printed."""


def stated(shape: Shape, value: Any, parties: Parties) -> Any:  # noqa: ANN401 - any value of a project file
    """``value`` as templates see it; what ``shape`` knows and ``value`` lacks is blank."""
    if shape.kind == "record":
        given = value if isinstance(value, Mapping) else {}
        return Record({name: stated(item, given.get(name), parties) for name, item in shape.fields.items()})
    if shape.kind == "list":
        return tuple(stated(shape.items, item, parties) for item in value or ())
    return _leaf(shape, value, parties)


def _leaf(shape: Shape, value: Any, parties: Parties) -> Any:  # noqa: ANN401 - any printed value
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return YesNo(value)
    if shape.format == "party":
        return parties.get(value, value)
    return _PRINTED.get(shape.format, _same)(value)


def _same(value: Any) -> Any:  # noqa: ANN401 - any value
    return value


_PRINTED: Mapping[str, Callable[[Any], Any]] = {
    "money": money,
    "date": day,
    "percent": percent,
    "prose": str.strip,
}


def derived(value: Any, parties: Parties) -> Any:  # noqa: ANN401 - any value that derive modules return
    """A derived value as templates see it: dates and fractions are printed like those of the project file."""
    match value:
        case None:
            return BLANK
        case Record() | Blank() | YesNo():
            return value
        case bool():
            return YesNo(value)
        case Mapping():
            return Record({key: derived(item, parties) for key, item in value.items()})
        case list() | tuple():
            return tuple(derived(item, parties) for item in value)
        case _:
            return _printed(value)


def _printed(value: Any) -> Any:  # noqa: ANN401 - any single value
    match value:
        case date():
            return Day(value)
        case Fraction():
            return Percent(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return value


def merged(record: Record, more: Mapping[str, Any], parties: Parties) -> Record:
    """``record`` with ``more``.

    A mapping goes into the record of its name, the tuple of ``name[]`` into the entries of that list.
    """
    fields = {name: record[name] for name in record}
    for name, value in more.items():
        if name.endswith(PARALLEL):
            plain = name.removesuffix(PARALLEL)
            fields[plain] = _paired(fields[plain], value, parties)
        elif isinstance(value, Mapping):
            known = fields.get(name)
            fields[name] = merged(known if isinstance(known, Record) else Record({}), value, parties)
        else:
            fields[name] = derived(value, parties)
    return Record(fields)


def _paired(entries: tuple[Any, ...], more: Any, parties: Parties) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(merged(entry, extra, parties) for entry, extra in zip(entries, more, strict=True))
