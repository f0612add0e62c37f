"""Values of the model as JSON in bytes and back, nothing lost; for stores and exports of many rows."""

from __future__ import annotations

import json
from collections.abc import Hashable
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def packed(value: object) -> bytes:
    """A dataclass of the model as one line of JSON in UTF-8; equal values give equal bytes.

    What JSON has no kind for is text: decimals, fractions (``3/5``), dates (ISO). Half a surrogate pair,
    which UTF-8 has no bytes for, becomes ``?``.
    """
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value, enc_hook=_other)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpacked(data: bytes | str, kind: type[T]) -> T:
    """The ``kind`` that ``packed`` wrote; fields that it does not name have their defaults.

    Raises ValueError for what no ``kind`` is.
    """
    made: T = _decoder(cast("Hashable", kind)).decode(data)
    return made


def _other(value: Any) -> str:  # noqa: ANN401 - anything may come
    """What msgspec does not know."""
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(type(value))


def _read(kind: type, value: Any) -> Any:  # noqa: ANN401 - see _other
    if kind is Fraction:
        return Fraction(value)
    raise NotImplementedError(kind)


_ENCODER = msgspec.json.Encoder(enc_hook=_other)


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_read)
