"""Lines of text for a terminal: hanging indents, columns and headings that align with Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from pipeline.report.wrap import pad, wrap


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a row: ``width`` in terminal cells, one of them kept free at the right."""

    text: str
    width: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything is at most ``width`` cells wide; no line ends with a space."""

    width: int

    def flow(self, text: str, *, first: str = "", indent: int = 0, style: str = "") -> Iterator[Text]:
        """``text`` as a paragraph: ``first`` in front of it, all lines starting at cell ``indent``."""
        start = max(indent, cell_len(first))
        for number, line in enumerate(wrap(text, self.width - start)):
            lead = pad("" if number else first, start)
            yield Text(lead + line if line else lead.rstrip(), style=style)

    def columns(self, cells: Sequence[Column]) -> Iterator[Text]:
        """One row; each cell is wrapped in its own column."""
        wrapped = [wrap(cell.text, cell.width - 1) for cell in cells]
        for parts in zip_longest(*wrapped, fillvalue=""):
            line = Text()
            for cell, part in zip(cells, parts, strict=True):
                line.append(pad(part, cell.width), style=cell.style if part else "")
            line.rstrip()
            yield line

    def heading(self, text: str, style: str = "bold") -> Iterator[Text]:
        """An empty line and ``text`` in a rule over the whole width."""
        yield Text()
        title = f"── {text} "
        yield Text(title, style=style).append("─" * max(self.width - cell_len(title), 0), style="dim")
