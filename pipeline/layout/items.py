"""What a page or a cell holds, in reading order: lines and tables, those without ruling lines as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.layout.grids import Grid
from pipeline.layout.rows import lines
from pipeline.layout.shapes import Glyph, Line, Rule

Place = tuple[int, int]
"""Row and column."""


@dataclass(slots=True)
class Table:
    """A table on one page or, after joining, on several: what each cell holds, the edges of columns."""

    columns: tuple[float, ...]
    height: int
    """Number of rows."""
    page: int
    top: float
    bottom: float
    cells: dict[Place, list[Item]] = field(default_factory=dict)
    walls: dict[Place, tuple[float, float]] = field(default_factory=dict)
    """Left and right edge of each cell."""


Item = Line | Table


def top_of(item: Item) -> float:
    """Upper edge of ``item``."""
    return item.top


def region(glyphs: Iterable[Glyph], grids: Sequence[Grid], rules: Sequence[Rule], page: int) -> list[Item]:
    """Lines and drawn tables of a page or cell, downwards."""
    outer = [grid for grid in grids if not any(_inside(grid, other) for other in grids)]
    outer = [grid for grid in outer if not grid.single]
    inner = [grid for grid in grids if grid not in outer and not grid.single]
    held, free = _sort_out(glyphs, outer)
    items: list[Item] = list(lines(free, page, _outside(rules, outer)))
    for grid, own in zip(outer, held, strict=True):
        items.append(_table(grid, own, [other for other in inner if _inside(other, grid)], rules, page))
    return sorted(items, key=top_of)


def _inside(grid: Grid, other: Grid) -> bool:
    return (
        grid is not other
        and not other.single
        and other.holds(grid.left, grid.top)
        and other.holds(grid.right, grid.bottom)
    )


def _sort_out(glyphs: Iterable[Glyph], grids: Sequence[Grid]) -> tuple[list[list[Glyph]], list[Glyph]]:
    held: list[list[Glyph]] = [[] for _ in grids]
    free: list[Glyph] = []
    for glyph in glyphs:
        x, y = _middle(glyph)
        at = next((at for at, grid in enumerate(grids) if grid.holds(x, y)), None)
        (free if at is None else held[at]).append(glyph)
    return held, free


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, glyph.base - glyph.size * 0.35


def _outside(rules: Iterable[Rule], grids: Sequence[Grid]) -> list[Rule]:
    return [rule for rule in rules if not any(grid.holds(rule.left + 1, rule.y) for grid in grids)]


def _table(
    grid: Grid, glyphs: Iterable[Glyph], inner: Sequence[Grid], rules: Sequence[Rule], page: int
) -> Table:
    held: dict[Place, list[Glyph]] = {cell: [] for cell in grid.cells()}
    for glyph in glyphs:
        held[grid.cell(*_middle(glyph))].append(glyph)
    table = Table(grid.columns, len(grid.rows) - 1, page, grid.top, grid.bottom)
    for cell, own in held.items():
        inside = [other for other in inner if grid.cell(other.left + 1, other.top + 1) == cell]
        below = [
            rule
            for rule in rules
            if grid.holds(rule.left, rule.y) and grid.cell(rule.left + 1, rule.y) == cell
        ]
        table.cells[cell] = region(own, inside, below, page)
        table.walls[cell] = grid.edges(cell)
    return table


def all_lines(items: Iterable[Item]) -> Iterator[Line]:
    """Every line, those of cells included."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            for held in item.cells.values():
                yield from all_lines(held)
