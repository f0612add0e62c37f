"""Colour of each warning, what it asks for, and the times of emergency communication (5.2.3, 6.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from pipeline.generate.parties import party_names
from pipeline.generate.risk_history import History, Look, by_number, histories
from pipeline.generate.values import PartyName
from pipeline.model.project import Project
from pipeline.process.deadlines import HOUR_TERMS
from pipeline.process.risk import Grade, Response

ACTIONS: Mapping[Grade, tuple[str, ...]] = {
    Grade.LOW: ("通过项目例会发布预警通知", "提醒相关方关注风险变化"),
    Grade.MIDDLE: ("向管理委员会提交《风险预警报告》", "启动应对方案"),
    Grade.HIGH: (
        "立即召开管理委员会紧急会议",
        "暂停相关工作，待风险处置后恢复",
        "同时向合作方上级主管部门报备",
    ),
}
"""What 6.2 asks for at each level of warning, one action at a time."""
MEETINGS: Mapping[Grade, str] = {
    Grade.LOW: "项目例会",
    Grade.MIDDLE: "管理委员会会议",
    Grade.HIGH: "管理委员会紧急会议",
}
UNKNOWN_COLOUR = "未定级"
NOTICE_HOURS = HOUR_TERMS["emergency_notice"].hours
SOLUTION_HOURS = HOUR_TERMS["emergency_solution"].hours
"""5.2.3: 2小时内通知管理委员会，48小时内提出解决方案."""
_SECONDS = 3600
Values = Mapping[str, object]


def derive(project: Project) -> Mapping[str, object]:
    """Per warning: its risk, its colour by the level on its day, the actions due, the hours that passed."""
    risks, told, parties = by_number(project), histories(project), party_names(project)
    return {
        "risk_warnings[]": tuple(
            _warning(entry, risks.get(entry["risk"]), told.get(entry["risk"]), parties)
            for entry in project.entries("risk_warnings")
        ),
        "risk_warning_levels": _levels(),
    }


def look_of(entry: Mapping[str, Any], past: History | None) -> Look | None:
    """The assessment of the risk that held when the warning was given."""
    return past.before(date.fromisoformat(entry["on"])) if past else None


def _warning(
    entry: Mapping[str, Any],
    risk: Mapping[str, Any] | None,
    past: History | None,
    parties: Mapping[str, PartyName],
) -> Values:
    look = look_of(entry, past)
    graded = look.risk if look else None
    response = graded.response if graded else None
    return {
        "risk_name": risk["name"] if risk else None,
        "category": risk["category"] if risk else None,
        "trigger": risk.get("trigger") if risk else None,
        "owner": parties.get(risk.get("owner", "")) if risk else None,
        "level": look.name if look else UNKNOWN_COLOUR,
        "probability": look.stated["probability"] if look else None,
        "impact_grade": look.stated["impact"] if look else None,
        "assessed_on": look.on if look else None,
        "steps": list(graded.derivation) if graded else [],
        **_colour(response),
        "emergency": _emergency(entry.get("emergency") or {}),
        "state": _state(entry),
    }


def _colour(response: Response | None) -> Values:
    if response is None:
        return {"colour": UNKNOWN_COLOUR, "actions": [], "meeting_name": None, "rule": None}
    return {
        "colour": f"{response.colour.value}预警",
        "actions": list(ACTIONS[response.level]),
        "meeting_name": MEETINGS[response.level],
        "rule": response.warning,
    }


def _levels() -> list[Values]:
    """The three levels of warning as the standard lists them."""
    colours = ((Grade.LOW, "黄色预警"), (Grade.MIDDLE, "橙色预警"), (Grade.HIGH, "红色预警"))
    return [
        {"colour": colour, "level": f"{grade.value}风险", "actions": "；".join(ACTIONS[grade])}
        for grade, colour in colours
    ]


def _state(entry: Mapping[str, Any]) -> str:
    return "已解除" if entry.get("lifted_on") else "处置中"


def moment(text: str) -> datetime:
    """The time that ``2024-05-20 09:10`` states. Raises ValueError for what is no time."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - local time of the parties


def shown_moment(text: str | None) -> str | None:
    """``2024-05-20 09:10`` as 2024年5月20日9时10分; as written where there is no such time."""
    if not text:
        return None
    try:
        at = moment(text)
    except ValueError:
        return text
    return f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02d}分"


def hours(start: str | None, end: str | None) -> Fraction | None:
    """Hours from ``start`` to ``end``; None while one is missing or no time."""
    try:
        taken = moment(end) - moment(start) if start and end else None
    except ValueError:
        return None
    return None if taken is None else Fraction(taken // timedelta(seconds=1), _SECONDS)


def _emergency(stated: Mapping[str, Any]) -> Values:
    occurred = stated.get("occurred")
    return {
        "occurred": shown_moment(occurred),
        "notified": shown_moment(stated.get("notified")),
        "solved": shown_moment(stated.get("solved")),
        "notice_taken": _taken(occurred, stated.get("notified"), NOTICE_HOURS),
        "solution_taken": _taken(occurred, stated.get("solved"), SOLUTION_HOURS),
    }


def _taken(start: str | None, end: str | None, limit: int) -> str | None:
    """How long it took against ``limit`` hours: 历时1小时10分，在2小时以内."""
    if not start or not end:
        return None
    try:
        minutes = int((moment(end) - moment(start)).total_seconds() // 60)
    except ValueError:
        return None
    if minutes < 0:
        return "早于发现时间，请核对"
    return f"历时{_lasting(minutes)}，{f'在{limit}小时以内' if minutes <= limit * 60 else f'超过{limit}小时'}"


def _lasting(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    return "".join((f"{whole}小时" if whole else "", f"{rest}分钟" if rest or not whole else ""))
