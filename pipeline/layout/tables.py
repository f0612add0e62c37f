"""Tables that go on on the next page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.items import Item, Table, all_lines

_NEAR = 4.0


def joined(pages: Sequence[Sequence[Item]]) -> list[Item]:
    """The items of all pages as one flow; a table at the end of a page takes in its rest on the next."""
    flow: list[Item] = []
    for items in pages:
        rest = list(items)
        if rest and flow and _goes_on(flow[-1], rest[0]):
            last, first = flow[-1], rest.pop(0)
            if isinstance(last, Table) and isinstance(first, Table):
                _append(last, first)
        flow += rest
    return flow


def _goes_on(last: Item, first: Item) -> bool:
    if not isinstance(last, Table) or not isinstance(first, Table) or first.page == last.page:
        return False
    return len(last.columns) == len(first.columns) and all(
        abs(one - other) < _NEAR for one, other in zip(last.columns, first.columns, strict=True)
    )


def _append(table: Table, rest: Table) -> None:
    """Add the rows of ``rest``; a repeated heading is left out, a row that was parted is joined."""
    skipped = _repeated(table, rest)
    shift = table.height - skipped
    if not skipped and _is_parted(table, rest):
        shift -= 1
    for (row, at), items in sorted(rest.cells.items()):
        if row >= skipped:
            place = (row + shift, at)
            table.cells.setdefault(place, []).extend(items)
            table.walls.setdefault(place, rest.walls[row, at])
    table.height = rest.height + shift


def _repeated(table: Table, rest: Table) -> int:
    """Count the rows at the start of ``rest`` that say what the first rows of ``table`` say."""
    count = 0
    while count < min(table.height, rest.height - 1) and _row(table, count) == _row(rest, count) != {}:
        count += 1
    return count


def _row(table: Table, row: int) -> dict[int, str]:
    return {
        at: words
        for (own, at), items in table.cells.items()
        if own == row and (words := "".join(line.text for line in all_lines(items)))
    }


def _is_parted(table: Table, rest: Table) -> bool:
    """Tell whether the first row goes on with sentences of the last row: it starts with an empty cell."""
    last, first = _row(table, table.height - 1), _row(rest, 0)
    if not first or not last or not set(first) < set(last):
        return False
    return 0 not in first and all(not last[at].rstrip().endswith(("。", "；", ";")) for at in first)
