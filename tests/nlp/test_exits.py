"""Who may leave and what happens then."""

from __future__ import annotations

import pytest
from helpers.reading import understood

from pipeline.model.state import Period, State
from pipeline.model.terms_exit import Exit, ExitCondition
from pipeline.nlp import exits

HEADING = "第十条 退出与解除\n"


def read(text: str) -> Exit:
    return exits.read(understood(HEADING + text))


def only(text: str) -> ExitCondition:
    (found,) = read(text).conditions
    return found


@pytest.mark.parametrize(
    ("text", "who", "condition", "threshold"),
    [
        (
            "一方连续三个月未投入资源的，其他方有权解除本协议。",
            "其他方",
            "一方连续三个月未投入资源的",
            Period(3),
        ),
        ("乙方逾期三十日仍未交付的，甲方可以解除合同。", "甲方", "乙方逾期三十日仍未交付的", Period(days=30)),
        (
            "经书面催告后10个工作日内仍未改正的，守约方可终止合作。",
            "守约方",
            "经书面催告后10个工作日内仍未改正的",
            Period(days=10, working=True),
        ),
        ("甲方有权在乙方严重违约时单方解除合同。", "甲方", "乙方严重违约", None),
        ("因政策调整无法继续的，双方协商终止。", "双方", "因政策调整无法继续的", None),
        ("甲方资质被撤销的，本协议自动终止。", "", "甲方资质被撤销的", None),
        ("任何一方均有权解除本协议。", "任何一方", "", None),
        ("甲方停业的，乙方或者丙方可以退出合作。", "乙方或者丙方", "甲方停业的", None),
    ],
)
def test_a_condition_is_read_with_who_may_leave(
    text: str, who: str, condition: str, threshold: Period | None
) -> None:
    found = only(text)
    assert (found.who, found.condition, found.threshold) == (who, condition, threshold)
    assert (found.state, found.notice) == (State.DEFINED, None)


@pytest.mark.parametrize(
    ("text", "who", "notice"),
    [
        ("任何一方可提前三十日书面通知对方解除本协议。", "任何一方", Period(days=30)),
        ("一方要求退出的，应提前六个月书面提出。", "一方", Period(6)),
        ("成员可书面申请退出，提前60日提交理事会。", "成员", Period(days=60)),
    ],
)
def test_notice_is_no_threshold(text: str, who: str, notice: Period) -> None:
    found = only(text)
    assert (found.who, found.notice, found.threshold) == (who, notice, None)


LISTED = """\
有下列情形之一的，守约方可以书面通知解除：
（一）一方逾期六个月未投入约定经费；
（二）核心技术目标未达成；
（三）____________。
本条不影响其他权利。"""


def test_the_cases_of_a_list_are_one_condition_each() -> None:
    found = read(LISTED)
    assert [(item.condition, item.state, item.who) for item in found.conditions] == [
        ("一方逾期六个月未投入约定经费", State.DEFINED, "守约方"),
        ("核心技术目标未达成", State.DEFINED, "守约方"),
        ("▁", State.BLANK, "守约方"),
    ]
    assert found.conditions[0].threshold == Period(6)
    assert found.state is State.DEFINED


def test_a_case_of_a_list_that_ends_it_by_agreement_counts_once() -> None:
    text = "出现下列情形之一的，可以解除本合同：\n1．双方协商一致解除；\n2．因不可抗力不能履行。"
    assert [item.condition for item in read(text).conditions] == ["双方协商一致解除", "因不可抗力不能履行"]


@pytest.mark.parametrize(
    "text",
    ["乙方逾期超过____日的，甲方有权解除本合同。", "任何一方提前解除合同，应提前____日书面通知对方。"],
)
def test_what_was_left_to_fill_in_is_blank(text: str) -> None:
    assert only(text).state is State.BLANK
    assert read(text).state is State.BLANK


@pytest.mark.parametrize(
    "text",
    [
        "任何一方不得擅自退出合作。",
        "保密义务不因本协议的解除而终止。",
        "协议解除后，不影响已签项目的履行。",
        "期满前未提出书面终止通知的，自动续签一年。",
        "员工离职应提前解除劳动合同。",
        "甲方违约导致乙方解除本合同的，甲方应支付违约金。",
    ],
)
def test_look_alikes_let_nobody_leave(text: str) -> None:
    assert read(text) == Exit()


@pytest.mark.parametrize(
    ("text", "what", "within"),
    [
        ("协议终止后，双方应在十五日内结清款项。", "双方应在十五日内结清款项", Period(days=15)),
        ("一方退出的，应移交全部资料，并退还剩余经费。", "应移交全部资料，并退还剩余经费", None),
        ("退伙时按账面净资产结算。", "退伙时按账面净资产结算", None),
    ],
)
def test_what_is_settled_after_the_end(text: str, what: str, within: Period | None) -> None:
    (found,) = read(text).liquidation
    assert (found.what, found.within, found.state) == (what, within, State.DEFINED)


def test_a_time_before_the_end_is_not_that_of_the_settlement() -> None:
    (found,) = read("乙方经催告后30日内仍不交付的，甲方可以解除合同，乙方退还经费。").liquidation
    assert (found.what, found.within) == ("乙方退还经费", None)


@pytest.mark.parametrize(
    "text",
    [
        "合同履行中，甲方按月结算费用。",
        "协议终止后，应返还对方的保密信息。",
        "按进度结算后，甲方有权解除合同。",
    ],
)
def test_settling_accounts_before_the_end_is_no_liquidation(text: str) -> None:
    assert read(text).liquidation == ()


@pytest.mark.parametrize(
    ("text", "owner", "state"),
    [
        ("一方退出的，退出前已形成的成果仍归各方共有。", "共有", State.DEFINED),
        ("合作提前终止时，阶段性技术成果归甲方所有。", "甲方", State.DEFINED),
        ("退出方不再享有退出后新产生成果的权利。", "退出方不享有", State.DEFINED),
        ("协议终止的，已经取得的共有专利仍由双方共有。", "共有", State.DEFINED),
        ("退出之前形成的成果按照第九条确定归属。", "按照第九条", State.DEFINED),
        ("退出后由另一方研究取得的成果，归继续研究的一方所有。", "继续研究的一方", State.DEFINED),
        ("合作终止后，研究成果归____所有。", "", State.BLANK),
    ],
)
def test_who_owns_results_after_the_end(text: str, owner: str, state: State) -> None:
    (found,) = read(text).ownership
    assert (found.owner, found.state) == (owner, state)


def test_ownership_as_such_says_nothing_about_the_end() -> None:
    assert exits.read(understood("第六条 成果归属\n研究成果归双方共有。")).ownership == ()
