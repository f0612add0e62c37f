"""Limits on the closing report that need the monthly checks."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.execution import project

from pipeline.generate.derive.closing import derive
from pipeline.generate.limits.closing import breaches

RESOURCES = [{"party": "示例大学", "kind": "设备", "name": "试验机", "quantity": "2 台", "due": "2024-04-15"}]
MAY = {
    "month": "2024-05",
    "checked_on": "2024-05-31",
    "items": [{"resource": "试验机", "arrived_on": "2024-05-10", "demanded_on": "2024-04-18"}],
}


@pytest.mark.parametrize(("day", "found"), [("2024-04-12", True), ("2024-05-10", False)])
def test_the_report_gives_the_day_of_arrival_of_the_monthly_check(day: str, found: bool) -> None:  # noqa: FBT001
    closing = {"resources": [{"name": "试验机", "arrived_on": day}]}
    made = project(resources=RESOURCES, resource_trackings=[MAY], closing=closing)
    rules = {(item.rule, item.path, item.severity) for item in breaches(made)}
    wanted = ("limits/closing_arrival", "closing.resources[0].arrived_on", "warning")
    assert (wanted in rules) is found


def test_without_monthly_checks_nothing_is_compared() -> None:
    closing = {"resources": [{"name": "试验机", "arrived_on": "2024-04-12"}]}
    assert not breaches(project(resources=RESOURCES, closing=closing))


def test_the_report_takes_the_day_of_arrival_from_the_monthly_checks() -> None:
    made = derive(project(resources=RESOURCES, resource_trackings=[MAY]))
    (row,) = made["closing"]["resource_rows"]  # type: ignore[index]
    assert row["arrived_on"] == date(2024, 5, 10)
