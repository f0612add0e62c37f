"""Objects that Word draws itself: Gantt chart and risk matrix as tables, charts with their figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import count

from markupsafe import Markup

from pipeline.word.objects.charts import KINDS, draw
from pipeline.word.objects.gantt import gantt
from pipeline.word.objects.parts import Collector, Part
from pipeline.word.objects.risk_matrix import risk_matrix

__all__ = ["Collector", "Part", "native_objects"]

_FIRST_NUMBER = 10_001
"""Of the drawings of one document; those of templates count from 1."""


def native_objects(parts: Collector) -> Mapping[str, Callable[..., Markup]]:
    """Return the objects that templates may call, by name; charts add what belongs to them to ``parts``.

    Names are ``gantt``, ``risk_matrix``, ``chart.radar``, ``chart.column``, ``chart.bar``, ``chart.line`` and
    ``chart.pie``. Each takes one mapping or record and returns whole paragraphs and tables.
    """
    numbers, figures = count(_FIRST_NUMBER), count(1)
    charts = {
        f"chart.{name}": partial(draw, kind, parts=parts, numbers=numbers, figures=figures)
        for name, kind in KINDS.items()
    }
    return {"gantt": partial(gantt, figures=figures), "risk_matrix": risk_matrix, **charts}
