"""What follows from the core of a project: roles, months, sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from pipeline.generate.parties import party_name, role
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.text.dates import add_months
from pipeline.text.numerals import to_chinese

_MONTHS = 12


def derive(project: Project) -> Mapping[str, object]:
    """Roles of the parties, the leading party, the length of the project, the number of parties."""
    return {
        "parties[]": tuple({"role": role(index)} for index, _ in enumerate(project.entries("parties"))),
        "party_count": to_chinese(len(project.entries("parties"))),
        "lead": lead(project),
        "project": {"months": months(project), "length": length(project)},
        "resources_total": money(_total(project)),
    }


def lead(project: Project) -> object:
    """The leading party as it is printed: the one that says so, else the first."""
    parties = project.entries("parties")
    index = next((i for i, party in enumerate(parties) if party.get("lead")), 0)
    return party_name(parties[index], index)


def months(project: Project) -> int | None:
    """Whole months from the first day of the project to its last; None while one is missing."""
    start, end = project.at("project", "start"), project.at("project", "end")
    if not start or not end:
        return None
    first, after = date.fromisoformat(start), date.fromisoformat(end) + timedelta(days=1)
    return (after.year - first.year) * _MONTHS + after.month - first.month - (after.day < first.day)


def length(project: Project) -> str | None:
    """``24个月``, ``3个月15天``, ``1天``: from the first day of the project to its last, both counted."""
    whole = months(project)
    if whole is None or whole < 0:
        return None
    first = date.fromisoformat(project.at("project", "start"))
    after = date.fromisoformat(project.at("project", "end")) + timedelta(days=1)
    days = (after - add_months(first, whole)).days
    return (f"{whole}个月" if whole else "") + (f"{days}天" if days or not whole else "")


def _total(project: Project) -> Decimal:
    return sum((Decimal(item.get("amount", "0")) for item in project.entries("resources")), Decimal(0))
