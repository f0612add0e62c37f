"""How long the result of an evaluation was published, and by when the final evaluation is due (7.1, 7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.errors import InputError
from pipeline.generate.closing_day import closing_day
from pipeline.model.project import Project
from pipeline.process.calendar_files import load_calendar
from pipeline.process.deadlines import CHOICE_PUBLICITY, TERMS, Deadline, deadline
from pipeline.process.working_days import CHOICE_WORKING_DAY, WorkingCount, working_days_between

PUBLICITY = "evaluation_publicity"
FINAL = "closing_evaluation"
PUBLICITY_DAYS = TERMS[PUBLICITY].working
"""7.2: 公示期不少于5个工作日."""
Values = Mapping[str, object]


def due(identity: str, since: date | str | None) -> Deadline | None:
    """The deadline ``identity`` counted from ``since``; None without a day or outside the calendar."""
    if not since:
        return None
    day = since if isinstance(since, date) else date.fromisoformat(since)
    try:
        return deadline(load_calendar(), identity, day)
    except InputError:
        return None


def publicity_count(stated: Mapping[str, Any]) -> WorkingCount | None:
    """Working days of a publicity; None while a day is missing, the end comes first or the calendar ends."""
    since, until = stated.get("since"), stated.get("until")
    if not since or not until:
        return None
    try:
        return working_days_between(load_calendar(), date.fromisoformat(since), date.fromisoformat(until))
    except InputError:
        return None


def publicity_facts(stated: Mapping[str, Any]) -> Values:
    """Earliest end, number of working days and their derivation; what cannot be computed is left blank."""
    counted, earliest = publicity_count(stated), due(PUBLICITY, stated.get("since"))
    return {
        "earliest": earliest.due if earliest else None,
        "earliest_steps": "；".join(earliest.derivation) if earliest else None,
        "days": counted.value if counted else None,
        "days_steps": "；".join(counted.derivation) if counted else None,
        "verdict": _verdict(counted),
        "required": TERMS[PUBLICITY].shown,
        "choices": [CHOICE_PUBLICITY, CHOICE_WORKING_DAY],
    }


def _verdict(counted: WorkingCount | None) -> str | None:
    if counted is None:
        return None
    held = counted.value >= PUBLICITY_DAYS
    shown = f"{'不少于' if held else '少于'}{TERMS[PUBLICITY].shown}"
    return f"{shown}，{'符合' if held else '不符合'} {TERMS[PUBLICITY].clause}的要求"


def deadline_facts(project: Project, entry: Mapping[str, Any]) -> Values:
    """The last day for a final evaluation: six months after the cooperation was closed."""
    closed = closing_day(project)
    last = due(FINAL, closed)
    if last is None:
        return {"closed_on": closed, "last": None, "steps": None, "verdict": None}
    held = date.fromisoformat(entry["on"]) <= last.due
    return {
        "closed_on": closed,
        "last": last.due,
        "steps": "；".join(last.derivation),
        "verdict": "在期限以内" if held else "超过期限",
    }
