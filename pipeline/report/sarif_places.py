"""Places of a document as SARIF names them: regions of the text as read, clauses as logical places."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, Final

from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report

LEFT_OVER: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Half surrogate pairs, which no address can hold."""


class Places:
    """The text of a report's document, a line feed after each block.

    ``artifact`` is the number of the file in the log, ``uri`` its address.
    """

    def __init__(self, report: Report, artifact: int, uri: str) -> None:
        """Count characters and lines up to each block."""
        self.report, self.artifact, self.uri = report, artifact, uri
        texts = [block.text for block in report.document.blocks]
        self._texts = texts
        self._offsets = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._lines = list(accumulate((text.count("\n") + 1 for text in texts), initial=1))

    def of_evidence(self, evidence: Evidence) -> dict[str, Any]:
        """The place of a quotation, with its words and its paragraph."""
        place, words = evidence.location, {"snippet": {"text": evidence.quote}}
        if not self._is_inside(place):
            return self.of_file() | _logical(evidence.clause)
        physical = self._file() | {"region": self._region(place) | words} | self._context(place)
        return {"physicalLocation": physical, **_logical(evidence.clause)}

    def of_expected(self, location: Location, clause: str, text: str) -> dict[str, Any]:
        """The place after which something missing was expected: an insertion point."""
        told = {"message": {"text": text}} if text else {}
        if location.block >= len(self._texts):
            return self.of_file() | _logical(clause) | told
        end = len(self._texts[location.block])
        point = Location(location.block, end, end, location.part)
        physical = self._file() | {"region": self._region(point)} | self._context(point)
        return {"physicalLocation": physical, **_logical(clause), **told}

    def of_file(self) -> dict[str, Any]:
        """The file as a whole."""
        region = {"startLine": 1, "endLine": max(self._lines[-1] - 1, 1)}
        return {"physicalLocation": self._file() | {"region": region}}

    def _file(self) -> dict[str, Any]:
        return {"artifactLocation": {"uri": self.uri, "index": self.artifact}}

    def _context(self, place: Location) -> dict[str, Any]:
        """The paragraph around ``place``, where it holds more."""
        text = self._texts[place.block]
        if place.end - place.start == len(text):
            return {}
        whole = self._region(Location(place.block, 0, len(text))) | {"snippet": {"text": text}}
        return {"contextRegion": whole}

    def _is_inside(self, place: Location) -> bool:
        known = self._texts
        return place.block < len(known) and 0 <= place.start <= place.end <= len(known[place.block])

    def _region(self, place: Location) -> dict[str, Any]:
        first, last = self._point(place.block, place.start), self._point(place.block, place.end)
        return {
            "startLine": first[0],
            "startColumn": first[1],
            "endLine": last[0],
            "endColumn": last[1],
            "charOffset": self._offsets[place.block] + place.start,
            "charLength": place.end - place.start,
        }

    def _point(self, block: int, at: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character."""
        before = self._texts[block][:at]
        return self._lines[block] + before.count("\n"), at - before.rfind("\n")


def _logical(clause: str) -> dict[str, Any]:
    if not clause:
        return {}
    return {"logicalLocations": [{"name": clause, "fullyQualifiedName": clause, "kind": "clause"}]}
