"""Native charts: a drawing in the text, a chart part with cached figures, and a workbook to edit them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.word.objects import chart_plots
from pipeline.word.objects.chart_data import ChartData, read_chart
from pipeline.word.objects.chart_look import letters, no_line, shape, solid
from pipeline.word.objects.chart_series import value
from pipeline.word.objects.parts import Collector, chart_part
from pipeline.word.objects.tags import DECLARATION, NAMESPACES, NOTHING, declared, join, tag
from pipeline.word.objects.values import Fields, fault
from pipeline.word.objects.wordml import figure_caption, note
from pipeline.word.objects.workbook import workbook

_MILLIMETRE = 36000
"""In EMU (1/914400 inch)."""
_WIDTH = 145
"""Of a chart in millimetres; it fits the narrowest type area in use."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: its Chinese name, how it is plotted, its height in millimetres."""

    name: str
    plot: Callable[[ChartData], tuple[Markup, ...]]
    height: Callable[[ChartData], int]
    legend: bool = True


def _lying(chart: ChartData) -> int:
    """Room for all bars, on at most three quarters of a page."""
    return min(180, 25 + len(chart.categories) * (4 + 4 * len(chart.series)))


KINDS: Mapping[str, Kind] = {
    "radar": Kind("雷达图", chart_plots.radar, lambda _: 100),
    "column": Kind("柱形图", chart_plots.column, lambda _: 75),
    "bar": Kind("条形图", chart_plots.bar, _lying),
    "line": Kind("折线图", chart_plots.trend, lambda _: 75),
    "pie": Kind("饼图", chart_plots.pie, lambda _: 75, legend=False),
}


def draw(
    kind: Kind, data: Fields, *, parts: Collector, numbers: Iterator[int], figures: Iterator[int]
) -> Markup:
    """Return the chart of ``data`` (see `read_chart`) as a paragraph, with its caption below.

    Chart and workbook are added to ``parts``; ``numbers`` gives the drawing an id of its own, ``figures`` the
    caption its number. A chart without any figure is a sentence that says so. ContentError for data that
    cannot be drawn truly: lengths that differ, or a pie of several series or of negative figures.
    """
    chart = read_chart(data)
    if not chart.figures:
        return note(f"{chart.caption or kind.name}：尚无数据。")
    if kind.plot is chart_plots.pie:
        _refuse_pie(chart)
    identifier = parts.add(chart_part(chart_xml(kind, chart), workbook(chart)))
    drawn = _drawing(kind, chart, identifier, next(numbers))
    return join(drawn, figure_caption(chart.caption, figures))


def chart_xml(kind: Kind, chart: ChartData) -> bytes:
    """Return the chart part (CT_ChartSpace); its first relationship must lead to the workbook."""
    plot = tag("c:plotArea", None, tag("c:layout"), *kind.plot(chart), shape(tag("a:noFill")))
    shown = tag(
        "c:chart",
        None,
        value("c:autoTitleDeleted", 1),
        plot,
        _legend() if kind.legend and len(chart.series) > 1 else NOTHING,
        value("c:plotVisOnly", 1),
        value("c:dispBlanksAs", "gap"),
    )
    space = tag(
        "c:chartSpace",
        declared("c", "a", "r"),
        value("c:date1904", 0),
        value("c:lang", "zh-CN"),
        value("c:roundedCorners", 0),
        shown,
        shape(solid("FFFFFF"), no_line()),
        letters(),
        tag("c:externalData", {"r:id": "rId1"}, value("c:autoUpdate", 0)),
    )
    return str.encode(DECLARATION + space)


def _refuse_pie(chart: ChartData) -> None:
    if len(chart.series) != 1:
        raise fault(f"饼图“{chart.caption}”只能有 1 个系列，现在有 {len(chart.series)} 个")
    if min(chart.figures) < 0 or not any(chart.figures):
        raise fault(f"饼图“{chart.caption}”的数值不能为负数，也不能全部为零")


def _legend() -> Markup:
    return tag("c:legend", None, value("c:legendPos", "b"), value("c:overlay", 0), letters())


def _drawing(kind: Kind, chart: ChartData, identifier: str, number: int) -> Markup:
    properties = tag(
        "w:pPr",
        None,
        tag("w:keepNext") if chart.caption else NOTHING,
        tag("w:snapToGrid", {"w:val": 0}),
        tag("w:spacing", {"w:before": 120, "w:after": 60, "w:line": 240, "w:lineRule": "auto"}),
        tag("w:ind", {"w:left": 0, "w:right": 0, "w:firstLineChars": 0, "w:firstLine": 0}),
        tag("w:jc", {"w:val": "center"}),
    )
    drawing = tag("w:drawing", None, _inline(kind, chart, identifier, number))
    return tag("w:p", declared("w", "wp", "a", "c", "r"), properties, tag("w:r", None, drawing))


def _inline(kind: Kind, chart: ChartData, identifier: str, number: int) -> Markup:
    told = {
        "id": number,
        "name": f"{kind.name} {number}",
        "descr": f"{kind.name}。{chart.told}。",
        "title": chart.title or chart.caption or kind.name,
    }
    reference = tag("c:chart", {"r:id": identifier})
    return tag(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        tag("wp:extent", {"cx": _WIDTH * _MILLIMETRE, "cy": kind.height(chart) * _MILLIMETRE}),
        tag("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        tag("wp:docPr", told),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", None, tag("a:graphicData", {"uri": NAMESPACES["c"]}, reference)),
    )
