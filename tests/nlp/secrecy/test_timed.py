from __future__ import annotations

from datetime import date

import pytest
from helpers.promises import promised, shown
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.terms import Anchor, SecrecyPeriod
from pipeline.text.numerals import to_chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("保密期限为本协议终止后四年。", "months 48 cooperation_end"),
        ("保密期：合作结束之日起叁拾个月。", "months 30 cooperation_end"),
        ("双方的保密责任在项目结题后延续两年半。", "months 30 cooperation_end"),
        ("乙方在合同履行完毕后二年内不得泄露甲方的配方。", "months 24 cooperation_end"),
        ("守密期从合作双方拆伙之日算起，共五年。", "months 60 cooperation_end"),
        ("自本协议签署之日起至协议届满后３６个月止，双方负有保密义务。", "months 36 cooperation_end"),
        ("保密期限为六年，自签字之日起计算。", "months 72 signing"),
        ("自本合同生效起四十八个月内，各方不得披露。", "months 48 effective"),
        ("接收方应自每次收到资料之日起五年内保密。", "months 60 disclosure"),
        ("成果通过鉴定之日起三年内，双方均应保密。", "months 36 acceptance"),
        ("保密期限为十年。", "months 120 none"),
        ("保密期限（月）：36", "months 36 none"),
        ("保密期限（年）：3，自合作终止之日起", "months 36 cooperation_end"),
        ("保密期为四年，合作期限另计，不含合作期间。", "months 48 cooperation_end"),
        ("保密期为四年（含合作期间）。", "months 48 effective"),
        ("终止后九十日内，双方仍应保密。", "months 2 cooperation_end"),
        ("终止后七百三十日内，双方仍应保密。", "months 24 cooperation_end"),
        ("终止后七百二十九日内，双方仍应保密。", "months 23 cooperation_end"),
        ("保密义务至协议届满后第五个周年日为止。", "months 60 cooperation_end"),
        ("保密期限：合作期＋2年。", "months 24 cooperation_end"),
        ("本条款的存续期限比本协议的有效期长三年。", "months 36 cooperation_end"),
        ("保密期限较合作期限延后二十四个月届满。", "months 24 cooperation_end"),
        ("接收方之义务于本协议届满之日起继续存续五载。", "months 60 cooperation_end"),
        ("协议结束后，双方在二年之内依然受本条之限制，期满后仍不得披露源代码。", "months 24 cooperation_end"),
        ("协议终止之日起满五个周年，双方依第六条所负之义务方得免除。", "months 60 cooperation_end"),
        ("合作结束一年后，双方依本条承担的责任才告消灭。", "months 12 cooperation_end"),
        ("项目申报未获批准的，自该日起保密三年。", "months 36 cooperation_end"),
        ("合同终止后，保密义务仍应履行，期限不少于两年、不超过五年。", "months 24 cooperation_end"),
        ("对每一项信息的保密义务，自收到之日起满七年终止。", "months 84 disclosure"),
        ("合同终止三年后，双方不再受本条约束。", "months 36 cooperation_end"),
        ("协议期内和协议完了以后四年都不许说。", "months 48 cooperation_end"),
        ("保密之责，自合作告终之日起，尚应延续三年方可解除。", "months 36 cooperation_end"),
        ("双方的保密责任以合作结束后第三年的年末为终点。", "months 36 cooperation_end"),
        ("协议失去效力以后三年间，双方均须恪守本条。", "months 36 cooperation_end"),
        ("保密义务不随协议终止而当然消灭，应另行延续三年。", "months 36 cooperation_end"),
        ("本条所设义务之终期，为本协议终止后第三十六个月之末日。", "months 36 cooperation_end"),
        ("合作终止不满三年的，任何一方不得披露对方的技术秘密。", "months 36 cooperation_end"),
        ("合作结束后不满两年的期间内，双方均应保密。", "undefined 24 cooperation_end"),
        ("合作结束后约三年内，双方均应保密。", "undefined 36 cooperation_end"),
        ("保密期限自合作结束起一千零九十五日。", "months 36 cooperation_end"),
        ("保密期限不迟于本协议终止后三年届满。", "undefined 36 cooperation_end"),
        ("保密期限自本协议终止后两年届满之前终止。", "undefined 24 cooperation_end"),
        ("终止后八个季度内，各方应严守秘密。", "months 24 cooperation_end"),
        ("协议终止或解除后的三年内，双方仍须遵守本条。", "months 36 cooperation_end"),
        ("保密义务至协议期满后第四年的最后一日止。", "months 48 cooperation_end"),
        ("已离开课题组的人员，自合作终止后三年内仍须保密。", "months 36 cooperation_end"),
        ("双方在合作结束后两年内，对未公开的资料均不得向外透露。", "months 24 cooperation_end"),
        ("在协作期内以及此后的四年中，乙方不得扩散给第三者。", "months 48 cooperation_end"),
        ("自本协议终止之日起三十六个月内，各方仍须遵守。", "months 36 cooperation_end"),
        ("联合体届满或者某家退出之后的三年内照旧保密。", "months 36 cooperation_end"),
        ("社员退社之日起一年内仍应保密。", "months 12 other"),
        ("博士后出站后三年内不得泄露。", "months 36 cooperation_end"),
        ("这事散了以后再管四年，谁也不许往外讲。", "months 48 cooperation_end"),
        ("自末次交样之日起满三年，上述限制自动解除。", "months 36 none"),
        ("在合作终止后不少于**[4]**年的期间内，不得透露给第三人。", "months 48 cooperation_end"),
        ("泄蜜者应当赔偿，保蜜期眼：自合同终上之日起5年。", "months 60 cooperation_end"),
        ("每一项资料的保密期为自其被披露之日起六年。", "months 72 disclosure"),
    ],
)
def test_a_period_has_its_length_and_its_start(text: str, expected: str) -> None:
    assert [shown(term) for term in promised(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("保密期限为终止后____年。", SecrecyPeriod.BLANK),
        ("双方在合作终止后【  】个月内承担保密义务。", SecrecyPeriod.BLANK),
        ("保密期限为终止后二至四年。", SecrecyPeriod.UNDEFINED),
        ("保密期限最长三年，自合作终止之日起算。", SecrecyPeriod.UNDEFINED),
        ("保密期限为合作终止后叁（5）年。", SecrecyPeriod.UNDEFINED),
        ("保密期限至合作终止前三年为止。", SecrecyPeriod.UNDEFINED),
        ("保密期限为____日。", SecrecyPeriod.BLANK),
        ("保密期限不超过合作结束后四年，由双方在验收时商定。", SecrecyPeriod.UNDEFINED),
        ("保密期限：终止后一年/终止后三年（请选择一种）。", SecrecyPeriod.BLANK),
    ],
)
def test_a_length_that_is_open_is_no_period(text: str, period: SecrecyPeriod) -> None:
    assert {term.period for term in promised(text)} == {period}


def test_a_blank_with_a_default_has_the_default() -> None:
    terms = promised("保密期限自本协议终止之日起____年（未填写的，视为三年）。")
    assert [shown(term) for term in terms] == ["months 36 cooperation_end"]


def test_a_limit_keeps_its_length_so_that_too_short_a_one_is_seen() -> None:
    (term,) = promised("保密期限不超过一年，自合作终止之日起算。")
    assert (term.period, term.months) == (SecrecyPeriod.UNDEFINED, 12)


def test_time_that_begins_when_all_is_public_means_until_public() -> None:
    (term,) = promised("保密期限自签署之日起至有关信息公开后两年止。")
    assert term.period is SecrecyPeriod.UNTIL_PUBLIC


@pytest.mark.parametrize(
    "text",
    [
        "涉密人员离职后两年内不得到竞争企业任职。",
        "协议终止后三年内，乙方应当保存全部实验记录。",
        "双方应当保密，并在协议终止后三年内为用户提供技术支持。",
        "协议终止后六十日内，双方归还对方的保密资料。",
        "合作终止后三年内，任何一方不得招聘对方的研发人员。",
        "泄密的，应当支付相当于两年服务费的违约金。",
        "论文应先送对方保密审查，因此推迟发表的时间不超过一年。",
        "设备质保期为验收后三年。",
        "守约方应在知道泄密后三年内主张权利。",
        "合作终止后五年内，甲方享有优先购买权。",
        "协议有效期三年，各方均应遵守保密规定。",
        "保密期限届满后，资料应在三年内销毁。",
        "乙方应对档案保密，保密期限届满三年后方可查阅。",
        "合作终止后三年内，双方继续合作开发新产品。",
        "人员应签署保密承诺书，承诺书保存期限为终止后五年。",
        "自披露之日起十日内书面确认的信息应当保密。",
        "双方负有保密义务，发现泄密的应在二十四小时内报告。",
        "双方负有保密义务，资料应在____日内归还。",
    ],
)
def test_time_for_something_else_is_no_secrecy_period(text: str) -> None:
    assert not any(term.months or term.period is SecrecyPeriod.BLANK for term in promised(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("保密期限至2032年6月30日。", date(2032, 6, 30)),
        ("保密截止日期：2031年12月31日", date(2031, 12, 31)),
        ("在二〇三三年年底以前，双方均应守密。", date(2033, 12, 31)),
        ("保密期自签署之日起至2030年底止。", date(2030, 12, 31)),
    ],
)
def test_a_period_may_last_until_a_day(text: str, day: date) -> None:
    assert [term.until for term in promised(text)] == [day]


def test_the_day_from_which_secrecy_runs_is_not_its_end() -> None:
    assert not promised("自2024年3月1日起，双方应当保密。")


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("协议终止后双方继续保密，时间与协议有效期等长。", 30, "months 30 cooperation_end"),
        ("协议终止后双方继续保密，期间为合作期限的一半。", 30, "months 15 cooperation_end"),
        ("保密期自签订之日起算，为合作期限的三倍。", 12, "months 36 signing"),
        ("保密期自签订之日起算，为合作期限的三倍。", None, "undefined signing"),
    ],
)
def test_a_multiple_of_the_term_is_worked_out(text: str, term: int | None, expected: str) -> None:
    found = promised(text, term=term)
    assert [shown(item) for item in found] == [expected]
    assert bool(found[0].derivation) is (term is not None)


_MONTHS = st.integers(2, 99)


@given(_MONTHS)
def test_months_read_the_same_in_digits_and_in_words(months: int) -> None:
    written = (str(months), to_chinese(months), f"{to_chinese(months)}（{months}）")
    read = [promised(f"保密期限为本协议终止后{number}个月。") for number in written]
    assert [[term.months for term in terms] for terms in read] == [[months]] * len(read)


@given(st.integers(1, 30))
def test_years_are_twelve_months_each(years: int) -> None:
    (in_years,) = promised(f"合作终止后{to_chinese(years)}年内，双方均负有保密义务。")
    (in_months,) = promised(f"合作终止后{years * 12}个月内，双方均负有保密义务。")
    assert in_years.months == in_months.months == years * 12


@given(_MONTHS, st.sampled_from(["签署", "生效", "披露", "验收", "终止"]))
def test_the_start_reads_the_same_before_and_behind_the_length(months: int, event: str) -> None:
    moment = f"自合同{event}之日起"
    (before,) = promised(f"保密期限{moment}{months}个月。")
    (behind,) = promised(f"保密期限为{months}个月，{moment}计算。")
    assert shown(before) == shown(behind)
    assert before.anchor is not Anchor.NONE
