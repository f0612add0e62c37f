"""Many patterns looked for in the same sentences: few of them can match one, and only those are tried."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.model.sieve import holds, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.model.late import LatePattern


class Several:
    """Items of one pattern or more; a text is asked at once for the rarest word that each of them needs."""

    def __init__(self, items: Iterable[Sequence[LatePattern]]) -> None:
        """Keep ``items``; one is found in a text where each of its patterns is."""
        self._items = tuple(items)
        self._needed = tuple(tuple(e for part in item for e in part.needs.ends) for item in self._items)
        self._always = _bits(number for number, needed in enumerate(self._needed) if not needed)
        by_end = defaultdict[str, int](int)
        for number, needed in enumerate(self._needed):
            for end in needed[0] if needed else ():
                by_end[end] |= 1 << number
        self._by_end, self._ends = dict(by_end), frozenset(by_end)

    def found_in(self, text: str) -> bool:
        """Whether one of the items is found in ``text``."""
        return any(
            all(part.search(text) for part in self._items[number])
            for number in _numbers(self._possible(text))
        )

    def cut_from(self, text: str, filler: str) -> str:
        """``text`` with ``filler`` for each match of the items, one item after the other."""
        left = self._possible(text)
        while left:
            number = next(_numbers(left))
            cut = text
            for part in self._items[number]:
                cut = part.sub(filler, cut)
            behind = -(2 << number)
            left = behind & (left if cut == text else self._possible(cut))
            text = cut
        return text

    def _possible(self, text: str) -> int:
        """The numbers, as bits, of the items that may be found in ``text``."""
        pairs, found = pairs_of(text), self._always
        for end in pairs & self._ends:
            found |= self._by_end[end]
        possible = 0
        for number in _numbers(found):
            if holds(pairs, self._needed[number]):
                possible |= 1 << number
        return possible


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1
