from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.risk import (
    MATRIX,
    RESPONSES,
    Colour,
    Grade,
    assess,
    band_of,
    next_look,
    reminder,
)

LOW, MIDDLE, HIGH = Grade
SHARES = st.fractions(0, 1, max_denominator=10_000)


@pytest.mark.parametrize(
    ("probability", "levels"), [("0.3", "低低中"), ("0.31", "低中高"), ("0.7", "低中高"), ("0.71", "中高高")]
)
def test_the_levels_are_those_of_the_table(probability: str, levels: str) -> None:
    assert "".join(assess(Decimal(probability), impact).level.value for impact in Grade) == levels


@pytest.mark.parametrize(
    ("probability", "band"),
    [
        ("0", LOW),
        ("0.3", LOW),
        ("0.3001", MIDDLE),
        ("0.305", MIDDLE),
        ("0.7", MIDDLE),
        ("0.7001", HIGH),
        ("1", HIGH),
    ],
)
def test_what_lies_between_two_bands_belongs_to_the_higher(probability: str, band: Grade) -> None:
    assert band_of(Decimal(probability)) is band


def test_every_cell_of_the_table_has_a_level_and_every_level_a_response() -> None:
    assert {probability: len(row) for probability, row in MATRIX.items()} == dict.fromkeys(Grade, 3)
    assert {level: response.level for level, response in RESPONSES.items()} == {
        level: level for level in Grade
    }


@pytest.mark.parametrize(
    ("level", "colour", "months"),
    [(LOW, Colour.YELLOW, None), (MIDDLE, Colour.ORANGE, 2), (HIGH, Colour.RED, 1)],
)
def test_a_level_has_its_colour_and_its_interval(level: Grade, colour: Colour, months: int | None) -> None:
    assert (RESPONSES[level].colour, RESPONSES[level].months) == (colour, months)


def test_a_risk_is_looked_at_again_by_its_level() -> None:
    day = date(2026, 12, 31)
    assert [next_look(level, day) for level in Grade] == [None, date(2027, 2, 28), date(2027, 1, 31)]


def test_a_reminder_is_sent_fifteen_days_ahead() -> None:
    day, steps = reminder(date(2026, 3, 10))
    assert day == date(2026, 2, 23)
    assert steps == ("2026年3月10日前15天为2026年2月23日（6.2 风险评估与应对 · 低风险应对）",)


@pytest.mark.parametrize("probability", ["-0.01", "1.01", "30"])
def test_a_probability_outside_zero_to_one_is_refused(probability: str) -> None:
    with pytest.raises(InputError, match="不在0至100%之间"):
        assess(Decimal(probability), LOW)


def test_the_derivation_can_be_followed() -> None:
    found = assess(Decimal("0.305"), HIGH)
    assert (found.name, found.response.colour) == ("高风险", Colour.RED)
    assert found.derivation == (
        "风险概率30.5%，超过30%、不超过70%，为中概率",
        "影响程度为高影响（重大损失）",
        "中概率、高影响，按风险分级表为高风险（6.2 风险评估与应对 · 表1）",
    )


@given(SHARES, SHARES, st.sampled_from(Grade))
def test_a_risk_never_falls_when_its_probability_rises(one: Fraction, other: Fraction, impact: Grade) -> None:
    order = list(Grade)
    low, high = (order.index(assess(share, impact).level) for share in sorted((one, other)))
    assert low <= high


@given(SHARES)
def test_a_risk_never_falls_when_its_impact_rises(probability: Fraction) -> None:
    levels = [list(Grade).index(assess(probability, impact).level) for impact in Grade]
    assert all(less <= more for less, more in pairwise(levels))
