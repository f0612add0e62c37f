"""Tables in groups and headlines for the terminal, for what is no report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from pipeline.report.layout import Column, Layout
from pipeline.report.quote import printable

_STYLES: Final = ("bold", "", "", "dim", "dim")
_LAST: Final = 20
"""The least cells that are kept for the last column."""


def headline(text: str, width: int) -> Iterator[Text]:
    """``text`` between two double rules."""
    rule = Text("═" * width, style="dim")
    yield rule
    yield from Layout(width).flow(printable(text), style="bold")
    yield rule


def table(groups: Mapping[str, Sequence[Sequence[str]]], width: int) -> Iterator[Text]:
    """Each group under its name; columns as wide as their widest cell, the last one takes the rest."""
    rows = [row for group in groups.values() for row in group]
    *sizes, _ = [max(map(cell_len, column)) + 2 for column in zip(*rows, strict=True)] or [0]
    layout = Layout(max(width, sum(sizes) + _LAST))
    for name, group in groups.items():
        yield from layout.heading(name)
        for row in group:
            yield from layout.columns(_columns(row, [*sizes, layout.width - sum(sizes)]))


def _columns(row: Sequence[str], sizes: Sequence[int]) -> list[Column]:
    return [
        Column(printable(text), size, style)
        for text, size, style in zip(row, sizes, _STYLES[: len(row)], strict=True)
    ]
