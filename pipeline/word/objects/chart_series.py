"""Series, labels and cached values of charts (ISO/IEC 29500-1 §21.2), elements in the order of the schema."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from pipeline.word.objects.chart_data import ChartData
from pipeline.word.objects.chart_look import fill, letters, line, look, no_line, shape, solid, stroke
from pipeline.word.objects.tags import NOTHING, tag
from pipeline.word.objects.values import written
from pipeline.word.objects.workbook import reference

_LABEL_WIDTH = 110
"""Room for labels beside each other, in characters of a label."""


def value(name: str, content: object) -> Markup:
    """Return the element ``name`` that says ``content`` in its attribute ``val``."""
    return tag(name, {"val": content})


def areas(chart: ChartData, *, lying: bool) -> tuple[Markup, ...]:
    """Return the series of a bar chart (CT_BarSer); ``lying`` bars always have room for labels."""
    return tuple(
        tag(
            "c:ser",
            None,
            *_opening(chart, place, shape(fill(look(place)), no_line())),
            value("c:invertIfNegative", 0),
            _labels(chart, "outEnd") if lying or _fits(chart) else NOTHING,
            *_figures(chart, place),
        )
        for place in range(len(chart.series))
    )


def trends(chart: ChartData) -> tuple[Markup, ...]:
    """Return the series of a line chart (CT_LineSer); figures are written where they cannot overlap."""
    labelled = len(chart.series) == 1 and _fits(chart)
    return tuple(
        tag(
            "c:ser",
            None,
            *_opening(chart, place, shape(stroke(look(place)))),
            _marker(place),
            _labels(chart, "t") if labelled else NOTHING,
            *_figures(chart, place),
            value("c:smooth", 0),
        )
        for place in range(len(chart.series))
    )


def rays(chart: ChartData) -> tuple[Markup, ...]:
    """Return the series of a radar chart (CT_RadarSer); labels would cover the names of the categories."""
    return tuple(
        tag(
            "c:ser",
            None,
            *_opening(chart, place, shape(stroke(look(place)))),
            _marker(place),
            *_figures(chart, place),
        )
        for place in range(len(chart.series))
    )


def slices(chart: ChartData) -> Markup:
    """Return the one series of a pie chart (CT_PieSer), each slice with its own look."""
    points = (
        tag(
            "c:dPt",
            None,
            value("c:idx", place),
            value("c:bubble3D", 0),
            shape(fill(look(place)), line("FFFFFF", width=12700)),
        )
        for place in range(len(chart.categories))
    )
    opening = _opening(chart, 0, shape(solid(look(0).colour)))
    return tag("c:ser", None, *opening, *points, _slice_labels(chart), *_figures(chart, 0))


def _fits(chart: ChartData) -> bool:
    """Whether the figures of all series have room beside each other."""
    places = len(chart.categories) * (len(chart.series) + (len(chart.series) > 1))
    return places * (chart.longest_label + 1) <= _LABEL_WIDTH


def _labels(chart: ChartData, position: str) -> Markup:
    """Return the labels (CT_DLbls) that write each figure at ``position``."""
    return tag(
        "c:dLbls", None, *_label_look(chart.number_format), value("c:dLblPos", position), *_shown("c:showVal")
    )


def _slice_labels(chart: ChartData) -> Markup:
    """Name and share of each slice; shares that are given are not computed again."""
    given = chart.unit == "%"
    return tag(
        "c:dLbls",
        None,
        *_label_look(chart.number_format if given else "0.0%"),
        value("c:dLblPos", "outEnd"),
        *_shown("c:showCatName", "c:showVal" if given else "c:showPercent"),
        tag("c:separator", None, Markup("\n")),
        value("c:showLeaderLines", 1),
    )


def _label_look(code: str) -> tuple[Markup, ...]:
    number_format = tag("c:numFmt", {"formatCode": code, "sourceLinked": 0})
    return number_format, shape(tag("a:noFill"), no_line()), letters(size=800)


def _shown(*chosen: str) -> tuple[Markup, ...]:
    known = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return tuple(value(name, int(name in chosen)) for name in map("c:show{}".format, known))


def _opening(chart: ChartData, place: int, properties: Markup) -> tuple[Markup, ...]:
    name = tag(
        "c:tx",
        None,
        tag(
            "c:strRef",
            None,
            tag("c:f", None, reference(place + 2, 1, 1)),
            _strings([chart.series[place].name]),
        ),
    )
    return value("c:idx", place), value("c:order", place), name, properties


def _marker(place: int) -> Markup:
    own = look(place)
    properties = shape(solid(own.colour), line(own.colour))
    return tag("c:marker", None, value("c:symbol", own.mark), value("c:size", 6), properties)


def _figures(chart: ChartData, place: int) -> tuple[Markup, Markup]:
    last = len(chart.categories) + 1
    names = tag("c:f", None, reference(1, 2, last))
    figures = tag("c:f", None, reference(place + 2, 2, last))
    cached = _numbers(chart.series[place].values)
    return (
        tag("c:cat", None, tag("c:strRef", None, names, _strings(chart.categories))),
        tag("c:val", None, tag("c:numRef", None, figures, cached)),
    )


def _strings(words: Sequence[str]) -> Markup:
    return tag("c:strCache", None, value("c:ptCount", len(words)), *map(_point, range(len(words)), words))


def _numbers(values: Sequence[Decimal | None]) -> Markup:
    points = (_point(at, written(figure)) for at, figure in enumerate(values) if figure is not None)
    return tag(
        "c:numCache", None, tag("c:formatCode", None, "General"), value("c:ptCount", len(values)), *points
    )


def _point(place: int, content: str) -> Markup:
    held = tag("c:v", None, content)
    return tag("c:pt", {"idx": place}, held)
