"""The register of intellectual property: holders, terms of protection, filing in time, consents (5.3.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.errors import InputError
from pipeline.generate import agreement_words as words
from pipeline.generate.derive.publicity import due
from pipeline.generate.protection import CHOICE_LAST_DAY, PATENTS, SECRET, holder_text, holders, protection
from pipeline.generate.results import day_of, passed_on
from pipeline.generate.values import PartyName
from pipeline.model.project import Project
from pipeline.process.calendar_files import load_calendar
from pipeline.process.figures import show_date
from pipeline.process.working_days import working_days_between

CHOICE_EARLY = (
    "为避免丧失新颖性，在鉴定通过以前已经提出的申请视为按期启动；"
    "期限以启动申请日期计算，没有启动日期的以申请日计算。"
)
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """Per right: holders, number, state, protection, timeliness, consents; for all: counts and choices."""
    entries = project.entries("intellectual_properties")
    return {
        "intellectual_properties[]": tuple(_right(project, entry) for entry in entries),
        "ip_register": {
            "count": len(entries),
            "counted": _counted(entries),
            "passed_on": passed_on(project),
            "choices": [CHOICE_EARLY, CHOICE_LAST_DAY],
            "departments": _departments(project),
            **_deadline(project),
        },
    }


def _counted(entries: tuple[Entry, ...]) -> str:
    kinds = Counter(entry["kind"] for entry in entries)
    return "、".join(f"{kind}{count}项" for kind, count in kinds.items())


def _departments(project: Project) -> list[Values]:
    """Where each party files the register: its department for research."""
    return [
        {"party": party, "department": entry.get("research_department") or "科研管理部门"}
        for party, entry in zip(words.everyone(project), project.entries("parties"), strict=True)
    ]


def _deadline(project: Project) -> Values:
    last = due("ip_filing", passed_on(project))
    return {
        "filing_by": last.due if last else None,
        "filing_steps": "；".join(last.derivation) if last else None,
    }


def _right(project: Project, entry: Entry) -> Values:
    term = protection(entry)
    party = words.find(project, entry.get("applicant"))
    return {
        "holder": holder_text(project, holders(project, entry)) or None,
        "shown_number": number_of(entry),
        "state": state(entry),
        "protected": term.said if term else None,
        "until": term.until if term else None,
        "basis": term.basis if term else None,
        "is_patent": entry["kind"] in PATENTS,
        "is_secret": entry["kind"] == SECRET,
        "applicant_name": party.name if party else None,
        "author_names": "、".join(entry.get("authors", ())) or None,
        "filed_departments": "、".join(entry.get("filed_with", ())) or None,
        "timely": timely(project, entry),
        "consents": consents(project, entry),
        "agreed": "；".join(f"{row['party']}{row['result']}" for row in consents(project, entry)) or "—",
    }


def number_of(entry: Entry) -> str:
    """The number under which the right is registered; that of the application while it is not."""
    if entry.get("number"):
        return str(entry["number"])
    if entry.get("application_number"):
        return f"申请号 {entry['application_number']}"
    return "技术秘密，不登记" if entry["kind"] == SECRET else "尚未取得"


def state(entry: Entry) -> str:
    """已授权, 已登记, 审查中, 已认定, 尚未申请."""
    if entry["kind"] == SECRET:
        return "已认定"
    if entry.get("granted_on"):
        return "已授权" if entry["kind"] in PATENTS else "已登记"
    return "审查中" if entry.get("filed_on") else "尚未申请"


def begun(entry: Entry) -> date | None:
    """The day on which the application was begun."""
    return day_of(entry.get("started_on") or entry.get("filed_on"))


def timely(project: Project, entry: Entry) -> str:
    """Whether the application was begun within 30 working days after the appraisal passed, and the steps."""
    if entry["kind"] == SECRET:
        return "作为技术秘密保护，不需要申请"
    passed, start = passed_on(project), begun(entry)
    if start is None:
        last = due("ip_filing", passed)
        return f"尚未启动，最迟{show_date(last.due)}启动" if last else "尚未启动，待鉴定通过后办理"
    if passed is None or start <= passed:
        return f"{show_date(start)}启动，在鉴定通过以前先行申请"
    return _counted_days(passed, start)


def _counted_days(passed: date, start: date) -> str:
    last = due("ip_filing", passed)
    try:
        days = working_days_between(load_calendar(), passed, start).value
    except InputError:
        return f"{show_date(start)}启动，工作日请人工核对"
    held = last is not None and start <= last.due
    return f"{show_date(start)}启动，为鉴定通过后第{days}个工作日，{'按期' if held else '逾期'}"


def required(project: Project, entry: Entry) -> tuple[PartyName, ...]:
    """The parties that must confirm the application: the partners other than the applicant."""
    if entry["kind"] == SECRET:
        return ()
    party = words.find(project, entry.get("applicant"))
    return tuple(other for other in words.partners(project) if party is None or other.role != party.role)


def consents(project: Project, entry: Entry) -> list[Mapping[str, Any]]:
    """One row for each party that must confirm, and for those that did besides."""
    given = {str(words.find(project, one["party"])): one for one in entry.get("confirmations", ())}
    must = [str(party) for party in required(project, entry)]
    return [
        {
            "party": words.find(project, name) or name,
            "result": given.get(name, {}).get("result") or "尚未确认",
            "on": day_of(given.get(name, {}).get("on")),
            "by": given.get(name, {}).get("by"),
            "note": given.get(name, {}).get("note"),
        }
        for name in dict.fromkeys([*must, *given])
    ]
