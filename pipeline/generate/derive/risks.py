"""Levels of the risks, what follows from them, and the quarterly picture (6.1, 6.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.generate.derive import risk_quarters as quarters
from pipeline.generate.risk_history import UNGRADED, History, Look, history
from pipeline.model.project import Project
from pipeline.process.risk import CHOICES, RESPONSES, Grade, next_look, reminder

CATEGORIES: Mapping[str, str] = {
    "技术风险": "研发失败、技术指标不达标、成果无法转化",
    "管理风险": "进度滞后、资源投入不足、沟通协调不畅",
    "知识产权风险": "知识产权归属争议、侵权纠纷、专利失效",
    "利益风险": "利益分配争议、成果转化收益未按约定支付",
}
"""The four kinds of 6.1 and what belongs to them."""
_FALLING = tuple(reversed(Grade))
Values = Mapping[str, object]


def derive(project: Project) -> Mapping[str, object]:
    """Per risk: its level, by which it is managed, and the next look; for all: counts, matrices and trend."""
    entries = project.entries("risks")
    told = [history(entry) for entry in entries]
    pairs = list(zip(entries, told, strict=True))
    return {
        "risks[]": tuple(_risk(entry, past) for entry, past in pairs),
        "risk_reviews[]": quarters.reviews(project, pairs),
        "risk_matrix": _matrix("首次评估的风险分布", [(entry, past.first) for entry, past in pairs]),
        "risk_matrix_now": _matrix(
            "当前的风险分布", [(entry, past.last) for entry, past in pairs if not past.closed_on]
        ),
        "risk_register": _register(project, pairs),
    }


def _risk(entry: Mapping[str, Any], past: History) -> Values:
    last, peak, first = past.last, past.peak, past.first
    return {
        **_grade("", last),
        **_grade("first_", first),
        "managed_level": peak.name if peak else UNGRADED,
        "managed_steps": list(peak.risk.derivation) if peak and peak.risk else [],
        "managed_on": peak.on if peak else None,
        "response": _response(peak),
        "status": "已关闭" if past.closed_on else "跟踪中",
        "is_open": past.closed_on is None,
        "assessments[]": tuple(_look(before, look, entry) for before, look in _stepwise(past.looks)),
        **_follow_up(past, last),
        "watch": _watch(entry),
    }


def _grade(prefix: str, look: Look | None) -> Values:
    """The grading of ``look``; the level of what was not assessed is ``UNGRADED``."""
    risk = look.risk if look else None
    return {
        f"{prefix}level": look.name if look else UNGRADED,
        f"{prefix}probability": look.stated["probability"] if look else None,
        f"{prefix}band": f"{risk.band.value}概率" if risk else None,
        f"{prefix}impact": look.stated["impact"] if look else None,
        f"{prefix}on": look.on if look else None,
    }


def _response(peak: Look | None) -> Values:
    """What 6.2 asks for at the level by which the risk is managed; nothing while it is not graded."""
    response = peak.risk.response if peak and peak.risk else None
    if response is None:
        return dict.fromkeys(("plan", "by", "approval", "follow_up", "colour", "warning"))
    return {
        "plan": response.plan,
        "by": response.by,
        "approval": response.approval or None,
        "follow_up": response.follow_up,
        "colour": response.colour.value,
        "warning": response.warning,
    }


def _stepwise(looks: Sequence[Look]) -> list[tuple[Look | None, Look]]:
    """Each look with the one before it."""
    return list(zip((None, *looks), looks, strict=False))


def _look(before: Look | None, look: Look, entry: Mapping[str, Any]) -> Values:
    """``look`` with its level and movement, in the order of the days whatever the order in the file."""
    stated = look.stated
    return {
        "on": look.on,
        "probability": stated["probability"],
        "impact": stated["impact"],
        "note": stated.get("note"),
        "effect": stated.get("effect"),
        "next": stated.get("next"),
        "level": look.name,
        "band": f"{look.risk.band.value}概率" if look.risk else None,
        "change": quarters.movement(before, look),
        "risk_name": entry["name"],
    }


def _follow_up(past: History, last: Look | None) -> Values:
    """The day by which an open risk is looked at again, and why."""
    if past.closed_on or last is None or last.risk is None:
        return {
            "next_on": None,
            "next_note": "风险已关闭，不再跟踪" if past.closed_on else "尚未定级，应当先完成评估",
        }
    response = last.risk.response
    day = next_look(last.risk.level, last.on)
    if day is None:
        return {"next_on": None, "next_note": f"{last.name}：{response.follow_up}，并随季度风险评估复核"}
    return {
        "next_on": day,
        "next_note": f"{last.name}：{response.follow_up}，上次评估之日起{response.months}个月内",
    }


def _watch(entry: Mapping[str, Any]) -> Values:
    """When the partners are reminded of what is due (低风险应对)."""
    due = (entry.get("watch") or {}).get("on")
    if not due:
        return {"remind_on": None, "remind_note": None}
    day, steps = reminder(date.fromisoformat(due))
    return {"remind_on": day, "remind_note": "；".join(steps)}


def _matrix(title: str, placed: Sequence[tuple[Mapping[str, Any], Look | None]]) -> Values:
    """The data of a native risk matrix; what is not graded is named below it."""
    rows = [{"number": entry["id"], "name": entry["name"], **_cell(look)} for entry, look in placed]
    return {"title": title, "caption": title, "risks": rows, "total": len(rows)}


def _cell(look: Look | None) -> Values:
    if look is None or look.risk is None:
        return {"probability": "", "impact": ""}
    return {"probability": look.risk.band.value, "impact": look.stated["impact"].removesuffix("影响")}


def _register(project: Project, pairs: quarters.Pairs) -> Values:
    days = [look.on for _, past in pairs for look in past.looks]
    days += [date.fromisoformat(item["on"]) for item in project.entries("risk_reviews")]
    open_risks = [(entry, past) for entry, past in pairs if not past.closed_on]
    return {
        "as_of": max(days, default=None),
        "total": len(pairs),
        "open_total": len(open_risks),
        "closed_total": len(pairs) - len(open_risks),
        "levels": [_level(grade, pairs) for grade in _FALLING],
        "categories": [_category(name, pairs) for name in CATEGORIES],
        "ungraded": "、".join(entry["id"] for entry, past in pairs if past.peak is None) or None,
        "reminders": [_reminder(entry) for entry, _ in pairs if (entry.get("watch") or {}).get("on")],
        "choices": list(CHOICES),
        "trend": quarters.trend(project, pairs),
    }


def _level(grade: Grade, pairs: quarters.Pairs) -> Values:
    """One level: how many risks are managed by it, which, and what 6.2 asks for."""
    response = RESPONSES[grade]
    managed = [
        entry for entry, past in pairs if past.peak and past.peak.risk and past.peak.risk.level is grade
    ]
    now = [
        entry
        for entry, past in pairs
        if not past.closed_on and past.last and past.last.name == f"{grade.value}风险"
    ]
    return {
        "name": f"{grade.value}风险",
        "managed": len(managed),
        "numbers": quarters.numbers(managed),
        "now": len(now),
        "now_numbers": quarters.numbers(now),
        "plan": response.plan,
        "by": response.by,
        "approval": response.approval or "—",
        "follow_up": response.follow_up,
        "colour": f"{response.colour.value}预警",
        "warning": response.warning,
    }


def _category(name: str, pairs: quarters.Pairs) -> Values:
    mine = [(entry, past) for entry, past in pairs if entry["category"] == name]
    counts = Counter(past.peak.name for _, past in mine if past.peak)
    return {
        "name": name,
        "covers": CATEGORIES[name],
        "total": len(mine),
        "high": counts["高风险"],
        "medium": counts["中风险"],
        "low": counts["低风险"],
        "numbers": quarters.numbers([entry for entry, _ in mine]),
    }


def _reminder(entry: Mapping[str, Any]) -> Values:
    due = entry["watch"]
    return {
        "number": entry["id"],
        "name": entry["name"],
        "event": due.get("event"),
        "on": date.fromisoformat(due["on"]),
        **_watch(entry),
    }
