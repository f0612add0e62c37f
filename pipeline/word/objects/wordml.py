"""Paragraphs and tables of WordprocessingML in the order of elements that its schema asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt

from markupsafe import Markup

from pipeline.word.objects.tags import NOTHING, clean, declared, tag

TWIPS = 8500
"""Nominal width of the text on a portrait A4 page, in twentieths of a point (150 mm)."""
_NOTE_SIZE = 18
_NO_INDENT: Mapping[str, object] = {"w:left": 0, "w:right": 0, "w:firstLineChars": 0, "w:firstLine": 0}
WHOLE = 5000
"""The full width in fiftieths of a percent (ST_TblWidth pct)."""
_SMALLEST = 8
"""Of letters, in half points."""
_HEAD = "TableHead"
_WIDE = 0x2E80
"""Characters from here on (CJK and its neighbours, full-width forms) are as wide as they are high."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``fill`` and ``ink`` are RRGGBB, ``size`` is in half points."""

    content: str = ""
    span: int = 1
    joined: str = ""
    """``restart`` begins a cell that spans rows, ``continue`` is a part of one."""
    fill: str = ""
    ink: str = ""
    size: int = 18
    bold: bool = False
    align: str = "center"
    tight: bool = False
    """No margins, and letters are narrowed so that the text stays on one line."""
    style: str = "TableText"
    below: tuple[str, ...] = ()
    """Further paragraphs of the cell, in regular weight."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``head`` rows are repeated on every page."""

    cells: tuple[Cell, ...]
    head: bool = False
    height: int = 300


def note(content: str, *, keep: bool = False) -> Markup:
    """Return a small note below an object."""
    sizes = (tag(f"w:{name}", {"w:val": _NOTE_SIZE}) for name in ("sz", "szCs"))
    return paragraph(content, style="Note", keep=keep, letters=tag("w:rPr", None, *sizes))


def gap() -> Markup:
    """Return a line of 6 pt: two tables with nothing between them would become one."""
    spacing = tag("w:spacing", {"w:before": 0, "w:after": 0, "w:line": 120, "w:lineRule": "exact"})
    style = tag("w:pStyle", {"w:val": "Gap"})
    return tag("w:p", declared("w"), tag("w:pPr", None, style, tag("w:keepNext"), spacing))


def table_caption(content: str) -> Markup:
    """Return the caption above a table, which its style numbers; a gap where there is none."""
    return paragraph(content, style="Caption", keep=True) if content else gap()


def figure_caption(content: str, figures: Iterator[int]) -> Markup:
    """Return the caption below a figure numbered from ``figures`` (field SEQ); nothing without words.

    The number that the style Caption gives to tables is taken away, and its hold on what follows.
    """
    if not content:
        return NOTHING
    properties = tag(
        "w:pPr",
        None,
        tag("w:pStyle", {"w:val": "Caption"}),
        tag("w:keepNext", {"w:val": 0}),
        tag("w:numPr", None, tag("w:ilvl", {"w:val": 0}), tag("w:numId", {"w:val": 0})),
        tag("w:spacing", {"w:before": 60, "w:after": 160, "w:line": 240, "w:lineRule": "auto"}),
        tag("w:ind", _NO_INDENT),
        tag("w:jc", {"w:val": "center"}),
    )
    number = tag("w:fldSimple", {"w:instr": r" SEQ 图 \* ARABIC "}, _run(str(next(figures)), NOTHING))
    words = (_run("图", NOTHING), number, _run(f" {content}", NOTHING))
    return tag("w:p", declared("w"), properties, *words)


def paragraph(content: str, *, style: str, keep: bool = False, letters: Markup = NOTHING) -> Markup:
    """Return a centred paragraph of ``style``; ``keep`` holds it on the page of what follows."""
    return tag(
        "w:p",
        declared("w"),
        _paragraph_properties(style, align="center", keep=keep, around=60),
        _run(content, letters),
    )


def table(
    rows: Sequence[Row], shares: Sequence[int], *, title: str, description: str, together: bool = False
) -> Markup:
    """Return a table over the full width of the text, whatever that is.

    ``shares`` are the widths of its columns in proportion; ``title`` and ``description`` are its alternative
    text; ``together`` keeps all of it on one page. The last row always stays with the paragraph behind it.
    """
    parts = split(WHOLE, shares)
    last = len(rows) - 1
    written = (_row(row, parts, keep=together or row.head or place == last) for place, row in enumerate(rows))
    return tag("w:tbl", declared("w"), _table_properties(title, description), _grid(shares), *written)


def split(whole: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Return ``whole`` divided by ``shares`` into integers that add up to it."""
    total = sum(shares)
    edges = [0, *(whole * reached // total for reached in accumulate(shares))]
    return tuple(right - left for left, right in pairwise(edges))


def fitted(content: str, *, size: int, width: int) -> tuple[int, int]:
    """Return font size (half points) and scale (percent) so that ``content`` fits ``width`` twips.

    Full-width characters count their height, others half of it; what is missing is taken from both alike.
    """
    ems = sum(1.0 if ord(character) >= _WIDE else 0.55 for character in content)
    room = width / (ems * size * 10) if ems else 1.0
    if room >= 1:
        return size, 100
    smaller = max(_SMALLEST, round(size * sqrt(room)))
    return smaller, max(1, int(100 * room * size / smaller))


def _table_properties(title: str, description: str) -> Markup:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (_border(edge, "A6A6A6" if edge.startswith("inside") else "595959") for edge in edges)
    margins = (tag(f"w:{side}", {"w:w": size, "w:type": "dxa"}) for side, size in _MARGINS.items())
    return tag(
        "w:tblPr",
        None,
        tag("w:tblW", {"w:w": WHOLE, "w:type": "pct"}),
        tag("w:jc", {"w:val": "center"}),
        tag("w:tblBorders", None, *borders),
        tag("w:tblLayout", {"w:type": "fixed"}),
        tag("w:tblCellMar", None, *margins),
        tag("w:tblLook", {"w:val": "0020", "w:firstRow": 1, "w:noVBand": 0}),
        tag("w:tblCaption", {"w:val": title}),
        tag("w:tblDescription", {"w:val": description}),
    )


_MARGINS: Mapping[str, int] = {"top": 20, "left": 50, "bottom": 20, "right": 50}


def _border(edge: str, colour: str) -> Markup:
    return tag(f"w:{edge}", {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": colour})


def _grid(shares: Sequence[int]) -> Markup:
    return tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": width}) for width in split(TWIPS, shares)))


def _row(row: Row, parts: Sequence[int], *, keep: bool) -> Markup:
    height = tag("w:trHeight", {"w:val": row.height, "w:hRule": "atLeast"})
    head = (tag("w:tblHeader"),) if row.head else ()
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(parts[at : at + cell.span]), keep=keep))
        at += cell.span
    return tag("w:tr", None, tag("w:trPr", None, tag("w:cantSplit"), height, *head), *cells)


@lru_cache(maxsize=1024)
def _cell(cell: Cell, part: int, *, keep: bool) -> Markup:
    """Most cells of a Gantt chart are alike."""
    size, scale = cell.size, 100
    if cell.tight and cell.content:
        size, scale = fitted(cell.content, size=size, width=part * TWIPS // WHOLE - 12)
    first = _cell_paragraph(cell, cell.content, _letters(cell, size, scale, bold=cell.bold), keep=keep)
    plain = _letters(cell, size, scale, bold=False)
    more = (_cell_paragraph(cell, line, plain, keep=keep) for line in cell.below)
    return tag("w:tc", None, _cell_properties(cell, part), first, *more)


def _cell_properties(cell: Cell, part: int) -> Markup:
    found = [tag("w:tcW", {"w:w": part, "w:type": "pct"})]
    if cell.span > 1:
        found.append(tag("w:gridSpan", {"w:val": cell.span}))
    if cell.joined:
        found.append(tag("w:vMerge", {"w:val": cell.joined}))
    if cell.fill:
        found.append(tag("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": cell.fill}))
    if cell.tight:
        sides = (tag(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("left", "right"))
        found.append(tag("w:tcMar", None, *sides))
    return tag("w:tcPr", None, *found, tag("w:vAlign", {"w:val": "center"}))


def _cell_paragraph(cell: Cell, content: str, letters: Markup, *, keep: bool) -> Markup:
    properties = _paragraph_properties(cell.style, align=cell.align, keep=keep, around=0, mark=letters)
    return tag("w:p", None, properties, _run(content, letters))


def _letters(cell: Cell, size: int, scale: int, *, bold: bool) -> Markup:
    weight = None if bold else {"w:val": 0}
    found = [tag("w:b", weight), tag("w:bCs", weight)] if bold or cell.style == _HEAD else []
    if cell.ink:
        found.append(tag("w:color", {"w:val": cell.ink}))
    if scale != 100:  # noqa: PLR2004 - percent
        found.append(tag("w:w", {"w:val": scale}))
    return tag("w:rPr", None, *found, tag("w:sz", {"w:val": size}), tag("w:szCs", {"w:val": size}))


def _paragraph_properties(
    style: str, *, align: str, keep: bool, around: int, mark: Markup = NOTHING
) -> Markup:
    spacing = {"w:before": around, "w:after": around, "w:line": 240, "w:lineRule": "auto"}
    return tag(
        "w:pPr",
        None,
        tag("w:pStyle", {"w:val": style}),
        tag("w:keepNext") if keep else NOTHING,
        tag("w:snapToGrid", {"w:val": 0}),
        tag("w:spacing", spacing),
        tag("w:ind", _NO_INDENT),
        tag("w:jc", {"w:val": align}),
        mark,
    )


def _run(content: str, letters: Markup) -> Markup:
    if not clean(content):
        return NOTHING
    return tag("w:r", None, letters, tag("w:t", {"xml:space": "preserve"}, content))
