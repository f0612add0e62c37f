from fractions import Fraction

import pytest
from helpers.evaluated import item

from pipeline.generate.improving import checked, verification


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "reached"),
    [
        ("70", "80", "80", True),
        ("70", "80", "79.9", False),
        ("9.8", "7", "7", True),
        ("9.8", "7", "7.1", False),
        (None, "80", "80", True),
        (None, "80", "79", False),
        ("80", "80", "80", True),
        ("70", "80", None, None),
        ("70", None, "80", None),
    ],
)
def test_a_goal_is_reached_in_the_direction_in_which_it_lies(
    baseline: str | None,
    target: str | None,
    actual: str | None,
    reached: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    assert checked(item(baseline, target, actual)).reached is reached


def test_how_far_the_way_was_covered_is_exact() -> None:
    assert checked(item("87.5", "100", "95.8")).covered == Fraction(83, 125)
    assert checked(item("9.8", "7", "7")).covered == 1


@pytest.mark.parametrize(("good", "passed"), [(10, True), (9, True), (8, False)])
def test_a_plan_passes_from_nine_goals_of_ten(good: int, passed: bool) -> None:  # noqa: FBT001 - a column
    items = [item("70", "80", "80")] * good + [item("70", "80", "75")] * (10 - good)
    found = verification({"items": items, "verified_on": "2025-10-13"})
    assert found is not None
    assert found.reached is passed


def test_an_item_without_a_measured_value_is_not_reached() -> None:
    found = verification({"items": [item("70", "80", None)], "verified_on": "2025-10-13"})
    assert found is not None
    assert found.reached is False


def test_a_plan_without_items_is_not_passed() -> None:
    found = verification({"items": [], "verified_on": "2025-10-13"})
    assert found is not None
    assert found.reached is None


def test_before_the_check_there_is_no_rate() -> None:
    assert verification({"items": [item("70", "80", "80")]}) is None
