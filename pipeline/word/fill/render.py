"""A tree of text and tags with data: the XML of one part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from pipeline.errors import PipelineError
from pipeline.word.fill.expression import Call, Expression, Scope, evaluate, show, truth
from pipeline.word.fill.problem import Fault, Refused
from pipeline.word.fill.stops import Value, joined
from pipeline.word.fill.tree import Body, For, If, Print, Slot, Text
from pipeline.word.fill.values import in_plain, in_text, printed, removed

Functions = Mapping[str, Callable[..., Markup]]


class RenderFault(Exception):  # noqa: N818 - carries a fault of the template
    """A tag could not be filled."""

    def __init__(self, fault: Fault) -> None:
        """Hold the fault with its offset in the source."""
        super().__init__(fault.message)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Loop:
    """What templates know about the turn of a loop: ``loop.index`` counts from 1."""

    index: int
    length: int

    @property
    def index0(self) -> int:
        """The number of the turn from 0."""
        return self.index - 1

    @property
    def first(self) -> bool:
        """Whether this is the first turn."""
        return self.index == 1

    @property
    def last(self) -> bool:
        """Whether this is the last turn."""
        return self.index == self.length


@dataclass(slots=True)
class Rendering:
    """One filling: the functions that templates may call, and what was left out of the values."""

    functions: Functions
    removed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By the name of the field, the characters that no document can hold."""

    def render(self, body: Body, scope: Scope) -> str:
        """Return the XML of ``body`` with the values of ``scope``; `RenderFault` at the first bad tag."""
        out: list[str] = []
        self._body(body, scope, out)
        return joined(out)

    def _body(self, body: Body, scope: Scope, out: list[str]) -> None:
        for node in body:
            match node:
                case Text():
                    out.append(node.value)
                case Print():
                    out.append(self._print(node, scope))
                case If():
                    self._if(node, scope, out)
                case For():
                    self._for(node, scope, out)

    def _print(self, node: Print, scope: Scope) -> str:
        try:
            if isinstance(node.expression, Call):
                return self._call(node.expression, node.slot, scope)
            return self._value(node.expression, node.slot, scope)
        except Refused as error:
            raise RenderFault(Fault(node.offset, error.message, error.fix)) from None

    def _value(self, expression: Expression, slot: Slot, scope: Scope) -> str:
        text = printed(evaluate(expression, scope), expression)
        if slot is Slot.MARKUP:
            raise Refused(
                f"“{show(expression)}”是文字，单独成段的标记里的文字会丢失",
                "请写成 {{ … }}，不加 p、r 等字母",
            )
        lost = removed(text)
        if lost:
            self.removed[show(expression)] = lost
        return Value(in_text(text)) if slot is Slot.TEXT else in_plain(text)

    def _call(self, call: Call, slot: Slot, scope: Scope) -> str:
        function = self.functions.get(call.name)
        if function is None:
            known = "、".join(sorted(self.functions)) or "（无）"
            raise Refused(f"没有名为“{call.name}(…)”的对象", f"可用的有：{known}")
        if slot is not Slot.MARKUP:
            raise Refused(
                f"“{call.name}(…)”是图表等对象，不能与文字同处", "请写成 {{p … }}；引用写成 {{r ref(…) }}"
            )
        return _drawn(call.name, function, [evaluate(item, scope) for item in call.arguments])

    def _if(self, node: If, scope: Scope, out: list[str]) -> None:
        for branch in node.branches:
            try:
                holds = branch.condition is None or truth(branch.condition, scope)
            except Refused as error:
                raise RenderFault(Fault(branch.offset, error.message, error.fix)) from None
            if holds:
                self._body(branch.body, scope, out)
                return

    def _for(self, node: For, scope: Scope, out: list[str]) -> None:
        try:
            entries = _entries(node.items, scope)
        except Refused as error:
            raise RenderFault(Fault(node.offset, error.message, error.fix)) from None
        if not entries:
            self._body(node.otherwise, scope, out)
        inner = dict(scope)
        for index, entry in enumerate(entries, start=1):
            inner[node.name], inner["loop"] = entry, Loop(index, len(entries))
            self._body(node.body, inner, out)


def _entries(items: Expression, scope: Scope) -> tuple[object, ...]:
    value = evaluate(items, scope)
    if isinstance(value, tuple | list):
        return tuple(value)
    if isinstance(value, Iterable) and not value and not any(True for _ in value):
        return ()  # blank
    raise Refused(f"“{show(items)}”不是列表，不能循环", "请写列表的字段名")


def _drawn(name: str, function: Callable[..., Markup], values: list[object]) -> str:
    try:
        made = function(*values)
    except (PipelineError, ValueError) as error:
        raise Refused(f"“{name}(…)”画不出来：{str(error).rstrip('。')}", "请检查给它的数据") from error
    except TypeError as error:
        raise Refused(f"“{name}(…)”括号里的内容不对", "请检查括号里有几项、各是什么") from error
    if not isinstance(made, Markup):
        raise Refused(f"“{name}(…)”没有给出 Word 内容", "请告知程序的维护者")
    return str.__str__(made)
