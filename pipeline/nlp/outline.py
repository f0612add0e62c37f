"""The tree of clauses: each line with a number or a title finds its place from the numbers before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.nlp.standing import is_note, opens_notes
from pipeline.nlp.titles import Title, find_title, is_clause_title, is_title
from pipeline.nlp.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.articles import Plan
    from pipeline.nlp.labels import Label
    from pipeline.nlp.lines import Line

_ORDER = {"part": 0, "chapter": 1, "section": 2, "article": 3}
_RANK = {
    **_ORDER,
    **dict.fromkeys(("一、", "第一、", "I."), 4),
    **dict.fromkeys(("(一)", "一)", "A."), 5),
    **dict.fromkeys(("1.", "1、"), 6),
    "1.1": 7,
    "1.1.1": 8,
    **dict.fromkeys(("(1)", "[1]"), 9),
    "1)": 10,
    **dict.fromkeys(("①", "a.", "(a)"), 11),
    "a)": 12,
    **dict.fromkeys(("i)", "(i)"), 13),
}
_FAMILY = {
    **dict.fromkeys(("1.", "1、"), "1"),
    **dict.fromkeys(("(1)", "1)", "[1]"), "(1)"),
    **dict.fromkeys(("(一)", "一)"), "(一)"),
    **dict.fromkeys(("(a)", "a)", "a."), "a"),
}
_UNKNOWN = 8
_SHORT = 6
_FAR = 30
_CONTAINERS = frozenset({*_ORDER, "plain", "party", "annex", "signature", "guide"})
_PARENTS = frozenset({"article", "chapter", "1.", "1、", "一、"})
_PARTY = re.compile(r"[甲乙丙丁]方(?:的?(?:权利|义务|责任)(?:[与和及、](?:权利|义务|责任))?)?[:：]")
_CATCH_ALL = re.compile(r"其[他它](?:约定|事项|条款|规定)?")


@dataclass(slots=True)
class Node:
    """A clause in the making; ``first`` and ``last`` are lines."""

    index: int
    shape: str
    number: str
    level: int
    parent: int | None
    first: int
    last: int
    value: int = 0
    path: tuple[int, ...] = ()
    title: Title | None = None
    cell: tuple[int, int, int] | None = None
    list_level: int | None = None
    heading: int | None = None
    annex: bool = False


class Outline:
    """Nodes in order of appearance, and for each line the node that it belongs to."""

    def __init__(self, lines: Sequence[Line], zones: Sequence[Zone], plan: Plan) -> None:
        self.lines, self.zones, self.plan = lines, zones, plan
        self.nodes = [Node(0, "front", "", 0, None, 0, -1)]
        self.owner: list[int] = []
        self.notes: set[int] = set()
        """Lines that guide whoever fills in the form."""
        self._noted: int | None = None
        self._stack: list[Node] = []
        self._contains: set[tuple[str, str]] = set()
        self._floor = 0
        self._tables: dict[int, int] = {}
        self._zone = Zone.FRONT
        self._coming = _coming_labels(lines)
        for at, line in enumerate(lines):
            self.owner.append(self._place(at, line))
        self._close()

    def _place(self, at: int, line: Line) -> int:
        zone = self.zones[at]
        entered, self._zone = zone is not self._zone, zone
        if zone in (Zone.FRONT, Zone.COVER, Zone.CONTENTS) or (zone is Zone.GUIDE and len(self.nodes) == 1):
            return 0
        if zone is Zone.SIGNATURE or zone is Zone.GUIDE:
            if entered:
                self._reset()
                self._push(at, Node(0, zone.name.lower(), "", 0, None, at, at))
            return self._stack[0].index
        if zone is Zone.ANNEX_HEAD:
            return self._annex(at, line)
        if entered and zone is Zone.BODY:
            self._reset()
        return self._in_text(at, line)

    def _in_text(self, at: int, line: Line) -> int:
        if self._in_notes(at, line):
            self.notes.add(at)
            return self._stack[-1].index if self._stack else 0
        keep = None
        if line.label is not None and line.label.shape != "annex":
            keep = self._keep(at, line, line.label)
            if keep is not None:
                return self._numbered(at, line, line.label, keep)
        elif at in self.plan.plain:
            return self._plain(at, line)
        elif self._names_party(at, line):
            return self._party(at, line)
        if not self._stack:
            return 0
        self._leave_list(at, line)
        pending = self._stack[-1]
        if pending.title is None and pending.first == at - 1 and not self.lines[at - 1].words:
            pending.title = find_title(line.block.text, line.body, line.end, bold=line.bold)
        return pending.index

    def _leave_list(self, at: int, line: Line) -> None:
        """A paragraph behind the last item of a list belongs to what the list belongs to."""
        while len(self._stack) > self._floor + 1:
            top = self._stack[-1]
            own = self.lines[top.first]
            titled = top.title is not None and not top.title.kept and top.title.text >= own.end
            same_row = line.cell is not None and top.cell is not None and line.cell[:2] == top.cell[:2]
            if top.shape in _CONTAINERS or top.shape == self.plan.shape or titled or own.stem or not own.words or same_row:
                return
            if self._continues(at, top) or (line.stem and self._announces(at, top)):
                return
            self._stack.pop()

    def _announces(self, at: int, top: Node) -> bool:
        """True when the next line starts a list that may lie inside the item ``top``."""
        label = self.lines[at + 1].label if at + 1 < len(self.lines) else None
        return label is not None and label.value == 1 and _rank(label.shape) > _rank(top.shape)

    def _continues(self, at: int, top: Node) -> bool:
        """True when the list of ``top`` goes on further down."""
        outer = {node.shape for node in self._stack[:-1]}
        place: int | None = self._coming[at]
        for _ in range(_FAR):
            label = self.lines[place].label if place is not None else None
            if place is None or label is None or label.shape in outer or label.shape in _ORDER:
                return False
            if _same(label.shape, top.shape):
                return label.value == top.value + 1
            place = self._coming[place]
        return False

    def _in_notes(self, at: int, line: Line) -> bool:
        """True for a note, and for the list that a note announces."""
        if line.label is None and (opens_notes(line.words) or is_note(line.words)):
            self._noted = 1 if opens_notes(line.words) else None
            return True
        if self._noted is None:
            return False
        if at in self.plan.plain or (line.label and not self._counts_notes(line.label)):
            self._noted = None
        return self._noted is not None

    def _counts_notes(self, label: Label) -> bool:
        """True for the next item of the list that a note announced."""
        if label.shape in _ORDER or label.shape == self.plan.shape or len(label.path) > 1:
            return False
        if label.value != self._noted:
            return False
        self._noted += 1
        return True

    def _reset(self) -> None:
        self._stack.clear()
        self._floor = 0
        self._tables.clear()

    def _push(self, at: int, node: Node) -> int:
        node.index = len(self.nodes)
        node.level = len(self._stack) + 1
        node.parent = self._stack[-1].index if self._stack else None
        node.cell = self.lines[at].cell
        node.heading = self.lines[at].heading
        node.list_level = self.lines[at].block.list_level
        node.annex = bool(self._stack and self._stack[0].annex) or node.annex
        self._contains.update((outer.shape, node.shape) for outer in self._stack)
        self._stack.append(node)
        self.nodes.append(node)
        return node.index

    def _annex(self, at: int, line: Line) -> int:
        self._reset()
        number = line.label.printed if line.label and line.label.shape == "annex" else ""
        value = line.label.value if line.label and number else 0
        body = line.body if number else line.start
        title = find_title(line.block.text, body, line.end) if line.words else None
        if line.words and title is None:
            title = Title(body, line.end, line.end)
        index = self._push(at, Node(0, "annex", number, 0, None, at, at, value, (), title, annex=True))
        self._floor = 1
        return index

    def _plain(self, at: int, line: Line) -> int:
        title = find_title(line.block.text, line.body, line.end, bold=line.bold)
        del self._stack[self._keep_plain(at, line, title) :]
        return self._push(at, Node(0, "plain", "", 0, None, at, at, title=title))

    def _names_party(self, at: int, line: Line) -> bool:
        """True for a line 甲方： above a list that starts anew for each party."""
        following = self.lines[at + 1].label if at + 1 < len(self.lines) else None
        return bool(following and following.value == 1 and self._stack and _PARTY.fullmatch(line.words))

    def _party(self, at: int, line: Line) -> int:
        following = self.lines[at + 1].label
        depths = [depth for depth, node in enumerate(self._stack) if node.shape == "party"]
        depths += [
            depth
            for depth, node in enumerate(self._stack)
            if depth and following and _same(node.shape, following.shape)
        ]
        if depths:
            del self._stack[max(self._floor, min(depths)) :]
        title = Title(line.body, line.body + len(line.block.text[line.body : line.end].rstrip(" 　:：")), line.end)
        return self._push(at, Node(0, "party", "", 0, None, at, at, title=title))

    def _keep_plain(self, at: int, line: Line, title: Title | None) -> int:
        stack = self._stack
        if line.heading is not None:
            above = [depth for depth, node in enumerate(stack) if node.heading and node.heading < line.heading]
            same = [depth for depth, node in enumerate(stack) if node.heading and node.heading >= line.heading]
            if same:
                return max(self._floor, same[0])
            if above:
                return max(self._floor, above[-1] + 1)
        if self.plan.shape is not None:
            main = [depth for depth, node in enumerate(stack) if node.shape == self.plan.shape]
            return max(self._floor, main[-1] + 1 if main else 0)
        top = stack[-1] if stack else None
        if top is not None and top.shape == "plain" and top.first == at - 1 and top.title:
            nested = top.parent is not None and self.nodes[top.parent].shape == "plain"
            first = self.lines[at - 1].words
            if nested:
                return len(stack) - 1
            if _CATCH_ALL.fullmatch(first) or not (is_clause_title(first) and is_clause_title(line.words)):
                return len(stack)
        return self._floor

    def _numbered(self, at: int, line: Line, label: Label, keep: int) -> int:
        del self._stack[keep:]
        room = not self._filled_below(at, label)
        title = find_title(line.block.text, line.body, line.end, bold=line.bold, room=room) if line.words else None
        path = label.path or (label.value,)
        node = Node(0, label.shape, label.printed, 0, None, at, at, label.value, path, title)
        return self._push(at, node)

    def _filled_below(self, at: int, label: Label) -> bool:
        """True when what a title announces follows on the next line."""
        if at + 1 >= len(self.lines):
            return False
        following = self.lines[at + 1]
        if following.label is None:
            return len(following.words) > _SHORT and following.cell == self.lines[at].cell
        return following.label.value == 1 and _rank(following.label.shape) > _rank(label.shape)

    def _keep(self, at: int, line: Line, label: Label) -> int | None:
        """How many open nodes stay open above this number; None when it is no clause number."""
        if label.doubtful and not self._expected(line, label):
            return None
        floor = self._base(line, label)
        if label.shape in _ORDER:
            return self._keep_hard(at, label, floor)
        if len(label.path) > 1:
            return self._keep_path(label, floor)
        return self._keep_soft(at, line, label, floor)

    def _expected(self, line: Line, label: Label) -> bool:
        continues = any(
            _same(node.shape, label.shape) and node.value + 1 == label.value and node.path[:-1] == label.path[:-1]
            for node in self._stack[self._floor :]
        )
        short = is_title(line.words)
        return continues or (short and (label.value == 1 or label.shape in _ORDER) and len(label.path) < 2)

    def _base(self, line: Line, label: Label) -> int:
        """Numbers in a table do not close what was opened before the table, unless they continue it."""
        if line.cell is None:
            self._tables.clear()
            return self._floor
        table = line.cell[0]
        base = self._tables.setdefault(table, len(self._stack))
        outer = self._stack[:base]
        continues = any(_same(node.shape, label.shape) and node.value + 1 == label.value for node in outer)
        return self._floor if continues else max(self._floor, min(base, len(self._stack)))

    def _keep_hard(self, at: int, label: Label, floor: int) -> int:
        stack = self._stack
        for depth in range(len(stack) - 1, floor - 1, -1):
            if stack[depth].shape == label.shape:
                return depth
        keep = len(stack)
        while keep > floor:
            top = stack[keep - 1]
            if top.shape in _ORDER and _ORDER[top.shape] < _ORDER[label.shape]:
                break
            if top.shape not in _ORDER and top.title and top.first == at - 1:
                break
            keep -= 1
        return keep

    def _keep_path(self, label: Label, floor: int) -> int:
        stack = self._stack
        prefix = label.path[:-1]
        for depth in range(len(stack) - 1, floor - 1, -1):
            node = stack[depth]
            if node.shape == label.shape and node.path[:-1] == prefix:
                return depth
            if node.path == prefix and (len(prefix) > 1 or node.shape in _PARENTS):
                return depth + 1
        for depth in range(len(stack) - 1, floor - 1, -1):
            if stack[depth].shape == label.shape:
                return depth
        keep = len(stack)
        while keep > floor and _rank(stack[keep - 1].shape) >= _rank(label.shape) and stack[keep - 1].shape != "plain":
            keep -= 1
        return keep

    def _keep_soft(self, at: int, line: Line, label: Label, floor: int) -> int:
        stack = self._stack
        same = [depth for depth in range(len(stack) - 1, floor - 1, -1) if _same(stack[depth].shape, label.shape)]
        if not same:
            return self._keep_new(label, floor)
        following = [depth for depth in same if stack[depth].value + 1 == label.value]
        if following:
            return self._nearest_alike(line, following)
        if label.value == 1 and self._nests(at, line, stack[same[0]]):
            return len(stack)
        return same[0]

    def _nearest_alike(self, line: Line, depths: Sequence[int]) -> int:
        """Of several sequences that the number may continue, the one whose items look alike; else the nearest."""
        titled = find_title(line.block.text, line.body, line.end) is not None
        alike = [depth for depth in depths if (self._stack[depth].title is not None) == titled]
        return (alike or depths)[0]

    def _nests(self, at: int, line: Line, sibling: Node) -> bool:
        """True when a sequence that starts anew lies inside its namesake."""
        if sibling.list_level is not None and line.block.list_level is not None:
            return line.block.list_level > sibling.list_level
        if self.lines[at - 1].stem and self._stack[-1].first == at - 1:
            return self._stack[-1].shape != "party"
        return sibling.title is not None and find_title(line.block.text, line.body, line.end) is None

    def _keep_new(self, label: Label, floor: int) -> int:
        stack, keep = self._stack, len(self._stack)
        while keep > floor:
            top = stack[keep - 1]
            outer = (label.shape, top.shape) in self._contains and (top.shape, label.shape) not in self._contains
            late = label.value > 1 and _rank(top.shape) >= _rank(label.shape)
            if top.shape in _ORDER or top.shape in ("plain", "annex") or not (outer or late):
                break
            keep -= 1
        return keep

    def _close(self) -> None:
        """Give every node its last line."""
        for at, owner in enumerate(self.owner):
            index: int | None = owner
            while index is not None:
                node = self.nodes[index]
                node.last = max(node.last, at)
                index = node.parent


def _coming_labels(lines: Sequence[Line]) -> list[int | None]:
    """For each line the next numbered line."""
    coming: list[int | None] = []
    place: int | None = None
    for at in range(len(lines) - 1, -1, -1):
        coming.append(place)
        label = lines[at].label
        if label is not None and not label.doubtful:
            place = at
    return coming[::-1]


def _same(first: str, second: str) -> bool:
    return _FAMILY.get(first, first) == _FAMILY.get(second, second)


def _rank(shape: str) -> int:
    return _RANK.get(shape, _UNKNOWN)
