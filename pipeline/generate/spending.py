"""What was spent of each subject of the budget, with the transfers between subjects (5.2.2 资源使用监督)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.project import Project


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject of the budget; ``known`` is false when only expenses name it."""

    name: str
    planned: Decimal
    transferred: Decimal
    """Into it, less what was taken from it."""
    spent: Decimal
    known: bool

    @property
    def budget(self) -> Decimal:
        """The budget after transfers."""
        return self.planned + self.transferred

    @property
    def over(self) -> bool:
        """Whether more was spent than the budget allows."""
        return self.spent > self.budget


def subjects(project: Project) -> tuple[Subject, ...]:
    """The subjects of ``funding.budget`` in their order, then those that only expenses or transfers name."""
    planned: dict[str, Decimal] = {}
    for item in project.entries("funding", "budget"):
        name = item["subject"]
        planned[name] = planned.get(name, Decimal(0)) + Decimal(item.get("amount", "0"))
    spent: dict[str, Decimal] = {}
    for entry in project.entries("expenses"):
        spent[entry["subject"]] = spent.get(entry["subject"], Decimal(0)) + Decimal(entry["amount"])
    moved = _moved(project)
    names = dict.fromkeys([*planned, *spent, *moved])
    return tuple(
        Subject(
            name,
            planned.get(name, Decimal(0)),
            moved.get(name, Decimal(0)),
            spent.get(name, Decimal(0)),
            name in planned,
        )
        for name in names
    )


def _moved(project: Project) -> dict[str, Decimal]:
    moved: dict[str, Decimal] = {}
    for item in project.entries("usage_ledger", "transfers"):
        for name, sign in ((item["source"], -1), (item["target"], 1)):
            moved[name] = moved.get(name, Decimal(0)) + sign * Decimal(item["amount"])
    return moved
