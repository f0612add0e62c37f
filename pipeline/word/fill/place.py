"""Where a tag stands, in words that help to find it in Word: part, heading, table cell, nearest text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pipeline.word.fill.problem import Fault, Problem
from pipeline.word.fill.tags import TAG, TEXT, XML_TAG, plain
from pipeline.word.markup import Element
from pipeline.word.names import PPR, TBL, TC, TR, VAL, P, T, W

_HEADING: Final = re.compile(r"(?:heading|标题)?\s*[1-9]|annex", re.IGNORECASE)
_SCAN: Final = re.compile(
    r"<(?P<close>/?)w:(?P<name>tbl|tr|tc|p)(?: [^>]*?)?(?P<empty>/?)>|<w:pStyle w:val=\"(?P<style>[^\"]*)\""
    rf"|(?P<tag>{TAG.pattern})",
    re.DOTALL,
)
_NEAR: Final = 18
"""Characters of text shown on each side of a tag."""


@dataclass(slots=True)
class _Table:
    number: int
    row: int = 0
    column: int = 0
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place: the last heading before it and the table cells around it (counted from 1)."""

    part: str
    heading: str = ""
    cells: tuple[tuple[int, int, int], ...] = ()

    def __str__(self) -> str:
        """Return the place in Chinese."""
        words = [f"{self.part}“{self.heading}”之下" if self.heading else self.part]
        for table, row, column in self.cells:
            words.append(f"第{table}个表格第{row}行" + (f"第{column}列" if column else ""))
        return "，".join(words)


def is_heading(style: str) -> bool:
    """Tell whether the paragraph style id ``style`` is that of a heading, as Word and we name them."""
    return bool(_HEADING.fullmatch(style))


def near(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` with some of the text around it on one line."""
    left, right = max(0, start - _NEAR), end + _NEAR
    before, after = "…" if left else "", "…" if right < len(text) else ""
    return " ".join((before + text[left:right] + after).split())


def locate(source: str, fault: Fault, *, part: str) -> Problem:
    """Return ``fault`` of the part called ``part``, whose patched XML is ``source``, with its place."""
    scan = _Scan()
    for mark in _SCAN.finditer(source, 0, fault.offset):
        scan.take(mark, source)
    scan.row_tag()
    return Problem(
        str(Place(part, scan.heading, scan.cells())), _nearest(source, fault.offset), fault.message, fault.fix
    )


@dataclass(slots=True)
class _Scan:
    """What lies open at a point of the source."""

    heading: str = ""
    tables: list[_Table] = field(default_factory=list)
    count: int = 0
    start: int = 0
    in_heading: bool = False

    def take(self, mark: re.Match[str], source: str) -> None:
        if mark["tag"]:
            self.row_tag()
        elif mark["style"] is not None:
            self.in_heading = is_heading(mark["style"])
        elif mark["name"] == "p":
            self._paragraph(mark, source)
        elif not mark["empty"]:
            self._table(mark["name"], closes=bool(mark["close"]))

    def _paragraph(self, mark: re.Match[str], source: str) -> None:
        if not mark["close"]:
            self.start, self.in_heading = mark.end(), False
        elif self.in_heading:
            self.heading = _text(source[self.start : mark.start()]).strip()

    def _table(self, name: str, *, closes: bool) -> None:
        if name == "tbl":
            if closes and self.tables:
                self.tables.pop()
            elif not closes:
                self.count += 1
                self.tables.append(_Table(self.count))
        elif self.tables:
            self._cell(self.tables[-1], name, closes=closes)

    @staticmethod
    def _cell(table: _Table, name: str, *, closes: bool) -> None:
        if name == "tr":
            table.in_row = not closes
            table.row += not closes
            table.column = 0
        elif not closes:
            table.column += 1

    def row_tag(self) -> None:
        """A tag between rows was a row of its own in Word."""
        if self.tables and not self.tables[-1].in_row:
            self.tables[-1].row += 1

    def cells(self) -> tuple[tuple[int, int, int], ...]:
        return tuple((table.number, table.row, table.column) for table in self.tables)


def place_in(item: Element, *, part: str) -> tuple[str, str]:
    """Return the place of ``item``, an element of the part called ``part``, and the text around it."""
    paragraph = item if item.tag == P else next(item.iterancestors(P), item)
    place = Place(part, _heading_before(paragraph), _cells_around(paragraph))
    text = "".join(piece.text or "" for piece in paragraph.iter(T))
    return str(place), near(text, 0, min(len(text), 2 * _NEAR))


def _heading_before(paragraph: Element) -> str:
    heading = ""
    for other in paragraph.getroottree().iter(P):
        if other is paragraph:
            break
        style = other.find(f"{PPR}/{W}pStyle")
        if style is not None and is_heading(style.get(VAL, "")):
            heading = "".join(piece.text or "" for piece in other.iter(T)).strip()
    return heading


def _cells_around(paragraph: Element) -> tuple[tuple[int, int, int], ...]:
    cells = []
    tables = (
        list(paragraph.getroottree().iter(TBL)) if next(paragraph.iterancestors(TC), None) is not None else []
    )
    for cell in paragraph.iterancestors(TC):
        row, table = next(cell.iterancestors(TR)), next(cell.iterancestors(TBL))
        number = sum(1 for _ in row.itersiblings(TR, preceding=True)) + 1
        column = sum(1 for _ in cell.itersiblings(TC, preceding=True)) + 1
        cells.append((tables.index(table) + 1, number, column))
    return tuple(reversed(cells))


def _nearest(source: str, offset: int) -> str:
    """The tag at ``offset`` with the text of its paragraph; for a tag of its own, with the text after it."""
    tag = TAG.match(source, offset)
    end = tag.end() if tag else min(len(source), offset + 2)
    start, stop = source.rfind("<w:p", 0, offset), source.find("</w:p>", end)
    before = "" if source.rfind("</w:p>", 0, offset) > start else _text(source[start:offset])
    after = _text(source[end : len(source) if stop < 0 else stop])
    shown = " ".join(XML_TAG.sub("", source[offset:end]).split())
    text = before + shown + after
    return near(text, len(before), len(before) + len(shown))


def _text(xml: str) -> str:
    return plain("".join(TEXT.findall(xml)) if "<w:t" in xml else XML_TAG.sub("", xml))
