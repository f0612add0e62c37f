"""A sum spread over dates is read with its parts; floors, royalties and other parties' sums are no parts."""

from __future__ import annotations

import pytest
from helpers.understanding import FRONT, understood

from pipeline.nlp.spread_payments import spread
from pipeline.text.money import find_amounts
from pipeline.text.normalise import normalise


def _read(text: str) -> tuple[object, list[int]]:
    plain = normalise(text).text
    base, parts = spread(plain, find_amounts(plain))
    return base and int(base.value) // 10000, [int(part.value) // 10000 for part in parts]


@pytest.mark.parametrize(
    ("text", "base", "parts"),
    [
        ("公司出资900万元，2031年500万元，2032年、2033年各200万元。", 900, [500, 200, 200]),
        ("投入人民币陆拾万元（60万元）：第一年20万元，第二年、第三年各20万元。", 60, [20, 20, 20]),
        ("医院出资300万元，首年120万元，其后两年每年90万元。", 300, [120, 90, 90]),
        ("货币60万元，三年内每年20万元。", 60, [20, 20, 20]),
        (
            "30万元付给协作单位：2031年6月底前付乙方10万元、丙方5万元，2032年6月底前付乙方10万元、丙方5万元。",
            30,
            [10, 5, 10, 5],
        ),
        (
            "甲方在2031年6月底前、2032年6月底前各缴30万元，乙方在同样的日期前各缴20万元。",
            None,
            [30, 30, 20, 20],
        ),
        ("2031年400万元，2032年度、2033年度各300万元", None, [400, 300, 300]),
        ("甲方于2031年、2032年的9月30日以前，各向乙方账户汇入20万元。", None, [20, 20]),
        ("甲方在2031年、2032年和2033年的3月底前各汇入乙方财务专户30万元。", None, [30, 30, 30]),
        ("甲方出资120万元，2031年至2033年每年的5月拨付40万元。", 120, [40, 40, 40]),
        ("甲方出资120万元，2031—2033年各支付40万元。", 120, [40, 40, 40]),
        ("甲方每年3月1日前转入乙方账户40万元，连付三年。", None, [40, 40, 40]),
    ],
)
def test_the_parts_of_a_sum_are_read_by_date(text: str, base: int | None, parts: list[int]) -> None:
    assert _read(text) == (base, parts)


@pytest.mark.parametrize(
    "text",
    [
        "公司2031年销售收入达到500万元，2032年、2033年各800万元。",
        "公司出资900万元，2031年不低于300万元，2032年不低于300万元。",
        "学校投入200万元，乙方2031年、2032年各投入60万元。",
        "公司出资900万元，2031年300万元，另购设备50万元，2032年200万元。",
        "公司出资900万元，2031年、2032年按需要投入300万元。",
        "600万元，第二年800万元，第三年1000万元。",
        "2031年产值达到1000万元，2032年产值达到2000万元。",
        "甲方出资120万元，2031年至2033年支付40万元。",
        "甲方每年支付40万元，三年后另行商定。",
    ],
)
def test_other_amounts_are_no_parts(text: str) -> None:
    assert _read(text)[1] == []


@pytest.mark.parametrize(
    ("before", "total"),
    [
        ("甲方投入经费共计人民币陆拾万元整（600,000.00元），其中培养费24万元。", 60),
        ("甲方投入课题经费90万元。", 90),
        ("甲方投入设备折价40万元。", None),
        ("乙方投入课题经费90万元。", None),
        ("甲方投入设备折价40万元。\n甲方投入经费60万元。", None),
    ],
)
def test_what_one_payer_pays_by_date_makes_what_it_puts_in(before: str, total: int | None) -> None:
    given = understood(
        f"{FRONT}第一条 经费\n{before}\n甲方于2031年、2032年、2033年的9月以前，各汇入20万元。\n"
    )
    plans = given.terms.payment_plans
    assert [plan.total and int(plan.total.value) // 10000 for plan in plans] == ([total] if total else [])
