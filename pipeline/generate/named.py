"""Which field of the project file a printed value comes from, and which words are facts everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.generate.record import Record
from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.values import Day, Money, Percent

_SHORTEST = 2
"""Characters of a name that is looked for everywhere; a single one stands in too many other words."""
_NAMES = (
    ("project", "name"),
    ("project", "code"),
    ("parties", "name"),
    ("parties", "credit_code"),
    ("parties", "representative"),
    ("milestones", "name"),
)


def fact_names(context: Record) -> tuple[str, ...]:
    """Names whose every change counts: project, parties, milestones; the longest first."""
    found = {
        str(entry[key])
        for section, key in _NAMES
        for entry in _records(context[section])
        if entry[key] and len(str(entry[key])) >= _SHORTEST
    }
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@dataclass(frozen=True, slots=True)
class Named:
    """A field of the project file that holds a value: its place and what people call it."""

    path: str
    title: str

    def __str__(self) -> str:
        return f"{self.title}（{self.path}）"


def fields_of_values(context: Record) -> dict[str, tuple[Named, ...]]:
    """Each form in which a stated value is printed, with the fields that hold it; those of no list first."""
    fields: dict[str, list[Named]] = {}
    for path, shape, value in _leaves(project_shape(), context, ""):
        for form in _forms(value):
            fields.setdefault(form, []).append(Named(path, shape.title))
    return {form: tuple(sorted(found, key=_plainest)) for form, found in fields.items()}


def field_meant(fields: Sequence[Named], words: str) -> Named | None:
    """Of the fields that hold a value the one that ``words`` speak of, else the first; None without any."""
    spoken = (item for item in fields if item.title in words)
    return next(spoken, fields[0] if fields else None)


def _plainest(item: Named) -> int:
    return item.path.count("[")


def _records(value: Any) -> tuple[Record, ...]:  # noqa: ANN401 - any printed value
    return (value,) if isinstance(value, Record) else tuple(value)


def _leaves(shape: Shape, value: Any, at: str) -> Iterator[tuple[str, Shape, Any]]:  # noqa: ANN401
    if shape.kind == "record":
        for name, item in shape.fields.items():
            if isinstance(value, Record) and name in value:
                yield from _leaves(item, value[name], f"{at}.{name}" if at else name)
    elif shape.kind == "list":
        for index, item in enumerate(value or ()):
            yield from _leaves(shape.items, item, f"{at}[{index}]")
    elif value:
        yield at, shape, value


def _forms(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any printed value
    match value:
        case Money():
            plain = value.words.removeprefix("人民币")
            return str(value), value.figures, value.words, plain, value.wan, str(value).removesuffix("元")
        case Day():
            return str(value), value.han, value.dots, value.iso
        case Percent():
            return str(value), value.words
        case _:
            return (str(value),)
