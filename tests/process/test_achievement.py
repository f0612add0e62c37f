from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.achievement import achievement, improvement


@pytest.mark.parametrize(
    ("done", "planned", "needed"),
    [(8, 10, False), (7, 10, True), (79, 100, True), (4, 5, False), (0, 3, True), (12, 10, False)],
)
def test_below_eighty_percent_a_rectification_plan_is_due(done: int, planned: int, needed: bool) -> None:  # noqa: FBT001
    found = achievement(done, planned)
    assert found.rate == Fraction(done, planned)
    assert found.needs_rectification is needed


@pytest.mark.parametrize(("done", "reached"), [(9, True), (8, False)])
def test_an_improvement_passes_from_ninety_percent(done: int, reached: bool) -> None:  # noqa: FBT001
    assert improvement(done, 10).reached is reached


@pytest.mark.parametrize("done", [0, 3])
def test_without_planned_tasks_there_is_no_rate_and_nothing_is_reached(done: int) -> None:
    found = achievement(done, 0)
    assert (found.rate, found.reached, found.needs_rectification) == (None, None, None)
    assert "计划任务数为0" in found.derivation[0]


@pytest.mark.parametrize(("done", "planned"), [(-1, 5), (1, -5)])
def test_negative_counts_are_refused(done: int, planned: int) -> None:
    with pytest.raises(InputError, match="不能是负数"):
        achievement(done, planned)


def test_the_derivation_can_be_followed() -> None:
    assert achievement(7, 9).derivation == (
        "目标达成率＝实际完成任务数÷计划任务数×100%＝7÷9×100%＝7/9（约77.78%）",
        "7/9（约77.78%）＜80%，需制定整改计划（5.2.2 过程管控 · 定期例会）",
    )


@given(st.integers(0, 500), st.integers(1, 500))
def test_doing_more_never_makes_it_worse(done: int, planned: int) -> None:
    less, more = achievement(done, planned), achievement(done + 1, planned)
    assert less.reached is not None
    assert more.reached is not None
    assert more.reached >= less.reached
