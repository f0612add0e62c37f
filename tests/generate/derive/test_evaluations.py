from fractions import Fraction

import pytest
from helpers.evaluated import evaluation, measured, members, printed

from pipeline.generate.derive.evaluations import brief, figure


def test_eight_lines_show_weight_standard_measured_deduction_score_and_weighted_score() -> None:
    entry = evaluation("2025-04-10", measured=measured(duties={"done": 19, "total": 20}))
    found = printed(evaluations=[entry]).evaluations[0]
    assert len(found.lines) == 8
    duties = next(line for line in found.lines if line.name == "分工履行率")
    assert (duties.weight, duties.standard) == ("10%", "100%得100分，每低5%扣10分")
    assert (duties.measured, duties.deduction, duties.score, duties.weighted) == ("95%", "10", "90", "9")
    assert duties.basis == "19项÷20项"
    assert (found.total, found.grade) == ("99", "优秀")


@pytest.mark.parametrize(
    ("met", "total", "grade"),
    [((3, 5), "69", "合格"), ((0, 5), "57", "不合格"), ((5, 5), "77", "合格")],
)
def test_the_grade_follows_from_the_total(met: tuple[int, int], total: str, grade: str) -> None:
    figures = measured(
        technical={"met": met[0], "total": met[1]},
        conversion={"converted": 0, "total": 5},
        equipment={"used": 0, "available": 100},
    )
    found = printed(evaluations=[evaluation("2025-04-10", measured=figures)]).evaluations[0]
    assert (found.total, found.grade) == (total, grade)


def test_missing_data_print_no_total_no_grade_and_no_radar() -> None:
    found = printed(evaluations=[evaluation("2025-04-10", measured=measured(talents=None))]).evaluations[0]
    assert (found.total, found.grade, found.missing) == ("未计算", "未评定", "人才培养数量")
    assert not found.radar
    assert not found.trend
    assert not found.all_full
    talent = found.lines[-1]
    assert (talent.measured, talent.score, talent.deduction) == ("没有数据", "未计分", "—")
    assert next(group for group in found.groups if group.name == "可持续性").weighted == "未计分"


def test_the_radar_shows_the_eight_scores_on_a_scale_of_a_hundred() -> None:
    radar = printed(evaluations=[evaluation("2025-04-10")]).evaluations[0].radar
    assert len(radar.categories) == 8
    assert radar.maximum == 100
    assert list(radar.series[0]["values"]) == ["100"] * 8


def test_each_evaluation_is_compared_with_those_before_it_only() -> None:
    weak = measured(intention={"definite": False})
    seen = printed(
        evaluations=[
            evaluation("2025-07-10", name="2025年第二季度阶段性评价"),
            evaluation("2025-04-10", name="2025年第一季度阶段性评价", measured=weak),
            evaluation("2025-10-10", name="2025年第三季度阶段性评价"),
        ]
    )
    second, first, third = seen.evaluations
    assert not first.trend
    assert not first.change
    assert second.change == "与“2025年第一季度阶段性评价”相比，综合得分上升5分。"
    assert third.change == "与“2025年第二季度阶段性评价”相比，综合得分持平。"
    assert list(third.trend.categories) == ["2025年第一季度", "2025年第二季度", "2025年第三季度"]
    assert [item.total for item in third.history] == ["95", "100", "100"]
    assert [item.total for item in second.history] == ["95", "100"]


def test_printed_differences_agree_with_printed_totals() -> None:
    seen = printed(
        evaluations=[
            evaluation("2025-04-10", name="甲", measured=measured(talents={"trained": 2, "planned": 3})),
            evaluation("2025-07-10", name="乙", measured=measured(talents={"trained": 5, "planned": 6})),
        ]
    )
    first, second = seen.evaluations
    moved = Fraction(second.total) - Fraction(first.total)
    assert f"上升{float(moved):g}分" in second.change


def test_choices_of_interpretation_are_printed() -> None:
    said = "".join(printed().evaluation_choices)
    assert "按比例折算扣分" in said
    assert "84分与85分之间" in said


def test_the_final_evaluation_says_by_when_it_was_due() -> None:
    final = evaluation("2026-05-12", name="总结性评价", kind="总结性评价")
    found = printed(evaluations=[final]).evaluations[0]
    assert found.is_final
    assert str(found.deadline.last) == "2026年8月28日"
    assert found.deadline.verdict == "在期限以内"
    assert "6个月" in found.deadline.steps


def test_publicity_is_counted_in_working_days_over_the_spring_festival() -> None:
    stated = {"since": "2026-02-12", "until": "2026-02-28"}
    found = printed(evaluations=[evaluation("2026-02-11", publicity=stated)]).evaluations[0].publicity
    assert str(found.earliest) == "2026年2月26日"
    assert found.days == 7
    assert "春节" in found.days_steps


def test_a_publicity_that_has_not_ended_says_when_it_may_end() -> None:
    found = printed(evaluations=[evaluation("2025-07-08", publicity={"since": "2025-07-09"})]).evaluations[0]
    assert str(found.publicity.earliest) == "2025年7月16日"
    assert not found.publicity.days
    assert not found.publicity.verdict


def test_the_committee_is_counted_by_groups() -> None:
    seen = printed(evaluation_committee={"members": members(5, 3, 2), "chair": "合作方代表1"})
    committee = seen.evaluation_committee
    assert [(group.count, group.share) for group in committee.groups] == [(5, "50%"), (3, "30%"), (2, "20%")]
    assert committee.verdict == "符合要求"
    assert [member.seat for member in committee.members if member.is_chair] == [2]


def test_a_committee_without_members_does_not_hold() -> None:
    assert printed().evaluation_committee.verdict == "不符合要求"


def test_plans_that_answer_an_evaluation_are_named_in_it() -> None:
    seen = printed(
        evaluations=[evaluation("2025-04-10", name="甲"), evaluation("2025-07-10", name="乙")],
        improvements=[{"name": "甲的计划", "evaluation": "甲"}],
    )
    assert seen.evaluations[0].plan_names == "《甲的计划》"
    assert not seen.evaluations[1].plan_names


@pytest.mark.parametrize(
    ("value", "said"),
    [(Fraction(200, 3), "66.67"), (Fraction(90), "90"), (Fraction(12345, 1000), "12.35"), (None, "未计分")],
)
def test_scores_have_at_most_two_decimals_half_up(value: Fraction | None, said: str) -> None:
    assert figure(value) == said


@pytest.mark.parametrize(
    ("shown", "said"), [("44/35（约125.71%）", "约125.71%"), ("75%", "75%"), ("约7.6天", "约7.6天"), ("", "")]
)
def test_tables_print_the_approximate_percentage_only(shown: str, said: str) -> None:
    assert brief(shown) == said
