"""What a comparison finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deviation:
    """One fact in which a document and the project disagree."""

    kind: str
    """``金额``, ``日期``, ``比例``, ``期限``, ``名称``, ``编号``, ``账号``, ``当事人``, ``数值``."""
    expected: str
    """What the project says; empty for a fact that the project does not know."""
    found: str
    """What the document says instead; empty when the fact is missing."""
    place: str
    """Where: the nearest heading, row and column of a table."""
    context: str
    """The paragraph around it as it stands in the document (as it should stand when it is missing)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between a document and the project."""

    deviations: tuple[Deviation, ...] = ()
    edited: int = 0
    """Paragraphs whose wording was changed, added or removed without touching a fact."""
