"""Worksheets of any length, written row by row: nothing of a table is kept in memory."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, count, islice
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from pipeline.report.wording import Wording
from pipeline.report.xlsx_cells import FACE, Column, fitting
from pipeline.report.xlsx_height import row_height, stacked_height
from pipeline.report.xlsx_kinds import COLOURS, said

MOST_ROWS: Final = 1_000_000
"""Rows of one sheet; Excel holds 1,048,576. What is more goes to a second sheet."""
HEAD: Final = 30
"""Points of a heading whose letters lie."""
MOST_LINKS: Final = 60_000
"""Links of one sheet; Excel holds 65,530. The places beyond are written as text."""
MOST_HEIGHTS: Final = 50_000
"""Rows whose height is said, as it is kept in memory; Excel finds out that of the rows beyond by itself."""

_BEFORE_DAY_ONE: Final = date(1899, 12, 30).toordinal()
"""Excel counts days from here, for dates after the 29 February 1900 that it believes in."""


class Link(NamedTuple):
    """Words that open the file ``target``, relative to the workbook."""

    target: str
    words: str


Value = str | int | Decimal | date | Link | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet. ``held`` columns stay in sight; ``coloured`` ones have the colours of their words."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    held: int = 0
    coloured: Sequence[int] = ()


def book(sheets: Iterable[Sheet], *, title: str) -> bytes:
    """The sheets as an .xlsx file: same rows, same bytes. No cell holds a formula."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"constant_memory": True})
    workbook.set_properties({"title": title, "author": "cxy", "created": datetime(1980, 1, 1)})  # noqa: DTZ001
    looks = _Looks.of(workbook)
    for sheet in sheets:
        _write(workbook, sheet, looks)
    workbook.close()
    return buffer.getvalue()


class _Looks(NamedTuple):
    head: Format
    upright: Format
    text: Format
    centred: Format
    date: Format
    money: Format
    link: Format
    words: Mapping[str, Format]

    @classmethod
    def of(cls, workbook: Workbook) -> _Looks:
        plain = {"font_name": FACE, "font_size": 10, "border": 1, "border_color": "#D0D4DB", "valign": "top"}
        head = plain | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "align": "center"}
        return cls(
            workbook.add_format(head | {"text_wrap": True, "valign": "vcenter"}),
            workbook.add_format(head | {"rotation": 270, "text_wrap": True}),
            workbook.add_format(plain | {"text_wrap": True}),
            workbook.add_format(plain | {"align": "center"}),
            workbook.add_format(plain | {"num_format": "yyyy-mm-dd", "align": "center"}),
            workbook.add_format(plain | {"num_format": "#,##0.00"}),
            workbook.add_format(plain | {"font_color": "#1F4E79", "underline": 1}),
            {word: workbook.add_format(look) for word, look in _words()},
        )


def _words() -> Iterator[tuple[str, dict[str, str]]]:
    """Every word that has colours, with letters and ground."""
    wording = Wording("zh")
    for key, (letters, ground) in COLOURS.items():
        yield said(key, wording), {"font_color": f"#{letters[2:]}", "bg_color": f"#{ground[2:]}"}


def _write(workbook: Workbook, sheet: Sheet, looks: _Looks) -> None:
    """One sheet; with more rows than it holds, several with numbered names."""
    rows = iter(sheet.rows)
    for number in count(1):
        name = sheet.name if number == 1 else f"{sheet.name}（{number}）"
        some = list(islice(rows, 1))
        if some or number == 1:
            _fill(workbook.add_worksheet(name), sheet, chain(some, islice(rows, MOST_ROWS - 1)), looks)
        if not some:
            return


def _fill(page: Worksheet, sheet: Sheet, rows: Iterable[Sequence[Value]], looks: _Looks) -> None:
    page.hide_gridlines(2)
    page.set_zoom(90)
    page.freeze_panes(1, sheet.held)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    upright = max((stacked_height(item.title) for item in sheet.columns if item.upright), default=HEAD)
    page.set_row(0, max(upright, HEAD))
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.title, looks.upright if column.upright else looks.head)
    last = 0
    widths = [column.width for column in sheet.columns]
    for last, row in enumerate(rows, 1):
        if last <= MOST_HEIGHTS:
            page.set_row(last, row_height([_shown(value) for value in row], widths))
        for place, value in enumerate(row):
            _put(
                page,
                (last, place),
                value,
                looks.centred if sheet.columns[place].centred else looks.text,
                looks,
            )
    _finish(page, sheet, last, looks)


def _shown(value: Value) -> str:
    """What of ``value`` may need several lines."""
    return value if isinstance(value, str) else ""


def _put(page: Worksheet, at: tuple[int, int], value: Value, look: Format, looks: _Looks) -> None:
    """A text stays a text whatever it begins with."""
    if value is None or value == "":
        page.write_blank(*at, None, look)
    elif isinstance(value, Link):
        _put_link(page, at, value, looks)
    elif isinstance(value, str):
        page.write_string(*at, fitting(value), look)
    elif isinstance(value, Decimal):
        page.write_number(*at, float(value), looks.money)
    elif isinstance(value, date):
        _put_date(page, at, value, looks)
    else:
        page.write_number(*at, value, look)


def _put_link(page: Worksheet, at: tuple[int, int], value: Link, looks: _Looks) -> None:
    if at[0] <= MOST_LINKS:
        page.write_url(*at, f"external:{value.target}", looks.link, fitting(value.words))
        # The library writes “reports\\x.html”, which only Windows takes for a path.
        page.hyperlinks[at[0]][at[1]]._relationship_link = value.target  # noqa: SLF001 - no public way
    else:
        page.write_string(*at, fitting(value.target), looks.text)


def _put_date(page: Worksheet, at: tuple[int, int], value: date, looks: _Looks) -> None:
    """Excel has no day before 1900."""
    if value.year < 1901:  # noqa: PLR2004 - see above; 1900 is a leap year there
        page.write_string(*at, value.isoformat(), looks.centred)
    else:
        page.write_number(*at, value.toordinal() - _BEFORE_DAY_ONE, looks.date)


def _finish(page: Worksheet, sheet: Sheet, last: int, looks: _Looks) -> None:
    """Filter, colours, and how it is printed."""
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    if sheet.coloured and last:
        _colour(page, sheet, last, looks)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if sheet.held:
        page.repeat_columns(f"A:{xl_col_to_name(sheet.held - 1)}")
    page.set_footer("&C&P / &N")


def _colour(page: Worksheet, sheet: Sheet, last: int, looks: _Looks) -> None:
    """One rule for each word, however many columns it holds in."""
    places = " ".join(xl_range(1, place, last, place) for place in sheet.coloured)
    for word, look in looks.words.items():
        rule: dict[str, Any] = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        page.conditional_format(1, sheet.coloured[0], last, sheet.coloured[0], rule | {"multi_range": places})
