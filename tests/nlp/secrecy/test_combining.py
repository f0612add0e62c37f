"""Statements in several places of one document: which of them counts."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

POINTER = "第六条 保密\n双方应当保密，保密期限按附件二执行。\n"
PARTS = """第一部分 通用条款
第5条 保密
5.1 双方对未公开的信息负有保密义务，不得向第三人提供。
5.2 保密期至合同履行完毕后满三年止。
第二部分 专用条款
"""


def periods(text: str) -> list[str]:
    return [shown(term) for term in secrecy(text).periods]


def test_an_annex_that_is_named_says_the_period() -> None:
    annex = "附件二 资料规则\n1．双方的保密义务至合同终止后四年止。"
    assert periods(POINTER + annex) == ["months 48 cooperation_end"]


@pytest.mark.parametrize(
    "annex",
    ["附件二 资料规则\n1．双方不得泄露图纸。", "附件三 资料规则\n1．双方的保密义务至合同终止后四年止。"],
)
def test_an_annex_that_does_not_say_it_leaves_it_open(annex: str) -> None:
    assert any(text.startswith("undefined") for text in periods(POINTER + annex))


@pytest.mark.parametrize(
    ("special", "expected"),
    [
        ("第5条 双方的保密期限为合同终止后五年。", ["months 60 cooperation_end"]),
        (
            "第5条 保密期限与合同有效期一致，合同到期后双方不再承担保密义务。",
            ["cooperation_only 0 cooperation_end"],
        ),
        (
            "第5条 源代码的保密期限为合同终止后五年。",
            ["months 36 cooperation_end", "months 60 cooperation_end"],
        ),
        ("第5条 履行地点为甲方所在地。", ["months 36 cooperation_end"]),
    ],
)
def test_special_terms_go_before_general_ones(special: str, expected: list[str]) -> None:
    assert periods(PARTS + special) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("义务于下列较早者到来时止：（1）本协议终止后第三个周年日；（2）公司上市之日。", "undefined 36"),
        ("保密义务持续至合作结束后满三年或者产品上市，以先到者为准。", "undefined"),
        ("保密义务持续至合作结束后满三年或者产品上市，以后到者为准。", "months 36 cooperation_end"),
        ("保密期限至合作结束后三年或产品上市为止。", "undefined 36"),
        ("保密期限自期满或者提前解除（以先发生者为准）之日起三年。", "months 36 cooperation_end"),
        ("保密期限至合作终止或者解除之日后三年为止。", "months 36 cooperation_end"),
    ],
)
def test_the_earlier_of_several_ends_is_open_where_one_is_unknown(text: str, expected: str) -> None:
    duty = "双方对合作中知悉的对方技术资料负有保密义务。"
    assert all(found.startswith(expected) for found in periods(f"第六条 保密\n{duty}\n{text}"))


def test_what_cannot_end_earlier_leaves_the_known_end() -> None:
    text = (
        "第一条 合作期限为十二个月，自签署之日起计算。\n第六条 保密\n双方负有保密义务。\n"
        "保密期限自披露之日起五年或合作结束后一年，以较早者为准。"
    )
    assert periods(text) == ["months 12 cooperation_end"]


def test_the_form_of_a_promise_for_staff_binds_no_party() -> None:
    text = (
        "第五条 安全\n5.1 使用方对数据负有保密义务，不得向第三方透露。\n"
        "第八条 终止\n8.1 本协议终止后三年内，使用方仍应履行保密义务。\n"
        "附件一 承诺书\n本人因参加项目接触数据，承诺不外传，保密期限为离开项目之日起一年。\n承诺人："
    )
    assert periods(text) == ["months 36 cooperation_end"]


def test_what_counts_should_the_project_fail_adds_nothing() -> None:
    text = "第六条 保密\n各方负有保密义务，至项目结题后三年止。\n项目未获立项的，保密期至通知到达后一年止。"
    assert periods(text) == ["months 36 cooperation_end"]


def test_an_excepted_end_leaves_a_doubt() -> None:
    text = "第六条 保密\n双方负有保密义务，保密期限为合作结束后三年，提前终止的除外。"
    assert "undefined none" in periods(text)


def test_what_the_law_says_of_secrets_of_the_state_is_no_period() -> None:
    text = (
        "第六条 保密\n各方负有保密义务，至合作结束后三年止。\n"
        "实施中产生涉密事项的，依照保密法规定另行确定密级与保密期限。"
    )
    assert periods(text) == ["months 36 cooperation_end"]


def test_the_secrets_of_patients_are_some_of_all() -> None:
    text = "第六条 保密\n双方的保密责任在合作期满后再延续十八个月。\n乙方对受检者信息的保密责任永久有效。"
    general, special = secrecy(text).periods
    assert (shown(general), special.subject) == ("months 18 cooperation_end", "受检者信息")
