"""The figures of a chart, read from a mapping or record, each exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.word.objects.tags import clean
from pipeline.word.objects.values import Fields, entries, fault, figure, filled, get, items, text, written

_LARGE = 10_000
"""Figures from here on get thousands separators."""
_DECIMALS = 2
MAX_SERIES = 12
MAX_CATEGORIES = 200
"""Beyond these nobody can read a chart on a page."""


@dataclass(frozen=True, slots=True)
class Series:
    """A row of figures, one for each category; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows; ``unit`` may be empty, ``maximum`` is the end of the scale where it is fixed."""

    title: str
    caption: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    maximum: Decimal | None = None

    @property
    def figures(self) -> tuple[Decimal, ...]:
        """All figures, gaps left out."""
        return tuple(value for series in self.series for value in series.values if value is not None)

    @property
    def number_format(self) -> str:
        """The format of its labels: two decimals for sums and for what has more, else as written."""
        most = max((_decimals(value) for value in self.figures), default=0)
        if self._large:
            return "#,##0.00" if most else "#,##0"
        return self._with_percent("0.00" if most > _DECIMALS else "General")

    @property
    def scale_format(self) -> str:
        """The format of the figures along its scale."""
        return "#,##0" if self._large else self._with_percent("General")

    @property
    def longest_label(self) -> int:
        """Characters of the longest figure as its label shows it."""
        whole = max((len(f"{value:,.0f}") for value in self.figures), default=0)
        most = max((_decimals(value) for value in self.figures), default=0)
        return whole + (1 + _DECIMALS if most else 0) + (self.unit == "%")

    @property
    def _large(self) -> bool:
        return any(abs(value) >= _LARGE for value in self.figures)

    def _with_percent(self, code: str) -> str:
        return code + '"%"' if self.unit == "%" else code

    @property
    def told(self) -> str:
        """All figures in words, for those who hear the chart instead of seeing it."""
        return "；".join(self._told())

    def _told(self) -> Iterator[str]:
        for series in self.series:
            pairs = zip(self.categories, series.values, strict=True)
            figures = "，".join(f"{name} {self._shown(value)}" for name, value in pairs)
            yield f"{series.name}：{figures}" if series.name else figures

    def _shown(self, value: Decimal | None) -> str:
        return "无数据" if value is None else f"{written(value)}{self.unit}"


def read_chart(data: Fields) -> ChartData:
    """Return the chart that ``data`` describes.

    ``data`` holds ``categories`` (texts), ``series`` (each with ``name`` and ``values``: Decimal, Fraction,
    int, text of a figure, or None), optionally ``title``, ``caption``, ``unit`` and ``maximum``. ContentError
    where series and categories differ in length, a value is no figure, or there are too many to be drawn.
    """
    unit = clean(filled(data, "unit")).strip().replace("％", "%")
    categories = tuple(clean(item) for item in items(data, "categories"))
    series = tuple(_series(item, len(categories), unit) for item in entries(data, "series"))
    if len(series) > MAX_SERIES or len(categories) > MAX_CATEGORIES:
        raise fault(f"{len(series)} 个系列、{len(categories)} 个类别太多，一张图画不下")
    title = clean(filled(data, "title"))
    caption = clean(filled(data, "caption")) or title
    return ChartData(title, caption, categories, series, unit, figure(get(data, "maximum"), unit=unit))


def _series(data: Fields, length: int, unit: str) -> Series:
    name, values = clean(text(data, "name")), items(data, "values")
    if len(values) != length:
        raise fault(f"系列“{name}”有 {len(values)} 个数，类别却有 {length} 个")
    return Series(name, tuple(figure(value, unit=unit) for value in values))


def _decimals(value: Decimal) -> int:
    return len(written(value).partition(".")[2])
