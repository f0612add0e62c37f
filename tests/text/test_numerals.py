from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import NUMERAL, parse_integer, parse_number, to_chinese, to_financial

WITHIN = st.integers(0, 10**16 - 1)


@given(WITHIN)
def test_what_is_written_in_chinese_numerals_is_read_back(number: int) -> None:
    assert parse_integer(to_chinese(number)) == number


@given(WITHIN)
def test_what_is_written_in_financial_numerals_is_read_back(number: int) -> None:
    assert parse_integer(to_financial(number)) == number


@given(WITHIN)
def test_grouped_digits_are_read_back(number: int) -> None:
    assert parse_integer(f"{number:,}") == number
    assert parse_integer(f"{number:,}".replace(",", "，")) == number


@given(st.integers(10, 10**8))
def test_digit_by_digit_is_read_back(number: int) -> None:
    assert parse_integer("".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))) == number


@given(WITHIN)
def test_no_number_has_two_zeros_in_a_row_or_one_at_its_end(number: int) -> None:
    written = to_financial(number)
    assert "零零" not in written
    assert number == 0 or not written.endswith("零")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("两百", 200),
        ("廿五", 25),
        ("卅", 30),
        ("一百零五", 105),
        ("一百五", 150),
        ("一万五", 15_000),
        ("一万零五百", 10_500),
        ("一万二千亿", 1_200_000_000_000),
        ("3万", 30_000),
        ("1亿2000万", 120_000_000),
        ("二〇二六", 2026),
        ("二零二六", 2026),
        ("二○二六", 2026),
        ("贰拾", 20),
        ("拾伍", 15),
        ("壹佰零拾零", 100),
        ("叁仟萬", 30_000_000),
        (" 12 ", 12),
        ("〇", 0),
    ],
)
def test_a_number_is_read(written: str, number: int) -> None:
    assert parse_integer(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "百",
        "万",
        "十十",
        "五千三千",
        "一亿亿亿",
        "壹佰伍",
        "甲",
        "3.5",
        "1,00",
        "三点五",
        "十万亿万",
        "-3",
        "一" * 41,
    ],
)
def test_what_is_no_whole_number_is_none(written: str) -> None:
    assert parse_integer(written) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.5", Fraction(3, 2)),
        ("三点五", Fraction(7, 2)),
        ("六十五点二五", Fraction(261, 4)),
        ("8", Fraction(8)),
    ],
)
def test_decimals_are_exact(written: str, number: Fraction) -> None:
    assert parse_number(written) == number


@pytest.mark.parametrize("written", ["", ".", "1.", ".5", "1.2.3", "三点", "点五", "1.十"])
def test_what_is_no_number_with_decimals_is_none(written: str) -> None:
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("number", "chinese"),
    [(0, "零"), (10, "十"), (110, "一百一十"), (10_010, "一万零一十"), (100_000, "十万")],
)
def test_small_numbers_are_written_as_prose_writes_them(number: int, chinese: str) -> None:
    assert to_chinese(number) == chinese


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (107_000, "壹拾万柒仟"),
        (100_001_000, "壹亿零壹仟"),
        (10_000_000_001, "壹佰亿零壹"),
        (20_030_004, "贰仟零叁万零肆"),
    ],
)
def test_empty_places_are_written_as_one_zero(number: int, words: str) -> None:
    assert to_financial(number) == words


@pytest.mark.parametrize("number", [-1, 10**16])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="10"):
        to_financial(number)


@given(WITHIN)
def test_the_pattern_matches_every_form_whole(number: int) -> None:
    for written in (str(number), f"{number:,}", to_chinese(number), to_financial(number)):
        assert re.fullmatch(NUMERAL, written)


@given(st.text(alphabet="〇零一二两五九十百千万亿廿卅壹贰拾佰仟0123456789,，.点 ", max_size=45))
def test_reading_never_raises(text: str) -> None:
    number = parse_integer(text)
    assert number is None or number >= 0
    parse_number(text)
