"""The source of a part, its XML with tags, as a tree of text, prints, conditions and loops."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, TypeAlias

from pipeline.word.fill.balance import is_separable
from pipeline.word.fill.expression import Call, Expression, Literal, parse_expression
from pipeline.word.fill.problem import Fault, Refused
from pipeline.word.fill.tags import LOOSE, TAG, UNIT, XML_TAG, inside

_FOR: Final = re.compile(r"for\s+([^\W\d]\w*)\s+in\s+(.+)", re.DOTALL)
_KEYWORD: Final = re.compile(r"\w+")
_OPENING: Final = re.compile(r"<([\w:]+)(?: [^<>]*)?(?<!/)>")
_WITH_TEXT: Final = ("w:instrText", "w:delText", "a:t", "m:t")
_CLOSES: Final = {"endif": "if", "endfor": "for"}
_WRITE_IF: Final = (
    "请让每个 {% if … %} 都有一个 {% endif %}，每个 {% for … %} 都有一个 {% endfor %}，先开的后关"
)


class Slot(Enum):
    """Where a print stands in the XML."""

    TEXT = auto()
    """Inside ``w:t``."""
    PLAIN = auto()
    """Inside an attribute or another element with text."""
    MARKUP = auto()
    """Between elements."""


@dataclass(frozen=True, slots=True)
class Text:
    """XML without tags."""

    value: str


@dataclass(frozen=True, slots=True)
class Print:
    """``{{ expression }}`` at ``offset`` of the source."""

    expression: Expression
    offset: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Branch:
    """A condition with what it guards; None: else."""

    condition: Expression | None
    body: Body
    offset: int


@dataclass(frozen=True, slots=True)
class If:
    """The first branch whose condition holds is taken."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class For:
    """``body`` once for each entry of ``items``, called ``name``; ``otherwise`` when there are none."""

    name: str
    items: Expression
    body: Body
    otherwise: Body
    offset: int


Node: TypeAlias = Text | Print | If | For
Body: TypeAlias = tuple[Node, ...]


@dataclass(slots=True)
class _Open:
    """A block that has begun. ``parts`` are the finished ones: condition or loop, body, offset."""

    kind: str
    head: Expression | None
    offset: int
    name: str = ""
    last: bool = False
    """Whether ``else`` has been met."""
    parts: list[Branch] = field(default_factory=list)
    body: list[Node] = field(default_factory=list)


def parse_source(source: str) -> tuple[Body, tuple[Fault, ...]]:
    """Return the tree of ``source`` and what is wrong with its tags; with faults the tree is not whole."""
    parser = _Parser()
    position = 0
    for tag in TAG.finditer(source):
        parser.text(source[position : tag.start()], position)
        parser.tag(tag[0], tag.start())
        position = tag.end()
    parser.text(source[position:], position)
    return parser.close()


class _Parser:
    def __init__(self) -> None:
        self._stack = [_Open("", None, 0)]
        self._slot = Slot.MARKUP
        self._faults: list[Fault] = []
        self._keywords: dict[str, Callable[[str, int], None]] = {
            "if": self._if,
            "elif": self._elif,
            "else": self._else,
            "for": self._for,
            "endif": self._end,
            "endfor": self._end,
        }

    def text(self, text: str, offset: int) -> None:
        if not text:
            return
        braces = "{" in text or "}" in text
        for loose in LOOSE.finditer(text) if braces else ():
            fault = f"“{loose[0]}”没有配成一对"
            self._faults.append(Fault(offset + loose.start(), fault, "请写完整的 {{ … }} 或 {% … %}"))
        self._slot = _slot(text, self._slot)
        self._stack[-1].body.append(Text(text))

    def tag(self, tag: str, offset: int) -> None:
        try:
            self._tag(tag, offset)
        except Refused as error:
            self._faults.append(Fault(offset, error.message, error.fix))

    def _tag(self, tag: str, offset: int) -> None:
        if XML_TAG.search(tag):
            raise Refused("标记没有写完，或跨了段落", "请把整个标记写在同一个段落里，并用 }} 或 %} 结束")
        unit = UNIT.search(tag)
        if unit:
            raise Refused(f"“{{%{unit[0]} … %}}”不在表格里", "请写成 {%p … %}，独占一段")
        content = inside(tag)
        if tag.startswith("{{"):
            expression = parse_expression(content)
            self._stack[-1].body.append(Print(expression, offset, self._slot))
        elif tag.startswith("{%"):
            self._statement(content, offset)

    def _statement(self, content: str, offset: int) -> None:
        keyword = _KEYWORD.match(content)
        known = self._keywords.get(keyword[0] if keyword else "")
        if known is None:
            fix = "模板只能用 if、elif、else、endif、for、endfor"
            raise Refused(f"不认识的标记“{content}”", fix)
        known(content, offset)

    def _if(self, content: str, offset: int) -> None:
        self._stack.append(_Open("if", None, offset))
        self._stack[-1].head = _condition(content, "if")

    def _elif(self, content: str, offset: int) -> None:
        current = self._current("if", content)
        self._finish_branch(current)
        current.offset = offset
        current.head = _condition(content, "elif")

    def _else(self, content: str, offset: int) -> None:
        current = self._stack[-1]
        if not current.kind or current.last:
            raise Refused(f"“{content}”前面没有与它相配的 if 或 for", _WRITE_IF)
        self._finish_branch(current)
        current.offset, current.head, current.last = offset, None, True

    def _for(self, content: str, offset: int) -> None:
        self._stack.append(_Open("for", None, offset))
        parsed = _FOR.fullmatch(content)
        if parsed is None:
            raise Refused(f"循环“{content}”写法有误", "请写成 {% for 名称 in 列表 %}")
        self._stack[-1].name = parsed[1]
        self._stack[-1].head = _no_call(parse_expression(parsed[2].strip()))

    def _end(self, content: str, _offset: int) -> None:
        kind = _CLOSES.get(content)
        if kind is None:
            raise Refused(f"不认识的标记“{content}”", _WRITE_IF)
        current = self._current(kind, content)
        self._finish_branch(current)
        self._stack.pop()
        self._stack[-1].body.append(_closed(current))

    def _current(self, kind: str, content: str) -> _Open:
        current = self._stack[-1]
        if current.kind != kind:
            raise Refused(f"“{content}”与前面的标记不成对", _WRITE_IF)
        if content.startswith("elif") and current.last:
            raise Refused(f"“{content}”不能在 else 之后", _WRITE_IF)
        return current

    def _finish_branch(self, current: _Open) -> None:
        if not is_separable("".join(node.value for node in current.body if isinstance(node, Text))):
            fault = "条件或循环的开头与结尾不在同一层，会拆散段落或表格"
            fix = "请让它们都独占一段（{%p … %}）、都独占一行（{%tr … %}），或都写在同一段文字里"
            self._faults.append(Fault(current.offset, fault, fix))
        current.parts.append(Branch(current.head, tuple(current.body), current.offset))
        current.body = []

    def close(self) -> tuple[Body, tuple[Fault, ...]]:
        for left in self._stack[1:]:
            fault = f"“{left.kind}”没有结束"
            self._faults.append(Fault(left.offset, fault, f"请补上 {{% end{left.kind} %}}"))
        return tuple(self._stack[0].body), tuple(self._faults)


def _condition(content: str, keyword: str) -> Expression:
    return _no_call(parse_expression(content.removeprefix(keyword).strip()))


def _no_call(expression: Expression) -> Expression:
    if isinstance(expression, Call):
        raise Refused("条件和循环里不能调用“" + expression.name + "(…)”", "请改用字段")
    return expression


def _closed(block: _Open) -> If | For:
    if block.kind == "if":
        return If(tuple(block.parts))
    loop = block.parts[0]
    otherwise = block.parts[1].body if len(block.parts) > 1 else ()
    items = loop.condition or Literal("")  # a loop without head is a fault already
    return For(block.name, items, loop.body, otherwise, loop.offset)


def _slot(text: str, before: Slot) -> Slot:
    """Where the end of ``text`` is, from its last piece of markup."""
    start = text.rfind("<")
    if start < 0:
        return before if ">" not in text else Slot.MARKUP
    end = text.find(">", start)
    if end < 0:
        return Slot.PLAIN
    opening = _OPENING.fullmatch(text, start, end + 1)
    if opening is None:
        return Slot.MARKUP
    if opening[1] == "w:t":
        return Slot.TEXT
    return Slot.PLAIN if opening[1] in _WITH_TEXT else Slot.MARKUP
