"""Who owns which result."""

from __future__ import annotations

import pytest
from helpers.understanding import terms_of

from pipeline.model.terms import State


def owned(text: str) -> list[tuple[str, str]]:
    return [(item.result, item.owner) for item in terms_of(f"第一条 成果\n{text}").ownership]


@pytest.mark.parametrize(
    ("text", "result", "owner"),
    [
        ("项目产生的专利权归甲方所有。", "专利权", "甲方"),
        ("软件著作权归乙方。", "软件著作权", "乙方"),
        ("技术秘密属于甲方所有。", "技术秘密", "甲方"),
        ("专利申请权归双方共有。", "专利申请权", "共有"),
        ("知识产权由甲、乙双方共同所有。", "知识产权", "共有"),
        ("论文由双方共享。", "论文", "共有"),
        ("软件著作权按份共有：甲方占60%，乙方占40%。", "软件著作权", "共有"),
        ("各方独立完成的成果归各方所有。", "成果", "各自所有"),
        ("知识产权由完成方所有。", "知识产权", "各自所有"),
        ("一方单独完成的技术成果归该方所有。", "技术成果", "各自所有"),
        ("两方共同完成的成果归共同完成方共有。", "成果", "共有"),
        ("软件著作权归甲方和丙方共有。", "软件著作权", "甲方和丙方共有"),
        ("改进成果归示例研究院所有。", "改进成果", "示例研究院"),
        ("甲方对开发的软件享有著作权。", "著作权", "甲方"),
        ("数据的持有权归乙方。", "数据", "乙方"),
        ("乙方利用甲方提供的技术资料完成的技术成果归甲方所有。", "技术成果", "甲方"),
        ("研究成果的知识产权归甲方，乙方享有使用的权利。", "知识产权", "甲方"),
    ],
)
def test_a_sentence_gives_results_an_owner(text: str, result: str, owner: str) -> None:
    assert (result, owner) in owned(text)
    assert {item for _, item in owned(text)} == {owner}


def test_each_result_of_a_list_has_the_owner() -> None:
    assert owned("专利申请权、软件著作权和技术秘密归甲方所有。") == [
        ("专利申请权", "甲方"),
        ("软件著作权", "甲方"),
        ("技术秘密", "甲方"),
    ]


def test_two_statements_in_one_sentence_are_two() -> None:
    assert owned("专利权归甲方所有，论文归乙方所有。") == [("专利权", "甲方"), ("论文", "乙方")]


@pytest.mark.parametrize(
    "text",
    ["合作前已有的知识产权仍归乙方所有。", "背景知识产权归乙方所有。", "乙方原有的知识产权归乙方所有。"],
)
def test_what_was_brought_along_is_background(text: str) -> None:
    assert owned(text) == [("背景知识产权", "乙方")]


@pytest.mark.parametrize(
    "text", ["技术成果归____所有。", "技术成果归____方所有。", "技术成果归{{权利人}}所有。"]
)
def test_an_owner_left_to_fill_in_is_blank(text: str) -> None:
    (item,) = terms_of(f"第一条 成果\n{text}").ownership
    assert (item.owner, item.state) == ("", State.BLANK)


def test_an_owner_to_be_agreed_later_is_undefined() -> None:
    (item,) = terms_of("第一条 成果\n合作产生的知识产权的归属由双方另行约定。").ownership
    assert (item.owner, item.state) == ("", State.UNDEFINED)


@pytest.mark.parametrize(
    "text",
    [
        "转让共有成果所得的收益，甲方享有45%，乙方享有55%。",
        "甲方保证不侵犯第三方的知识产权。",
        "本协议不产生任何知识产权，也不涉及知识产权的归属问题。",
        "乙方协助办理专利权权属变更手续。",
        "丙方不享有知识产权。",
        "误差在3%以内的数据不属于违约。",
        "正式合同应当包括知识产权归属、收益分配、保密等条款。",
        "甲方享有成果的优先使用权。",
        "专利由甲方负责申请。",
        "协议、报告、数据和知识产权证书等全部文件应当整理归档。",
    ],
)
def test_income_promises_and_other_duties_give_nobody_a_result(text: str) -> None:
    assert owned(text) == []
