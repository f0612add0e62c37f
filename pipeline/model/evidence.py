"""A quotation with its place."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Location


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the document and where they stand.

    ``quote`` are characters of the document itself, unchanged; ``clause`` is the printed number and title
    of the clause that they stand in (``第五条 保密``), for people.
    """

    quote: str
    location: Location
    clause: str = ""
