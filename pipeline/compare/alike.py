"""Which of two lists belong together; the lists may change places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
MOST_PAIRS = 60_000
"""Pairs that are weighed; beyond that only those near each other are (every list has its order)."""


def grams(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of ``text``; a single character is a pair by itself."""
    return Counter(text[at : at + 2] for at in range(max(len(text) - 1, 1))) if text else Counter()


def likeness(first: Counter[str], second: Counter[str]) -> float:
    """How much two texts have in common, from 0 to 1 (Dice); the same both ways."""
    total = sum(first.values()) + sum(second.values())
    if not total:
        return 1.0
    common = sum(min(first[gram], second[gram]) for gram in first.keys() & second.keys())
    return 2 * common / total


def pair(
    old: Sequence[T], new: Sequence[T], score: Callable[[T, T], float], *, least: float
) -> list[tuple[int, int]]:
    """Positions in ``old`` and ``new`` that belong together, the best pairs first come; sorted.

    ``score`` is the same both ways; pairs below ``least`` are none. Lists that change places give the same
    pairs: of equal scores the nearest positions count, then the first ones.
    """
    weighed = [
        (-score(old[i], new[j]), abs(i - j), min(i, j), i, j) for i, j in _candidates(len(old), len(new))
    ]
    weighed.sort(key=lambda item: item[:3])
    left_old, left_new, chosen = set(range(len(old))), set(range(len(new))), []
    for worse, _, _, i, j in weighed:
        if -worse < least:
            break
        if i in left_old and j in left_new:
            left_old.remove(i)
            left_new.remove(j)
            chosen.append((i, j))
    return sorted(chosen)


def _candidates(old: int, new: int) -> list[tuple[int, int]]:
    if old * new <= MOST_PAIRS:
        return [(i, j) for i in range(old) for j in range(new)]
    reach = max(MOST_PAIRS // max(old, new) // 2, 1)
    if old >= new:
        return [(i, j) for i in range(old) for j in _near(i, old, new, reach)]
    return [(i, j) for j in range(new) for i in _near(j, new, old, reach)]


def _near(place: int, long: int, short: int, reach: int) -> range:
    centre = place * short // long
    return range(max(centre - reach, 0), min(centre + reach + 1, short))
