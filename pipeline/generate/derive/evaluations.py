"""Scores, grades and trend of the evaluations, their committee and their publicity (7.1, 7.2)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from pipeline.generate.derive.committee_facts import committee_facts
from pipeline.generate.derive.publicity import deadline_facts, publicity_facts
from pipeline.generate.evaluating import Scored, ordered, scored
from pipeline.model.project import Project
from pipeline.process.evaluation import CHOICES, Line
from pipeline.process.figures import percent, plain
from pipeline.process.indicators import FULL_SCORE

FINAL = "总结性评价"
Values = Mapping[str, object]


def derive(project: Project) -> Mapping[str, object]:
    """Per evaluation: its eight scores, total, grade, charts and publicity; for all: the committee."""
    marked = ordered(project)
    plans = project.entries("improvements")
    return {
        "evaluations[]": tuple(
            {
                **_result(own),
                **_trend(own, marked),
                **_after(own, plans),
                "is_final": own.entry["kind"] == FINAL,
                "publicity": publicity_facts(own.entry.get("publicity") or {}),
                "deadline": deadline_facts(project, own.entry),
            }
            for own in (scored(entry) for entry in project.entries("evaluations"))
        ),
        "evaluation_choices": list(CHOICES),
        "evaluation_committee": committee_facts(project),
    }


def figure(value: Fraction | None) -> str:
    """A score as it is printed, at most two decimals; 未计分 where there is none."""
    return "未计分" if value is None else plain(rounded(value))


def rounded(value: Fraction) -> Fraction:
    """``value`` with two decimals, half up: what is printed, so that printed differences agree with it."""
    return Fraction(math.floor(value * 100 + Fraction(1, 2)), 100)


def brief(shown: str) -> str:
    """A figure for a table: of ``44/35（约125.71%）`` only the approximate percentage."""
    return shown.partition("（")[2].removesuffix("）") or shown


def _result(own: Scored) -> Values:
    result = own.result
    short = [line for line in result.lines if line.deduction]
    return {
        "total": figure(result.total) if result.total is not None else "未计算",
        "grade": result.rating.value if result.rating else "未评定",
        "complete": result.total is not None,
        "missing": "、".join(result.missing) or None,
        "lines": [_line(line, own.basis[line.indicator.id]) for line in result.lines],
        "steps": list(result.derivation),
        "sum_steps": [step for step in result.derivation if not step.startswith(tuple(_names(result.lines)))],
        "groups": _groups(result.lines),
        "all_full": all(line.deduction == 0 for line in result.lines),
        "short": [_shortfall(line) for line in short],
        "full_names": "、".join(line.indicator.name for line in result.lines if line.deduction == 0) or None,
        "radar": _radar(result.lines),
    }


def _names(lines: Sequence[Line]) -> list[str]:
    return [f"{line.indicator.name}：" for line in lines]


def _line(line: Line, basis: tuple[str, str | None]) -> Values:
    indicator = line.indicator
    return {
        "group": indicator.group,
        "name": indicator.name,
        "formula": indicator.formula,
        "weight": percent(indicator.weight),
        "standard": f"{indicator.goal_shown}得100分，{indicator.rule}",
        "measured": brief(line.shown) or "没有数据",
        "basis": basis[0] or "没有数据",
        "source": basis[1] or "—",
        "deduction": figure(line.deduction) if line.deduction is not None else "—",
        "score": figure(line.score),
        "weighted": figure(line.weighted),
        "derivation": line.derivation,
    }


def _groups(lines: Sequence[Line]) -> list[Values]:
    """The four headings of the table: weight and weighted score; 未计分 while one of them has no data."""
    names = list(dict.fromkeys(line.indicator.group for line in lines))
    return [_group(name, [line for line in lines if line.indicator.group == name]) for name in names]


def _group(name: str, mine: Sequence[Line]) -> Values:
    weight = sum((line.indicator.weight for line in mine), Fraction())
    known = [line.weighted for line in mine if line.weighted is not None]
    total = sum(known, Fraction()) if len(known) == len(mine) else None
    return {
        "name": name,
        "indicators": "、".join(line.indicator.name for line in mine),
        "weight": percent(weight),
        "full": plain(weight * FULL_SCORE),
        "weighted": figure(total),
        "rate": percent(Fraction(round(total / weight, 0), FULL_SCORE)) if total is not None else "—",
    }


def _shortfall(line: Line) -> Values:
    return {
        "name": line.indicator.name,
        "measured": brief(line.shown),
        "goal": line.indicator.goal_shown,
        "deduction": figure(line.deduction),
        "score": figure(line.score),
    }


def _radar(lines: Sequence[Line]) -> Values | None:
    """The data of a radar chart; None while a score is missing: zero would say that it failed."""
    if any(line.score is None for line in lines):
        return None
    return {
        "title": "八项二级指标得分",
        "categories": [line.indicator.name for line in lines],
        "series": [{"name": "得分", "values": [figure(line.score) for line in lines]}],
        "maximum": FULL_SCORE,
    }


def _trend(own: Scored, marked: Sequence[Scored]) -> Values:
    """This evaluation among those up to its day."""
    so_far = [other for other in marked if other.on <= own.on]
    earlier = [other for other in so_far if other.on < own.on]
    return {
        "history": [_point(before, other) for before, other in zip((None, *so_far), so_far, strict=False)],
        "change": _change(earlier[-1] if earlier else None, own),
        "trend": _chart(so_far),
    }


def _point(before: Scored | None, own: Scored) -> Values:
    result = own.result
    return {
        "name": own.entry["name"],
        "on": own.on,
        "total": figure(result.total) if result.total is not None else "未计算",
        "grade": result.rating.value if result.rating else "未评定",
        "change": _difference(before, own) or "—",
        "scores": [figure(line.score) for line in result.lines],
    }


def _difference(before: Scored | None, own: Scored) -> str | None:
    if before is None or before.result.total is None or own.result.total is None:
        return None
    moved = rounded(own.result.total) - rounded(before.result.total)
    return "持平" if not moved else f"{'上升' if moved > 0 else '下降'}{plain(abs(moved))}分"


def _change(before: Scored | None, own: Scored) -> str | None:
    """One sentence that compares with the evaluation before."""
    moved = _difference(before, own)
    return f"与“{before.entry['name']}”相比，综合得分{moved}。" if before and moved else None


def _chart(so_far: Sequence[Scored]) -> Values | None:
    """The data of a line chart of the totals; None below two of them."""
    rated = [other for other in so_far if other.result.total is not None]
    if len(rated) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    return {
        "title": "历次评价的综合得分",
        "categories": [short_name(other.entry) for other in rated],
        "series": [{"name": "综合得分", "values": [figure(other.result.total) for other in rated]}],
    }


def short_name(entry: Mapping[str, Any]) -> str:
    """The name of an evaluation without its kind, for the axis of a chart."""
    name: str = entry["name"]
    return name.removesuffix("评价").removesuffix("阶段性") or name


def _after(own: Scored, plans: Sequence[Mapping[str, Any]]) -> Values:
    """The improvement plans that answer this evaluation."""
    mine = [plan["name"] for plan in plans if plan.get("evaluation") == own.entry["name"]]
    return {"plan_names": "、".join(f"《{name}》" for name in mine) or None}
