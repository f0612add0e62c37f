"""The risks that were open at each quarterly review, and how their numbers developed (6.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.generate.risk_history import ORDER, UNGRADED, History, Look
from pipeline.model.project import Project

Values = Mapping[str, object]
Pairs = Sequence[tuple[Mapping[str, Any], History]]
"""Each entry of ``risks`` with its history."""


def reviews(project: Project, pairs: Pairs) -> tuple[Values, ...]:
    """Per entry of ``risk_reviews``: the open risks on its day, counted by level, and those closed since."""
    days = [date.fromisoformat(item["on"]) for item in project.entries("risk_reviews")]
    return tuple(
        _review(day, max((other for other in days if other < day), default=None), pairs) for day in days
    )


def trend(project: Project, pairs: Pairs) -> Values | None:
    """The data of a line chart of open risks over the reviews; None below two of them."""
    stated = project.entries("risk_reviews")
    if len(stated) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    told = sorted(zip(stated, reviews(project, pairs), strict=True), key=lambda pair: str(pair[0]["on"]))
    names = (("高风险", "high"), ("中风险", "medium"), ("低风险", "low"))
    return {
        "title": "各季度未关闭风险的数量",
        "categories": [item["period"] for item, _ in told],
        "series": [{"name": name, "values": [row[key] for _, row in told]} for name, key in names],
    }


def movement(before: Look | None, look: Look) -> str:
    """首次评估, 上升, 下降, 不变; 无法比较 where one of the two is not graded."""
    if before is None:
        return "首次评估"
    if before.risk is None or look.risk is None:
        return "无法比较"
    moved = ORDER[look.risk.level] - ORDER[before.risk.level]
    return "不变" if not moved else ("上升" if moved > 0 else "下降")


def numbers(entries: Iterable[Mapping[str, Any]]) -> str:
    """The numbers of ``entries``, 无 when there are none."""
    return "、".join(entry["id"] for entry in entries) or "无"


def _review(day: date, previous: date | None, pairs: Pairs) -> Values:
    rows = [_row(entry, past, day, previous) for entry, past in pairs if _open(entry, past, day)]
    counts = Counter(row["level"] for row in rows)
    return {
        "total": len(rows),
        "high": counts["高风险"],
        "medium": counts["中风险"],
        "low": counts["低风险"],
        "ungraded": counts[UNGRADED],
        "rows": rows,
        "closed": numbers(entry for entry, past in pairs if _closed_between(past.closed_on, previous, day)),
    }


def _open(entry: Mapping[str, Any], past: History, day: date) -> bool:
    """Whether a risk was known and not closed on ``day``; without assessment it is open once identified."""
    if past.closed_on and past.closed_on <= day:
        return False
    known = entry.get("identified_on")
    return past.before(day) is not None or (known is not None and date.fromisoformat(known) <= day)


def _closed_between(closed: date | None, previous: date | None, day: date) -> bool:
    return closed is not None and closed <= day and (previous is None or closed > previous)


def _row(entry: Mapping[str, Any], past: History, day: date, previous: date | None) -> Values:
    """One open risk on the day of a review: its level and how it moved since the review before."""
    look = past.before(day)
    before = past.before(previous) if previous else None
    moved = movement(before, look) if before and look else "新识别"
    return {
        "number": entry["id"],
        "name": entry["name"],
        "category": entry["category"],
        "level": look.name if look else UNGRADED,
        "probability": look.stated["probability"] if look else "—",
        "impact": look.stated["impact"] if look else "—",
        "change": moved if look else "尚未评估",
    }
