"""The title of the agreement, and what only looks like one."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, paragraph
from helpers.understanding import understood

from pipeline.model.document import Block, Document, Story

_REST = "甲方：示例科技有限公司\n乙方：示例大学\n第一条 合作内容\n双方共同研发示例系统。\n"


def title(source: str | Document) -> str:
    return understood(source).terms.title


@pytest.mark.parametrize(
    "text",
    [
        "示例系统合作开发协议",
        "技术开发（委托）合同",
        "技术开发合同（合作开发）",
        "示例项目合作协议书",
        "关于共建示例研究院的协议书",
        "关于终止《示例开发合同》的协议书",
        "示例产业联盟合作备忘录",
        "合作意向书",
        "横向课题任务书",
        "技术移转合约书",
        "“示例家”平台经销商合作协议（2024版）",
    ],
)
def test_a_line_that_names_an_agreement_is_the_title(text: str) -> None:
    expected = text.replace("（", "(").replace("）", ")")
    assert title(f"{text}\n合同编号：2024-01\n{_REST}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示 例 合 作 协 议", "示例合作协议"),
        ("# 示例合作协议", "示例合作协议"),
        ("合同名称：示例开发合同", "示例开发合同"),
        ("JOINT RESEARCH AGREEMENT 联合研究协议", "联合研究协议"),
        ("示例合作协议（修订稿，2024年5月返回）", "示例合作协议"),
        ("Joint Research Agreement", "Joint Research Agreement"),
    ],
)
def test_what_surrounds_the_title_is_left_out(text: str, expected: str) -> None:
    assert title(f"{text}\n{_REST}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "合同编号：示例协议2024",
        "示例合作协议.docx",
        "根据有关法律，双方订立本合同",
        "甲方与乙方的协议。",
        "附件一 保密协议",
        "详见补充协议",
    ],
)
def test_other_lines_are_no_title(text: str) -> None:
    assert title(f"{text}\n{_REST}") == ""


def test_a_clause_and_a_header_are_no_title() -> None:
    header = paragraph("示例合作协议", story=Story.HEADER)
    blocks = of_blocks(*_REST.splitlines(), "第二条 补充协议", "双方可以订立补充协议。", header)
    assert title(blocks) == ""


def _centred(text: str) -> Block:
    return paragraph(text, centred=True)


def test_the_centred_line_counts_before_others() -> None:
    assert (
        title(of_blocks("原技术开发合同", _centred("示例系统合作开发协议"), *_REST.splitlines()))
        == "示例系统合作开发协议"
    )


def test_a_title_may_stand_on_two_lines() -> None:
    assert title(of_blocks(_centred("示例平台海洋科研合作"), _centred("框架协议"), *_REST.splitlines())) == (
        "示例平台海洋科研合作框架协议"
    )


@pytest.mark.parametrize("above", ["示例平台海洋科研合作", "示例试验场测试技术产教融合项目"])
def test_the_two_lines_need_not_be_centred(above: str) -> None:
    assert title(f"{above}\n框架协议\n{_REST}") == f"{above}框架协议"


@pytest.mark.parametrize("above", ["示例科技大学", "共谋发展", "二〇二六年三月", "一、合作项目"])
def test_a_line_above_that_names_no_work_is_left_out(above: str) -> None:
    assert title(f"{above}\n框架协议\n{_REST}") == "框架协议"


@pytest.mark.parametrize("above", ["示例科技大学", "编号：2024-01", "2024年3月"])
def test_what_stands_above_the_title_need_not_belong_to_it(above: str) -> None:
    assert title(of_blocks(_centred(above), _centred("框架协议"), *_REST.splitlines())) == "框架协议"
