from __future__ import annotations

import re

import pytest

from pipeline.nlp.amended import in_force

TOPIC = re.compile("保密期限?|收益")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原协议所定一年的保密期延长为五年。", "保密期:五年。"),
        ("原合同第三条“保密期限为一年”修改为“保密期限为两年”。", "保密期限为两年”。"),
        ("原约定的收益比例6:4变更为7:3。", "收益:7:3。"),
        ("原定由乙方承担的费用改为由甲方承担。", "由甲方承担。"),
    ],
)
def test_only_the_new_words_are_left(text: str, expected: str) -> None:
    assert in_force(text, TOPIC) == expected


@pytest.mark.parametrize(
    "text",
    [
        "保密期限为三年。",
        "原则上收益按6:4分配，可协商调整为7:3。",
        "原材料价格上涨的，收益另行调整为各半。",
        "改为五年。",
    ],
)
def test_a_sentence_that_replaces_nothing_stays_as_it_is(text: str) -> None:
    assert in_force(text, TOPIC) == text
