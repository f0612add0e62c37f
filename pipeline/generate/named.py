"""Which field of the project file a printed value comes from, and which words are facts everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.generate.record import Record
from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.values import Day, Money, Percent

_SHORTEST = 4
"""Characters of a name that is looked for everywhere; shorter ones stand in other words too."""
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


def titles_of_values(context: Record) -> dict[str, str]:
    """Each form in which a stated value is printed, with its field: ``经费总额（funding.total）``.

    A value that several fields hold has the name of the first.
    """
    titles: dict[str, str] = {}
    for path, shape, value in _leaves(project_shape(), context, ""):
        for form in _forms(value):
            titles.setdefault(form, f"{shape.title}（{path}）")
    return titles


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
