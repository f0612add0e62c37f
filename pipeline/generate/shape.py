"""The shape of a project file: which keys there are, what they hold, what people call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pipeline.content import load_json_schema, schema_names

_COMMON = "common.schema.json#/$defs/"
_HERE = "#/$defs/"


@dataclass(frozen=True)
class Shape:
    """One value of a project file: a record, a list or a leaf, with the words of the schema about it."""

    schema: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.schema.get("title", ""))

    @property
    def description(self) -> str:
        """What to write there."""
        return str(self.schema.get("description", ""))

    @property
    def example(self) -> Any:  # noqa: ANN401 - any value of a project file
        """A value that would be right; None when the schema names none."""
        return next(iter(self.schema.get("examples", ())), None)

    @property
    def kind(self) -> str:
        """``record``, ``list`` or ``leaf``."""
        return {"object": "record", "array": "list"}.get(str(self.schema.get("type")), "leaf")

    @property
    def format(self) -> str:
        """How a leaf is written: ``prose``, ``money``, ``date``, ``percent``, ``party``, ``string``."""
        return str(self.schema.get("format") or self.schema.get("type") or "text")

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that a leaf may have; empty when it may have any."""
        return tuple(self.schema.get("enum", ()))

    @property
    def required(self) -> tuple[str, ...]:
        """The keys without which an entry cannot be."""
        return tuple(self.schema.get("required", ()))

    @cached_property
    def fields(self) -> Mapping[str, Shape]:
        """The keys of a record and what they hold; empty for anything else."""
        return {name: Shape(_resolved(item)) for name, item in self.schema.get("properties", {}).items()}

    @cached_property
    def items(self) -> Shape:
        """What each entry of a list is."""
        return Shape(_resolved(self.schema.get("items", {})))

    def at(self, path: str) -> Shape | None:
        """The shape at a path such as ``parties[].name`` or ``parties[0].name``; None when there is none."""
        shape: Shape | None = self
        for key, entries in steps(path):
            shape = shape.fields.get(key) if shape else None
            for _ in range(entries):
                shape = shape.items if shape and shape.kind == "list" else None
        return shape

    def named(self, path: str) -> str:
        """The titles along ``path``, joined: ``合作方 · 单位名称``."""
        titles, shape = [], self
        for key, entries in steps(path):
            found = shape.fields.get(key)
            if found is None:
                break
            titles.append(found.title)
            shape = found.items if entries else found
        return " · ".join(titles)


def steps(path: str) -> Iterator[tuple[str, int]]:
    """Each key of ``path`` with the number of list levels after it: ``a.b[].c`` → (a, 0), (b, 1), (c, 0)."""
    for part in path.split("."):
        key, *brackets = part.split("[")
        yield key, len(brackets)


@cache
def project_shape() -> Shape:
    """The shape of a whole project file, its sections in the order in which people fill them in."""
    return Shape(project_schema())


@cache
def project_schema() -> dict[str, Any]:
    """The JSON Schema of a project file in one piece: every section of ``schemas/project/`` is a property."""
    names = [name for name in schema_names("project") if name != "common"]
    sections = {name: load_json_schema(f"project/{name}") for name in names}
    order = sorted(sections, key=lambda name: (sections[name].get("x-order", 0), name))
    root = dict(load_json_schema("project"))
    root["properties"] = {name: _bundled(sections[name]) for name in order}
    root["$defs"] = load_json_schema("project/common")["$defs"]
    return root


def _bundled(value: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """``value`` with references into the common file turned into references inside the bundle."""
    if isinstance(value, list):
        return [_bundled(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _bundled(item) for key, item in value.items() if key not in ("$schema", "$id")}
    reference = kept.get("$ref")
    if isinstance(reference, str) and _COMMON in reference:
        kept["$ref"] = _HERE + reference.partition(_COMMON)[2]
    return kept


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """``schema`` with what it refers to; its own words win over those of the definition."""
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return schema
    definitions = load_json_schema("project/common")["$defs"]
    own = {key: value for key, value in schema.items() if key != "$ref"}
    return {**_bundled(definitions[reference.rpartition("/")[2]]), **own}
