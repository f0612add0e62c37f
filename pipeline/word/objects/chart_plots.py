"""Plots and axes of the five kinds of chart (ISO/IEC 29500-1 §21.2), elements in the order of the schema."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from pipeline.word.objects.chart_data import ChartData
from pipeline.word.objects.chart_look import GREY, PALE, letters, line, rich, shape
from pipeline.word.objects.chart_series import areas, rays, slices, trends, value
from pipeline.word.objects.tags import NOTHING, tag
from pipeline.word.objects.values import written

_CATEGORIES, _VALUES = 111111111, 222222222
"""Ids of the two axes."""
_STEPS = 5
"""Of a scale whose end is given."""
_FEW = 10


def radar(chart: ChartData) -> tuple[Markup, ...]:
    """Return a radar plot with its axes."""
    plot = tag(
        "c:radarChart",
        None,
        value("c:radarStyle", "marker"),
        value("c:varyColors", 0),
        *rays(chart),
        *_axis_ids(),
    )
    return plot, _categories("b", grid=True), _values(chart, "l", unit=False, size=700)


def column(chart: ChartData) -> tuple[Markup, ...]:
    """Return a plot of upright bars with its axes."""
    return _bars(chart, "col"), _categories("b"), _values(chart, "l")


def bar(chart: ChartData) -> tuple[Markup, ...]:
    """Return a plot of lying bars, the first category on top, with its axes."""
    return (
        _bars(chart, "bar"),
        _categories("l", reverse=True),
        _values(chart, "b", crosses="max", turned=False),
    )


def trend(chart: ChartData) -> tuple[Markup, ...]:
    """Return a plot of lines with its axes."""
    plot = tag(
        "c:lineChart",
        None,
        value("c:grouping", "standard"),
        value("c:varyColors", 0),
        *trends(chart),
        value("c:marker", 1),
        *_axis_ids(),
    )
    return plot, _categories("b"), _values(chart, "l")


def pie(chart: ChartData) -> tuple[Markup, ...]:
    """Return a pie; it has no axes."""
    return (tag("c:pieChart", None, value("c:varyColors", 1), slices(chart), value("c:firstSliceAng", 0)),)


def _bars(chart: ChartData, direction: str) -> Markup:
    return tag(
        "c:barChart",
        None,
        value("c:barDir", direction),
        value("c:grouping", "clustered"),
        value("c:varyColors", 0),
        *areas(chart, lying=direction == "bar"),
        value("c:gapWidth", 80 if len(chart.series) > 1 else 110),
        *_axis_ids(),
    )


def _axis_ids() -> tuple[Markup, Markup]:
    return value("c:axId", _CATEGORIES), value("c:axId", _VALUES)


def _categories(position: str, *, reverse: bool = False, grid: bool = False) -> Markup:
    return tag(
        "c:catAx",
        None,
        value("c:axId", _CATEGORIES),
        tag("c:scaling", None, value("c:orientation", "maxMin" if reverse else "minMax")),
        value("c:delete", 0),
        value("c:axPos", position),
        tag("c:majorGridlines", None, shape(line(PALE))) if grid else NOTHING,
        tag("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "low"),
        shape(line(GREY)),
        letters(),
        value("c:crossAx", _VALUES),
        value("c:crosses", "autoZero"),
        value("c:auto", 0),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", 100),
        value("c:noMultiLvlLbl", 1),
    )


def _values(  # noqa: PLR0913 - what differs between the kinds
    chart: ChartData,
    position: str,
    *,
    crosses: str = "autoZero",
    unit: bool = True,
    turned: bool = True,
    size: int = 900,
) -> Markup:
    return tag(
        "c:valAx",
        None,
        value("c:axId", _VALUES),
        _scale(chart),
        value("c:delete", 0),
        value("c:axPos", position),
        tag("c:majorGridlines", None, shape(line(PALE))),
        _title(f"单位：{chart.unit}", turned=turned) if unit and chart.unit not in ("", "%") else NOTHING,
        tag("c:numFmt", {"formatCode": chart.scale_format, "sourceLinked": 0}),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
        shape(line(PALE)),
        letters(size=size, colour=GREY if size < 900 else "404040"),  # noqa: PLR2004 - hundredths of a point
        value("c:crossAx", _CATEGORIES),
        value("c:crosses", crosses),
        value("c:crossBetween", "between"),
        _step(chart),
    )


def _scale(chart: ChartData) -> Markup:
    lowest = min(chart.figures, default=Decimal(0))
    return tag(
        "c:scaling",
        None,
        value("c:orientation", "minMax"),
        value("c:max", written(chart.maximum)) if chart.maximum else NOTHING,
        value("c:min", 0) if lowest >= 0 else NOTHING,
    )


def _step(chart: ChartData) -> Markup:
    """Fifths of a given scale; whole numbers where a few things are counted, else what Word thinks best."""
    if chart.maximum:
        return value("c:majorUnit", written(chart.maximum / _STEPS))
    few = all(0 <= figure <= _FEW and figure == figure.to_integral_value() for figure in chart.figures)
    return value("c:majorUnit", 1) if few else NOTHING


def _title(content: str, *, turned: bool) -> Markup:
    return tag(
        "c:title",
        None,
        tag("c:tx", None, rich(content, turned=turned)),
        value("c:overlay", 0),
    )
