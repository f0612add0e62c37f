"""The term of the cooperation among the many terms of an agreement."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers.segmenting import of_blocks, table
from helpers.understanding import FRONT, terms_of, understood
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.terms import CooperationTerm, State
from pipeline.nlp.term import months_between
from pipeline.text.dates import add_months

_START, _END = date(2024, 1, 1), date(2026, 12, 31)


def term(text: str) -> CooperationTerm:
    return terms_of(text).cooperation_term


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("合作期限为三年，自2024年1月1日起至2026年12月31日止。", "date"),
        ("合作期限：自2024年1月1日至2026年12月31日。", "date"),
        ("本协议有效期三年，自签署之日起算。", "signing"),
        ("本协议有效期为三年，自双方签字盖章之日起生效。", "signing"),
        ("本协议自签订之日起生效，有效期三年。", "signing"),
        ("研究期限为36个月，自合同生效之日起计算。", "effective"),
        ("本合同有效期为自生效之日起三年。", "effective"),
        ("合作期限三年，自设备上线之日起计算。", ""),
        ("双方就示例系统开展合作，为期三年。", ""),
        ("项目周期：36个月。", ""),
        ("培养期限为三个学年。", ""),
        ("本协议自开工之日起暂定为三年。", ""),
    ],
)
def test_the_term_is_read_with_what_it_runs_from(text: str, anchor: str) -> None:
    found = term(f"第一条 合作\n{text}")
    assert (found.state, found.months, found.anchor) == (State.DEFINED, 36, anchor)


def test_a_range_gives_start_end_and_months() -> None:
    found = term("第一条 合作期限\n自2024年1月1日起至2026年12月31日止。")
    assert (found.months, found.start, found.end, found.anchor) == (36, _START, _END, "date")


def test_an_end_alone_is_a_term() -> None:
    found = term("第一条 期限\n本协议有效期至2026年12月31日。")
    assert (found.state, found.months, found.start, found.end) == (State.DEFINED, None, None, _END)


def test_an_article_called_term_need_not_say_so_again() -> None:
    assert term("第一条 合作期限\n三年，自签订之日起算。").months == 36


def test_what_marks_the_end_of_a_step_is_no_term() -> None:
    steps = table(("步骤", "起止", "标志"), ("示范", "2024年1月1日至2024年6月30日", "观测满三个月"))
    blocks = of_blocks(*FRONT.splitlines(), "第一条 合作期限和步骤", *steps)
    found = understood(blocks).terms.cooperation_term
    assert "观测" not in "".join(item.quote for item in found.evidence)


def test_the_cover_may_hold_the_term() -> None:
    text = "示例合作协议\n有效期限：三年\n甲方：示例科技有限公司\n乙方：示例大学\n"
    assert understood(text + FRONT + "第一条 内容\n双方研发。").terms.cooperation_term.months == 36


def test_a_cell_may_hold_the_term() -> None:
    blocks = of_blocks(*FRONT.splitlines(), "第一条 概况", *table(("合作期限", "三年"), ("联系人", "张三")))
    assert understood(blocks).terms.cooperation_term.months == 36


@pytest.mark.parametrize(
    "text",
    [
        "甲方应当在30日的付款期限内付款，付款期限为一年。",
        "质量保证期限为两年。",
        "免费保修期为12个月。",
        "保密期限为合作终止后五年。",
        "竞业限制期限为两年。",
        "异议期限为30日。",
        "专利权有效期为二十年。",
        "试用期为三个月。",
        "在本合同有效期内，甲方指定张三为联系人。",
        "服务期限内，任何一方可以提前30日通知对方解除。",
        "合作期限届满前三个月，双方协商续签。",
        "乙方应当提前60日书面通知。",
        "档案保存期限为十年。",
    ],
)
def test_other_terms_are_not_the_cooperations(text: str) -> None:
    assert term(f"第一条 其他\n{text}").state is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "合作期限为____年。",
        "合作期限自____年__月__日起至____年__月__日止。",
        "有效期限：________",
        "合作期限为{{期限}}。",
    ],
)
def test_a_term_left_to_fill_in_is_blank(text: str) -> None:
    assert term(f"第一条 期限\n{text}").state is State.BLANK


def test_a_known_length_with_a_blank_start_is_defined() -> None:
    assert term("第一条 期限\n合作期限五年，自____年__月__日起。").months == 60


def test_working_days_are_not_turned_into_months() -> None:
    found = term("第一条 期限\n合作期限为60个工作日。")
    assert (found.state, found.months) == (State.UNDEFINED, None)


def test_the_cooperation_counts_before_its_project() -> None:
    text = (
        "第一条 项目\n项目研究期限为五年。\n第二条 期限\n本协议有效期为三年。\n附件一 培训\n合作期限为十年。"
    )
    assert term(text).months == 36


def test_of_several_terms_of_one_kind_the_longest_counts() -> None:
    assert term("第一条 期限\n合作期限为两年。\n第二条 期限\n合作期限为三年。").months == 36


def test_an_extension_does_not_count() -> None:
    found = term("第一条 期限\n合作期限至2026年12月31日止，试运行未满六个月的，自动顺延六个月。")
    assert (found.months, found.end) == (None, _END)


def test_a_changed_term_is_the_new_one() -> None:
    found = term("第一条 变更\n原“合作期限至2024年6月9日”修改为“合作期限至2026年12月31日”。")
    assert (found.start, found.end) == (None, _END)


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)),
    st.integers(min_value=1, max_value=240),
)
def test_whole_months_are_counted_whole(start: date, months: int) -> None:
    assert months_between(start, add_months(start, months) - timedelta(days=1)) == months


def test_the_period_of_a_project_called_by_its_nickname_is_the_term() -> None:
    term = terms_of("第五条 “巡山”的周期为2025年5月15日至2027年5月14日。").cooperation_term
    assert (term.months, term.end) == (24, date(2027, 5, 14))
