"""The workbook behind a chart: what a reader sees who chooses “edit data” in Word (ISO/IEC 29500-1 §18).

Written directly rather than by openpyxl, which puts 9.7 down as 9.699999999999999 and stamps the hour.
"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from pipeline.word.canonical import canonical_zip
from pipeline.word.objects.chart_data import ChartData
from pipeline.word.objects.tags import DECLARATION, NOTHING, tag
from pipeline.word.objects.values import written

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LETTERS = 26


def workbook(chart: ChartData) -> bytes:
    """Return the .xlsx file with the categories of ``chart`` in column A and a column for each series."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _book(),
        "xl/_rels/workbook.xml.rels": _relationships(
            "worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"
        ),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": _sheet(chart),
    }
    return canonical_zip({name: str.encode(DECLARATION + part) for name, part in parts.items()})


def reference(column: int, first: int, last: int) -> str:
    """Return the address of rows ``first`` to ``last`` of ``column``, from 1 on: ``Sheet1!$B$2:$B$5``."""
    letters = column_letters(column)
    cell = f"{SHEET}!${letters}${first}"
    return cell if first == last else f"{cell}:${letters}${last}"


def column_letters(column: int) -> str:
    """Return the letters of ``column``, counted from 1: A … Z, AA, AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _types() -> Markup:
    kinds = {
        "/xl/workbook.xml": f"{_SPREADSHEET}.sheet.main+xml",
        "/xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
        "/xl/worksheets/sheet1.xml": f"{_SPREADSHEET}.worksheet+xml",
    }
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return tag(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        tag("Default", {"Extension": "rels", "ContentType": relationships}),
        tag("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        *(tag("Override", {"PartName": name, "ContentType": kind}) for name, kind in kinds.items()),
    )


def _relationships(*kinds_and_targets: str) -> Markup:
    pairs = zip(kinds_and_targets[::2], kinds_and_targets[1::2], strict=True)
    found = (
        tag("Relationship", {"Id": f"rId{number}", "Type": f"{_OFFICE}/{kind}", "Target": target})
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return tag("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *found)


def _book() -> Markup:
    sheet = tag("sheet", {"name": SHEET, "sheetId": 1, "r:id": "rId1"})
    return tag("workbook", {"xmlns": _MAIN, "xmlns:r": _OFFICE}, tag("sheets", None, sheet))


def _styles() -> Markup:
    edges = (tag(edge) for edge in ("left", "right", "top", "bottom", "diagonal"))
    font = tag(
        "font", None, tag("sz", {"val": 11}), tag("name", {"val": "宋体"}), tag("charset", {"val": 134})
    )
    fills = (tag("fill", None, tag("patternFill", {"patternType": kind})) for kind in ("none", "gray125"))
    plain = {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0}
    return tag(
        "styleSheet",
        {"xmlns": _MAIN},
        tag("fonts", {"count": 1}, font),
        tag("fills", {"count": 2}, *fills),
        tag("borders", {"count": 1}, tag("border", None, *edges)),
        tag("cellStyleXfs", {"count": 1}, tag("xf", plain)),
        tag("cellXfs", {"count": 1}, tag("xf", {**plain, "xfId": 0})),
        tag("cellStyles", {"count": 1}, tag("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0})),
    )


def _sheet(chart: ChartData) -> Markup:
    head = tag(
        "row",
        {"r": 1},
        _words(1, 1, f"单位：{chart.unit}" if chart.unit else ""),
        *(_words(column, 1, series.name) for column, series in enumerate(chart.series, start=2)),
    )
    rows = (_row(chart, place) for place in range(len(chart.categories)))
    width = tag("col", {"min": 1, "max": len(chart.series) + 1, "width": 18, "customWidth": 1})
    return tag("worksheet", {"xmlns": _MAIN}, tag("cols", None, width), tag("sheetData", None, head, *rows))


def _row(chart: ChartData, place: int) -> Markup:
    row = place + 2
    figures = (_figure(column, row, series.values[place]) for column, series in enumerate(chart.series, 2))
    return tag("row", {"r": row}, _words(1, row, chart.categories[place]), *figures)


def _words(column: int, row: int, content: str) -> Markup:
    if not content:
        return NOTHING
    held = tag("is", None, tag("t", {"xml:space": "preserve"}, content))
    return tag("c", {"r": f"{column_letters(column)}{row}", "t": "inlineStr"}, held)


def _figure(column: int, row: int, value: Decimal | None) -> Markup:
    if value is None:
        return NOTHING
    return tag("c", {"r": f"{column_letters(column)}{row}"}, tag("v", None, written(value)))
