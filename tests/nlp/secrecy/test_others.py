from __future__ import annotations

import pytest
from helpers.promises import promised, shown

from pipeline.nlp.secrecy.others import is_advice, is_of_others


@pytest.mark.parametrize(
    "text",
    [
        "课题组成员另签保密承诺书，期限为离岗后四年。",
        "进驻车间的技师均签署个人守密书，期限八年。",
        "乙方与其技术骨干签订保密及竞业协议，保密期为在职期间及离职后三年。",
        "外协厂应当出具保密函，保密函的有效期不短于一年。",
        "参与人员的保密承诺书的期限为二年。",
        "研究生毕业论文涉及本项目的，可申请保密三年。",
        "学位论文公开的时间可推迟二年，由导师审定，不得提前披露。",
        "《样品保密协议》的有效期为五年。",
    ],
)
def test_a_paper_of_others_says_nothing_of_the_parties(text: str) -> None:
    assert is_of_others(text)
    assert promised(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙方与参与人员签订保密协议，并在合作终止后四年内承担保密责任。", "months 48 cooperation_end"),
        ("双方的保密期限为合作终止后三年，人员另签承诺书。", "months 36 cooperation_end"),
    ],
)
def test_what_the_parties_promise_beside_such_a_paper_counts(text: str, expected: str) -> None:
    assert [shown(term) for term in promised(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "第五栏应写明双方保密义务的起止时间，例如“合作终止后四年”；",
        "“保密期限”一栏宜填三年以上。",
        "保密期限建议不低于二年，自合同终止之日起。",
        "保密期限常见的为合作终止后三年至五年。",
    ],
)
def test_advice_to_whoever_fills_in_the_form_settles_nothing(text: str) -> None:
    assert is_advice(text)
    assert promised(text) == []


@pytest.mark.parametrize("text", ["保密期限为合作终止后三年。", "接收方应当写明资料的密级。"])
def test_an_ordinary_sentence_is_no_advice(text: str) -> None:
    assert not is_advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "各方聘请的律师应当在合同终止后三年内继续保密。",
        "参与审计的会计师事务所在合同终止后三年内不得泄露所见的账目。",
        "双方负有保密义务，聘请的律师、审计师的保密期限为合同终止后五年。",
    ],
)
def test_how_long_lawyers_and_auditors_are_bound_says_nothing_of_the_parties(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "各方及其聘请的律师、审计师在合同终止后三年内应当保密。",
        "律师和双方均应在合同终止后三年内保密。",
    ],
)
def test_parties_bound_together_with_their_lawyers_are_bound(text: str) -> None:
    assert [term.months for term in promised(text)] == [36]
