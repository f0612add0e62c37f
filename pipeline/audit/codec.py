"""Rows of an archive as compressed JSON and back, nothing lost."""

from __future__ import annotations

import json
import types
import typing
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from pipeline.model.archive import AuditedFile

FORMAT = 2
"""Rises when rows that an older program kept can no longer be read."""
LEVEL = 1
T = TypeVar("T")
_Step = Callable[[Any], Any]


def pack(file: AuditedFile) -> bytes:
    """``file`` as compressed JSON; equal rows give equal bytes."""
    return zlib.compress(text(file).encode("utf-8", "replace"), LEVEL)


def text(value: object) -> str:
    """A dataclass of the model as one line of JSON."""
    kind: Any = type(value)
    return json.dumps(_encoder(kind)(value), ensure_ascii=False, separators=(",", ":"))


def unpack(data: bytes) -> AuditedFile:
    """The row that ``pack`` made ``data`` of."""
    return parse(zlib.decompress(data), AuditedFile)


def parse(said: str | bytes, kind: type[T]) -> T:
    """The ``kind`` that ``text`` wrote; fields that it does not name have their defaults."""
    step: Any = _decoder(typing.cast("Any", kind))
    made: T = step(json.loads(said))
    return made


def plain_json(data: bytes) -> bytes:
    """The line of JSON inside what ``pack`` returned."""
    return zlib.decompress(data)


def _same(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return value


@cache
def _encoder(kind: Any) -> _Step:  # noqa: ANN401 - a type or a generic alias
    """The function that turns a value of ``kind`` into what JSON has."""
    inner, optional = _optional(kind)
    if optional:
        step = _encoder(inner)
        return step if step is _same else lambda value: None if value is None else step(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _fields_encoder(kind)
    if typing.get_origin(kind) is tuple:
        return _tuple_encoder(typing.get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if kind is date:
        return date.isoformat
    return str if kind in {Decimal, Fraction} else _same


def _fields_encoder(kind: type) -> _Step:
    hints = typing.get_type_hints(kind)
    steps = [(item.name, _encoder(hints[item.name])) for item in fields(kind)]
    same = [name for name, step in steps if step is _same]
    other = [(name, step) for name, step in steps if step is not _same]

    def encode(value: Any) -> dict[str, Any]:  # noqa: ANN401 - an instance of kind
        made = {name: getattr(value, name) for name in same}
        for name, step in other:
            made[name] = step(getattr(value, name))
        return made

    return encode


def _tuple_encoder(arguments: tuple[Any, ...]) -> _Step:
    if len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - tuple[item, ...]
        step = _encoder(arguments[0])
        return list if step is _same else lambda value: [step(item) for item in value]
    steps = [_encoder(argument) for argument in arguments]
    return lambda value: [step(item) for step, item in zip(steps, value, strict=True)]


@cache
def _decoder(kind: Any) -> _Step:  # noqa: ANN401 - a type or a generic alias
    """The function that turns what JSON has into a value of ``kind``."""
    inner, optional = _optional(kind)
    if optional:
        step = _decoder(inner)
        return step if step is _same else lambda value: None if value is None else step(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _fields_decoder(kind)
    if typing.get_origin(kind) is tuple:
        return _tuple_decoder(typing.get_args(kind))
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and (issubclass(kind, Enum) or kind in {Decimal, Fraction}):
        return kind
    return _same


def _fields_decoder(kind: type) -> _Step:
    hints = typing.get_type_hints(kind)
    steps = {item.name: _decoder(hints[item.name]) for item in fields(kind)}

    def decode(value: dict[str, Any]) -> Any:  # noqa: ANN401 - an instance of kind
        return kind(**{name: steps[name](item) for name, item in value.items() if name in steps})

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Step:
    if len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - tuple[item, ...]
        step = _decoder(arguments[0])
        return tuple if step is _same else lambda value: tuple(step(item) for item in value)
    steps = [_decoder(argument) for argument in arguments]
    return lambda value: tuple(step(item) for step, item in zip(steps, value, strict=True))


def _optional(kind: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type or a generic alias
    """``kind`` without None, and whether None was allowed."""
    if typing.get_origin(kind) not in {typing.Union, types.UnionType}:
        return kind, False
    inner = [argument for argument in typing.get_args(kind) if argument is not type(None)]
    return inner[0], True
