"""The marks of runs as bits while a document is read, and as the words of the model afterwards."""

from __future__ import annotations

from functools import lru_cache

INSERTED, DELETED, MOVED, HIDDEN, FIELD, UNDERLINE, BOLD, PLACEHOLDER, STRUCK, ASIDE = (
    1 << bit for bit in range(10)
)
_NAMES = (
    "inserted",
    "deleted",
    "moved",
    "hidden",
    "field",
    "underline",
    "bold",
    "placeholder",
    "struck",
    "aside",
)


@lru_cache(maxsize=1 << len(_NAMES))
def mark_names(marks: int) -> frozenset[str]:
    """The words for the bits ``marks``."""
    return frozenset(name for bit, name in enumerate(_NAMES) if marks >> bit & 1)
