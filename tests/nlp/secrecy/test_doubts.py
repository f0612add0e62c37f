"""A period that runs from signing or effect, against terms of every kind."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.understanding import terms_of

from pipeline.check.kinds.secrecy_period import _outcome
from pipeline.model.report import Outcome
from pipeline.model.terms import SecrecyTerm

SAT, VIO, UND = Outcome.SATISFIED, Outcome.VIOLATED, Outcome.UNDETERMINED
SIGNED = "第九条 其他\n本协议一式两份。\n甲方（盖章）：\n乙方（盖章）：\n签订日期：2025年3月1日\n"
TWO_YEARS = "第二条 合作期限为24个月，自签署之日起计算。\n"
RENEWED = TWO_YEARS[:-1] + "期满前一个月双方均无异议的，自动续期二年。\n"
PARTS = f"第一部分 合同书\n{TWO_YEARS}第二部分 专用条款\n第三条 合同有效期五年，自签署之日起计算。\n"


def settled(term: str, start: str, *, signed: bool = False) -> SecrecyTerm:
    secrecy = f"第八条 保密\n双方对对方的技术资料负有保密义务，保密期限{start}四年。\n"
    found = terms_of(term + secrecy + (SIGNED if signed else "")).confidentiality.periods
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("start", ["自本协议签订之日起", "自本协议生效之日起"])
@pytest.mark.parametrize(
    ("term", "outcome"),
    [
        pytest.param("", UND, id="no term"),
        pytest.param(TWO_YEARS, SAT, id="two years"),
        pytest.param("第二条 合作期限为二年。\n", SAT, id="two years from no moment"),
        pytest.param("第二条 合作期限为三年，自签署之日起计算。\n", VIO, id="three years"),
        pytest.param("第二条 合作期限为____个月，自签署之日起计算。\n", UND, id="blank"),
        pytest.param("第二条 本协议自签订之日起生效，至双方义务履行完毕之日止。\n", UND, id="until done"),
        pytest.param("第二条 合作期限为24个月，自首期经费到账之日起计算。\n", UND, id="from a later event"),
        pytest.param(RENEWED, UND, id="renewed by itself"),
        pytest.param(RENEWED.replace("24个月", "三年"), VIO, id="three years, renewed by itself"),
        pytest.param(PARTS, VIO, id="a longer term in another part"),
        pytest.param(TWO_YEARS + "第三条 许可使用期限为十年。\n", UND, id="a longer licence"),
        pytest.param("第二条 合作期限自2025年9月1日起至2027年8月31日止。\n", UND, id="days, signing unknown"),
    ],
)
def test_what_is_left_of_four_years_from_the_start(start: str, term: str, outcome: Outcome) -> None:
    assert _outcome(settled(term, start), 24) is outcome


@pytest.mark.parametrize(
    ("term", "left", "outcome"),
    [
        ("第二条 合作期限自2025年3月1日起至2027年2月28日止。\n", 24, SAT),
        ("第二条 合作期限自2025年9月1日起至2027年8月31日止。\n", 18, VIO),
        ("第二条 合作期限自2025年1月1日起至2026年12月31日止。\n", 26, SAT),
    ],
)
def test_days_that_are_known_are_counted_from_the_day_of_signing(
    term: str, left: int, outcome: Outcome
) -> None:
    found = settled(term, "自本协议签订之日起", signed=True)
    assert found.months_after_end == left
    assert _outcome(found, 24) is outcome
    assert found.derivation[1] == f"保密至：{date(2029, 3, 1).isoformat()}"


def test_an_agreement_that_takes_effect_later_ends_later() -> None:
    term = "第二条 合作期限为24个月，自生效之日起计算。\n"
    later = "第三条 本协议经主管部门批准后生效。\n"
    assert _outcome(settled(term, "自本协议签订之日起"), 24) is SAT
    assert _outcome(settled(term + later, "自本协议签订之日起"), 24) is UND


@pytest.mark.parametrize("start", ["自收到资料之日起", "自验收之日起", "为"])
@pytest.mark.parametrize(("term", "outcome"), [(TWO_YEARS, SAT), (RENEWED, UND), ("", UND)])
def test_a_period_from_a_moment_in_between(start: str, term: str, outcome: Outcome) -> None:
    assert _outcome(settled(term, start), 24) is outcome


@pytest.mark.parametrize("term", ["", TWO_YEARS, RENEWED, PARTS])
def test_a_period_from_the_end_needs_no_term(term: str) -> None:
    assert _outcome(settled(term, "自合作结束之日起"), 24) is SAT


@pytest.mark.parametrize(
    "other",
    [
        "第三条 因不可抗力，工期自动顺延。\n",
        "第三条 付款日为节假日的，付款期限自动顺延。\n",
        "第三条 期满后，双方可以另行签订续期协议。\n",
    ],
)
def test_what_else_is_put_off_renews_nothing(other: str) -> None:
    assert _outcome(settled(TWO_YEARS + other, "自本协议签订之日起"), 24) is SAT


def test_the_reason_for_the_doubt_is_told() -> None:
    found = settled(RENEWED, "自本协议签订之日起")
    assert (found.months_after_end, found.most_after_end) == (None, 24)
    assert found.derivation[-1] == "合作期限可能自动延续"
