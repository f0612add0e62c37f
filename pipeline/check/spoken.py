"""The sentences of a document that can say something, and what its tables say under their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from pipeline.check.figures import Said
from pipeline.check.grids import LONGEST_LABEL, TEXT, Grid, GridCell
from pipeline.check.substance import is_instruction
from pipeline.check.titled import LONGEST_TITLE, Paper
from pipeline.model.agreement import Agreement, Standing
from pipeline.model.document import Location
from pipeline.text.normalise import BLANK, normalise

_PASSED_OVER = frozenset({Standing.STRUCK, Standing.UNTICKED})
_NOT_TAKEN = re.compile("[□☐][^☑☒■√✓✔□☐\n]*")


class Spoken:
    """What one document says, normalised."""

    def __init__(self, agreement: Agreement, paper: Paper) -> None:
        """``paper`` is the same document by its titles."""
        self._agreement = agreement
        self._paper = paper

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether ``pattern`` is found in a sentence or a labelled value, options not taken left out."""
        return any(pattern.search(_NOT_TAKEN.sub("", text)) for text, _ in self.labelled)

    def quoted(self, places: Iterable[Location]) -> list[Said]:
        """The words at ``places``."""
        return [(normalise(self._agreement.document.quote(place)).text, place) for place in places]

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """The sentences of the document without instructions, options not taken and tables of contents."""
        blocks, contents = self._agreement.document.blocks, self._paper.contents
        return tuple(
            (item.text, item.location)
            for item in self._agreement.provisions
            if item.standing not in _PASSED_OVER
            and item.location.block not in contents
            and blocks[item.location.block].story in TEXT
            and not is_instruction(item.text)
        )

    @cached_property
    def operative(self) -> tuple[Said, ...]:
        """``sentences`` without headings and labels without a value: naming is not saying."""
        labels = {place.block for grid in self._paper.grids.values() for place in _labels(grid)}
        blocks = self._agreement.document.blocks
        headings = {
            item.location
            for item in self._agreement.provisions
            if item.standing is Standing.HEADING and not blocks[item.location.block].cells
        }
        return tuple(
            item for item in self.sentences if item[1].block not in labels and item[1] not in headings
        )

    @cached_property
    def labelled(self) -> tuple[Said, ...]:
        """``sentences``, and what stands under labels together with the label: 通过率:85%."""
        found = list(self.sentences)
        for grid in self._paper.grids.values():
            found += _with_labels(grid)
        return tuple(found)


def _with_labels(grid: Grid) -> Iterator[Said]:
    """Each short cell with the cell to its right and with the one below it."""
    for number, row in enumerate(grid.rows):
        below = {cell.column: cell for cell in grid.rows[number + 1]} if number + 1 < len(grid.rows) else {}
        for left, right in pairwise(row):
            yield from _pair(left, right)
        for cell in row:
            if number == 0 and cell.column in below and len(row) > 2:  # noqa: PLR2004 - a form of two columns has no header
                yield from _pair(cell, below[cell.column])


def _labels(grid: Grid) -> Iterator[Location]:
    """The first cells of rows that are a label without a value."""
    wide = max((len(row) for row in grid.rows), default=0) > 1
    for row in grid.rows:
        empty = all(BLANK in cell.text for cell in row[1:])
        if wide and empty and len(row[0].text) <= LONGEST_LABEL:
            yield from row[0].places


def _pair(label: GridCell, value: GridCell) -> Iterator[Said]:
    if len(label.text) <= LONGEST_TITLE and value.places:
        yield f"{label.text.rstrip(':')}:{value.text}", value.places[0]
