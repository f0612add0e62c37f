"""Limits on the ledger: money only for subjects of the budget, no diversion (5.2.2 资源使用监督)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.generate.breach import Breach
from pipeline.generate.spending import subjects
from pipeline.model.project import Project
from pipeline.process.clauses import RESOURCES

_LEDGER = ("resource_usage_ledger",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Expenses outside the budget, subjects over it, resources diverted without a remedy."""
    return (*_outside(project), *_over(project), *_diverted(project))


def _breach(rule: str, path: str, said: str, *, severity: str = "error") -> Breach:
    return Breach(f"limits/{rule}", RESOURCES, path, said, severity, _LEDGER)


def _outside(project: Project) -> Iterator[Breach]:
    known = {item["subject"] for item in project.entries("funding", "budget")}
    named = "、".join(sorted(known)) or "没有写明"
    for index, entry in enumerate(project.entries("expenses")):
        if entry["subject"] not in known:
            said = f"经费预算中没有“{entry['subject']}”，资源仅用于合作项目，请写预算科目（{named}）"
            yield _breach("expense_subject", f"expenses[{index}].subject", said)
    for index, item in enumerate(project.entries("usage_ledger", "transfers")):
        for key in ("source", "target"):
            if item[key] not in known:
                said = f"经费预算中没有“{item[key]}”，请写预算科目（{named}）"
                yield _breach("expense_subject", f"usage_ledger.transfers[{index}].{key}", said)


def _over(project: Project) -> Iterator[Breach]:
    for item in subjects(project):
        if item.known and item.over:
            beyond = f"{item.spent - item.budget:,.2f}元"
            said = f"“{item.name}”支出超过预算{beyond}，请核对支出，或者补充经批准的预算调剂"
            yield _breach("expense_budget", "expenses", said, severity="warning")


def _diverted(project: Project) -> Iterator[Breach]:
    for index, item in enumerate(project.entries("usage_ledger", "diverted")):
        if not item.get("handling"):
            said = "资源禁止挪用，请写明对挪用事项的纠正和处理"
            yield _breach("resource_diversion", f"usage_ledger.diverted[{index}].handling", said)
