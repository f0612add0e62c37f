"""The few expressions that tags may hold, parsed by Jinja and evaluated here: nothing else can run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from pipeline.word.fill.problem import Refused

Step: TypeAlias = str | int
Scope: TypeAlias = Mapping[str, object]

_JINJA: Final = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
_FULL_WIDTH: Final = re.compile(r"[（），．。：；！＝＜＞｛｝［］【】％＃｜、＂＇]")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_PLAIN_PATH: Final = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*", re.ASCII)
_WORDS: Final = frozenset(
    {"true", "True", "false", "False", "none", "None", "not", "and", "or", "in", "is", "if"}
)
"""What Jinja does not take for a name."""
_MISSING: Final = object()


@dataclass(frozen=True, slots=True)
class Path:
    """``plan.milestones[0].name``."""

    name: str
    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        """Return the path as templates write it."""
        return self.name + "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps
        )


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, whole number or truth value that stands in the tag."""

    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Compare:
    """``left == right`` (or, when ``negated``, ``!=``)."""

    left: Expression
    right: Expression
    negated: bool


@dataclass(frozen=True, slots=True)
class Not:
    """``not inner``."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Both:
    """``left and right``, or with ``either`` ``left or right``; a truth value."""

    left: Expression
    right: Expression
    either: bool


@dataclass(frozen=True, slots=True)
class Call:
    """``gantt(plan.gantt)``: an object that the program draws."""

    name: str
    arguments: tuple[Expression, ...]


Expression: TypeAlias = Path | Literal | Compare | Not | Both | Call


@lru_cache(maxsize=8192)
def parse_expression(text: str) -> Expression:
    """Return the expression ``text``; `Refused` when it is none or more than templates may say."""
    return _plain_path(text) or _parsed(text)


def _plain_path(text: str) -> Path | None:
    """The path that ``text`` is, told without Jinja: most expressions are nothing else."""
    if not _PLAIN_PATH.fullmatch(text):
        return None
    name, *steps = text.split(".")
    return None if name in _WORDS else Path(name, tuple(steps))


def _parsed(text: str) -> Expression:
    try:
        (output,) = _JINJA.parse("{{ " + text + " }}").body
    except (TemplateSyntaxError, ValueError, RecursionError):
        raise _unreadable(text) from None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise _unreadable(text)
    return _expression(output.nodes[0])


def _unreadable(text: str) -> Refused:
    wide = "".join(dict.fromkeys(_FULL_WIDTH.findall(_QUOTED.sub("", text))))
    if wide:
        return Refused(f"标记里有全角标点“{wide}”，无法识别", "请改为半角标点")
    return Refused(f"标记“{text}”写法有误，无法识别", "请写成字段名，如 {{ project.name }}")


def _expression(node: nodes.Node) -> Expression:
    match node:
        case nodes.Const(value=str() | int() as value):
            return Literal(value)
        case nodes.TemplateData():
            return Literal(str(node.data))
        case nodes.Call(kwargs=[], dyn_args=None, dyn_kwargs=None):
            return Call(str(_path(node.node)), tuple(map(_expression, node.args)))
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            return _path(node)
    return _logic(node)


def _logic(node: nodes.Node) -> Expression:
    match node:
        case nodes.Not():
            return Not(_expression(node.node))
        case nodes.And() | nodes.Or():
            return Both(_expression(node.left), _expression(node.right), isinstance(node, nodes.Or))
        case nodes.Compare(ops=[nodes.Operand(op="eq" | "ne") as right]):
            return Compare(_expression(node.expr), _expression(right.expr), right.op == "ne")
    raise _forbidden(node)


def _path(node: nodes.Node) -> Path:
    steps: list[Step] = []
    while not isinstance(node, nodes.Name):
        steps.append(_step(node))
        node = node.node  # type: ignore[attr-defined]  # _step lets only Getattr and Getitem pass
    names = [node.name, *(step for step in steps if isinstance(step, str))]
    if any(name.startswith("_") for name in names):
        raise Refused("标记里有以下划线开头的名称，模板不得使用", "请只写字段名")
    return Path(node.name, tuple(reversed(steps)))


def _step(node: nodes.Node) -> Step:
    match node:
        case nodes.Getattr():
            return node.attr
        case nodes.Getitem(arg=nodes.Const(value=str() | int() as value)) if not isinstance(value, bool):
            return value
    raise _forbidden(node)


def _forbidden(node: nodes.Node) -> Refused:
    kind = _KINDS.get(type(node).__name__, "运算")
    named = f"“{node.name}”" if isinstance(node, nodes.Filter | nodes.Test) else ""
    return Refused(f"模板里不能使用{kind}{named}", "请改用程序已算好的字段，模板只写字段名、条件和循环")


_KINDS: Final = {"Filter": "过滤器", "Test": "检验", "Call": "带名参数的调用", "CondExpr": "行内条件"}


def evaluate(expression: Expression, scope: Scope) -> object:
    """Return the value of ``expression``, which holds no call; `Refused` when a name is unknown."""
    match expression:
        case Path(name, steps):
            value = scope.get(name, _MISSING)
            if value is _MISSING:
                raise _unknown(expression)
            for step in steps:
                value = _child(value, step, expression)
            return value
        case Literal(value):
            return value
        case Compare(left, right, negated):
            return (evaluate(left, scope) == evaluate(right, scope)) is not negated
        case Both(left, right, either):
            return truth(left, scope) or truth(right, scope) if either else _all(left, right, scope)
        case Not(inner):
            return not truth(inner, scope)
    raise Refused(f"“{expression.name}(…)”不能用在这里", "请把它写成单独成段的 {{p … }}")


def _all(left: Expression, right: Expression, scope: Scope) -> bool:
    return truth(left, scope) and truth(right, scope)


def truth(expression: Expression, scope: Scope) -> bool:
    """Return whether ``expression`` holds; `Refused` when its value is None or unknown."""
    value = evaluate(expression, scope)
    if value is None:
        raise Refused(f"条件“{show(expression)}”的值是空值（None）", "请在项目文件中补上它，或改正字段名")
    return bool(value)


def show(expression: Expression) -> str:
    """Return ``expression`` as a template would write it."""
    match expression:
        case Path():
            return str(expression)
        case Literal(value):
            return f'"{value}"' if isinstance(value, str) else str(value)
        case Compare(left, right, negated):
            return f"{show(left)} {'!=' if negated else '=='} {show(right)}"
        case Both(left, right, either):
            return f"{show(left)} {'or' if either else 'and'} {show(right)}"
        case Not(inner):
            return f"not {show(inner)}"
        case Call(name, arguments):
            return f"{name}({', '.join(map(show, arguments))})"


def _child(value: object, step: Step, path: Path) -> object:
    """The item, or else the attribute, ``step`` of ``value``; methods are none."""
    try:
        return value[step]  # type: ignore[index]  # whether it has items is what is asked
    except (TypeError, LookupError):
        found = getattr(value, step, _MISSING) if isinstance(step, str) else _MISSING
    if found is _MISSING or callable(found) or isinstance(value, Mapping):
        raise _unknown(path)
    return found


def _unknown(path: Path) -> Refused:
    return Refused(f"没有名为“{path}”的字段", "请改正字段名，或在项目文件中补上它")
