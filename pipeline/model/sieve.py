"""Which lines of a text a pattern can match at all, told by the words that it cannot do without.

``(甲方|乙方)[^。]{0,9}(负责|承担)`` needs 甲方 or 乙方, and 负责 or 承担: the few sentences with both are
searched, the others are not. Most patterns need words that a given agreement does not hold in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from re import _constants as op  # type: ignore[attr-defined]  # the parser that re itself uses
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, Protocol

Items = Sequence[tuple[Any, Any]]

MOST_SPELLED = 64
"""Parts that can be more words than these are not spelled out."""
MOST_ENDS = 512
"""Sets with more ends than these are hardly ever wanting."""
MOST_SETS = 4
MOST_GROUPS = 1024
"""A text of more lines is looked at in groups of lines."""
_WIDEST_RANGE = 12
_LINE_FEED = ord("\n")
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_ASSERTIONS = (op.ASSERT, op.ASSERT_NOT)
_CHARACTERS = (op.LITERAL, op.NOT_LITERAL, op.IN)
_LINE_FEED_CATEGORIES = (op.CATEGORY_SPACE, op.CATEGORY_NOT_DIGIT, op.CATEGORY_NOT_WORD)


@dataclass(frozen=True, slots=True)
class Needs:
    """What every match of a pattern holds."""

    ends: tuple[frozenset[str], ...]
    """Of each set one: the last two characters of a word, or the one of a short word."""
    in_line: bool
    """No match holds a line feed, or looks beyond the one behind its line."""


class Written(Protocol):
    """A pattern, compiled or not."""

    @property
    def pattern(self) -> str:
        """Its expression."""

    @property
    def flags(self) -> int:
        """Those that it was or is to be compiled with."""


def needs(pattern: Written) -> Needs:
    """What every match of ``pattern`` needs."""
    return _needs(pattern.pattern, pattern.flags)


def may_hold(text: str, needed: Iterable[frozenset[str]]) -> bool:
    """Whether ``text`` holds one of each of the ``needed`` ends, as every match does."""
    return holds(pairs_of(text), needed)


def holds(pairs: set[str], needed: Iterable[frozenset[str]]) -> bool:
    """Whether one of each of the ``needed`` ends is among the ``pairs`` of a text."""
    for ends in needed:  # noqa: SIM110 - asked for each sentence and pattern: a generator takes twice the time
        if pairs.isdisjoint(ends):
            return False
    return True


def _side_by_side(text: str) -> set[str]:
    """The characters of ``text``, and each two that stand side by side."""
    return {*text, *map(add, text, text[1:])}


pairs_of = lru_cache(maxsize=256)(_side_by_side)
"""Remembered for single sentences, as many patterns are looked for in the same one."""


class Index:
    """In which lines of a text characters stand, and so in which words may."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Index ``lines``."""
        self._count = len(lines)
        self._size = max(1, -(-self._count // MOST_GROUPS))
        self._all = (1 << -(-self._count // self._size)) - 1
        self._masks = dict[str, int]()
        self._held = held = dict[str, int]()
        for at, line in enumerate(lines):
            bit = 1 << at // self._size
            for character in set(line):
                held[character] = held.get(character, 0) | bit
        self._pairs = _side_by_side("\n".join(lines))

    def ranges(self, wanted: Needs, *others: Needs) -> Iterable[tuple[int, int]]:
        """Ranges of lines, in order, outside of which nothing holds what is ``wanted``.

        Lines that do not hold what the ``others`` want may be left out too.
        """
        needed = [ends for needs in (wanted, *others) for ends in needs.ends]
        if not wanted.in_line:
            return ((0, self._count),) if self._count and holds(self._pairs, needed) else ()
        left = self._all
        for ends in needed:
            left &= self._with_one_of(ends)
            if not left:
                return ()
        return self._joined(left)

    def _joined(self, left: int) -> Iterator[tuple[int, int]]:
        size = self._size
        while left:
            first = (left & -left).bit_length() - 1
            beyond = left + (1 << first)
            last = (beyond & -beyond).bit_length() - 1
            left &= beyond
            yield first * size, min(last * size, self._count)

    def _with_one_of(self, ends: frozenset[str]) -> int:
        """The groups of lines that hold all characters of one of ``ends``, and so may hold it."""
        get, found = self._masks.get, 0
        for end in self._pairs & ends:
            mask = get(end)
            found |= self._with(end) if mask is None else mask
        return found

    def _with(self, end: str) -> int:
        """The groups of lines that hold all characters of ``end``; remembered, as words recur."""
        mask = self._all
        for character in end:
            mask &= self._held.get(character, 0)
        self._masks[end] = mask
        return mask


@lru_cache(maxsize=4096)
def _needs(pattern: str, flags: int) -> Needs:
    items = parser.parse(pattern, flags)
    if items.state.flags & re.IGNORECASE:
        return Needs((), in_line=False)
    found = dict.fromkeys(_shortest(ends) for ends in _told(items).needed if len(ends) <= MOST_ENDS)
    return Needs(tuple(sorted(found, key=_promise)[:MOST_SETS]), in_line=not _crosses_lines(items, flags))


def _promise(ends: frozenset[str]) -> tuple[bool, int]:
    """Sorts first what is likely to be rare: ends of two characters, and few of them."""
    return min(map(len, ends)) == 1, len(ends)


def _shortest(ends: frozenset[str]) -> frozenset[str]:
    """``ends`` without those that hold another one."""
    return frozenset(end for end in ends if len(end) == 1 or ends.isdisjoint(end))


class _Told(NamedTuple):
    """What a part of a pattern tells about its matches."""

    spelled: frozenset[str] | None
    """How they all end; None when they are too many to spell them out."""
    needed: tuple[frozenset[str], ...] = ()
    """Sets of ends; every match holds one of each."""


_EMPTY = frozenset({""})


def _told(items: Items) -> _Told:
    """What stands side by side is one word; what cannot be spelled out separates words."""
    parts = getattr(items, "data", items)  # the list that the parser keeps them in, which is faster to read
    if parts and all(code is op.LITERAL for code, _ in parts):  # most are plain words
        word = frozenset({"".join(chr(value) for _, value in parts[-2:])})
        return _Told(word, (word,))
    run, whole = _EMPTY, True
    needed: list[frozenset[str]] = []
    for code, value in parts:
        spelled, inside = _of_part(code, value)
        if spelled is not None and len(run) * len(spelled) <= MOST_SPELLED:
            run = _joined(run, spelled)
            continue
        needed += (run, *inside)
        run, whole = _EMPTY if spelled is None else spelled, False
    needed = [ends for ends in (*needed, run) if "" not in ends]
    return _Told(run if whole else None, tuple(needed))


def _of_part(code: Any, value: Any) -> _Told:  # noqa: ANN401 - as the parser says it
    tell = _TELLING.get(code)
    return _Told(None) if tell is None else tell(value)


def _of_branches(value: tuple[None, Sequence[Items]]) -> _Told:
    """The ends of all alternatives, else one set of what each of them needs."""
    told = [_told(branch) for branch in value[1]]
    spelled = [item.spelled for item in told if item.spelled is not None]
    if len(spelled) == len(told):
        return _Told(frozenset().union(*spelled))
    best = (min(item.needed, key=_promise, default=_EMPTY) for item in told)
    return _Told(None, (frozenset().union(*best),))


def _of_repeated(value: tuple[int, int, Items]) -> _Told:
    least, most, items = value
    told = _told(items)
    if most > 1 or told.spelled is None:
        return _Told(None, told.needed if least else ())
    return _Told(told.spelled if least else told.spelled | _EMPTY)


def _of_group(value: tuple[Any, int, int, Items]) -> _Told:
    return _Told(None) if _has_flags(value) else _told(value[3])


def _of_class(members: Items) -> _Told:
    """The characters of a class; nothing of one that names categories or all but some."""
    found: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            found.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _WIDEST_RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _Told(None)
    return _Told(frozenset(found))


_TELLING: dict[Any, Callable[[Any], _Told]] = {
    op.LITERAL: lambda code: _Told(frozenset({chr(code)})),
    op.IN: _of_class,
    op.SUBPATTERN: _of_group,
    op.BRANCH: _of_branches,
    **dict.fromkeys(_REPEATS, _of_repeated),
    **dict.fromkeys((op.AT, *_ASSERTIONS), lambda _: _Told(_EMPTY)),
}


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    return frozenset((a + b)[-2:] for a in first for b in second)


def _crosses_lines(items: Items, flags: int) -> bool:
    """True when a match, or what it looks at around it, may hold a line feed or be the end of the text."""
    return any(_crosses(code, value, flags) for code, value in getattr(items, "data", items))


def _crosses(code: Any, value: Any, flags: int) -> bool:  # noqa: ANN401, PLR0911 - one answer for each kind of part
    if code is op.LITERAL:
        return bool(value == _LINE_FEED)
    if code is op.IN:
        return _class_crosses(value)
    if code is op.NOT_LITERAL:
        return bool(value != _LINE_FEED)
    if code is op.ANY:
        return bool(flags & re.DOTALL)
    if code is op.AT:
        return value is op.AT_END_STRING or (value is op.AT_END and not flags & re.MULTILINE)
    if code is op.BRANCH:
        return any(_crosses_lines(branch, flags) for branch in value[1])
    if code is op.SUBPATTERN:
        return _has_flags(value) or _crosses_lines(value[3], flags)
    if code in _REPEATS:
        return _crosses_lines(value[2], flags)
    return code not in _ASSERTIONS or _looks_beyond(value[1], flags)


def _looks_beyond(items: Sequence[tuple[Any, Any]], flags: int) -> bool:
    """Whether an assertion may see more than one line feed, and that as the last thing it sees."""
    if not items:
        return False
    *before, (code, value) = items
    if _crosses_lines(before, flags):
        return True
    if code is op.BRANCH:
        return any(_looks_beyond(branch, flags) for branch in value[1])
    if code is op.SUBPATTERN and not _has_flags(value):
        return _looks_beyond(value[3], flags)
    return code not in _CHARACTERS and _crosses(code, value, flags)


def _has_flags(group: tuple[Any, int, int, Any]) -> bool:
    """Whether a group reads its part by other flags than the rest, as ``(?i:…)`` does."""
    return bool(group[1] or group[2])


def _class_crosses(members: Items) -> bool:
    negated = any(code is op.NEGATE for code, _ in members)
    return negated != any(
        (code is op.LITERAL and value == _LINE_FEED)
        or (code is op.RANGE and value[0] <= _LINE_FEED <= value[1])
        or (code is op.CATEGORY and value in _LINE_FEED_CATEGORIES)
        for code, value in members
    )
