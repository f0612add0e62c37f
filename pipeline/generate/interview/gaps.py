"""What a project file lacks: the leaves that documents need, and those without which an entry cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.generate.interview.places import Keys, is_empty
from pipeline.generate.shape import Shape, steps

EACH = None
"""Step of a want into every entry of a list."""


@dataclass(frozen=True, slots=True)
class Want:
    """A place that a document needs; the steps are keys, numbers of entries and ``EACH``."""

    steps: tuple[str | int | None, ...]
    title: str
    """Of the document."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A leaf that is not stated."""

    keys: Keys
    shape: Shape
    documents: tuple[str, ...] = ()
    """Titles of the documents that need it."""
    must: bool = False
    """Without it the file cannot be used."""
    ends: Keys = ()
    """The list that has no further entry when this is left empty: it is the first leaf of a new one."""


def want(path: str, title: str, *, at: tuple[str | int | None, ...] = ()) -> Want:
    """The want for ``path`` (``parties[].name``) below ``at``."""
    below: list[str | int | None] = []
    for key, entries in steps(path):
        below += [key, *[EACH] * entries]
    return Want((*at, *below), title)


def gaps(
    shape: Shape,
    data: Any,  # noqa: ANN401 - any value of a project file
    wants: Sequence[Want],
    *,
    opened: frozenset[Keys] = frozenset(),
) -> Iterator[Gap]:
    """What ``data`` lacks of ``wants``, and of what its entries need themselves, in the order of the schema.

    ``opened``: lists that may get another entry.
    """
    return _record(shape, data, _Scope((), tuple(wants), must=True, opened=opened))


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the walk is, what is wanted below, and why."""

    at: Keys
    wants: tuple[Want, ...]
    must: bool
    opened: frozenset[Keys]
    why: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.title for item in self.wants)) or self.why

    def below(self, key: str | int, *, must: bool) -> _Scope:
        inner = tuple(
            Want(item.steps[1:], item.title)
            for item in self.wants
            if item.steps and (item.steps[0] == key or (item.steps[0] is EACH and isinstance(key, int)))
        )
        return replace(self, at=(*self.at, key), wants=inner, must=must, why=self.titles)


def _at(shape: Shape, value: Any, scope: _Scope) -> Iterator[Gap]:  # noqa: ANN401
    if shape.kind == "record":
        yield from _record(shape, value, scope)
    elif shape.kind == "list":
        yield from _list(shape, value, scope)
    elif is_empty(value) and (scope.wants or scope.must):
        yield Gap(scope.at, shape, scope.titles, scope.must)


def _record(shape: Shape, value: Any, scope: _Scope) -> Iterator[Gap]:  # noqa: ANN401
    given = value if isinstance(value, Mapping) else {}
    present = bool(given) or scope.must
    whole = not given and any(not item.steps for item in scope.wants)
    for name, field in sorted(shape.fields.items(), key=lambda item: item[0] not in shape.required):
        inner = scope.below(name, must=present and name in shape.required)
        if not inner.wants and ((scope.wants and name in shape.required) or (whole and field.kind == "leaf")):
            inner = replace(inner, wants=tuple(Want((), title) for title in scope.titles))
        yield from _at(field, given.get(name), inner)


def _list(shape: Shape, value: Any, scope: _Scope) -> Iterator[Gap]:  # noqa: ANN401
    entries = value if isinstance(value, list) else []
    for index, entry in enumerate(entries):
        yield from _at(shape.items, entry, scope.below(index, must=True))
    count = len(entries)
    least = max(int(shape.schema.get("minItems", 0)), 1) if scope.must else 0
    wanted = count < least or scope.at in scope.opened or (bool(scope.wants) and not entries)
    if wanted and count < int(shape.schema.get("maxItems", count + 1)):
        yield from _new_entry(shape, scope, count, must=count < least)


def _new_entry(shape: Shape, scope: _Scope, index: int, *, must: bool) -> Iterator[Gap]:
    """The leaves of an entry that is not there yet; leaving the first one empty means that there is none.

    Unless the entry ``must`` be there, nothing of it must be before something of it is.
    """
    found = _at(shape.items, None, scope.below(index, must=True))
    for order, gap in enumerate(found):
        yield gap if must else replace(gap, must=False, ends=gap.ends if order else scope.at)


def under(wants: Sequence[Want], place: Keys) -> tuple[Want, ...]:
    """Those of ``wants`` that lie in the list at ``place``."""
    return tuple(item for item in wants if _meets(item.steps, place))


def _meets(path: tuple[str | int | None, ...], place: Keys) -> bool:
    pairs = zip(path, place, strict=False)
    return len(path) >= len(place) and all(
        step == key or (step is EACH and isinstance(key, int)) for step, key in pairs
    )
