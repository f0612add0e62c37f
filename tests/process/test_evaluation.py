from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.evaluation import (
    Measured,
    PartStep,
    Rating,
    deduction,
    evaluate,
    rate,
)
from pipeline.process.indicators import INDICATORS, Indicator, Scale

BEST = Measured(
    technical=1,
    transformation=Decimal("0.8"),
    fund_efficiency=Decimal("1.2"),
    equipment=Decimal("0.8"),
    communication=7,
    duties=1,
    intention=True,
    talent=1,
)
BY_ID = {indicator.id: indicator for indicator in INDICATORS}
VALUES = st.fractions(0, 40, max_denominator=1000)
STEPS = st.sampled_from(PartStep)
GRADED = st.sampled_from([indicator for indicator in INDICATORS if indicator.scale is not Scale.YES_NO])


def score(identity: str, value: str, part_step: PartStep = PartStep.PROPORTIONAL) -> Fraction:
    return 100 - deduction(BY_ID[identity], Fraction(value), part_step=part_step)


def test_the_weights_make_up_the_whole() -> None:
    assert sum(indicator.weight for indicator in INDICATORS) == 1
    assert [int(indicator.weight * 100) for indicator in INDICATORS] == [20, 15, 15, 10, 10, 10, 10, 10]


def test_every_indicator_has_its_measured_value() -> None:
    assert [field.name for field in fields(Measured)] == [indicator.id for indicator in INDICATORS]


def test_the_goals_reached_make_full_marks() -> None:
    found = evaluate(BEST)
    assert (found.total, found.rating, found.missing) == (Fraction(100), Rating.EXCELLENT, ())
    assert all(line.score == 100 for line in found.lines)


@pytest.mark.parametrize(
    ("identity", "value", "expected"),
    [
        ("technical", "0.9", 90),
        ("technical", "0.5", 50),
        ("technical", "0", 0),
        ("transformation", "0.7", 85),
        ("transformation", "0.9", 100),
        ("transformation", "0.1", 0),
        ("fund_efficiency", "1.1", 90),
        ("fund_efficiency", "0.1", 0),
        ("equipment", "0.6", 80),
        ("communication", "10", 90),
        ("communication", "13", 80),
        ("communication", "3", 100),
        ("communication", "100", 0),
        ("duties", "0.95", 90),
        ("duties", "0.9", 80),
        ("duties", "0.4", 0),
        ("talent", "0.8", 80),
        ("talent", "1.5", 100),
    ],
)
@pytest.mark.parametrize("part_step", PartStep)
def test_whole_steps_cost_what_the_table_says(
    identity: str, value: str, expected: int, part_step: PartStep
) -> None:
    assert score(identity, value, part_step) == expected


@pytest.mark.parametrize(
    ("part_step", "expected"),
    [(PartStep.PROPORTIONAL, 96), (PartStep.STARTED, 90), (PartStep.WHOLE, 100)],
)
def test_part_of_a_step_costs_by_the_reading_chosen(part_step: PartStep, expected: int) -> None:
    assert score("technical", "0.96", part_step) == expected


def test_no_intention_of_going_on_scores_fifty() -> None:
    line = evaluate(replace(BEST, intention=False)).lines[6]
    assert (line.indicator.id, line.score, line.weighted) == ("intention", Fraction(50), Fraction(5))


@pytest.mark.parametrize(
    ("total", "rating"),
    [
        ("100", Rating.EXCELLENT),
        ("85", Rating.EXCELLENT),
        ("84.9999", Rating.PASSING),
        ("84.5", Rating.PASSING),
        ("60", Rating.PASSING),
        ("59.9999", Rating.FAILING),
        ("0", Rating.FAILING),
    ],
)
def test_a_total_has_its_grade_without_rounding(total: str, rating: Rating) -> None:
    assert rate(Decimal(total)) is rating


def test_what_was_not_measured_leaves_no_total_and_no_grade() -> None:
    found = evaluate(replace(BEST, equipment=None))
    assert (found.total, found.rating, found.missing) == (None, None, ("设备利用率",))
    assert found.lines[3].derivation == "设备利用率：没有数据，不计分"
    assert "不计算综合得分" in found.derivation[-1]


def test_a_negative_value_is_refused() -> None:
    with pytest.raises(InputError, match="设备利用率不能是负数"):
        evaluate(replace(BEST, equipment=-1))


def test_the_derivation_can_be_followed() -> None:
    found = evaluate(replace(BEST, technical=Decimal("0.96"), communication=Decimal("8.5"), talent=0))
    assert found.derivation == (
        "技术指标达标率：96%，低4个百分点，每低10%扣10分，按比例扣分，扣4分，得96分，加权20%后为19.2分",
        "成果转化率：80%，达到80%，得100分，加权15%后为15分",
        "资金使用效率：120%，达到120%，得100分，加权15%后为15分",
        "设备利用率：80%，达到80%，得100分，加权10%后为10分",
        "沟通效率：8.5天，超1.5天，每超3天扣10分，按比例扣分，扣5分，得95分，加权10%后为9.5分",
        "分工履行率：100%，达到100%，得100分，加权10%后为10分",
        "后续合作意向：有明确意向，得100分，加权10%后为10分",
        "人才培养数量：0%，低100个百分点，每低10%扣10分，扣100分（扣完为止），得0分，加权10%后为0分",
        "综合得分＝19.2＋15＋15＋10＋9.5＋10＋10＋0＝88.7分",
        "88.7分≥85分，等级为优秀（7.2 评价指标与方法）",
    )


def test_a_total_just_short_of_a_grade_is_not_printed_as_if_it_had_reached_it() -> None:
    found = evaluate(replace(BEST, technical=Fraction(2_499_999, 10_000_000) + Fraction(1, 3 * 10**7)))
    assert found.rating is Rating.PASSING
    assert found.derivation[-1].startswith("约84.999")


@given(GRADED, VALUES, STEPS)
def test_a_score_stays_between_zero_and_a_hundred(
    indicator: Indicator, value: Fraction, part_step: PartStep
) -> None:
    assert 0 <= deduction(indicator, value, part_step=part_step) <= 100


@given(GRADED, VALUES, VALUES, STEPS)
def test_a_better_value_never_scores_less(
    indicator: Indicator, one: Fraction, other: Fraction, part_step: PartStep
) -> None:
    worse, better = sorted((one, other), reverse=indicator.scale is Scale.DAYS)
    assert deduction(indicator, better, part_step=part_step) <= deduction(
        indicator, worse, part_step=part_step
    )


@given(GRADED, VALUES)
def test_the_proportional_reading_lies_between_the_others(indicator: Indicator, value: Fraction) -> None:
    whole, proportional, started = (
        deduction(indicator, value, part_step=part_step)
        for part_step in (PartStep.WHOLE, PartStep.PROPORTIONAL, PartStep.STARTED)
    )
    assert whole <= proportional <= started


@given(
    st.builds(Measured, **dict.fromkeys(set(BY_ID) - {"intention"}, VALUES), intention=st.booleans()), STEPS
)
def test_the_total_is_the_sum_of_the_lines(measured: Measured, part_step: PartStep) -> None:
    found = evaluate(measured, part_step=part_step)
    assert found.total == sum(line.weighted or 0 for line in found.lines)
    assert found.rating is rate(found.total or 0)
