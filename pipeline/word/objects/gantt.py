"""The Gantt chart as a table of Word: to be edited by hand, read by machines, printed without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.word.objects.tags import join
from pipeline.word.objects.values import Fields, entries, fault, filled, items, text
from pipeline.word.objects.wordml import Cell, Row, figure_caption, gap, note, table


@dataclass(frozen=True, slots=True)
class _Look:
    """A state of a period: its sign and colours.

    Every Chinese font has the signs (GB/T 2312); they are dark, so that they print where shading does not.
    """

    sign: str
    name: str
    fill: str
    ink: str


_LOOKS = {
    "bar": _Look("■", "计划", "C5D5E8", "4F79A8"),
    "done": _Look("√", "已完成", "7E9CC0", "102A45"),
    "late": _Look("▲", "滞后", "F4D3A8", "8A3B12"),
    "milestone": _Look("◆", "里程碑", "", "A61C1C"),
}
_EMPTY = ""
_HEAD = "E7E6E6"
_BAND = "F7F7F7"
_MANY, _VERY_MANY = 12, 24
"""Above so many periods the texts beside them get less room and smaller letters."""
_TOGETHER = 22
"""Up to so many tasks a chart is kept on one page."""
_MOST_COLUMNS = 63
"""Columns of a table in Word (specification of the program)."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Columns in front of the periods: (heading, field), their shares, and the size of letters."""

    columns: tuple[tuple[str, str], ...]
    shares: tuple[int, ...]
    size: int


def gantt(data: Fields, *, figures: Iterator[int]) -> Markup:
    """Return the Gantt chart ``data`` as a table, a key to its signs and the caption.

    ``data`` holds ``periods`` (each with ``label``), optional ``groups`` above them (``label``, ``span``),
    ``rows`` (``name``, ``owner``, ``start``, ``end``, ``kind``, ``cells``: one state per period, "" | bar |
    milestone | done | late), ``unit`` (what one period is: 月), ``title``, ``caption``. Without rows a
    sentence says so. The caption gets the next number of ``figures``. ContentError where cells or groups do
    not fit the periods.
    """
    periods, rows = entries(data, "periods"), entries(data, "rows")
    caption = filled(data, "caption") or filled(data, "title")
    if not rows or not periods:
        return note(f"{caption or '甘特图'}：尚未列入任务。")
    layout = _layout(rows, len(periods))
    head = _head(data, periods, layout)
    body = tuple(_row(row, place, len(periods), layout) for place, row in enumerate(rows))
    columns = len(periods)
    drawn = table(
        (*head, *body),
        (*layout.shares, *_period_shares(columns, sum(layout.shares))),
        title=filled(data, "title") or caption,
        description=_description(data, rows, columns),
        together=len(rows) <= _TOGETHER,
    )
    key = note(_key(rows, filled(data, "unit")), keep=bool(caption))
    return join(gap(), drawn, key, figure_caption(caption, figures))


def _layout(rows: Sequence[Fields], periods: int) -> _Layout:
    wide = periods <= _MANY
    columns, shares = [("任务", "name")], [2300 if wide else 1900]
    if any(filled(row, "owner") for row in rows):
        columns.append(("责任方", "owner"))
        shares.append(1300 if wide else 1050)
    if any(filled(row, "start") or filled(row, "end") for row in rows):
        columns.append(("起止时间", "start"))
        shares.append(1150 if wide else 1000)
    if len(columns) + periods > _MOST_COLUMNS:
        raise fault(f"甘特图有 {periods} 个时段，超过 Word 表格的列数上限")
    return _Layout(tuple(columns), tuple(shares), 18 if wide else 16 if periods <= _VERY_MANY else 15)


def _period_shares(columns: int, before: int) -> tuple[int, ...]:
    return (max(1, (10000 - before) // columns),) * columns


def _head(data: Fields, periods: Sequence[Fields], layout: _Layout) -> tuple[Row, ...]:
    groups = entries(data, "groups")
    labels = tuple(_label(text(period, "label"), layout) for period in periods)
    if not groups:
        return (Row((*_headings(layout, ""), *labels), head=True),)
    spans = tuple(_span(group) for group in groups)
    if sum(spans) != len(periods):
        raise fault(f"甘特图的分组共 {sum(spans)} 列，时段却有 {len(periods)} 列")
    above = (_label(text(g, "label"), layout, span) for g, span in zip(groups, spans, strict=True))
    return (
        Row((*_headings(layout, "restart"), *above), head=True),
        Row((*_headings(layout, "continue"), *labels), head=True),
    )


def _headings(layout: _Layout, joined: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            "" if joined == "continue" else heading,
            joined=joined,
            fill=_HEAD,
            size=layout.size,
            bold=True,
            style="TableHead",
        )
        for heading, _ in layout.columns
    )


def _label(label: str, layout: _Layout, span: int = 1) -> Cell:
    return Cell(
        label, span=span, fill=_HEAD, size=layout.size - 1, bold=span > 1, tight=True, style="TableHead"
    )


def _span(group: Fields) -> int:
    span = text(group, "span")
    if not span.isascii() or not span.isdigit() or span == "0":
        raise fault(f"甘特图分组“{text(group, 'label')}”的列数应是正整数，现在是“{span}”")
    return int(span)


def _row(row: Fields, place: int, periods: int, layout: _Layout) -> Row:
    states = _states(row)
    if len(states) != periods:
        raise fault(f"甘特图任务“{text(row, 'name')}”有 {len(states)} 格，时段却有 {periods} 个")
    band = _BAND if place % 2 else ""
    before = (_beside(row, field, band, layout) for _, field in layout.columns)
    return Row((*before, *(_period(state, band, layout) for state in states)))


def _states(row: Fields) -> tuple[str, ...]:
    states = tuple(str(state or "") for state in items(row, "cells"))
    unknown = next((state for state in states if state not in _LOOKS and state != _EMPTY), None)
    if unknown is not None:
        raise fault(f"甘特图任务“{text(row, 'name')}”的状态“{unknown}”无法识别")
    return states


def _beside(row: Fields, field: str, band: str, layout: _Layout) -> Cell:
    if field == "start":
        return _dates(row, band, layout)
    is_name = field == "name"
    milestone = is_name and text(row, "kind") == "milestone"
    content = f"◆ {text(row, field)}" if milestone else text(row, field)
    return Cell(content, fill=band, size=layout.size, align="left" if is_name else "center", bold=milestone)


def _dates(row: Fields, band: str, layout: _Layout) -> Cell:
    start, end = text(row, "start"), text(row, "end")
    first, then = (f"{start}—", (end,)) if start and end and start != end else (end or start, ())
    return Cell(first, below=then, fill=band, size=layout.size - 2)


def _period(state: str, band: str, layout: _Layout) -> Cell:
    if state == _EMPTY:
        return Cell(fill=band, size=layout.size, tight=True)
    look = _LOOKS[state]
    return Cell(
        look.sign,
        fill=look.fill or band,
        ink=look.ink,
        size=layout.size,
        tight=True,
    )


def _key(rows: Sequence[Fields], unit: str) -> str:
    used = {state for row in rows for state in _states(row)}
    signs = "  ".join(f"{look.sign} {look.name}" for state, look in _LOOKS.items() if state in used)
    return "注：" + "；".join(part for part in (f"每格为一{unit}" if unit else "", signs) if part)


def _description(data: Fields, rows: Sequence[Fields], periods: int) -> str:
    unit = filled(data, "unit") or "个时段"
    tasks = "；".join(_told(row) for row in rows)
    return f"甘特图，共 {periods} 列，每列为一{unit}。{tasks}。"


def _told(row: Fields) -> str:
    start, end = text(row, "start"), text(row, "end")
    when = f"{start}至{end}" if start and end and start != end else end or start
    return "，".join(part for part in (text(row, "name"), filled(row, "owner"), when) if part)
