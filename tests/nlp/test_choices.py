"""Boxes and choices by number."""

from __future__ import annotations

import pytest

from pipeline.nlp.choices import find_boxes, numbers_chosen


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        ("□甲方 ☑双方", [False, True]),
        ("☐甲方 ☒双方", [False, True]),
        ("□甲方 ■双方", [False, True]),
        ("□√甲方 □双方", [True, False]),
        ("√甲方 □双方", [True, False]),
        ("（√）甲方 （  ）双方", [True, False]),
        ("[x]甲方 [ ]双方", [True, False]),
        ("（×）一年（√）五年", [False, True]),
        ("(√)三年 (✗)长期", [True, False]),
        ("样机数量2×3台", []),
        ("（  ）仅甲方可以使用", [False]),
        ("{{☐甲方_数据}}数据 {{☐甲方_算法}}算法", [False, False]),
        ("（  ）方违反本合同", []),
        ("甲方提前（  ）日通知", []),
        ("X方案与x轴", []),
        ("请在□内打√，不选的划×", []),
        ("- [x] 双方共有", [True]),
        ("* [ ] 项目成果归甲方", [False]),
        ("[ ] 项中的一项", []),
    ],
)
def test_boxes_are_found_with_their_state(text: str, ticks: list[bool]) -> None:
    assert [box.ticked for box in find_boxes(text, 0, len(text))] == ticks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按以下第2种方式解决:", {2}),
        ("按照下列第二种方式处理", {2}),
        ("采用第(一)种方案", {1}),
        ("按以下第▁种方式解决:", set()),
        ("采用以下第种方式解决", set()),
        ("按以下第/种方式处理", set()),
        ("以下第1、3项适用", {1, 3}),
        ("以下第B种方式", {2}),
    ],
)
def test_the_chosen_number_is_read(text: str, expected: set[int]) -> None:
    assert numbers_chosen(text) == frozenset(expected)


@pytest.mark.parametrize(
    "text",
    ["按本合同第三条第二款处理", "违反第2项义务的", "依照本条第一款", "甲方应当通知乙方", "第一种成果"],
)
def test_a_reference_offers_no_choice(text: str) -> None:
    assert numbers_chosen(text) is None
