from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.agreements import agreement, evidence, with_terms
from helpers.judging import judged, quotes

from pipeline.check.kinds import party_details
from pipeline.model.report import Outcome
from pipeline.model.terms import Party, PartyKind, Terms

FIRST = Party("甲方", "示例公司", address="示例市1号", credit_code="9", representative="张某")
SECOND = Party("乙方", "示例大学", address="示例市2号", credit_code="1", representative="李某")
HEAD = ["name", "address"]


def of(*parties: Party, text: str = "第一条 研究", details: list[str] | None = None) -> tuple[Outcome, str]:
    given = with_terms(agreement(text), Terms(parties=parties))
    judgement = judged(party_details, given, details=details or HEAD)
    return judgement.outcome, judgement.fields["problem"]


def test_two_parties_with_everything_are_satisfied() -> None:
    assert of(FIRST, SECOND, details=["name", "address", "credit_code", "representative"]) == (
        Outcome.SATISFIED,
        "",
    )


@pytest.mark.parametrize(
    ("second", "outcome", "problem"),
    [
        (Party("乙方", "示例大学"), Outcome.VIOLATED, "没有写明乙方的住所"),
        (Party("乙方", "示例大学", blank=("住所",)), Outcome.UNDETERMINED, "乙方的住所留空待填"),
        (Party("乙方", blank=("名称",)), Outcome.VIOLATED, "没有写明乙方的住所；乙方的名称留空待填"),
        (Party("乙方", blank=("名称", "住所")), Outcome.UNDETERMINED, "乙方的名称、乙方的住所留空待填"),
    ],
)
def test_what_is_missing_weighs_more_than_what_is_blank(
    second: Party, outcome: Outcome, problem: str
) -> None:
    assert of(FIRST, second) == (outcome, problem)


def test_one_party_is_no_agreement() -> None:
    assert of(FIRST) == (Outcome.VIOLATED, "没有写明第二方当事人")


def test_parties_that_were_not_read_are_not_said_to_be_missing() -> None:
    outcome, problem = of(text="第一条 甲方付款，乙方研究。")
    assert (outcome, "没有读出" in problem) == (Outcome.UNDETERMINED, True)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("法定代表人或授权代表（签字）：\n法定代表人或授权代表（签字）：", Outcome.SATISFIED),
        ("委托代理人：（签章）    委托代理人：（签章）", Outcome.SATISFIED),
        ("法定代表人（签字）：", Outcome.UNDETERMINED),
        ("第五条 由双方授权人员签署验收单。", Outcome.VIOLATED),
        ("第五条 合格的，双方授权代表签署考核合格证书。", Outcome.VIOLATED),
        ("第五条 变更由授权代表签字确认的会议纪要记载。", Outcome.VIOLATED),
        ("第九条 自双方法定代表人或者授权代表签署本协议并盖章之日起生效。", Outcome.UNDETERMINED),
        ("项目负责人姓名：\n项目负责人电话：", Outcome.VIOLATED),
        ("盖章：\n盖章：", Outcome.VIOLATED),
        ("共同研究。\n甲方（章）：    乙方（章）：\n代表：        代表：        ", Outcome.SATISFIED),
        ("共同研究。\n甲方：示例公司（公章）　　代表：\n乙方：示例大学（公章）　　代表：", Outcome.SATISFIED),
        ("甲方代表：负责日常联系。", Outcome.VIOLATED),
    ],
)
def test_a_line_to_sign_for_each_party_stands_for_its_representative(text: str, outcome: Outcome) -> None:
    parties = Party("甲方", "示例公司"), Party("乙方", "示例大学")
    assert of(*parties, text=text, details=["representative"])[0] is outcome


def test_names_on_the_signature_page_need_no_word_for_signing() -> None:
    given = agreement(
        "第一条 研究\n内容。\n第二条 签署\n法定代表人：\n法定代表人：", kinds={"签署": ("signatures",)}
    )
    given = with_terms(given, Terms(parties=(Party("甲方", "示例公司"), Party("乙方", "示例大学"))))
    judgement = judged(party_details, given, details=["representative"])
    assert (judgement.outcome, len(quotes(judgement))) == (Outcome.SATISFIED, 2)


def test_a_blank_name_of_the_representative_alone_does_not_sign() -> None:
    parties = Party("甲方", "示例公司", blank=("法定代表人",)), SECOND
    assert (
        of(*parties, text="法定代表人：\n法定代表人：李某", details=["representative"])[0]
        is Outcome.UNDETERMINED
    )


def test_a_person_needs_no_representative() -> None:
    parties = Party("甲方", "示例公司", representative="张某"), Party("丙方", "李某", kind=PartyKind.PERSON)
    assert of(*parties, details=["representative"])[0] is Outcome.SATISFIED


@pytest.mark.parametrize(
    "line",
    [
        "代表签字：张某",
        "授权签字人：",
        "签名人（法定代表人或授权代表）",
        "法人代表签字：",
        "法定代表人或授权代表在此签名",
        "法定代表人或者被授权人签字：",
        "Authorized Signatory：",
    ],
)
def test_a_line_for_who_signs_is_found_in_other_words(line: str) -> None:
    bare = [replace(party, representative="") for party in (FIRST, SECOND)]
    page = f"第一条 研究\n甲方（盖章）：示例公司\n{line}\n乙方（盖章）：示例大学\n{line}"
    assert of(*bare, text=page, details=["representative"])[0] is Outcome.SATISFIED


@pytest.mark.parametrize("line", ["项目负责人签字：", "联系人：张某", "经办人：", "课题负责人（签字）："])
def test_who_does_not_represent_the_party_does_not_sign_for_it(line: str) -> None:
    bare = [replace(party, representative="") for party in (FIRST, SECOND)]
    page = f"第一条 研究\n甲方（盖章）：示例公司\n{line}\n乙方（盖章）：示例大学\n{line}"
    assert of(*bare, text=page, details=["representative"])[0] is Outcome.VIOLATED


def test_above_an_annex_a_line_for_who_signs_need_not_say_that_it_is_signed() -> None:
    bare = [replace(party, representative="") for party in (FIRST, SECOND)]
    line = "法定代表人（委托代理人）："
    page = f"第一条 研究\n合作。\n甲方（合同专用章）：示例公司\n{line}\n乙方（合同专用章）：示例大学\n{line}"
    assert of(*bare, text=page, details=["representative"])[0] is Outcome.SATISFIED


def test_who_signs_is_told_by_the_lines_to_sign_and_not_by_the_head() -> None:
    head = "甲方：示例大学\n乙方：示例公司\n"
    given = agreement(head + "第一条 研究\n双方共同研究。\n法定代表人（签字）：\n授权代表（签字）：")
    parties = tuple(
        replace(party, representative="", evidence=(evidence(given, line),))
        for party, line in ((FIRST, "甲方：示例大学"), (SECOND, "乙方：示例公司"))
    )
    told = judged(party_details, with_terms(given, Terms(parties=parties)), details=["representative"])
    assert told.outcome is Outcome.SATISFIED
    assert not any(quote.startswith(("甲方", "乙方")) for quote in quotes(told))
