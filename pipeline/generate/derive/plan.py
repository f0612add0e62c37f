"""The cooperation plan: resources by party, months to each goal, how far a schedule may move (5.1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from pipeline.generate.parties import party_name, party_names
from pipeline.generate.values import PartyName, money
from pipeline.model.project import Project
from pipeline.text.dates import add_months

MONEY = "资金"
ROLES = {
    "企业": "产业化验证、资金投入",
    "高校": "技术研发、人才输出",
    "科研机构": "技术研发、人才输出",
    "第三方机构": "中介服务、评估监督",
}
"""What 5.1.2 分工职责 gives to each kind of party."""


def derive(project: Project) -> Mapping[str, object]:
    """Resources grouped and added up by party, months from the start to each goal."""
    resources = project.entries("resources")
    return {
        "plan": {
            "party_lines": _party_lines(project),
            "groups": [
                _group(party_name(party, index), resources_of(project, str(party["short"])))
                for index, party in enumerate(project.entries("parties"))
            ],
            "funds": money(_sum(resources, money_only=True)),
            "in_kind": money(_sum(resources) - _sum(resources, money_only=True)),
        },
        "duties[]": tuple({"expected": _expected(project, duty)} for duty in project.entries("duties")),
        "goals": {"stages[]": _within_all(project, project.entries("goals", "stages"))},
        "milestones[]": _within_all(project, project.entries("milestones")),
    }


def _party_lines(project: Project) -> str:
    """``甲方：示例科技有限公司``, one line for each party."""
    names = [party_name(party, index) for index, party in enumerate(project.entries("parties"))]
    return "\n".join(f"{party.role}：{party.name}" for party in names)


def resources_of(project: Project, party: str) -> list[Mapping[str, Any]]:
    """The resources of the party with this short name, in their order."""
    names = party_names(project)
    return [item for item in project.entries("resources") if names.get(str(item["party"])) == party]


def months_within(start: date, due: date) -> int | None:
    """The smallest number of whole months from ``start`` on that holds ``due``; None for an earlier day."""
    if due < start:
        return None
    return next(months for months in count(1) if add_months(start, months) > due)


def _group(party: PartyName, resources: list[Mapping[str, Any]]) -> Mapping[str, object]:
    return {
        "party": party,
        "entries": [_printed(item) for item in resources],
        "kinds": "、".join(dict.fromkeys(str(item["kind"]) for item in resources)),
        "count": len(resources),
        "funds": money(_sum(resources, money_only=True)),
        "in_kind": money(_sum(resources) - _sum(resources, money_only=True)),
        "total": money(_sum(resources)),
    }


def _printed(item: Mapping[str, Any]) -> Mapping[str, object]:
    amount, due = item.get("amount"), item.get("due")
    return {
        "kind": item["kind"],
        "name": item["name"],
        "quantity": item.get("quantity"),
        "amount": money(amount) if amount else None,
        "due": date.fromisoformat(due) if due else None,
    }


def _sum(resources: Iterable[Mapping[str, Any]], *, money_only: bool = False) -> Decimal:
    chosen = (item for item in resources if not money_only or item["kind"] == MONEY)
    return sum((Decimal(item.get("amount", "0")) for item in chosen), Decimal(0))


def _expected(project: Project, duty: Mapping[str, Any]) -> str | None:
    party = party_names(project).get(str(duty["party"]))
    return ROLES[party.kind] if party else None


def _within_all(project: Project, entries: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, object], ...]:
    start = project.at("project", "start")
    return tuple({"within": _within(start, entry.get("due"))} for entry in entries)


def _within(start: str | None, due: str | None) -> str | None:
    """``6个月内`` of the start of the cooperation; None while a date is missing or lies before it."""
    months = months_within(date.fromisoformat(start), date.fromisoformat(due)) if start and due else None
    return f"{months}个月内" if months else None
