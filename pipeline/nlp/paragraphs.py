"""Paragraphs without a number: part of the last item of a list, or of what the list belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.nlp.nesting import ORDER, Node, Stack, rank, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.lines import Line

_CONTAINERS = frozenset({*ORDER, "plain", "party", "annex", "signature", "guide"})
_FAR = 30


class Paragraphs:
    """Knows for each line which number comes next."""

    def __init__(self, lines: Sequence[Line], shape: str | None) -> None:
        """``shape`` is the number style of the articles."""
        self._lines = lines
        self._kept = _CONTAINERS | {shape}
        self._coming = _coming(lines)

    def leave_lists(self, stack: Stack, at: int) -> None:
        """Close the items whose list ended before the paragraph ``at``."""
        while len(stack.nodes) > stack.floor + 1 and not self._belongs(stack.nodes, at):
            stack.nodes.pop()

    def _belongs(self, nodes: Sequence[Node], at: int) -> bool:
        """True when the paragraph is part of the innermost open node."""
        top, line = nodes[-1], self._lines[at]
        own = self._lines[top.first]
        if top.shape in self._kept or own.stem or not own.words:
            return True
        if top.title is not None and top.titled and top.title.text >= own.end:
            return True
        if line.cell is not None and top.cell is not None and line.cell[:2] == top.cell[:2]:
            return True
        return self._goes_on(nodes, at) or (line.stem and self._announces(at, top))

    def _announces(self, at: int, top: Node) -> bool:
        """True when the next line starts a list that may lie inside the item ``top``."""
        label = self._lines[at + 1].label if at + 1 < len(self._lines) else None
        return label is not None and label.value == 1 and rank(label.shape) > rank(top.shape)

    def _goes_on(self, nodes: Sequence[Node], at: int) -> bool:
        """True when the list of the innermost node goes on further down."""
        outer = {node.shape for node in nodes[:-1]}
        place = self._coming[at]
        for _ in range(_FAR):
            label = self._lines[place].label if place is not None else None
            if place is None or label is None or label.shape in outer or label.shape in ORDER:
                return False
            if same(label.shape, nodes[-1].shape):
                return label.value == nodes[-1].value + 1
            place = self._coming[place]
        return False


def _coming(lines: Sequence[Line]) -> list[int | None]:
    """For each line the next numbered line."""
    coming: list[int | None] = []
    place: int | None = None
    for at in range(len(lines) - 1, -1, -1):
        coming.append(place)
        label = lines[at].label
        if label is not None and not label.doubtful:
            place = at
    return coming[::-1]
