"""Printed values: what each form says, and that none is lost."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.generate.values import BLANK, LINE, YesNo, day, money, percent, read_percent
from pipeline.text.money import read_words


def test_an_amount_prints_in_figures_words_and_ten_thousands() -> None:
    amount = money("5000000.00")
    assert (str(amount), amount.figures) == ("5,000,000.00元", "¥5,000,000.00")
    assert (amount.words, amount.wan) == ("人民币伍佰万元整", "500万元")


def test_an_amount_that_is_no_round_number_of_ten_thousands_prints_in_full() -> None:
    assert money("1234.56").wan == "1,234.56元"


def test_a_date_prints_without_leading_zeros_and_in_chinese_figures() -> None:
    printed = day("2026-03-01")
    assert (str(printed), printed.han, printed.dots) == ("2026年3月1日", "二〇二六年三月一日", "2026.3.1")


@pytest.mark.parametrize(
    ("text", "shown", "words"),
    [
        ("60%", "60%", "百分之六十"),
        ("12.5%", "12.5%", "百分之十二点五"),
        ("1/3", "1/3", "三分之一"),
        ("1/4", "25%", "百分之二十五"),
        ("100%", "100%", "百分之一百"),
    ],
)
def test_a_part_prints_as_a_percentage_where_it_is_one(text: str, shown: str, words: str) -> None:
    printed = percent(text)
    assert (str(printed), printed.words) == (shown, words)


def test_what_is_not_stated_is_false_and_prints_a_line_however_deep() -> None:
    assert not BLANK
    assert str(BLANK.figures.more) == LINE
    assert list(BLANK.entries) == []


def test_yes_and_no_compare_with_truth_and_with_the_word() -> None:
    assert YesNo(value=True) == True  # noqa: E712
    assert YesNo(value=False) == "否"


@given(st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2))
def test_words_and_figures_of_an_amount_say_the_same(value: Decimal) -> None:
    printed = money(value)
    assert read_words(printed.words.removeprefix("人民币")) == value
    assert Decimal(printed.figures.removeprefix("¥").replace(",", "")) == value


@given(st.fractions(min_value=0, max_value=1, max_denominator=500))
def test_a_printed_part_reads_back_as_itself(value: Fraction) -> None:
    assert read_percent(str(percent(value))) == value


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_a_date_keeps_its_value(value: date) -> None:
    printed = day(value)
    assert date(printed.year, printed.month, printed.day) == printed.value == value
