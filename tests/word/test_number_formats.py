from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.number_formats import FORMATS, custom, format_number


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("decimalFullWidth", 10, "１０"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 10010, "一万零一十"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 108, "壹佰零捌"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("ideographDigital", 20, "二〇"),
        ("taiwaneseCountingThousand", 15, "十五"),
        ("japaneseCounting", 111, "百十一"),
        ("japaneseLegal", 10, "壱拾"),
        ("japaneseDigitalTenThousand", 12, "一二"),
        ("koreanDigital", 10, "일영"),
        ("koreanLegal", 21, "스물하나"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 1, "⑴"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 20, "Twentieth"),
        ("hex", 255, "FF"),
        ("numberInDash", 5, "- 5 -"),
        ("no such format", 5, "5"),
    ],
)
def test_a_number_is_printed_as_word_prints_it(name: str, value: int, expected: str) -> None:
    assert format_number(value, name) == expected


@given(st.sampled_from(sorted(FORMATS)), st.integers(-5, 10**9))
def test_every_number_has_a_short_printed_form(name: str, value: int) -> None:
    assert 0 < len(format_number(value, name)) < 10_000


@given(
    st.sampled_from(["chineseCountingThousand", "chineseLegalSimplified", "upperRoman", "chineseCounting"]),
    st.sets(st.integers(1, 9999), min_size=2, max_size=2),
)
def test_different_numbers_are_printed_differently(name: str, values: set[int]) -> None:
    assert len({format_number(value, name) for value in values}) == 2


_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@given(st.integers(1, 9999))
def test_chinese_numbers_add_up_again(value: int) -> None:
    total = digit = 0
    for char in format_number(value, "chineseCountingThousand"):
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    assert total + digit == value


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("001, 002, 003, ...", "decimalZero3"), ("a, b, c", ""), ("", ""), ("0" * 40 + "1, 2", "")],
)
def test_custom_formats_are_known_by_their_first_number(pattern: str, expected: str) -> None:
    assert custom(pattern) == expected
