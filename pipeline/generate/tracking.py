"""What the monthly checks of resources state, carried from month to month (5.2.2 资源到位跟踪)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pipeline.generate.execution import due
from pipeline.model.project import Project
from pipeline.process.deadlines import Deadline

REMEDY = "resource_remedy"
CHOICE_DAYS = "补充期限自书面督促的次日起算15个工作日；应当到位而没有登记到位情况的，按未到位处理。"
Entry = Mapping[str, Any]


class State(StrEnum):
    """Where a resource stands on the day of a check."""

    IN_TIME = "按期到位"
    LATE = "逾期到位"
    MADE_GOOD = "补充到位"
    MISSING = "未到位"
    OVERDUE = "逾期未补充"
    NOT_DUE = "未到约定时间"


@dataclass(frozen=True, slots=True)
class Supply:
    """One resource or instalment of the plan on the day of a check."""

    plan: Entry
    """The entry of ``resources`` or ``funding.payments``."""
    facts: Entry
    """What this and earlier checks state about it."""
    checked: date

    @property
    def promised(self) -> date | None:
        """The day on which it is due."""
        return _day(self.plan.get("due"))

    @property
    def arrived(self) -> date | None:
        """The day on which all of it was there; None while it is not."""
        day = _day(self.facts.get("arrived_on"))
        return day if day and day <= self.checked else None

    @property
    def remedy(self) -> Deadline | None:
        """Fifteen working days after the demand; None without one."""
        return due(REMEDY, _day(self.facts.get("demanded_on")))

    @property
    def state(self) -> State:
        """Arrived or not, in time or not; what is due and not stated to be there is missing."""
        last = self.remedy
        if self.arrived:
            if self.promised is None or self.arrived <= self.promised:
                return State.IN_TIME
            return State.MADE_GOOD if last and self.arrived <= last.due else State.LATE
        if self.promised is None or self.promised >= self.checked:
            return State.NOT_DUE
        return State.OVERDUE if last and last.due < self.checked else State.MISSING


@dataclass(frozen=True, slots=True)
class Check:
    """One monthly check: every resource and instalment as it stood then."""

    entry: Entry
    resources: tuple[Supply, ...]
    payments: tuple[Supply, ...]


def checks(project: Project) -> tuple[Check, ...]:
    """Every check of ``resource_trackings`` in its order; later ones know what earlier ones state."""
    goods: dict[str, Entry] = {}
    funds: dict[str, Entry] = {}
    found = []
    for entry in project.entries("resource_trackings"):
        goods = _learned(goods, entry.get("items") or (), "resource")
        funds = _learned(funds, entry.get("payments") or (), "payment")
        day = date.fromisoformat(entry["checked_on"])
        found.append(
            Check(
                entry,
                _supplies(project.entries("resources"), goods, day),
                _supplies(project.entries("funding", "payments"), funds, day),
            )
        )
    return tuple(found)


def arrivals(project: Project) -> Mapping[str, str]:
    """The day of arrival of each resource that the monthly checks state, as written there."""
    found = checks(project)
    stated = (
        {item.plan["name"]: item.facts.get("arrived_on") for item in found[-1].resources} if found else {}
    )
    return {name: day for name, day in stated.items() if day}


def _learned(known: Mapping[str, Entry], items: Sequence[Entry], key: str) -> dict[str, Entry]:
    """``known`` with what ``items`` add; a remark is about its own month and is not carried on."""
    carried: dict[str, Entry] = {name: {**facts, "note": None} for name, facts in known.items()}
    for item in items:
        carried[item[key]] = {**carried.get(item[key], {}), **item}
    return carried


def _supplies(plans: Sequence[Entry], known: Mapping[str, Entry], day: date) -> tuple[Supply, ...]:
    return tuple(Supply(plan, known.get(plan["name"], {}), day) for plan in plans)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
