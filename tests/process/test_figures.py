from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.figures import (
    exact,
    natural,
    percent,
    plain,
    points,
    show_date,
    show_span,
)

FRACTIONS = st.fractions(min_value=-2, max_value=2, max_denominator=10**6)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1, "100%"),
        (Fraction(4, 5), "80%"),
        (Decimal("0.125"), "12.5%"),
        (Fraction(1, 3), "1/3（约33.33%）"),
        (Fraction(500, 707), "约70.72%"),
        (0, "0%"),
        (Fraction(-1, 4), "-25%"),
        (Decimal("0.300001"), "30.0001%"),
    ],
)
def test_a_share_is_printed_in_percent(value: Fraction, printed: str) -> None:
    assert percent(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(Fraction(25, 2), "12.5"), (Fraction(2, 3), "约0.67"), (7, "7"), (Fraction(-2, 3), "约-0.67")],
)
def test_a_number_is_printed_plainly(value: Fraction, printed: str) -> None:
    assert plain(value) == printed


def test_a_difference_is_printed_in_percentage_points() -> None:
    assert points(Fraction(1, 25)) == "4个百分点"
    assert points(Fraction(2, 15)) == "约13.33个百分点"


def test_a_figure_just_short_of_its_limit_does_not_look_as_if_it_had_reached_it() -> None:
    assert percent(Fraction(799_999, 10**6) + Fraction(1, 3 * 10**7), limit=Fraction(4, 5)) == "约79.9999%"
    assert plain(Fraction(2_549_999, 30_000), limit=85).removeprefix("约") < "85"


@given(FRACTIONS, FRACTIONS)
def test_an_approximate_figure_stands_on_the_right_side_of_its_limit(
    value: Fraction, limit: Fraction
) -> None:
    shown = plain(value, limit=limit).removeprefix("约")
    if value != limit:
        assert (Fraction(shown) < limit) == (value < limit)
        assert (Fraction(shown) > limit) == (value > limit)


@given(st.decimals(min_value=-1000, max_value=1000, places=4))
def test_a_figure_of_four_places_is_printed_without_loss(value: Decimal) -> None:
    assert Fraction(plain(value)) == Fraction(value)


@pytest.mark.parametrize("value", [0.1, True, "1", None])
def test_what_is_no_exact_number_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_refused(value: Decimal) -> None:
    with pytest.raises(InputError, match="不是数"):
        exact(value)


def test_a_negative_count_is_refused_by_its_name() -> None:
    assert natural(3, "人数") == 3
    with pytest.raises(InputError, match=r"人数不能是负数（现为-1）"):
        natural(-1, "人数")
    with pytest.raises(TypeError):
        natural(True, "人数")  # noqa: FBT003


def test_days_are_printed_without_zeros() -> None:
    assert show_date(date(2026, 3, 1)) == "2026年3月1日"


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        ("2026-03-01", "2026-03-01", "2026年3月1日"),
        ("2026-03-01", "2026-03-09", "2026年3月1日至9日"),
        ("2026-03-31", "2026-04-01", "2026年3月31日至4月1日"),
        ("2025-12-31", "2026-01-01", "2025年12月31日至2026年1月1日"),
    ],
)
def test_the_second_of_two_days_leaves_out_what_they_share(first: str, last: str, printed: str) -> None:
    assert show_span(date.fromisoformat(first), date.fromisoformat(last)) == printed
