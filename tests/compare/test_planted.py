"""Changes planted in an agreement: each is found, as what it is, with the words of both versions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.versions import changed, of_topic, quotes, sample

from pipeline.model.comparison import Change, Course, Money, Named, Value
from pipeline.model.state import Period

Planted = tuple[str, str, str, str, Value | None, Value | None]
"""Old words, new words, topic, aspect, old value, new value (None: not said there)."""

CHANGED: dict[str, Planted] = {
    "address": (
        "创新路1号",
        "创新路9号",
        "party",
        "address",
        "示例省示例市创新路1号",
        "示例省示例市创新路9号",
    ),
    "representative": ("法定代表人：张三", "法定代表人：钱七", "party", "representative", "张三", "钱七"),
    "credit code": (
        "12000000MB00000024",
        "12000000MB00000032",
        "party",
        "code",
        "12000000MB00000024",
        "12000000MB00000032",
    ),
    "total": (
        "人民币叁佰万元整（¥3,000,000.00）",
        "人民币陆佰万元整（¥6,000,000.00）",
        "total",
        "",
        Money(Decimal("3E+6")),
        Money(Decimal("6E+6")),
    ),
    "length of the cooperation": (
        "合作期限为二十四个月",
        "合作期限为三十个月",
        "term",
        "months",
        Period(24),
        Period(30),
    ),
    "end of the cooperation": (
        "起至2028年3月31日止",
        "起至2028年6月30日止",
        "term",
        "end",
        date(2028, 3, 31),
        date(2028, 6, 30),
    ),
    "share": ("甲方享有60%", "甲方享有50%", "shares", "甲方", Fraction(3, 5), Fraction(1, 2)),
    "secrecy period": (
        "合作结束之日起三年",
        "合作结束之日起二年",
        "secrecy",
        "period",
        Period(36),
        Period(24),
    ),
    "start of secrecy": (
        "合作期限内以及合作结束之日起三年",
        "自本协议签订之日起三年",
        "secrecy",
        "anchor",
        Named("from.cooperation_end"),
        Named("from.signing"),
    ),
    "owner of patents": (
        "取得的专利权由甲乙双方共有",
        "取得的专利权归甲方所有",
        "ownership",
        "",
        "共有",
        "甲方",
    ),
    "who files": ("由乙方负责办理专利申请", "由甲方负责办理专利申请", "filing", "applicant", "乙方", "甲方"),
    "who pays the fees": ("年费由甲方承担", "年费由乙方承担", "filing", "payer", "甲方", "乙方"),
    "case of exit": ("一方连续三个月未", "一方连续六个月未", "exit", "threshold", Period(3), Period(6)),
    "time of liquidation": (
        "退出通知送达之日起三十日内",
        "退出通知送达之日起九十日内",
        "liquidation",
        "within",
        Period(days=30),
        Period(days=90),
    ),
    "penalty": (
        "逾期金额的万分之三",
        "逾期金额的千分之三",
        "liability",
        "rate",
        Fraction(3, 10_000),
        Fraction(3, 1_000),
    ),
    "court to arbitration": (
        "向甲方住所地有管辖权的人民法院提起诉讼",
        "向示例仲裁委员会申请仲裁",
        "disputes",
        "way",
        Named("court"),
        Named("arbitration"),
    ),
    "place of the court": (
        "甲方住所地有管辖权",
        "乙方住所地有管辖权",
        "disputes",
        "where",
        "甲方住所地",
        "乙方住所地",
    ),
    "reference": (
        "仍按照第九条确定",
        "仍按照第十条确定",
        "reference",
        "",
        "第九条 成果的知识产权",
        "第十条 转化收益的分配",
    ),
    "time of payment": (
        "结算后三十日内支付",
        "结算后六十日内支付",
        "figure",
        "period",
        Period(days=30),
        Period(days=60),
    ),
    "milestone": (
        "2026年12月31日前完成",
        "2026年10月31日前完成",
        "figure",
        "date",
        date(2026, 12, 31),
        date(2026, 10, 31),
    ),
    "number of copies": ("本协议一式四份", "本协议一式六份", "figure", "number", "4", "6"),
    "threshold in per cent": (
        "不低于百分之八十五",
        "不低于百分之七十五",
        "figure",
        "share",
        Fraction(17, 20),
        Fraction(3, 4),
    ),
    "number of the agreement": (
        "SL-2026-001",
        "SL-2026-002",
        "figure",
        "number",
        "SL-2026-001",
        "SL-2026-002",
    ),
    "amount in words alone": (
        "人民币叁佰万元整",
        "人民币叁拾万元整",
        "figure",
        "amount",
        Money(Decimal("3E+6")),
        Money(Decimal("3E+5")),
    ),
    "subject": (
        "甲乙双方就“低温储能电池正极材料中试工艺研究”项目",
        "甲乙双方就“高温储能电池负极材料中试工艺研究”项目",
        "subject",
        "",
        "低温储能电池正极材料中试工艺研究",
        "高温储能电池负极材料中试工艺研究",
    ),
}
GONE = {
    "a credit code": ("统一社会信用代码：91000000MA0000001R\n", "party", "code"),
    "a case of exit": ("（三） 双方协商一致。\n", "exit", ""),
    "the liability for leaks": (
        "，并赔偿对方因此受到的直接经济损失，包括为制止泄密支出的合理费用",
        "leaks",
        "",
    ),
    "the way of disputes": (
        "；协商不成的，任何一方可以向甲方住所地有管辖权的人民法院提起诉讼",
        "disputes",
        "way",
    ),
    "who owns the software": ("本项目开发的软件，著作权由甲乙双方共有，", "ownership", ""),
}
REWORDED = {
    "years as months": ("合作结束之日起三年", "合作结束之日起36个月"),
    "per cent as tenths": ("甲方享有60%", "甲方享有六成"),
    "per cent in words": ("甲方享有60%，乙方享有20%", "甲方享有百分之六十，乙方享有百分之二十"),
    "digits as 万元": ("（¥3,000,000.00）", "（300万元）"),
    "numerals": ("本协议一式四份，双方各执两份", "本协议一式4份，双方各执2份"),
    "a synonym": ("双方应当先行协商", "双方应首先友好协商"),
    "width of characters": ("自2026年4月1日起", "自２０２６年４月１日起"),
    "date with points": ("2026年12月31日前", "2026-12-31前"),
}


@pytest.mark.parametrize("planted", CHANGED.values(), ids=CHANGED)
def test_a_changed_term_is_found_with_both_values_and_both_quotations(planted: Planted) -> None:
    old, new, topic, aspect, before, after = planted
    found = [
        item
        for item in of_topic(changed((old, new)), topic, aspect)
        if item.old and item.new and before in item.old.values and after in item.new.values
    ]
    assert found
    assert found[0].change is Change.CHANGED
    assert quotes(found[0].old) != quotes(found[0].new)
    assert all(item.quote in sample() for item in (found[0].old.evidence if found[0].old else ()))


@pytest.mark.parametrize("planted", CHANGED.values(), ids=CHANGED)
def test_a_changed_figure_is_told_once(planted: Planted) -> None:
    old, new, topic, *_ = planted
    comparison = changed((old, new))
    assert topic == "figure" or not of_topic(comparison, "figure")


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
def test_what_is_not_found_any_more_is_said(gone: tuple[str, str, str]) -> None:
    words, topic, aspect = gone
    found = of_topic(changed((words, "")), topic, aspect)
    assert [item.change for item in found] == [Change.REMOVED]
    assert quotes(found[0].old)
    assert found[0].new is None or not found[0].new.values


@pytest.mark.parametrize("reworded", REWORDED.values(), ids=REWORDED)
def test_the_same_in_other_words_is_no_change(reworded: tuple[str, str]) -> None:
    comparison = changed(reworded)
    assert comparison.terms == ()
    assert not comparison.matters


def test_a_duty_that_becomes_a_right_is_for_a_person_to_read() -> None:
    words = "未经对方书面同意，任何一方不得将本协议", "任何一方可以将本协议"
    (found,) = changed(words).terms
    assert (found.topic, found.change, found.note) == ("wording", Change.UNCLEAR, "duty")
    assert found.old is not None
    assert found.new is not None
    assert "不得" in found.old.values
    assert "可以" in found.new.values


def test_another_party_in_a_sentence_is_for_a_person_to_read() -> None:
    (found,) = changed(("小试在乙方实验室进行", "小试在甲方实验室进行")).terms
    assert (found.change, found.note) == (Change.UNCLEAR, "party")


def test_a_narrowed_scope_of_secrecy_is_for_a_person_to_read() -> None:
    (found,) = changed(("技术资料、试验数据、经营信息", "技术资料")).terms
    assert (found.topic, found.change) == ("secrecy_scope", Change.UNCLEAR)


def test_a_party_that_signs_under_another_name_is_for_a_person_to_read() -> None:
    name = "甲方（盖章）：示例科技有限公司", "甲方（盖章）：示例科技股份有限公司"
    assert [item.note for item in changed(name).terms] == ["name"]


def test_liability_that_passes_to_the_other_party_is_found() -> None:
    found = of_topic(changed(("甲方逾期付款的", "乙方逾期付款的")), "liability", "whom")
    assert [(item.old and item.old.values, item.new and item.new.values) for item in found] == [
        (("甲方",), ("乙方",))
    ]


def test_parties_that_change_their_roles_stay_the_same_parties() -> None:
    swaps = [
        ("甲方：示例科技有限公司\n乙方：示例大学\n签订", "甲方：示例大学\n乙方：示例科技有限公司\n签订"),
        ("甲方：示例科技有限公司\n统一", "乙方：示例科技有限公司\n统一"),
        ("乙方：示例大学\n统一", "甲方：示例大学\n统一"),
    ]
    found = of_topic(changed(*swaps), "party")
    assert {item.aspect for item in found} == {"role"}
    assert all(item.change is Change.CHANGED for item in found)


def test_what_takes_the_place_of_a_deleted_period_is_told() -> None:
    words = "11.2 保密期限：合作期限内以及合作结束之日起三年。法律规定应当披露或者已经合法公开的信息除外。\n"
    (found,) = of_topic(changed((words, "")), "secrecy")
    assert found.new is not None
    assert found.new.values == (Named("permanent"),)
    assert "继续有效" in quotes(found.new)


def test_an_added_paragraph_with_a_duty_is_told_as_a_whole() -> None:
    words = "17.1 变更本协议", "17.2 乙方应当保存原始记录十年。\n17.1 变更本协议"
    (found,) = changed(words).terms
    assert (found.topic, found.change, found.old) == ("passage", Change.ADDED, None)
    assert quotes(found.new) == "乙方应当保存原始记录十年。"


def test_a_rule_that_is_broken_now_is_new() -> None:
    comparison = changed(("合作结束之日起三年", "合作结束之日起一年"))
    assert [(item.rule, item.course) for item in comparison.findings] == [
        ("confidentiality/period", Course.NEW)
    ]


def test_a_version_compared_with_itself_shows_nothing() -> None:
    comparison = changed()
    assert (comparison.terms, comparison.findings, comparison.clauses) == ((), (), ())
