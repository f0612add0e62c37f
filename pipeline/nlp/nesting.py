"""How numbers nest: how many of the open clauses stay open when the next number is met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.nlp.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.labels import Label
    from pipeline.nlp.lines import Line
    from pipeline.nlp.titles import Title

ORDER = {"part": 0, "chapter": 1, "section": 2, "article": 3}
"""Numbers that name their rank."""
_RANK = {
    **ORDER,
    **dict.fromkeys(("壹、", "一、", "第一、", "I.", "sheet"), 4),
    **dict.fromkeys(("(壹)", "(一)", "一)", "A."), 5),
    **dict.fromkeys(("1.", "1、"), 6),
    "1.1": 7,
    "1.1.1": 8,
    **dict.fromkeys(("(1)", "[1]"), 9),
    "1)": 10,
    **dict.fromkeys(("①", "a.", "(a)"), 11),
    "a)": 12,
    **dict.fromkeys(("i)", "(i)"), 13),
}
_UNKNOWN_RANK = 8
_FAMILY = {
    **dict.fromkeys(("1.", "1、"), "1"),
    **dict.fromkeys(("(1)", "1)", "[1]"), "(1)"),
    **dict.fromkeys(("(一)", "一)"), "(一)"),
    **dict.fromkeys(("(a)", "a)", "a."), "a"),
}
_WHOLE_NUMBERS = frozenset({"article", "chapter", "1.", "1、", "一、", "壹、", "sheet"})
_CLOSED = frozenset({*ORDER, "plain", "annex", "party"})


@dataclass(slots=True)
class Node:
    """A clause in the making; ``first`` and ``last`` are lines, ``named`` is the line that holds the title.

    ``shape`` is that of the number, or ``front``, ``plain`` (a title without number), ``party``, ``annex``,
    ``signature``, ``guide``.
    """

    shape: str
    first: int
    number: str = ""
    value: int = 0
    path: tuple[int, ...] = ()
    title: Title | None = None
    named: int = -1
    annex: bool = False
    index: int = 0
    level: int = 0
    parent: int | None = None
    last: int = -1
    cell: tuple[int, int, int] | None = None
    list_level: int | None = None
    heading: int | None = None

    @property
    def titled(self) -> bool:
        """True when it has a title that is not part of its first sentence."""
        return self.title is not None and not self.title.kept


_LONGEST_GAP = 3


@dataclass(slots=True)
class Stack:
    """The open clauses, outermost first; ``floor`` of them cannot be closed by a number (an annex)."""

    nodes: list[Node] = field(default_factory=list)
    floor: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Pairs (outer shape, inner shape) met so far in the document."""


def same(first: str, second: str) -> bool:
    """True for shapes that may stand in one sequence: ``1.`` and ``1、``."""
    return first == second or _FAMILY.get(first, first) == _FAMILY.get(second, second)


def rank(shape: str) -> int:
    """How deep numbers of this shape usually lie."""
    return _RANK.get(shape, _UNKNOWN_RANK)


def continues(nodes: Sequence[Node], label: Label) -> bool:
    """True when ``label`` is the next number of one of ``nodes``."""
    return any(
        node.value + 1 == label.value and same(node.shape, label.shape) and node.path[:-1] == label.path[:-1]
        for node in nodes
    )


def is_number(stack: Stack, line: Line, label: Label) -> bool:
    """False when ``label`` looks more like the first word of a sentence (3 个月内)."""
    nodes = stack.nodes[stack.floor :]
    if not label.doubtful or continues(nodes, label):
        return True
    if line.heading is not None or (is_title(line.words) and _nearly_continues(nodes, label)):
        return True
    first = label.value == 1 or label.shape in ORDER
    return first and len(label.path) < 2 and is_title(line.words)  # noqa: PLR2004 - no decimal number


def _nearly_continues(nodes: Sequence[Node], label: Label) -> bool:
    """Whether ``label`` repeats a number of ``nodes`` or skips some: an article was put in or taken out."""
    return any(
        0 <= label.value - node.value <= _LONGEST_GAP
        and same(node.shape, label.shape)
        and node.path[:-1] == label.path[:-1]
        for node in nodes
    )


def keep_named(stack: Stack, at: int, label: Label, floor: int) -> int:
    """For 第一章, 第一条: how many open nodes stay open above a number that names its rank."""
    nodes = stack.nodes
    for depth in range(len(nodes) - 1, floor - 1, -1):
        if nodes[depth].shape == label.shape:
            return depth
    keep = len(nodes)
    while keep > floor:
        top = nodes[keep - 1]
        above = top.shape in ORDER and ORDER[top.shape] < ORDER[label.shape]
        just_a_title = top.shape not in ORDER and top.titled and top.first == at - 1
        if above or just_a_title:
            break
        keep -= 1
    return keep


def keep_decimal(stack: Stack, label: Label, floor: int) -> int:
    """For 1.1, 5.1.2: below the number that its own digits name, else beside the last of its kind."""
    nodes, outer = stack.nodes, label.path[:-1]
    for depth in range(len(nodes) - 1, floor - 1, -1):
        node = nodes[depth]
        if node.shape == label.shape and node.path[:-1] == outer:
            return depth
        if node.path == outer and (len(outer) > 1 or node.shape in _WHOLE_NUMBERS):
            return depth + 1
    for depth in range(len(nodes) - 1, floor - 1, -1):
        if nodes[depth].shape == label.shape:
            return depth
    keep = len(nodes)
    while (
        keep > floor
        and nodes[keep - 1].shape not in _CLOSED
        and rank(nodes[keep - 1].shape) >= rank(label.shape)
    ):
        keep -= 1
    return keep


def keep_new(stack: Stack, label: Label, floor: int) -> int:
    """For a number whose kind is not open: below what is open, unless it was seen to contain it."""
    nodes, keep = stack.nodes, len(stack.nodes)
    while keep > floor and nodes[keep - 1].shape not in _CLOSED:
        top = nodes[keep - 1]
        contains = (label.shape, top.shape) in stack.seen and (top.shape, label.shape) not in stack.seen
        late = label.value > 1 and rank(top.shape) >= rank(label.shape)
        if not (contains or late):
            break
        keep -= 1
    return keep


def siblings(stack: Stack, label: Label, floor: int) -> list[int]:
    """Depths of open nodes of the same kind, the innermost first."""
    nodes = stack.nodes
    return [depth for depth in range(len(nodes) - 1, floor - 1, -1) if same(nodes[depth].shape, label.shape)]


def only_cells(nodes: Sequence[Node]) -> bool:
    """True for titles without numbers in cells: a sheet above the articles, none of which they hold."""
    return all(node.shape == "plain" and node.cell is not None for node in nodes)
