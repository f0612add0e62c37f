from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.credit_code import ALPHABET, CodeSpan, check_digit, find_codes, is_valid
from pipeline.text.normalise import normalise

EXAMPLE = "91350100M000100Y43"  # the example of GB 32100-2015 itself
BODY = st.text(alphabet=ALPHABET, min_size=17, max_size=17)


def codes(source: str) -> tuple[CodeSpan, ...]:
    return find_codes(normalise(source).text)


def test_the_example_of_the_standard_is_right() -> None:
    assert check_digit(EXAMPLE[:-1]) == EXAMPLE[-1]


@given(BODY)
def test_exactly_one_check_character_fits(body: str) -> None:
    assert [char for char in ALPHABET if is_valid(body + char)] == [check_digit(body)]


@given(BODY, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed(body: str, place: int, char: str) -> None:
    changed = body[:place] + char + body[place + 1 :] + check_digit(body)
    assert is_valid(changed) is (char == body[place])


@given(BODY, st.integers(0, 15))
def test_every_swap_of_neighbours_is_noticed(body: str, place: int) -> None:
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    assert is_valid(swapped + check_digit(body)) is (swapped == body)


@pytest.mark.parametrize("body", ["", "9135", EXAMPLE, "I" * 17, "9135010OM000100Y4"])
def test_a_body_that_cannot_be_checked_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="17 characters"):
        check_digit(body)


@pytest.mark.parametrize(
    "source",
    [
        f"统一社会信用代码：{EXAMPLE}",
        f"统一社会信用代码：{EXAMPLE.lower()}",
        "统一社会信用代码：9135 0100 M000 100Y 43",
        f"（代码{EXAMPLE}）",
        "统一社会信用代码：９１３５０１００Ｍ０００１００Ｙ４３",
    ],
)
def test_a_right_code_is_found(source: str) -> None:
    (span,) = codes(source)
    assert (span.code, span.valid) == (EXAMPLE, True)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("统一社会信用代码：91350100M000100Y4", "91350100M000100Y4"),
        ("统一社会信用代码：91350100M000100Y44", "91350100M000100Y44"),
        ("统一社会信用代码：9I350100M000100Y43", "9I350100M000100Y43"),
        ("91350100M000100Y44", "91350100M000100Y44"),
    ],
)
def test_a_wrong_code_is_found_and_said_to_be_wrong(source: str, code: str) -> None:
    (span,) = codes(source)
    assert (span.code, span.valid) == (code, False)


@pytest.mark.parametrize(
    "source",
    [
        "身份证号：110101190001010000",
        "身份证号：000000000000000000",
        "（居民身份证号码：111111111111111117）",
        "护照：000000000000000000",
        "电话：010-12345678",
        "账号：6222000000000000000",
        "统一社会信用代码：",
        "A" * 40,
    ],
)
def test_what_is_no_code_is_not_found(source: str) -> None:
    assert codes(source) == ()
