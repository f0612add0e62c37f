"""The terms in brief."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from helpers import reports

from pipeline.model import terms as t
from pipeline.report.brief import rows
from pipeline.report.brief_words import VALUES, Row
from pipeline.report.wording import Wording

MADE = reports.report().terms
SECRECY = MADE.confidentiality.periods[0]


def lines(terms: t.Terms, lang: str = "zh") -> list[tuple[str, str]]:
    return [(row.label, row.value) for row in rows(terms, Wording(lang))]


def with_secrecy(**changes: object) -> t.Terms:
    period = replace(SECRECY, **changes)  # type: ignore[arg-type]
    return t.Terms(confidentiality=t.Confidentiality(t.State.DEFINED, (period,)))


def test_everything_that_was_read_has_a_line() -> None:
    assert lines(MADE) == [
        ("名称", "产学研合作协议"),
        ("标的", "高强度铝合金焊接工艺研究"),
        ("当事人", "甲方 示例科技有限公司（企业）"),
        ("当事人", "乙方 示例大学（高校）"),
        ("合同总额", "1,000,000.00 元"),
        ("付款安排", "60% + 400,000.50"),
        ("签订日期", "留空"),
        ("开始日期", "2025-03-01"),
        ("合作期限", "24 个月（2 年），2025-03-01 至 2027-02-28，自签订起"),
        ("权利归属", "专利：共有"),
        ("申请与维护", "专利：由乙方申请，由乙方维护，费用由甲方承担"),
        ("申请与维护", "商标：由乙方申请，留空"),
        ("收益分配", "转让费：甲方 2/3、乙方 1/3"),
        ("收益分配", "许可费：甲方 留空"),
        ("收益分配", "未明确（另行协商）"),
        ("分配时间与方式", "每季度结束后三十日内（转账、结算）"),
        ("分配时间与方式", "转账"),
        ("分配时间与方式", "留空"),
        ("保密范围", "已约定"),
        ("保密期限", "自签订起 12 个月（1 年） → 合作结束后 0 个月"),
        ("泄密责任", "乙方：赔偿 未明确"),
        ("退出与解除", "其他方：连续三个月未投入资源"),
        ("退出与解除", "任何一方：无须理由（提前 10 个工作日）"),
        ("退出与解除", "甲方：逾期____日（留空）"),
        ("退出后的清算", "退还剩余经费（3 个月内）"),
        ("退出后的成果", "共有"),
        ("退出后的成果", "留空"),
        ("责任", "甲方：违约金 每日 0.05%（未付款项）"),
        ("责任", "乙方：违约金 500,000.00 元"),
        ("责任", "乙方：违约金 2 倍（所得）"),
        ("责任", "违约金 留空"),
        ("责任", "违约方：赔偿（全部损失）"),
        ("责任", "乙方：责任上限 20%（合同总额）"),
        ("责任", "双方：不承担责任（间接损失）"),
        ("争议解决", "协商 → 诉讼（示例市） → 留空"),
    ]


def test_nothing_is_said_of_what_was_not_read() -> None:
    assert lines(t.Terms()) == []


def test_a_party_comes_with_its_particulars() -> None:
    parties = [row for row in rows(MADE, Wording()) if row.label == "当事人"]
    assert parties[0].notes == (
        "又称：委托方",
        "住所：示例市示例路1号",
        "统一社会信用代码：91350211M000100Y43",
        "代表人：张某",
    )
    assert parties[1].notes == ("统一社会信用代码：12100000400000000X（校验码不符）", "留空：住所")


def test_the_derivation_of_a_secrecy_period_can_be_followed() -> None:
    row = next(row for row in rows(MADE, Wording()) if row.label == "保密期限")
    assert row == Row("保密期限", row.value, (SECRECY.evidence,), SECRECY.derivation)


@pytest.mark.parametrize("period", [item for item in t.SecrecyPeriod if item is not t.SecrecyPeriod.MONTHS])
def test_a_secrecy_period_without_months_is_named(period: t.SecrecyPeriod) -> None:
    assert lines(with_secrecy(period=period)) == [("保密期限", VALUES[period][0])]


@pytest.mark.parametrize("anchor", [item for item in t.Anchor if item not in {t.Anchor.NONE, t.Anchor.OTHER}])
def test_every_start_of_a_secrecy_period_is_named(anchor: t.Anchor) -> None:
    ((_, value),) = lines(with_secrecy(anchor=anchor, months_after_end=None))
    assert value.startswith("自")


def test_a_period_from_the_end_is_not_said_twice() -> None:
    terms = with_secrecy(anchor=t.Anchor.COOPERATION_END, months=36, months_after_end=36)
    assert lines(terms) == [("保密期限", "自合作结束起 36 个月（3 年）")]


def test_who_and_what_a_secrecy_period_binds_stands_before_it() -> None:
    terms = with_secrecy(party="乙方", subject="源代码", period=t.SecrecyPeriod.PERMANENT)
    assert lines(terms) == [("保密期限", "乙方 · 源代码：长期有效")]


@pytest.mark.parametrize("kind", [item for item in t.PartyKind if item is not t.PartyKind.OTHER])
def test_every_kind_of_party_has_a_name(kind: t.PartyKind) -> None:
    ((_, value),) = lines(t.Terms(parties=(t.Party("甲方", "示例", kind=kind),)))
    assert value == f"甲方 示例（{VALUES[kind][0]}）"


def test_an_amount_that_is_not_the_total_is_listed_once() -> None:
    amount = MADE.amounts[0]
    other = replace(amount, value=amount.value / 2)
    terms = t.Terms(amounts=(amount, other, other), total=amount)
    assert lines(terms) == [("合同总额", "1,000,000.00 元"), ("出现的金额", "500,000.00 元")]


def test_a_foreign_currency_is_named() -> None:
    terms = t.Terms(total=replace(MADE.amounts[0], currency="USD"))
    assert lines(terms) == [("合同总额", "1,000,000.00 USD")]


def test_a_blank_term_of_cooperation_is_shown_as_blank() -> None:
    assert lines(t.Terms(cooperation_term=t.CooperationTerm(t.State.BLANK))) == [("合作期限", "留空")]


def test_an_impossible_date_is_shown_as_such() -> None:
    event = replace(MADE.dates[0], state=t.State.UNDEFINED)
    assert lines(t.Terms(dates=(event,))) == [("签订日期", "日期无效")]


def test_the_english_lines_are_as_many() -> None:
    assert len(lines(MADE, "en")) == len(lines(MADE))
    assert dict(lines(MADE, "en"))["Total"] == "1,000,000.00 CNY"


def test_the_sample_uses_every_field_of_the_terms() -> None:
    empty = t.Terms()
    same = [f.name for f in dataclasses.fields(t.Terms) if getattr(MADE, f.name) == getattr(empty, f.name)]
    assert same == []
