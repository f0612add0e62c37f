"""What an agreement is about."""

from __future__ import annotations

import pytest
from helpers.reading import understood

from pipeline.model.state import State
from pipeline.nlp import subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称：高强度铝合金焊接工艺研究\n第一条 研究内容\n开发焊接工艺。", "高强度铝合金焊接工艺研究"),
        ("双方就共建“示例联合实验室”达成如下协议。\n第一条 目的\n共建。", "示例联合实验室"),
        ("双方就《低温电池回收》项目签订本合同。\n第一条 内容\n研究。", "低温电池回收"),
        ("双方就水下机器人联合研发事宜达成如下协议：\n第一条 分工\n甲方出资。", "水下机器人联合研发"),
        ("第一条 合作内容\n双方共同开发焊缝检测算法。\n第二条 期限\n两年。", "双方共同开发焊缝检测算法"),
        ("第一条 合作内容\n为深化产学研合作。\n（一）共同开发焊缝检测算法；", "共同开发焊缝检测算法"),
        ("第一条 服务内容\n服务内容：__提供检测报告__", "提供检测报告"),
    ],
)
def test_the_subject_is_one_line(text: str, expected: str) -> None:
    found = subject.read(understood(text))
    assert (found.state, found.text) == (State.DEFINED, expected)
    assert found.evidence


@pytest.mark.parametrize(
    "text", ["项目名称：____________\n第一条 内容\n____", "项目名称：\n第一条 内容\n____"]
)
def test_a_name_left_to_fill_in_is_blank(text: str) -> None:
    found = subject.read(understood(text))
    assert (found.state, found.text) == (State.BLANK, "")


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国民法典》的规定，双方签订本合同。\n第一条 期限\n两年。",
        "第一条 期限\n合作期限（以下简称“合作期”）为两年。",
    ],
)
def test_laws_and_short_names_are_no_subject(text: str) -> None:
    assert subject.read(understood(text)).state is State.ABSENT


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    sentence = "，".join(["双方共同开发示例系统的各个单元"] * 12) + "。"
    found = subject.read(understood(f"第一条 合作内容\n{sentence}"))
    assert len(found.text) <= 100
    assert sentence.startswith(found.text + "，")
