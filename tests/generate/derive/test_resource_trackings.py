from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from helpers.execution import project

from pipeline.generate.derive.resource_trackings import derive

RESOURCES = [
    {"party": "示例科技", "kind": "人员", "name": "人员", "quantity": "6 人", "due": "2024-03-15"},
    {"party": "示例大学", "kind": "设备", "name": "试验机", "quantity": "2 台", "due": "2024-04-15"},
    {"party": "示例大学", "kind": "场地", "name": "中试线", "due": "2024-09-15"},
]
MARCH = {
    "month": "2024-03",
    "checked_on": "2024-03-29",
    "items": [{"resource": "人员", "arrived_on": "2024-03-11"}],
}


def derived(*months: dict[str, Any], **sections: Any) -> Any:  # noqa: ANN401 - records of derived values
    return derive(project(resources=RESOURCES, resource_trackings=list(months), **sections))[
        "resource_trackings[]"
    ]


def states(month: Any) -> list[str]:  # noqa: ANN401 - a record of derived values
    return [row["state"] for row in month["rows"]]


def april(**facts: str) -> dict[str, Any]:
    return {"month": "2024-04", "checked_on": "2024-04-26", "items": [{"resource": "试验机", **facts}]}


def test_what_arrived_in_one_month_is_there_in_the_next() -> None:
    march, later = derived(MARCH, april(demanded_on="2024-04-18"))
    assert states(march) == ["按期到位", "未到约定时间", "未到约定时间"]
    assert states(later) == ["按期到位", "未到位", "未到约定时间"]
    assert (later["label"], later["due_count"], later["arrived_count"]) == ("2024年4月", 2, 1)


def test_a_demand_gives_fifteen_working_days_with_their_steps() -> None:
    (late,) = derived(MARCH, april(demanded_on="2024-04-18"))[1]["late_rows"]
    assert late["latest"] == date(2024, 5, 11)
    assert "劳动节" in late["steps"]
    assert "2024年5月11日以前" in late["outcome"]


@pytest.mark.parametrize(
    ("arrived", "state"), [("2024-05-11", "补充到位"), ("2024-05-12", "逾期到位"), ("", "逾期未补充")]
)
def test_what_comes_later_is_made_good_or_not(arrived: str, state: str) -> None:
    facts = {"arrived_on": arrived} if arrived else {}
    may = {"month": "2024-05", "checked_on": "2024-05-31", "items": [{"resource": "试验机", **facts}]}
    assert states(derived(MARCH, april(demanded_on="2024-04-18"), may)[2])[1] == state


def test_an_arrival_after_the_check_is_not_yet_known_to_it() -> None:
    assert states(derived(MARCH, april(arrived_on="2024-05-10"))[1])[1] == "未到位"


def test_what_is_due_and_not_stated_is_missing() -> None:
    bare = {"month": "2024-04", "checked_on": "2024-04-26"}
    (month,) = derived(bare)
    assert states(month) == ["未到位", "未到位", "未到约定时间"]
    assert (month["all_here"], month["rate"]) == (False, "0%")


def test_instalments_are_followed_beside_the_resources() -> None:
    funding = {"payer": "示例科技", "payments": [{"name": "第一期", "amount": "500.00", "due": "2024-03-15"}]}
    paid = {**MARCH, "payments": [{"payment": "第一期", "arrived_on": "2024-03-18"}]}
    (month,) = derived(paid, funding=funding)
    assert month["payment_rows"][0]["state"] == "逾期到位"
    assert str(month["payment_rows"][0]["amount"]) == "500.00元"


def test_each_party_is_summed_up() -> None:
    march, _ = derived(MARCH, april())
    assert [(row["party"], row["all"], row["due"], row["arrived"]) for row in march["by_party"]] == [
        ("示例科技", 1, 1, 1),
        ("示例大学", 2, 0, 0),
    ]


def test_money_paid_by_instalments_is_counted_by_them_alone() -> None:
    funds = {"party": "示例科技", "kind": "资金", "name": "研发资金", "due": "2024-03-15"}
    funding = {
        "payer": "示例科技",
        "payments": [
            {"name": "第一期", "condition": "生效", "amount": "2000000.00", "due": "2024-03-15"},
            {"name": "第二期", "condition": "小试", "amount": "1500000.00", "due": "2024-09-30"},
        ],
    }
    march = {
        **MARCH,
        "items": [*MARCH["items"], {"resource": "研发资金", "arrived_on": "2024-03-08"}],
        "payments": [{"payment": "第一期", "arrived_on": "2024-03-08"}],
    }
    values = derive(project(resources=[funds, *RESOURCES], resource_trackings=[march], funding=funding))
    (month,) = cast("tuple[dict[str, Any]]", values["resource_trackings[]"])
    assert (month["due_count"], month["arrived_count"]) == (2, 2)
    assert sum(row["due"] for row in month["by_party"]) == 2
    assert len(month["rows"]) == 4
