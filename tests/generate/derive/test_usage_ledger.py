from __future__ import annotations

from decimal import Decimal
from typing import Any

from helpers.execution import project
from hypothesis import given
from hypothesis import strategies as st

from pipeline.generate.derive.usage_ledger import derive
from pipeline.generate.spending import subjects

BUDGET = [{"subject": "材料费", "amount": "1000.00"}, {"subject": "设备费", "amount": "500.00"}]
SPENT = [
    {"date": "2024-06-03", "subject": "材料费", "amount": "700.00"},
    {"date": "2024-05-06", "subject": "材料费", "amount": "200.50"},
    {"date": "2024-06-28", "subject": "设备费", "amount": "500.01"},
]


def ledger(**sections: Any) -> Any:  # noqa: ANN401 - a record of derived values
    base = {"funding": {"budget": BUDGET}, "expenses": SPENT}
    return derive(project(**{**base, **sections}))["usage_ledger"]


def test_expenses_run_in_the_order_of_their_dates() -> None:
    rows = ledger()["expense_rows"]
    assert [(row["amount"], row["subject_sum"], row["left"], row["sum"]) for row in rows] == [
        ("200.50", "200.50", "799.50", "200.50"),
        ("700.00", "900.50", "99.50", "900.50"),
        ("500.01", "500.01", "-0.01", "1,400.51"),
    ]


def test_one_cent_over_the_budget_is_marked() -> None:
    found = ledger()
    assert found["over"] == "设备费"
    assert [row["mark"] for row in found["subjects"]] == ["预算内", "超预算"]
    assert found["expense_rows"][2]["mark"] == "（超预算）"
    assert (str(found["spent"]), str(found["budget"]), found["left"]) == (
        "1,400.51元",
        "1,500.00元",
        "99.49元",
    )


def test_a_transfer_moves_the_budget() -> None:
    moved = {"date": "2024-06-01", "source": "材料费", "target": "设备费", "amount": "0.01"}
    found = ledger(usage_ledger={"transfers": [moved]})
    assert found["over"] is None
    assert [row["budget"] for row in found["subjects"]] == ["999.99", "500.01"]
    assert [row["transferred"] for row in found["subjects"]] == ["-0.01", "0.01"]


def test_money_outside_the_budget_is_marked() -> None:
    found = ledger(expenses=[{"date": "2024-05-06", "subject": "招待费", "amount": "1.00"}])
    assert found["subjects"][-1]["mark"] == "不在预算内"


@given(st.lists(st.tuples(st.sampled_from(["材料费", "设备费", "其他"]), st.integers(0, 10**8)), max_size=20))
def test_the_subjects_add_up_to_all_expenses(entries: list[tuple[str, int]]) -> None:
    spent = [
        {"date": "2024-05-06", "subject": name, "amount": f"{Decimal(cents) / 100:.2f}"}
        for name, cents in entries
    ]
    made = project(funding={"budget": BUDGET}, expenses=spent)
    total = sum((Decimal(cents) for _, cents in entries), Decimal(0)) / 100
    assert sum((item.spent for item in subjects(made)), Decimal(0)) == total
    rows: Any = derive(made)["usage_ledger"]
    if spent:
        assert Decimal(rows["expense_rows"][-1]["sum"].replace(",", "")) == total


def test_hours_of_a_machine_are_summed_and_rated() -> None:
    uses = [
        {
            "equipment": "试验机",
            "since": "2024-07-01",
            "until": "2024-09-30",
            "hours": "700",
            "available": "880",
        },
        {"equipment": "试验机", "since": "2024-04-01", "hours": "4.5"},
        {"equipment": "喷涂线", "since": "2024-05-01", "hours": "10"},
    ]
    found = ledger(equipment_usage=uses)
    assert [row["sum"] for row in found["usage_rows"]] == ["4.5", "10", "704.5"]
    assert found["usage_rows"][2]["period"] == "2024年7月1日至9月30日"
    assert [(row["name"], row["hours"], row["rate"]) for row in found["equipment"]] == [
        ("试验机", "704.5", "约79.55%"),
        ("喷涂线", "10", "—"),
    ]
