from __future__ import annotations

from datetime import date
from typing import Any

from helpers.execution import project

from pipeline.generate.derive.rectifications import CHOICE_LIMIT, derive

REVIEW = {
    "name": "小试评审",
    "milestone": "小试完成",
    "reviewed_on": "2024-11-29",
    "conclusion": "不通过",
    "indicators": [{"name": "合格率", "met": False}],
}
MEETING = {
    "name": "复盘会",
    "kind": "季度复盘",
    "held_on": "2024-07-04",
    "tasks": [{"name": "一", "done": True}, {"name": "二", "done": False}],
}
ITEM = {"problem": "问题", "measure": "措施"}


def derived(reason: str, source: str, **more: Any) -> Any:  # noqa: ANN401 - a record of derived values
    entry = {"name": "整改计划", "reason": reason, "source": source, **more}
    made = project(rectifications=[entry], meetings=[MEETING], milestone_reviews=[REVIEW])
    return derive(made)["rectifications[]"][0]  # type: ignore[index]


def test_a_refused_review_starts_the_term_whatever_else_is_stated() -> None:
    found = derived("阶段性成果评审不通过", "小试评审", asked_on="2024-12-20", due="2024-12-13")
    assert (found["asked"], found["latest"]) == (date(2024, 11, 29), date(2025, 1, 13))
    assert (found["days"], found["held"]) == (10, True)
    assert "达标0项" in found["finding"]
    assert len(found["steps"]) == 2


def test_a_low_rate_starts_on_the_day_of_the_meeting_and_says_that_the_term_is_chosen() -> None:
    found = derived("目标达成率低于80%", "复盘会", due="2024-07-31")
    assert (found["asked"], found["days"]) == (date(2024, 7, 4), 19)
    assert CHOICE_LIMIT in found["choices"]
    assert found["finding"] == "总结期内计划任务2项，实际完成1项。"
    assert not any("评审不通过" in step for step in (found["latest_steps"], *found["steps"]))


def test_a_low_rate_may_state_another_first_day() -> None:
    assert derived("目标达成率低于80%", "复盘会", asked_on="2024-07-10")["asked"] == date(2024, 7, 10)


def test_an_unknown_source_leaves_the_finding_open() -> None:
    found = derived("目标达成率低于80%", "没有的会")
    assert (found["finding"], found["asked"], found["latest"], found["steps"]) == (None, None, None, [])


def test_it_is_finished_when_every_item_is_done() -> None:
    items = [{**ITEM, "done_on": "2024-12-06"}, {**ITEM, "done_on": "2024-12-10"}]
    found = derived("阶段性成果评审不通过", "小试评审", due="2024-12-13", items=items)
    assert (found["finished"], found["finished_days"], found["in_time"]) == (date(2024, 12, 10), 7, True)
    open_ = derived("阶段性成果评审不通过", "小试评审", due="2024-12-13", items=[*items, ITEM])
    assert (open_["finished"], open_["done_count"], open_["in_time"]) == (None, 2, False)


def test_the_outcome_is_that_of_the_verification() -> None:
    for stated, said in ((True, "合格"), (False, "不合格")):
        found = derived("目标达成率低于80%", "复盘会", verification={"passed": stated})
        assert found["outcome"] == said
    assert derived("目标达成率低于80%", "复盘会")["outcome"] is None
