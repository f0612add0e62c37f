"""Tables drawn with ruling lines: their cells, merged ones as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.shapes import Rule

NEAR = 3.0
"""Points within which two lines meet or are the same."""
_SHORTEST = 8.0
_MOST = 3000
"""Ruling lines of a page that are looked at; drawings have more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the edges of its columns and rows, and for each field the cell that it belongs to."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]
    """``owner[row][column]`` is the first row and column of the cell."""

    @property
    def left(self) -> float:
        """Left edge."""
        return self.columns[0]

    @property
    def right(self) -> float:
        """Right edge."""
        return self.columns[-1]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.rows[-1]

    @property
    def single(self) -> bool:
        """True for a mere frame."""
        return len({cell for row in self.owner for cell in row}) == 1

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside."""
        return self.left - 1 <= x <= self.right + 1 and self.top - 1 <= y <= self.bottom + 1

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the cell at a point inside."""
        row = _field(self.rows, y)
        return self.owner[row][_field(self.columns, x)]

    def cells(self) -> list[tuple[int, int]]:
        """Row and column of every cell, in reading order."""
        return sorted({cell for row in self.owner for cell in row})

    def edges(self, cell: tuple[int, int]) -> tuple[float, float]:
        """Left and right edge of a cell."""
        fields = [column for column, owner in enumerate(self.owner[cell[0]]) if owner == cell]
        return self.columns[min(fields)], self.columns[max(fields) + 1]


def _field(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def find_grids(rules: Sequence[Rule]) -> tuple[list[Grid], list[Rule]]:
    """The tables, larger ones first, and the horizontal lines that belong to none."""
    if len(rules) > _MOST:
        return [], []
    across = _merged([rule for rule in rules if rule.across], across=True)
    down = _merged([rule for rule in rules if not rule.across], across=False)
    grids, used = [], set()
    for group in _groups(across, down):
        grid = _grid([across[at] for at in group[0]], [down[at] for at in group[1]])
        if grid is not None:
            grids.append(grid)
            used.update(group[0])
    free = [rule for at, rule in enumerate(across) if at not in used and rule.right - rule.left > _SHORTEST]
    return sorted(grids, key=_area, reverse=True), free


def _area(grid: Grid) -> float:
    return (grid.right - grid.left) * (grid.bottom - grid.top)


def _merged(rules: Iterable[Rule], *, across: bool) -> list[Rule]:
    """Join pieces of one line: LibreOffice draws one for each cell."""
    found: list[Rule] = []
    for rule in sorted(
        rules, key=(lambda r: (round(r.y), r.left)) if across else (lambda r: (round(r.x), r.top))
    ):
        last = next(
            (
                at
                for at in range(len(found) - 1, max(-1, len(found) - 9), -1)
                if _joins(found[at], rule, across=across)
            ),
            None,
        )
        if last is None:
            found.append(rule)
        else:
            found[last] = _union(found[last], rule)
    return found


def _joins(one: Rule, other: Rule, *, across: bool) -> bool:
    if across:
        return (
            abs(one.y - other.y) < NEAR / 2
            and other.left <= one.right + NEAR
            and one.left <= other.right + NEAR
        )
    return (
        abs(one.x - other.x) < NEAR / 2 and other.top <= one.bottom + NEAR and one.top <= other.bottom + NEAR
    )


def _union(one: Rule, other: Rule) -> Rule:
    return Rule(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the lines that hang together, as positions in the two lists."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, line in enumerate(across):
        for j, other in enumerate(down):
            if _touch(line, other):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for at in range(len(parent)):
        place = groups.setdefault(root(at), ([], []))
        place[at >= len(across)].append(at if at < len(across) else at - len(across))
    yield from groups.values()


def _touch(line: Rule, other: Rule) -> bool:
    return (
        line.left - NEAR <= other.x <= line.right + NEAR and other.top - NEAR <= line.y <= other.bottom + NEAR
    )


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    """Return the table of lines that hang together; its outer edges may be open."""
    if len(across) + len(down) < 4 or not across or not down:  # noqa: PLR2004 - a frame has four sides
        return None
    sides = [min(rule.left for rule in across), max(rule.right for rule in across)]
    ends = [min(rule.top for rule in down), max(rule.bottom for rule in down)]
    columns = _clusters([*(rule.x for rule in down), *sides])
    rows = _clusters([*(rule.y for rule in across), *ends])
    if len(columns) < 2 or len(rows) < 2:  # noqa: PLR2004 - two edges of a field
        return None
    return Grid(tuple(columns), tuple(rows), _owners(columns, rows, across, down))


def _clusters(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR * 1.5:
            found.append(value)
    return found


def _owners(
    columns: Sequence[float], rows: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each field the first field of its cell: fields without a line between them are one cell."""
    parent = {
        (row, column): (row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)
    }

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while parent[cell] != cell:
            cell = parent[cell]
        return cell

    def join(cell: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((root(cell), root(other)))
        parent[second] = first

    _join_fields(columns, rows, (across, down), join)
    width = len(columns) - 1
    return tuple(tuple(root((row, column)) for column in range(width)) for row in range(len(rows) - 1))


_Join = Callable[[tuple[int, int], tuple[int, int]], None]


def _join_fields(
    columns: Sequence[float],
    rows: Sequence[float],
    walls: tuple[Sequence[Rule], Sequence[Rule]],
    join: _Join,
) -> None:
    across, down = walls
    middles = [(left + right) / 2 for left, right in pairwise(columns)]
    heights = [(top + bottom) / 2 for top, bottom in pairwise(rows)]
    for row, y in enumerate(heights):
        for column in range(1, len(middles)):
            if not any(
                abs(wall.x - columns[column]) < NEAR * 1.5 and wall.top <= y <= wall.bottom for wall in down
            ):
                join((row, column - 1), (row, column))
    for column, x in enumerate(middles):
        for row in range(1, len(heights)):
            if not any(
                abs(wall.y - rows[row]) < NEAR * 1.5 and wall.left <= x <= wall.right for wall in across
            ):
                join((row - 1, column), (row, column))
