"""What native objects (charts) add to a document besides the markup that stands in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Part(Protocol):
    """A part to be added (`pipeline.word.objects.parts.Part` is one).

    Its name is ``word/`` + stem + a free number + suffix. The n-th of ``parts`` is its relationship ``rIdn``.
    """

    @property
    def stem(self) -> str:
        """Name without number and ending: ``charts/chart``."""

    @property
    def suffix(self) -> str:
        """Ending of the name: ``.xml``."""

    @property
    def content_type(self) -> str:
        """Its type in ``[Content_Types].xml``."""

    @property
    def relationship(self) -> str:
        """Type of the relationship that points to it, in full."""

    @property
    def data(self) -> bytes:
        """Content."""

    @property
    def parts(self) -> Sequence[Part]:
        """The parts that this one points to: the workbook of a chart."""


@dataclass(frozen=True, slots=True)
class Added:
    """A part of the result: its name in the package, and the id by which its owner points to it."""

    name: str
    id: str
    content_type: str
    relationship: str
    data: bytes
    parts: tuple[Added, ...] = ()


class Parts:
    """Collects the parts that the objects of one document add; made anew for each filling."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        """Begin with the part names ``taken`` by the template."""
        self._taken = {name.lower() for name in taken}
        self._added: list[Added] = []

    @property
    def added(self) -> tuple[Added, ...]:
        """The parts in the order in which they were added, without those inside them."""
        return tuple(self._added)

    def add(self, part: Part) -> str:
        """Keep ``part``; return the id of the relationship from the main part to it."""
        identifier = f"rIdObject{len(self._added) + 1}"
        self._added.append(self._named(part, identifier))
        return identifier

    def _named(self, part: Part, identifier: str) -> Added:
        inner = tuple(self._named(item, f"rId{number}") for number, item in enumerate(part.parts, start=1))
        name = self._name(part.stem, part.suffix)
        return Added(name, identifier, part.content_type, part.relationship, part.data, inner)

    def _name(self, stem: str, suffix: str) -> str:
        number = 1
        while (name := f"word/{stem}{number}{suffix}").lower() in self._taken:
            number += 1
        self._taken.add(name.lower())
        return name
