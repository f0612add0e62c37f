"""Which clause and which paragraph of one version is which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from pipeline.compare.alike import likeness, pair
from pipeline.compare.paragraphs import SIGNATURES, Paragraph, Unit
from pipeline.compare.rejoin import rejoined

T = TypeVar("T")
_UNIT, _PARAGRAPH, _ELSEWHERE = 0.4, 0.4, 0.6
"""Least likeness of clauses, of paragraphs of one clause, of paragraphs of different clauses."""
_TELLING = 8
"""Characters from which on equal paragraphs of different clauses are the same one, moved."""


@dataclass(frozen=True, slots=True)
class Match:
    """A paragraph in both versions, or in one only."""

    old: Paragraph | None
    new: Paragraph | None
    moved: bool = False

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.old is not None and self.new is not None and self.old.key == self.new.key


@dataclass(frozen=True, slots=True)
class Alignment:
    """The clauses and paragraphs of two versions; every one of each stands in it once."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    units: tuple[tuple[int, int], ...]
    """Positions of clauses that belong together."""
    moved: frozenset[tuple[int, int]]
    """Those of them that stand in another order."""
    matches: tuple[Match, ...]

    def new_block(self) -> dict[int, int]:
        """For blocks of the old version the block of the new one, where they belong together."""
        return {
            old: new
            for match in self.matches
            if match.old and match.new and len(match.old.blocks) == len(match.new.blocks)
            for old, new in zip(match.old.blocks, match.new.blocks, strict=True)
        }


def align(old: tuple[Unit, ...], new: tuple[Unit, ...], *, as_printed: bool = False) -> Alignment:
    """The alignment of two versions; changing places mirrors it.

    ``as_printed``: where a paragraph ends does not count, nor in which order the signatures are read.
    """
    units = _twice(old, new, key=lambda unit: unit.key, score=_score, least=_UNIT)
    moved = _out_of_order(
        units, [len(unit.key) for unit in old], [unit.key for unit in old], [unit.key for unit in new]
    )
    within = _as_printed if as_printed else _as_written
    inside = [within(old[i], new[j]) for i, j in units]
    matches = [match for found in inside for match in found]
    matches += [Match(item, None) for item in _unpaired(old, {i for i, _ in units})]
    matches += [Match(None, item) for item in _unpaired(new, {j for _, j in units})]
    return Alignment(old, new, tuple(units), frozenset(moved), tuple(_elsewhere(matches)))


def _score(old: Unit, new: Unit) -> float:
    if (old.clause is None) != (new.clause is None):
        return 0.0
    text = likeness(old.grams, new.grams)
    named = bool(old.title and new.title)
    title = 1.0 if old.first and new.first else likeness(old.titled, new.titled) if named else 0.0
    kind = 1.0 if old.kinds & new.kinds else 0.0
    return max(text, 0.5 * text + 0.3 * title + 0.2 * kind)


def _unpaired(units: Sequence[Unit], paired: set[int]) -> list[Paragraph]:
    return [item for at, unit in enumerate(units) if at not in paired for item in unit.paragraphs]


def _inside(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> list[Match]:
    pairs = _twice(old, new, key=_key, score=_likeness, least=_PARAGRAPH)
    moved = _out_of_order(
        pairs, [len(item.key) for item in old], [item.key for item in old], [item.key for item in new]
    )
    found = [Match(old[i], new[j], (i, j) in moved) for i, j in pairs]
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    found += [Match(item, None) for at, item in enumerate(old) if at not in taken_old]
    return found + [Match(None, item) for at, item in enumerate(new) if at not in taken_new]


def _as_written(old: Unit, new: Unit) -> list[Match]:
    return _inside(old.paragraphs, new.paragraphs)


def _as_printed(old: Unit, new: Unit) -> list[Match]:
    found = _inside(*rejoined(old.paragraphs, new.paragraphs))
    if not {SIGNATURES} & old.kinds & new.kinds:
        return found
    return [replace(match, moved=False) if match.same else match for match in found]


def _elsewhere(matches: Sequence[Match]) -> list[Match]:
    """Join what left one clause and came into another."""
    gone = [item.old for item in matches if item.old and not item.new]
    come = [item.new for item in matches if item.new and not item.old]
    long_gone, long_come = ([item for item in side if len(item.key) >= _TELLING] for side in (gone, come))
    pairs = _twice(long_gone, long_come, key=_key, score=_likeness, least=_ELSEWHERE)
    joined = [Match(long_gone[i], long_come[j], moved=True) for i, j in pairs]
    taken = {id(item) for match in joined for item in (match.old, match.new)}
    kept = [item for item in matches if (item.old and item.new) or id(item.old or item.new) not in taken]
    return kept + joined


def _key(paragraph: Paragraph) -> str:
    return paragraph.key


def _likeness(old: Paragraph, new: Paragraph) -> float:
    return likeness(old.grams, new.grams)


def _twice(
    old: Sequence[T],
    new: Sequence[T],
    *,
    key: Callable[[T], str],
    score: Callable[[T, T], float],
    least: float,
) -> list[tuple[int, int]]:
    """Pairs of equals first, then of those that are alike."""
    pairs = list(_equals([key(item) for item in old], [key(item) for item in new]))
    left_old = sorted(set(range(len(old))) - {i for i, _ in pairs})
    left_new = sorted(set(range(len(new))) - {j for _, j in pairs})
    alike = pair([old[i] for i in left_old], [new[j] for j in left_new], score, least=least)
    return sorted([*pairs, *((left_old[i], left_new[j]) for i, j in alike)])


def _equals(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int]]:
    places: tuple[defaultdict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, keys in zip(places, (old, new), strict=True):
        for at, key in enumerate(keys):
            side[key].append(at)
    for key, here in places[0].items():
        there = places[1].get(key, [])
        if len(here) == len(there):
            yield from zip(here, there, strict=True)
        elif there:
            nearest = pair(here, there, lambda i, j: 1 / (1 + abs(i - j)), least=0)
            yield from ((here[i], there[j]) for i, j in nearest)


def _out_of_order(
    pairs: Sequence[tuple[int, int]], weights: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> set[tuple[int, int]]:
    """The pairs to take away, as little text as possible, so that the rest keep their order."""
    if all(first[1] < second[1] for first, second in pairwise(pairs)):
        return set()
    if list(old) > list(new):
        turned = sorted((j, i) for i, j in pairs)
        sizes = [len(text) for text in new]
        return {(i, j) for j, i in _lightest(turned, sizes)}
    return _lightest(pairs, weights)


def _lightest(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[tuple[int, int]]:
    """All pairs but the heaviest row of them that keeps its order (a tree of maxima over the new places)."""
    size = max(j for _, j in pairs) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: list[int] = []
    for at, (i, j) in enumerate(pairs):
        weight, last = _best_below(tree, j)
        before.append(last)
        _enter(tree, j + 1, (weight + weights[i] + 1, at))
    kept, at = set(), _best_below(tree, size)[1]
    while at >= 0:
        kept.add(pairs[at])
        at = before[at]
    return set(pairs) - kept


def _best_below(tree: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    best = (0, -1)
    while place > 0:
        best = max(best, tree[place], key=lambda item: item[0])
        place -= place & -place
    return best


def _enter(tree: list[tuple[int, int]], place: int, value: tuple[int, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], value, key=lambda item: item[0])
        place += place & -place
