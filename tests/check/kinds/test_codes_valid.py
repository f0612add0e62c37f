from __future__ import annotations

import pytest
from helpers.agreements import agreement, with_terms
from helpers.judging import judged, quotes
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.kinds import codes_valid
from pipeline.model.report import Outcome
from pipeline.model.terms import Party, Terms
from pipeline.text.credit_code import ALPHABET, check_digit

CODE = "91990000MA0EXA3P24"
OTHER = "12990000400000001T"


def test_a_right_code_is_satisfied_where_it_stands() -> None:
    judgement = judged(codes_valid, agreement(f"甲方：示例公司\n统一社会信用代码：{CODE}"))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, [CODE])


def test_full_width_characters_are_read_and_quoted_as_they_are() -> None:
    wide = CODE.translate({ord(c): ord(c) + 0xFEE0 for c in CODE})
    judgement = judged(codes_valid, agreement(f"统一社会信用代码：{wide}"))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, [wide])


@given(st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(place: int, character: str) -> None:
    code = CODE[:place] + character + CODE[place + 1 :]
    outcome = judged(codes_valid, agreement(f"统一社会信用代码：{code}")).outcome
    right = check_digit(code[:-1]) == code[-1]
    assert outcome is (Outcome.SATISFIED if right else Outcome.VIOLATED)


def test_two_parties_cannot_share_a_code() -> None:
    text = f"甲方统一社会信用代码：{CODE}\n乙方统一社会信用代码：{CODE}"
    parties = (Party("甲方", credit_code=CODE, credit_code_valid=True), Party("乙方", credit_code=CODE))
    judgement = judged(codes_valid, with_terms(agreement(text), Terms(parties=parties)))
    assert (judgement.outcome, judgement.fields["parties"]) == (Outcome.VIOLATED, "甲方、乙方")


def test_two_codes_of_two_parties_are_satisfied() -> None:
    text = f"甲方统一社会信用代码：{CODE}\n乙方统一社会信用代码：{OTHER}"
    assert judged(codes_valid, agreement(text)).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    "text", ["甲方：示例公司", "统一社会信用代码：91990000XXXXXXXXXX", "统一社会信用代码：____"]
)
def test_without_a_code_there_is_nothing_to_judge(text: str) -> None:
    assert judged(codes_valid, agreement(text)).outcome is Outcome.NOT_APPLICABLE
