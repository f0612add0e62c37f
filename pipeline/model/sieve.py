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
from typing import Any

Items = Iterable[tuple[Any, Any]]

MOST_SPELLED = 64
"""Parts that can be more words than these are not spelled out."""
MOST_WORDS = 512
"""Sets with more words than these are hardly ever wanting."""
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

    heads: tuple[frozenset[str], ...]
    """Of each set one, the first two characters of a word, or the one of a short word."""
    in_line: bool
    """No match holds a line feed, nor looks further than at the one behind its line."""


def needs(pattern: re.Pattern[str]) -> Needs:
    """What every match of ``pattern`` needs."""
    return _needs(pattern.pattern, pattern.flags)


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
        text = "\n".join(lines)
        self._heads = {*text, *map(add, text, text[1:])}

    def ranges(self, wanted: Needs) -> Iterable[tuple[int, int]]:
        """Ranges of lines, in order, outside of which nothing holds what is ``wanted``."""
        heads = self._heads
        for words in wanted.heads:
            if heads.isdisjoint(words):
                return ()
        if not wanted.in_line:
            return ((0, self._count),) if self._count else ()
        return self._joined(wanted.heads)

    def _joined(self, wanted: Iterable[frozenset[str]]) -> Iterator[tuple[int, int]]:
        left, size = self._all, self._size
        for words in wanted:
            left &= self._with_one_of(words)
        while left:
            first = (left & -left).bit_length() - 1
            beyond = left + (1 << first)
            last = (beyond & -beyond).bit_length() - 1
            left &= beyond
            yield first * size, min(last * size, self._count)

    def _with_one_of(self, words: frozenset[str]) -> int:
        """The groups of lines that hold all characters of one of ``words``, and so may hold it."""
        get, found = self._masks.get, 0
        for word in self._heads & words:
            mask = get(word)
            found |= self._with(word) if mask is None else mask
        return found

    def _with(self, word: str) -> int:
        """The groups of lines that hold all characters of ``word``; remembered, as words recur."""
        mask = self._all
        for character in word:
            mask &= self._held.get(character, 0)
        self._masks[word] = mask
        return mask


@lru_cache(maxsize=4096)
def _needs(pattern: str, flags: int) -> Needs:
    items = parser.parse(pattern, flags)
    if flags & re.IGNORECASE:
        return Needs((), in_line=False)
    needed = (words for words in _needed(items) if "" not in words and len(words) <= MOST_WORDS)
    found = {frozenset(word[:2] for word in _shortest(words)) for words in needed}
    best = sorted(found, key=_promise)[:MOST_SETS]
    return Needs(tuple(best), in_line=not _crosses_lines(items, flags))


def _promise(words: frozenset[str]) -> tuple[bool, int, list[str]]:
    """Sorts first what is likely to be rare: words of several characters, and few of them."""
    return min(map(len, words)) == 1, len(words), sorted(words)


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """``words`` without those that hold another one."""
    return frozenset(word for word in words if words.isdisjoint(_parts(word)))


def _parts(word: str) -> Iterator[str]:
    """All strings inside ``word`` but the word itself."""
    ends = range(1, len(word) + 1)
    return (word[start:end] for end in ends for start in range(end) if end - start < len(word))


def _needed(items: Items) -> Iterator[frozenset[str]]:
    """What stands side by side is one word; what cannot be spelled out separates words."""
    run = frozenset({""})
    for item in items:
        spelled = _spelled(item)
        if spelled is None:
            yield run
            yield from _needed_inside(item)
            run = frozenset({""})
        elif len(run) * len(spelled) <= MOST_SPELLED:
            run = _joined(run, spelled)
        else:
            yield run
            run = spelled
    yield run


def _needed_inside(item: tuple[Any, Any]) -> Iterator[frozenset[str]]:
    """What a part needs that can be too many things to spell them out."""
    code, value = item
    if code is op.SUBPATTERN and not _has_flags(value):
        yield from _needed(value[3])
    elif code in _REPEATS and value[0]:
        yield from _needed(value[2])
    elif code is op.BRANCH:
        yield _best_of_each(value[1])


def _best_of_each(branches: Iterable[Items]) -> frozenset[str]:
    """One set for alternatives of which each needs words; a set with the empty word when one needs none."""
    nothing = frozenset({""})
    needed = ([words for words in _needed(branch) if "" not in words] for branch in branches)
    return frozenset().union(*(min(sets, key=_promise, default=nothing) for sets in needed))


def _spelled(item: tuple[Any, Any]) -> frozenset[str] | None:
    """All strings that a part matches; None when they are too many."""
    code, value = item
    spell = _SPELLED.get(code)
    return None if spell is None else spell(value)


def _repeated(value: tuple[int, int, Items]) -> frozenset[str] | None:
    least, most, items = value
    once = _sequence(items) if most <= 1 else None
    return once if least or once is None else once | {""}


def _sequence(items: Items) -> frozenset[str] | None:
    found = frozenset({""})
    for item in items:
        spelled = _spelled(item)
        if spelled is None or len(found) * len(spelled) > MOST_SPELLED:
            return None
        found = _joined(found, spelled)
    return found


def _union(branches: Iterable[Items]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for branch in branches:
        spelled = _sequence(branch)
        if spelled is None:
            return None
        found |= spelled
    return found


def _members(members: Items) -> frozenset[str] | None:
    """The characters of a class; None for one that names categories or all but some."""
    found: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            found.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _WIDEST_RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found)


_SPELLED: dict[Any, Callable[[Any], frozenset[str] | None]] = {
    op.LITERAL: lambda code: frozenset({chr(code)}),
    op.IN: _members,
    op.SUBPATTERN: lambda group: None if _has_flags(group) else _sequence(group[3]),
    op.BRANCH: lambda branches: _union(branches[1]),
    **dict.fromkeys(_REPEATS, _repeated),
    **dict.fromkeys((op.AT, *_ASSERTIONS), lambda _: frozenset({""})),
}


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    return frozenset(a + b for a in first for b in second)


def _crosses_lines(items: Items, flags: int) -> bool:
    """True when a match, or what it looks at around it, may hold a line feed or be the end of the text."""
    return any(_crosses(code, value, flags) for code, value in items)


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
