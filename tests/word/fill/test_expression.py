from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.fill import expression
from pipeline.word.fill.expression import parse_expression, show
from pipeline.word.fill.problem import Refused

WORDS = [
    "a",
    "b1",
    "true",
    "none",
    "not",
    "if",
    "is",
    "in",
    "else",
    "loop",
    "_x",
    "for",
    "1",
    "",
    "甲",
    "None",
    "recursive",
]


def outcome(text: str, *, plain: bool) -> object:
    try:
        return (parse_expression if plain else expression._parsed)(text)
    except Refused as error:
        return error.message


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(".".join))
def test_plain_paths_are_what_jinja_says_they_are(text: str) -> None:
    assert outcome(text, plain=True) == outcome(text, plain=False)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a.b.c",
        "a[0].b",
        'a == "甲"',
        "a != 1",
        "not a",
        "a and b",
        "a or not b",
        'f(a, "甲", 2)',
        "f.g()",
    ],
)
def test_an_expression_is_shown_as_it_is_written(text: str) -> None:
    assert show(parse_expression(text)) == text


@pytest.mark.parametrize("text", ["", "a b", "a +", "1 2", "a.", ".a", "{{", "'", "a[", "}} {{ a"])
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_expression(text)
