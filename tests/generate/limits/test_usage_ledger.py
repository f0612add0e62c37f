from __future__ import annotations

from typing import Any

from helpers.execution import project

from pipeline.generate.limits.usage_ledger import breaches

FUNDING = {"budget": [{"subject": "材料费", "amount": "1000.00"}]}


def found(**sections: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - any section
    made = project(funding=FUNDING, **sections)
    return [(item.rule, item.path, item.severity) for item in breaches(made)]


def expense(subject: str, amount: str) -> dict[str, str]:
    return {"date": "2024-05-06", "subject": subject, "amount": amount}


def test_a_subject_may_be_spent_to_the_last_cent() -> None:
    assert found(expenses=[expense("材料费", "1000.00")]) == []
    assert found(expenses=[expense("材料费", "1000.01")]) == [
        ("limits/expense_budget", "expenses", "warning")
    ]


def test_money_outside_the_budget_is_a_breach() -> None:
    assert found(expenses=[expense("招待费", "1.00")]) == [
        ("limits/expense_subject", "expenses[0].subject", "error")
    ]


def test_a_transfer_between_unknown_subjects_is_a_breach() -> None:
    moved = {"date": "2024-06-01", "source": "没有", "target": "材料费", "amount": "1.00"}
    rules = found(usage_ledger={"transfers": [moved]})
    assert rules == [("limits/expense_subject", "usage_ledger.transfers[0].source", "error")]


def test_a_diversion_needs_its_remedy() -> None:
    assert found(usage_ledger={"diverted": [{"content": "粉末"}]}) == [
        ("limits/resource_diversion", "usage_ledger.diverted[0].handling", "error")
    ]
    assert found(usage_ledger={"diverted": [{"content": "粉末", "handling": "已退回"}]}) == []
