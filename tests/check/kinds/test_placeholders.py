from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.agreements import agreement
from helpers.judging import judged, quotes

from pipeline.check.kinds import placeholders
from pipeline.model.agreement import Standing
from pipeline.model.document import Cell
from pipeline.model.report import Outcome


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("第一条 经费\n甲方支付经费____元，分两次付清。", "甲方支付经费____元"),
        ("合作期限为【】年。", "合作期限为【】年"),
        ("联系人为XXX，负责沟通。", "联系人为XXX"),
        ("于{{日期}}前付款。", "于{{日期}}前付款"),
        ("验收标准待定。", "验收标准待定"),
        ("经费为    元。", "经费为    元"),
        ("开户行：\n账号：622\n第一条 其他", "开户行："),
        ("成果归 □甲方 □乙方 所有。", "□甲方 □乙方 所有。"),
        ("期限自____年__月__日起。", "期限自____年__月__日起"),
    ],
)
def test_a_blank_is_quoted_with_its_phrase(text: str, quote: str) -> None:
    judgement = judged(placeholders, agreement(text))
    assert judgement.outcome is Outcome.VIOLATED
    assert quotes(judgement) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "第一条 经费\n甲方支付经费五十万元。",
        "成果按下列方式归属：\n☑ 双方共有\n□ 归甲方所有",
        "成果归 ☑甲方 □乙方 所有。",
        "合同编号：________",
        "本协议于____年__月__日由双方签订。",
        "签订日期：____年__月__日",
        "签订时间：{{r signYear }} 年 {{r signMonth }} 月 {{r signDay }} 日",
        "合作期限：\n自生效之日起两年。",
        "增长率约为 5% 至 8%。",
    ],
)
def test_what_is_filled_in_or_signed_by_hand_is_no_blank(text: str) -> None:
    assert judged(placeholders, agreement(text)).outcome is Outcome.SATISFIED


@pytest.mark.parametrize("standing", [Standing.GUIDANCE, Standing.MARGIN])
def test_instructions_and_margins_are_no_blanks(standing: Standing) -> None:
    given = agreement("甲方支付经费____元。\n双方共同研究。")
    first, *rest = given.provisions
    given = replace(given, provisions=(replace(first, standing=standing), *rest))
    assert judged(placeholders, given).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    "text",
    [
        "第九条 其他\n本合同一式两份。\n甲方：            乙方：            ",
        "第九条 其他\n本合同一式两份。\n出租方：　　　　承租方：　　　　2018年1月6日于示例市",
        "合作协议\n二〇二六年    月\n第一条 目标\n双方共同研究。",
        "协议编号：示科合字（    ）第    号\n双方共同研究。",
        "登记编号：□□□□-□□-□□□□\n双方共同研究。",
        "第一条 总则……………………\n第二条 经费……………………\n双方共同研究。",
        "────────────\n双方共同研究。",
        "│年度　　　│　　　　　│类别　　　│\n双方共同研究。",
        "规格　　　　１２０　　１５０　　１８０\n双方共同研究。",
        "服务内容：__疲劳试验__\n服务费：__壹万元整__\n由乙方__一次__交付。",
        "验收依据：____/____；双方共同研究。",
        "检验项目 □全部( ) √部分(外观)\n双方共同研究。",
        "7.3【补充约定】\n双方共同研究。",
        "第一条 保密\n双方保密。\n附件二 承诺书（样式）\n承诺人：________",
    ],
)
def test_layout_signatures_and_what_is_filled_in_are_no_blanks(text: str) -> None:
    given = agreement(text)
    clauses = tuple(replace(item, annex=item.number.startswith("附件")) for item in given.clauses)
    assert judged(placeholders, replace(given, clauses=clauses)).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话：            传真：            ", ["电话：            ", "传真："]),
        ("自    年    月    日起至    年    月    日止。", ["自    年    月    日起至    年    月    日止"]),
        ("4.2 单价：1,000  份以上____元。", ["1,000  份以上____元"]),
        ("入门费为____元（大写：____元）。", ["入门费为____元（大写：____元）"]),
        ("２．向乙方支付报酬＿＿元．逾期的另计。", ["２．向乙方支付报酬＿＿元"]),
        ("甲方：____\n乙方：____\n第一条 目标\n双方共同研究。", ["甲方：____", "乙方：____"]),
    ],
)
def test_places_are_told_apart_and_do_not_overlap(text: str, expected: list[str]) -> None:
    assert quotes(judged(placeholders, agreement(text))) == expected


def test_a_field_in_a_long_phrase_is_quoted_whole() -> None:
    text = "双方确认乙方按照甲方购买金额的${contract.serviceChargeRatio}向甲方提供为期三年的咨询服务费"
    assert "${contract.serviceChargeRatio}" in quotes(judged(placeholders, agreement(text)))[0]


def test_boxes_of_one_table_are_one_choice() -> None:
    given = agreement("□\n总冠名\n□\n合作伙伴\n双方共同研究。")
    cells = {0: (0, 0), 1: (0, 1), 2: (1, 0), 3: (1, 1)}
    blocks = tuple(
        replace(item, cells=(Cell(0, *cells[item.index]),) if item.index in cells else ())
        for item in given.document.blocks
    )
    given = replace(given, document=replace(given.document, blocks=blocks))
    assert judged(placeholders, given).fields["count"] == "1"


def test_a_blank_inside_an_option_not_taken_is_none() -> None:
    given = agreement("☑ 一次付清。\n□ 分____次付清。", unticked="□")
    assert judged(placeholders, given).outcome is Outcome.SATISFIED


def test_a_list_without_a_tick_is_one_place() -> None:
    given = agreement("归属：下列之一\n□ 双方共有\n□ 归甲方\n□ 归乙方", unticked="□")
    judgement = judged(placeholders, given)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["□ 双方共有"])


def test_blanks_of_one_phrase_are_one_place_and_all_places_are_counted() -> None:
    judgement = judged(placeholders, agreement("经费____元。\n" * 60))
    assert judgement.fields["count"] == "60"
    assert len(judgement.evidence) == placeholders.MOST_EVIDENCE


def test_places_are_shown_with_their_clause() -> None:
    judgement = judged(placeholders, agreement("第三条 经费\n经费____元。"))
    assert judgement.fields["places"] == "“经费____元”（第三条 经费）"


def test_a_document_without_operative_text_cannot_be_judged() -> None:
    given = replace(agreement("第一条 保密"), provisions=())
    assert judged(placeholders, given).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("有效期限：2024年6月1日至____年__月__日", Outcome.VIOLATED),
        ("合同编号：________", Outcome.SATISFIED),
        ("签订日期：____年__月__日", Outcome.SATISFIED),
        ("有效期限：2024年6月1日至2026年5月31日", Outcome.SATISFIED),
    ],
)
def test_of_the_blanks_on_a_cover_the_end_of_the_term_counts(line: str, outcome: Outcome) -> None:
    cover = agreement(f"{line}\n第一条 保密\n双方应当保密。")
    first, *rest = cover.provisions
    on_cover = replace(cover, provisions=(replace(first, standing=Standing.MARGIN), *rest))
    assert judged(placeholders, on_cover).outcome is outcome
