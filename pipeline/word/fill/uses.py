"""Which data a template uses: every path in it, loop variables resolved to their lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from pipeline.word.fill.expression import Both, Call, Compare, Expression, Literal, Not, Path
from pipeline.word.fill.template import Template
from pipeline.word.fill.tree import Body, For, If, Print, Slot, Text

ENTRY: Final = "[]"
"""The step from a list to its entries."""
LOOP: Final = "loop"
Steps: TypeAlias = tuple[str, ...]
_Names: TypeAlias = Mapping[str, Steps]
_Guards: TypeAlias = frozenset[Steps]


class Role(Enum):
    """What a template does with a value."""

    PRINT = auto()
    TEST = auto()
    LOOP = auto()
    ARGUMENT = auto()


@dataclass(frozen=True, slots=True)
class Use:
    """One use of the value at ``steps`` by the tag at ``offset``. ``guarded``: an if on it stands around."""

    steps: Steps
    role: Role
    offset: int
    guarded: bool


@dataclass(frozen=True, slots=True)
class Invocation:
    """A call of an object by the tag at ``offset``."""

    call: Call
    slot: Slot
    offset: int


@dataclass(frozen=True, slots=True, order=True)
class PathUse:
    """A dotted path that a template uses: ``plan.milestones[].name``.

    ``guarded``: it is only tested, or used where a test of it (or of what it belongs to) has held; so the
    template copes with its absence.
    """

    path: str
    guarded: bool


def paths(template: Template) -> frozenset[PathUse]:
    """Return every path of data that ``template`` uses, once each."""
    found: dict[str, bool] = {}
    for story in template.stories:
        for use in uses(story.body):
            if isinstance(use, Use):
                path = dotted(use.steps)
                found[path] = found.get(path, True) and use.guarded
    return frozenset(PathUse(path, guarded) for path, guarded in found.items())


def dotted(steps: Steps) -> str:
    """Return ``steps`` as one writes them: ``plan.milestones[].name``."""
    return ".".join(steps).replace(f".{ENTRY}", ENTRY)


def uses(body: Body) -> Iterator[Use | Invocation]:
    """Yield every use of data in ``body`` and every call, in the order of the text."""
    yield from _body(body, {}, frozenset())


def _body(body: Body, names: _Names, guards: _Guards) -> Iterator[Use | Invocation]:
    for node in body:
        match node:
            case Text():
                pass
            case Print():
                yield from _print(node, names, guards)
            case If():
                yield from _if(node, names, guards)
            case For():
                yield from _for(node, names, guards)


def _print(node: Print, names: _Names, guards: _Guards) -> Iterator[Use | Invocation]:
    if not isinstance(node.expression, Call):
        yield from _expression(node.expression, Role.PRINT, node.offset, names, guards)
        return
    yield Invocation(node.expression, node.slot, node.offset)
    for item in node.expression.arguments:
        yield from _expression(item, Role.ARGUMENT, node.offset, names, guards)


def _if(node: If, names: _Names, guards: _Guards) -> Iterator[Use | Invocation]:
    for branch in node.branches:
        held: _Guards = frozenset()
        if branch.condition is not None:
            yield from _expression(branch.condition, Role.TEST, branch.offset, names, guards)
            held = _implied(branch.condition, names)
        yield from _body(branch.body, names, guards | held)
        if isinstance(branch.condition, Not):
            guards |= _implied(branch.condition.inner, names)


def _for(node: For, names: _Names, guards: _Guards) -> Iterator[Use | Invocation]:
    yield from _expression(node.items, Role.LOOP, node.offset, names, guards)
    entry = (*_steps(node.items, names), ENTRY) if isinstance(node.items, Path) else (ENTRY,)
    yield from _body(node.body, {**names, node.name: entry, LOOP: (LOOP,)}, guards)
    yield from _body(node.otherwise, names, guards)


def _expression(
    expression: Expression, role: Role, offset: int, names: _Names, guards: _Guards
) -> Iterator[Use]:
    for path in _paths(expression):
        steps = _steps(path, names)
        if steps[0] != LOOP or LOOP not in names:
            yield Use(steps, role, offset, role is Role.TEST or _is_guarded(steps, guards))


def _paths(expression: Expression) -> Iterator[Path]:
    match expression:
        case Path():
            yield expression
        case Compare(left, right) | Both(left, right):
            yield from _paths(left)
            yield from _paths(right)
        case Not(inner):
            yield from _paths(inner)
        case Call(_, arguments):
            for item in arguments:
                yield from _paths(item)
        case Literal():
            pass


def _steps(path: Path, names: _Names) -> Steps:
    first = names.get(path.name, (path.name,))
    return (*first, *(ENTRY if isinstance(step, int) else step for step in path.steps))


def _implied(condition: Expression, names: _Names) -> _Guards:
    """What must be filled in for ``condition`` to hold."""
    match condition:
        case Path():
            return frozenset({_steps(condition, names)})
        case Both(left, right, either=False):
            return _implied(left, names) | _implied(right, names)
        case Compare(Path() as left, Literal(), negated=False):
            return frozenset({_steps(left, names)})
    return frozenset()


def _is_guarded(steps: Steps, guards: _Guards) -> bool:
    return any(steps[:length] in guards for length in range(1, len(steps) + 1))
