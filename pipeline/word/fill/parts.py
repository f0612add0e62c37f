"""What native objects (charts) add to a document besides the markup that stands in its text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from markupsafe import Markup

FIRST_ID = 10_000
"""Ids of drawings that objects ask for begin here; filling numbers them anew in the end."""


@dataclass(frozen=True, slots=True)
class Related:
    """A part that an added part points to: the workbook behind a chart.

    ``id`` is how the XML of the added part names it (``rId1``); ``stem`` is its name without a number, as for
    `Parts.add`.
    """

    id: str
    stem: str
    content_type: str
    relationship_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Added:
    """One part of the result: its name in the package and how its owner points to it."""

    name: str
    content_type: str
    relationship_type: str
    id: str
    data: bytes
    related: tuple[Added, ...] = ()


class Parts:
    """Collects the parts that the objects of one document add. Made anew for each rendering."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        """Begin with the part names ``taken`` by the template."""
        self._taken = {name.lower() for name in taken}
        self._added: list[Added] = []
        self._ids = FIRST_ID

    @property
    def added(self) -> tuple[Added, ...]:
        """The parts in the order in which they were added."""
        return tuple(self._added)

    def add(
        self,
        stem: str,
        *,
        content_type: str,
        relationship_type: str,
        data: bytes,
        rels: tuple[Related, ...] = (),
    ) -> str:
        """Add a part to the document and return the relationship id by which its text points to it.

        ``stem`` is the name without number (``word/charts/chart.xml`` becomes ``word/charts/chart1.xml``);
        the types are those of ``[Content_Types].xml`` and of the relationship in full. ``rels`` are the parts
        that this one points to.
        """
        related = tuple(
            Added(self._name(item.stem), item.content_type, item.relationship_type, item.id, item.data)
            for item in rels
        )
        identifier = f"rIdObject{len(self._added) + 1}"
        name = self._name(stem)
        self._added.append(Added(name, content_type, relationship_type, identifier, data, related))
        return identifier

    def next_id(self) -> int:
        """Return an id for ``wp:docPr`` that no other object of the document has."""
        self._ids += 1
        return self._ids

    def _name(self, stem: str) -> str:
        path, number = PurePosixPath(stem), 1
        while (name := f"{path.parent}/{path.stem}{number}{path.suffix}").lower() in self._taken:
            number += 1
        self._taken.add(name.lower())
        return name


class NativeObject(Protocol):
    """A function that templates call: ``{{p gantt(plan.gantt) }}``."""

    def __call__(self, *values: object, parts: Parts) -> Markup:
        """Return whole paragraphs or tables as WordprocessingML; ``values`` are what the template passes.

        Prefixes w, r, wp, a, c, pic are declared around it. Raises `PipelineError` or ValueError (with a
        Chinese sentence) when the values cannot be drawn.
        """
