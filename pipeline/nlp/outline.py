"""The tree of clauses: each line with a number or a title finds its place from what is open before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp import nesting
from pipeline.nlp.nesting import ORDER, Node, Stack, rank, same
from pipeline.nlp.notes import NoteLists
from pipeline.nlp.paragraphs import Paragraphs
from pipeline.nlp.titles import Title, find_title, is_clause_title
from pipeline.nlp.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.articles import Plan
    from pipeline.nlp.labels import Label
    from pipeline.nlp.lines import Line

# Members of an enumeration by themselves: Python 3.11 takes as long to look one up as to search a sentence.
_FRONT, _COVER, _CONTENTS, _GUIDE, _BODY, _SIGNATURE, _ANNEX_HEAD, _ANNEX = Zone
_PARTY = re.compile(r"[甲乙丙丁]方(?:的?(?:权利|义务|责任)(?:[与和及、](?:权利|义务|责任))?)?[:：]")
_CATCH_ALL = re.compile(r"其[他它](?:约定|事项|条款|规定)?")
_OUTSIDE = (_FRONT, _COVER, _CONTENTS)
_SENTENCE = re.compile(r"[。；，：:,;！!▁_＿]|\s{3}")
_LONGEST_BOLD, _LONGEST_PLAIN = 24, 14
_SHORT = 6
_NEAR = 5


class Outline:
    """``nodes`` in order of appearance, ``owner`` of each line, and the lines that are ``notes``."""

    def __init__(self, lines: Sequence[Line], zones: Sequence[Zone], plan: Plan) -> None:
        """Place every line."""
        self.lines, self.zones, self.plan = lines, zones, plan
        self.nodes = [Node("front", 0)]
        self.owner: list[int] = []
        self.notes: set[int] = set()
        self._stack = Stack()
        self._note_lists = NoteLists(plan.shape)
        self._tables: dict[int, int] = {}
        self._paragraphs = Paragraphs(lines, plan.shape)
        for at, line in enumerate(lines):
            self.owner.append(self._place(at, line))
        self._close()

    def _place(self, at: int, line: Line) -> int:
        zone = self.zones[at]
        entered = at == 0 or zone is not self.zones[at - 1]
        if zone in _OUTSIDE or (zone is _GUIDE and len(self.nodes) == 1):
            return 0
        if zone is _SIGNATURE or zone is _GUIDE:
            if entered:
                self._reset()
                self._push(Node(zone.name.lower(), at))
            return self._stack.nodes[0].index
        if zone is _ANNEX_HEAD:
            return self._annex(at, line)
        if entered and zone is _BODY:
            self._reset()
        return self._in_text(at, line)

    def _in_text(self, at: int, line: Line) -> int:
        nodes = self._stack.nodes
        self._mind_tables(line)
        if line.aside or self._note_lists.take(line, titled=at in self.plan.plain):
            self.notes.add(at)
            return nodes[-1].index if nodes else 0
        label = line.label
        if label is not None and label.shape != "annex":
            if nesting.is_number(self._stack, line, label) or self._begins(at, label):
                return self._numbered(at, line, label)
        elif self._stands_alone(at):
            return self._text(at, line)
        elif at in self.plan.plain:
            return self._plain(at, line)
        elif self._names_party(at, line):
            return self._party(at, line)
        return self._text(at, line)

    def _text(self, at: int, line: Line) -> int:
        """A line without number: the title of a number that stands alone, or text."""
        if not self._stack.nodes:
            return 0
        if not self._stands_alone(at):
            self._paragraphs.leave_lists(self._stack, at)
            return self._stack.nodes[-1].index
        top = self._stack.nodes[-1]
        if top.title is None:
            top.title = find_title(line.block.text, line.body, line.end, bold=line.bold)
            top.named = at
        return top.index

    def _begins(self, at: int, label: Label) -> bool:
        """True when a doubtful number is that of the first article, or followed by the next one."""
        ahead = (line.label for line in self.lines[at + 1 : at + _NEAR])
        follows = (o for o in ahead if o is not None and (o.value, o.shape) == (2, label.shape))
        return label.value == 1 and (at == self.plan.start or any(follows))

    def _stands_alone(self, at: int) -> bool:
        """True when the line above holds nothing but a number, so that this line is its title or text."""
        nodes = self._stack.nodes
        return bool(nodes) and nodes[-1].first == at - 1 and not self.lines[at - 1].words

    def _reset(self) -> None:
        self._stack.nodes.clear()
        self._stack.floor = 0
        self._tables.clear()

    def _push(self, node: Node, keep: int | None = None) -> int:
        """Open ``node`` below the first ``keep`` open nodes (default: below all)."""
        nodes = self._stack.nodes
        if keep is not None:
            del nodes[keep:]
        line = self.lines[node.first]
        node.index, node.level = len(self.nodes), len(nodes) + 1
        node.parent = nodes[-1].index if nodes else None
        node.cell, node.heading, node.list_level = line.cell, line.heading, line.block.list_level
        node.annex = node.annex or bool(nodes and nodes[0].annex)
        node.named = node.first
        self._stack.seen.update((outer.shape, node.shape) for outer in nodes)
        nodes.append(node)
        self.nodes.append(node)
        return node.index

    def _annex(self, at: int, line: Line) -> int:
        self._reset()
        node = Node("annex", at, annex=True)
        if line.label and line.label.shape == "annex":
            node.number, node.value = line.label.printed, line.label.value
        body = line.body if node.number else line.start
        if line.words:
            node.title = find_title(line.block.text, body, line.end) or Title(body, line.end, line.end)
        self._stack.floor = 1
        return self._push(node)

    def _plain(self, at: int, line: Line) -> int:
        title = find_title(line.block.text, line.body, line.end, bold=line.bold)
        title = title or Title(line.body, line.end, line.end)
        return self._push(Node("plain", at, title=title), max(self._stack.floor, self._keep_plain(at, line)))

    def _keep_plain(self, at: int, line: Line) -> int:
        nodes = self._stack.nodes
        if line.heading is not None:
            levels = [(depth, node.heading) for depth, node in enumerate(nodes) if node.heading]
            for depth, level in levels:
                if level >= line.heading:
                    return depth
            if levels:
                return levels[-1][0] + 1
        if self.plan.shape is not None:
            main = [depth for depth, node in enumerate(nodes) if node.shape == self.plan.shape]
            return main[-1] + 1 if main else 0
        return self._keep_below_title(at, line)

    def _keep_below_title(self, at: int, line: Line) -> int:
        """A title right below a title belongs to it, unless both name matters of their own."""
        nodes = self._stack.nodes
        if not nodes or nodes[-1].shape != "plain" or nodes[-1].first != at - 1 or not nodes[-1].titled:
            return 0
        title = nodes[-1].title
        if title is not None and title.text < self.lines[at - 1].end:
            return 0
        parent = nodes[-1].parent
        if parent is not None and self.nodes[parent].shape == "plain":
            return len(nodes) - 1
        above = self.lines[at - 1].words
        if _CATCH_ALL.fullmatch(above) or not (is_clause_title(above) and is_clause_title(line.words)):
            return len(nodes)
        return 0

    def _names_party(self, at: int, line: Line) -> bool:
        """True for a line 甲方： above a list that starts anew for each party."""
        if not line.stem or not self._stack.nodes or not _PARTY.fullmatch(line.words):
            return False
        following = self.lines[at + 1].label if at + 1 < len(self.lines) else None
        return following is not None and following.value == 1

    def _party(self, at: int, line: Line) -> int:
        nodes, label = self._stack.nodes, self.lines[at + 1].label
        depths = [
            depth
            for depth, node in enumerate(nodes)
            if node.shape == "party" or (depth and label and same(node.shape, label.shape))
        ]
        keep = max(self._stack.floor, depths[0]) if depths else None
        words = line.block.text[line.body : line.end].rstrip(" \u3000:：")
        title = Title(line.body, line.body + len(words), line.end)
        return self._push(Node("party", at, title=title), keep)

    def _numbered(self, at: int, line: Line, label: Label) -> int:
        keep = self._keep(at, line, label)
        title = None
        if line.words:
            room = not self._filled_below(at, label)
            title = find_title(line.block.text, line.body, line.end, bold=line.bold, room=room)
            if title is None and self._heads_article(at, line, label):
                title = Title(line.body, line.end, line.end)
        path = label.path or (label.value,)
        return self._push(Node(label.shape, at, label.printed, label.value, path, title), keep)

    def _heads_article(self, at: int, line: Line, label: Label) -> bool:
        """True for plain words above the text of an article: 第七条 权利归谁, 八、老东西还是老主人的."""
        if label.shape != self.plan.shape or line.cell is not None or at + 1 >= len(self.lines):
            return False
        if (
            line.heading is not None
            and len(line.words) <= _LONGEST_PLAIN
            and not _SENTENCE.search(line.words)
        ):
            return True
        following = self.lines[at + 1]
        stands_out = line.all_bold or line.heading is not None or line.centred
        longest = _LONGEST_BOLD if stands_out else _LONGEST_PLAIN
        if len(line.words) > longest or _SENTENCE.search(line.words):
            return False
        below = following.label is None or rank(following.label.shape) > rank(label.shape)
        return below and following.cell is None and len(following.words) > len(line.words)

    def _filled_below(self, at: int, label: Label) -> bool:
        """True when what a title announces follows on the next line."""
        if at + 1 >= len(self.lines):
            return False
        following = self.lines[at + 1]
        if following.label is None:
            return len(following.words) > _SHORT and following.cell == self.lines[at].cell
        return following.label.value == 1 and rank(following.label.shape) > rank(label.shape)

    def _keep(self, at: int, line: Line, label: Label) -> int:
        stack = self._stack
        floor = self._base(line, label)
        if label.shape in ORDER:
            return nesting.keep_named(stack, at, label, floor)
        if len(label.path) > 1:
            return nesting.keep_decimal(stack, label, floor)
        found = nesting.siblings(stack, label, floor)
        if not found:
            return nesting.keep_new(stack, label, floor)
        following = [depth for depth in found if stack.nodes[depth].value + 1 == label.value]
        if following:
            return self._alike(line, following)
        if label.value == 1 and self._nests(at, line, stack.nodes[found[0]]):
            return len(stack.nodes)
        return found[0]

    def _mind_tables(self, line: Line) -> None:
        """Note what is open where a table starts; close what was opened in it where it ends."""
        nodes, bases = self._stack.nodes, self._tables
        if line.cell is not None:
            bases.setdefault(line.cell[0], len(nodes))
        elif bases:
            base = min(bases.values())
            if base > self._stack.floor or nesting.only_cells(nodes[base:]):
                del nodes[base:]
            bases.clear()

    def _base(self, line: Line, label: Label) -> int:
        """Numbers in a table close nothing that was open before the table, unless they continue it."""
        nodes, floor = self._stack.nodes, self._stack.floor
        if line.cell is None:
            return floor
        base = min(self._tables[line.cell[0]], len(nodes))
        return floor if nesting.continues(nodes[:base], label) else max(floor, base)

    def _alike(self, line: Line, depths: Sequence[int]) -> int:
        """Of the sequences that the number may continue, the one whose items look alike; else the nearest."""
        if len(depths) == 1:
            return depths[0]
        titled = find_title(line.block.text, line.body, line.end) is not None
        alike = (depth for depth in depths if self._any_titled(self._stack.nodes[depth]) == titled)
        return next(alike, depths[0])

    def _any_titled(self, node: Node) -> bool:
        """True when an item of the sequence of ``node`` has a title."""
        items = (item for item in self.nodes if item.parent == node.parent and same(item.shape, node.shape))
        return any(item.title is not None for item in items)

    def _nests(self, at: int, line: Line, sibling: Node) -> bool:
        """True when a sequence that starts anew lies inside its namesake."""
        if sibling.list_level is not None and line.block.list_level is not None:
            return line.block.list_level > sibling.list_level
        top = self._stack.nodes[-1]
        if self.lines[at - 1].stem and top.first == at - 1:
            return top.shape != "party"
        return sibling.title is not None and find_title(line.block.text, line.body, line.end) is None

    def _close(self) -> None:
        """Give every node its last line."""
        for at, owner in enumerate(self.owner):
            index: int | None = owner
            while index is not None:
                node = self.nodes[index]
                node.last = at
                index = node.parent
