from __future__ import annotations

from typing import Any

from helpers.execution import project

from pipeline.generate.limits.resource_trackings import breaches

RESOURCES = [{"party": "示例大学", "kind": "设备", "name": "试验机", "due": "2024-04-15"}]


def month(day: str, **facts: str) -> dict[str, Any]:
    items = [{"resource": "试验机", **facts}] if facts else []
    return {"month": day[:7], "checked_on": day, "items": items}


def found(*months: dict[str, Any]) -> list[tuple[str, str, str]]:
    made = project(resources=RESOURCES, resource_trackings=list(months))
    return [(item.rule, item.path, item.severity) for item in breaches(made)]


def test_what_is_late_needs_a_demand_and_that_is_said_once() -> None:
    expected = [("limits/tracking_demand", "resource_trackings[0].items", "error")]
    assert found(month("2024-04-26"), month("2024-05-31")) == expected


def test_a_demand_is_enough_until_its_term_ends() -> None:
    asked = month("2024-04-26", demanded_on="2024-04-18")
    assert found(asked) == []
    expected = [("limits/tracking_remedy", "resource_trackings[1].items", "warning")]
    assert found(asked, month("2024-05-31")) == expected


def test_what_is_made_good_in_time_breaks_nothing() -> None:
    asked = month("2024-04-26", demanded_on="2024-04-18")
    assert found(asked, month("2024-05-31", arrived_on="2024-05-11")) == []
    assert found(asked, month("2024-05-31", arrived_on="2024-05-13"))[0][0] == "limits/tracking_remedy"


def test_names_that_the_plan_does_not_have_are_breaches() -> None:
    unknown = {
        "month": "2024-03",
        "checked_on": "2024-03-29",
        "items": [{"resource": "没有"}],
        "payments": [{"payment": "第九期"}],
    }
    assert [path for _, path, _ in found(unknown)] == [
        "resource_trackings[0].items[0].resource",
        "resource_trackings[0].payments[0].payment",
    ]


def test_an_arrival_after_the_check_belongs_to_a_later_month() -> None:
    rules = [rule for rule, _, _ in found(month("2024-04-10", arrived_on="2024-04-12"))]
    assert rules == ["limits/tracking_dates"]
