"""Figures in a report."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.figures import grouped, months, share
from pipeline.report.wording import Wording


@given(st.decimals(0, 10**12, allow_nan=False, places=4))
def test_a_grouped_amount_reads_back_as_the_same_amount(value: Decimal) -> None:
    assert Decimal(grouped(value).replace(",", "")) == value


@given(st.fractions(0, 1, max_denominator=2000))
def test_a_share_reads_back_as_the_same_share(value: Fraction) -> None:
    text = share(value)
    assert (Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("3/5", "60%"), ("1/3", "1/3"), ("1", "100%"), ("1/8", "12.5%"), ("0", "0%"), ("1/400", "0.25%")],
)
def test_shares_are_percentages_where_they_can_be(value: str, text: str) -> None:
    assert share(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "text"), [("1000000", "1,000,000.00"), ("0.125", "0.125"), ("1E+6", "1,000,000.00")]
)
def test_amounts_are_grouped_and_not_rounded(value: str, text: str) -> None:
    assert grouped(Decimal(value)) == text


@pytest.mark.parametrize(
    ("count", "lang", "text"),
    [
        (24, "zh", "24 个月（2 年）"),
        (30, "zh", "30 个月"),
        (0, "zh", "0 个月"),
        (24, "en", "24 months (2 years)"),
    ],
)
def test_whole_years_are_said_beside_the_months(count: int, lang: str, text: str) -> None:
    assert months(count, Wording(lang)) == text
