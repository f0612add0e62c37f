"""Faults of template sources, gathered so that all are told at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.errors import ContentError
from pipeline.word.build.blocks import Place


@dataclass(slots=True)
class Problems:
    """The faults found so far."""

    found: set[tuple[Place, str]] = field(default_factory=set)

    def add(self, place: Place, what: str) -> None:
        """Note the fault ``what`` (Chinese: what is wrong, what to do) at ``place``."""
        self.found.add((place, what))

    def raise_if_any(self) -> None:
        """Raise ContentError with every fault as ``file:line: what``, in order of their places."""
        if self.found:
            raise ContentError(
                tuple(f"{place.file}:{place.line}: {what}" for place, what in sorted(self.found))
            )
