from __future__ import annotations

from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.limits.rectifications import breaches

REVIEW = {"name": "小试评审", "milestone": "小试完成", "reviewed_on": "2024-11-29", "conclusion": "不通过"}
MEETING = {"name": "复盘会", "kind": "季度复盘", "held_on": "2024-11-29", "tasks": []}
FAILED, LOW = "阶段性成果评审不通过", "目标达成率低于80%"


def found(reason: str, source: str, **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    entry = {"name": "整改计划", "reason": reason, "source": source, **more}
    made = project(rectifications=[entry], meetings=[MEETING], milestone_reviews=[REVIEW])
    return [(item.rule, item.severity) for item in breaches(made)]


@pytest.mark.parametrize(("reason", "source"), [(FAILED, "小试评审"), (LOW, "复盘会")])
def test_the_thirtieth_working_day_is_still_in_time(reason: str, source: str) -> None:
    assert found(reason, source, due="2025-01-13") == []


def test_after_it_a_refused_review_is_a_breach_and_a_low_rate_a_warning() -> None:
    assert found(FAILED, "小试评审", due="2025-01-14") == [("limits/rectification_period", "error")]
    assert found(LOW, "复盘会", due="2025-01-14") == [("limits/rectification_period", "warning")]


def test_a_source_of_the_other_kind_is_unknown() -> None:
    assert found(FAILED, "复盘会") == [("limits/rectification_source", "error")]


def test_a_term_before_the_review_is_a_breach() -> None:
    assert found(FAILED, "小试评审", due="2024-11-01") == [("limits/rectification_dates", "error")]


def test_an_item_after_the_term_is_a_breach() -> None:
    items = [{"problem": "问题", "measure": "措施", "due": "2024-12-14"}]
    assert found(FAILED, "小试评审", due="2024-12-13", items=items) == [
        ("limits/rectification_dates", "error")
    ]
