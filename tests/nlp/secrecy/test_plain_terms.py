"""How lawyers and offices say how long secrecy lasts without calling it a period."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def periods(line: str) -> list[str]:
    return [shown(term) for term in secrecy(f"第六条 保密\n{DUTY}\n{line}").periods]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("本条约束丙方至服务期满后两年。", "months 24 cooperation_end"),
        ("前款在代销关系解除后八个月内继续适用。", "months 8 cooperation_end"),
        ("接收方的义务于本协议终止后满四十个月时消灭。", "months 40 cooperation_end"),
        ("上述义务自评估期结束或者双方确认停止接触之日起，在四年内继续存在。", "months 48 cooperation_end"),
        ("保密义务延续至合作期结束后第四年的十二月三十一日。", "months 48 cooperation_end"),
        ("上述义务及于合作终止后的第一个和第二个完整年度。", "months 24 cooperation_end"),
        ("保密期限为协议终正后4年。", "months 48 cooperation_end"),
        ("服务期满及丙方撤出后，双方仍应保守上述秘密，不得公开。", "permanent cooperation_end"),
        ("即使本协议不再有效，知悉秘密的一方也应守口如瓶。", "permanent cooperation_end"),
        ("上述义务没有任何时间上的限制。", "permanent cooperation_end"),
        ("丙方应保守公司的商业秘密，无论在岗还是离职。", "permanent cooperation_end"),
        ("本条之效力延续至本协议届满后的第四个年头终了。", "months 48 cooperation_end"),
        ("保密期间：自本协议生效至终止后第三年。", "months 36 cooperation_end"),
        ("保密义务的终止时间为合作结束之后的第1095日。", "months 36 cooperation_end"),
        ("双方承诺，合作终止满三年以前，不将对方资料告诉他人。", "months 36 cooperation_end"),
        ("保密期：长期（合作终止对此没有影响）。", "permanent cooperation_end"),
        ("上述资料只要还没有公开，双方就应一直保守。", "until_public none"),
        ("保密期限以有关秘密公开之日为限。", "until_public none"),
        ("双方的保密责任随资料的公开而消灭。", "until_public none"),
        ("前述资料一日未公开，双方一日不得泄露。", "until_public none"),
        ("该等义务在双方的合作了结之后，四年内有效。", "months 48 cooperation_end"),
        ("自合作终止之日起四年内，双方均不得将对方资料提供给他人。", "months 48 cooperation_end"),
        ("保密承诺在合作结束后四年内仍具有拘束力。", "months 48 cooperation_end"),
        ("本条约定在合作结束后四年内不失效。", "months 48 cooperation_end"),
        ("保密期限为协议有效期加四年。", "months 48 cooperation_end"),
        ("自合作终止之日起算，满四年方可公开。", "months 48 cooperation_end"),
        ("保密期限自本协议签订之日起三年，期满后双方可自由使用。", "months 36 signing"),
        ("保密期限自项目获得批准之日起五年。", "months 60 other"),
        ("保密责任自终验合格之日起满四年。", "months 48 acceptance"),
        ("保密义务不受合作期限的约束。", "permanent cooperation_end"),
        ("双方即使不再合作，也不能把对方的秘密说出去。", "permanent cooperation_end"),
        ("合作不做了，这些东西也不能往外讲。", "permanent cooperation_end"),
        ("双方的保密责任与合作是否结束无关。", "permanent cooperation_end"),
        ("保密期到合作结束时为止。", "cooperation_only 0 cooperation_end"),
        ("合作结束后，双方应继续保密一段时间。", "undefined none"),
        ("保密期限按照甲方的保密制度执行。", "undefined none"),
        ("保密期限依资料的密级确定。", "undefined none"),
        ("机密的保护期限等事项适用该协议。", "undefined none"),
        ("保密要求的有效期到合作结束后第40个月为止。", "months 40 cooperation_end"),
        ("合作终止后的四年间，双方应维持信息的秘密状态。", "months 48 cooperation_end"),
        ("上述限制自合作终止起四年后取消。", "months 48 cooperation_end"),
        ("本条自本协议签订时生效，至合作终止后四年失效。", "months 48 cooperation_end"),
        ("保密义务永不失效。", "permanent cooperation_end"),
        ("合作终止不构成保密义务的终止。", "permanent cooperation_end"),
        ("合作期满，保密义务并不当然消灭，双方仍受其约束。", "permanent cooperation_end"),
        ("保密义务不因合作的结束而结束。", "permanent cooperation_end"),
        ("无论何时，均不得向他人泄露。", "permanent cooperation_end"),
        ("双方应保密，直到新产品上市。", "undefined none"),
        ("本协议终止后，保密、知识产权条款仍然有效。", "permanent cooperation_end"),
        ("保密、违约责任等条款的效力不受协议终止的影响。", "permanent cooperation_end"),
        ("保密期限截止于合作结束后第四个年度的最后一日。", "months 48 cooperation_end"),
        ("合作结束后四年，方得向第三方披露。", "months 48 cooperation_end"),
        ("不论合作是否成功，双方都应长期保守对方的秘密。", "permanent cooperation_end"),
        ("双方的保密义务从签约时开始，不设终止时间。", "permanent cooperation_end"),
        ("保密期限：合同履行完毕即止", "cooperation_only 0 cooperation_end"),
        ("保密期限：合作结束后 年", "blank none"),
        ("保密期限：合作结束后 / 年", "blank none"),
        ("合同期满后，本条要求继续适用____年〔建议：三年〕。", "blank cooperation_end"),
    ],
)
def test_the_length_is_read(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "合作终止后两年内，乙方不得与甲方的同行开展同类研究。",
        "乙方不得在协议期满后三年内招用甲方的员工。",
        "甲方的三年发展规划属于保密信息。",
        "双方近五年的财务数据均为保密信息。",
        "本协议自签订之日起五年有效。",
        "保密补助发放至合作结束后三年。",
    ],
)
def test_what_else_has_a_length_leaves_no_doubt(line: str) -> None:
    assert periods(line) == []


def test_a_figure_on_a_line_of_its_own_belongs_to_the_line_before() -> None:
    text = f"第六条 保密\n{DUTY}\n保密义务的存续时间：合同履行期间及履行完毕后\n伍\n年"
    assert [shown(term) for term in secrecy(text).periods] == ["months 60 cooperation_end"]


def test_the_last_day_of_a_year_counted_from_the_end_is_sure_for_one_year_less() -> None:
    text = f"第六条 保密\n{DUTY}\n保密期限至合作期结束以后第二年的12月31日止。"
    term = secrecy(text).periods[0]
    assert (term.months, term.months_after_end, term.least_after_end) == (24, None, 12)


@pytest.mark.parametrize(
    "duty",
    [
        "丙方对所接触的方案和报价不对外讲，合作结束后三年内同样如此。",
        "未经许可，上述数据不得转告他人，合作结束后三年内有效。",
        "双方对技术资料按机密对待，合作结束后继续三年。",
        "丙方不得将数据拷出，合作结束后三年内继续有效。",
    ],
)
def test_secrecy_in_plain_words_has_its_period(duty: str) -> None:
    found = secrecy(f"第六条 丙方的义务\n{duty}").periods
    assert [shown(term) for term in found] == ["months 36 cooperation_end"]


def test_a_paper_signed_by_staff_that_is_listed_as_annex_has_no_period_of_the_parties() -> None:
    text = f"第六条 保密\n{DUTY}\n第七条 附件\n附件三、保密承诺书（驻场人员签署，离场后四年有效）"
    assert secrecy(text).periods == ()


def test_what_a_paragraph_lists_is_a_kind_of_secret() -> None:
    term = secrecy(f"第六条 保密\n{DUTY}\n前款所列数据，乙方在合同终止后仍不得泄露，没有期限。").periods[0]
    assert term.subject == "前款所列数据"


@pytest.mark.parametrize(
    "line",
    [
        "本协议的终止不影响第六条的效力。",
        "本协议的期满或者解除并不免除任何一方依第六条所负的责任。",
    ],
)
def test_an_article_named_by_number_is_not_affected_by_the_end(line: str) -> None:
    found = secrecy(f"第六条 保密\n{DUTY}\n第九条 其他\n{line}").periods
    assert [shown(term) for term in found] == ["permanent cooperation_end"]


@pytest.mark.parametrize("named", ["甲方、乙方", "甲乙双方", "甲、乙两方"])
def test_figures_given_respectively_belong_to_the_parties_in_turn(named: str) -> None:
    found = secrecy(f"第六条 保密\n{DUTY}\n{named}的保密期分别为合作结束后三年、一年。").periods
    assert [(term.party, term.months) for term in found] == [("甲方", 36), ("乙方", 12)]


def test_going_on_using_a_secret_is_no_period() -> None:
    assert periods("合作终止后，乙方可继续使用保密信息三年。") == []


def test_an_article_that_leaves_the_period_to_another_paper_settles_none_by_going_on() -> None:
    left = "保密的范围、期限和责任，适用双方签署的《保密协议》。"
    text = f"第六条 保密\n{left}\n第九条 其他\n本协议的终止不影响第六条的效力。"
    assert "undefined" in "".join(shown(term) for term in secrecy(text).periods)
