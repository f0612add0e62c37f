from typing import Any

from helpers.evaluated import evaluation, item, printed

from pipeline.generate.record import Record


def plan(**more: Any) -> Record:  # noqa: ANN401 - any field of a plan
    stated = {"name": "改进计划", "evaluation": "甲", **more}
    record: Record = printed(
        evaluations=[evaluation("2025-07-08", name="甲")], improvements=[stated]
    ).improvements[0]
    return record


def test_the_plan_names_the_result_it_answers() -> None:
    found = plan()
    assert (str(found.evaluated_on), found.total, found.grade) == ("2025年7月8日", "100", "优秀")


def test_verification_is_due_three_months_after_the_plan_was_put_into_practice() -> None:
    found = plan(implemented_on="2025-07-21")
    assert str(found.verify_by) == "2025年10月21日"
    assert "3个月" in found.verify_steps


def test_a_last_day_that_is_a_holiday_moves_to_the_next_working_day() -> None:
    assert str(plan(implemented_on="2025-07-03").verify_by) == "2025年10月9日"


def test_goals_are_told_as_a_way_from_what_was_to_what_shall_be() -> None:
    found = plan(
        items=[item("70.5", "80", None), item("9.8", "7", None), item(None, "5", None), item("1", None, None)]
    )
    assert [i.from_to for i in found["items"]][:3] == ["由70.5提升至80", "由9.8降低至7", "达到5"]
    assert not found["items"][3].from_to


def test_a_verified_plan_prints_its_rate_in_words_of_items() -> None:
    found = plan(
        items=[item("70", "80", "85"), item("9", "7", "8")],
        implemented_on="2025-07-21",
        verified_on="2025-10-13",
    )
    assert (found.verdict, found.rate, found.reached) == ("验证未通过", "50%", 1)
    assert "达成的改进项数÷全部改进项数" in found.steps[0]
    assert [i.reached_shown for i in found["items"]] == ["达成", "未达成"]


def test_a_plan_that_was_not_verified_is_pending_and_never_passed() -> None:
    found = plan(items=[item("70", "80", "85")])
    assert found.verdict == "尚未验证"
    assert not found.passed


def test_a_verified_plan_without_items_is_not_passed() -> None:
    found = plan(items=[], verified_on="2025-10-13")
    assert found.verdict == "验证未通过"
    assert not found.passed
