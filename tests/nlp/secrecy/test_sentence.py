from __future__ import annotations

import pytest
from helpers.promises import promised


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("乙方应在协议终止后三年内保密。", "乙方"),
        ("（二）受托方在终止后三年内不得泄露。", "受托方"),
        ("甲方应向乙方提供图纸，乙方对此在终止后三年内负有保密义务。", "乙方"),
        ("甲方的保密期限为终止后三年。", "甲方"),
        ("双方应在协议终止后三年内保密。", ""),
        ("甲方、乙方均应在协议终止后三年内保密。", ""),
        ("甲乙双方在协议终止后三年内保密。", ""),
        ("接收方应在协议终止后三年内保密。", ""),
        ("乙方交付图纸后，双方应在协议终止后三年内保密。", ""),
        ("甲方的图纸在协议终止后三年内不得泄露。", ""),
        ("未经甲方同意，任何一方在协议终止后三年内不得泄露。", ""),
    ],
)
def test_the_party_bound_is_the_one_whose_duty_it_is(text: str, party: str) -> None:
    assert [term.party for term in promised(text)] == [party]


def test_each_party_has_its_own_period() -> None:
    terms = promised("甲方自终止之日起五年内保密，乙方自终止之日起一年内保密。")
    assert [(term.party, term.months) for term in terms] == [("甲方", 60), ("乙方", 12)]


def test_a_promise_without_a_figure_by_two_parties_binds_both() -> None:
    (term,) = promised("甲方应当保密，乙方应当保密，均为永久。")
    assert term.party == ""


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("对于源代码，保密期限为终止后五年。", "源代码"),
        ("核心技术的保密期限为终止后五年。", "核心技术"),
        ("属于国家秘密的，终止后五年内不得泄露。", "国家秘密"),
        ("保密期限为终止后五年。", ""),
    ],
)
def test_a_period_may_cover_less_than_everything(text: str, subject: str) -> None:
    assert [term.subject for term in promised(text)] == [subject]


def test_each_kind_of_information_has_its_own_period() -> None:
    terms = promised("商业信息的保密期限为终止后一年，技术信息的保密期限为终止后五年。")
    assert [(term.subject, term.months) for term in terms] == [("商业信息", 12), ("技术信息", 60)]


def test_each_grade_of_secrets_has_its_own_period() -> None:
    terms = promised("保密期限：核心类，终止后五年，一般类，终止后一年。")
    assert [(term.subject, term.months) for term in terms] == [("核心类", 60), ("一般类", 12)]
