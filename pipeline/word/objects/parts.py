"""What a native object asks of the document that it is put into: further parts of the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipeline.word.objects.tags import NAMESPACES

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_RELATIONSHIP = f"{NAMESPACES['r']}/chart"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK_RELATIONSHIP = f"{NAMESPACES['r']}/package"


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be added to a Word file, with the parts that it refers to (ISO/IEC 29500-2).

    ``stem`` and ``suffix`` make its name below ``/word/``: the collector puts a free number between them, as
    in ``charts/chart`` + 1 + ``.xml``. The n-th of ``parts`` must get the relationship id ``rIdn`` in this
    part's own relationships, since ``data`` names them so.
    """

    stem: str
    suffix: str
    content_type: str
    relationship: str
    data: bytes
    parts: tuple[Part, ...] = ()


class Collector(Protocol):
    """Takes the parts of one document while it is being filled."""

    def add(self, part: Part) -> str:
        """Keep ``part``; return the id of the relationship from the main document to it."""


def chart_part(chart: bytes, workbook: bytes) -> Part:
    """Return the part of a chart whose XML names its workbook ``rId1``."""
    behind = Part("embeddings/Microsoft_Excel_Sheet", ".xlsx", WORKBOOK_TYPE, WORKBOOK_RELATIONSHIP, workbook)
    return Part("charts/chart", ".xml", CHART_TYPE, CHART_RELATIONSHIP, chart, (behind,))
