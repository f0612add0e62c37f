"""A bounded memory for what is costly to parse and the same in many files (styles, numbering)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memo(Generic[Value]):
    """The last values made, by key. Values must be immutable; what made them is not kept alive."""

    def __init__(self, size: int) -> None:
        """Remember up to ``size`` values."""
        self._size = size
        self._values: OrderedDict[str, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], Value]) -> Value:
        """The value under ``key`` (`Entry.digest`), made by ``make`` when it is new."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value
