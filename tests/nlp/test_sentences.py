"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.sentences import split


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲方付款。乙方交付；丙方监督。", ["甲方付款。", "乙方交付；", "丙方监督。"]),
        ("甲方付款\n乙方交付", ["甲方付款\n", "乙方交付"]),
        ("资料（含图纸。光盘；样品）归还。", ["资料（含图纸。光盘；样品）归还。"]),
        ("“保密信息”指“甲。乙；”两类。", ["“保密信息”指“甲。乙；”两类。"]),
        ("他说：“同意。”乙方签字。", ["他说：“同意。”乙方签字。"]),
        ("（未闭合。第二句。", ["（未闭合。", "第二句。"]),
        ("条件：①甲；②乙，③丙。", ["条件：", "①甲；", "②乙，", "③丙。"]),
        ("情形：（1）甲，（2）乙。", ["情形：", "（1）甲，", "（2）乙。"]),
        ("按（1）、（2）项处理。", ["按（1）、（2）项处理。"]),
        ("It lasts for five (5) years thereafter.", ["It lasts for five (5) years thereafter."]),
        ("方式：1.仲裁；2.诉讼。", ["方式：", "1.仲裁；", "2.诉讼。"]),
        ("总额：1.5万元。", ["总额：1.5万元。"]),
        ("地点：       ", ["地点：       "]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_end_at_stops_and_items(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


@given(st.text(alphabet="甲乙。；！？\n（）“”《》①（1）：，. 、", max_size=80))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    spans = split(text, 0, len(text))
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
    assert all(text[start:end].strip() for start, end in spans)
