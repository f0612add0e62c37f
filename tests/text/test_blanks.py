from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.blanks import PlaceholderKind, find_placeholders
from pipeline.text.normalise import BLANK, normalise


@pytest.mark.parametrize(
    ("source", "words", "kind"),
    [
        ("保密期限为______年。", "______", PlaceholderKind.UNDERLINE),
        ("甲方：──────", "──────", PlaceholderKind.UNDERLINE),
        ("保密期限：          ", "          ", PlaceholderKind.SPACES),
        ("按第    种方式", "    ", PlaceholderKind.SPACES),
        ("终止后 [年数] 年", "[年数]", PlaceholderKind.BRACKETS),
        ("比例为【 】%", "【 】", PlaceholderKind.BRACKETS),
        ("按第（  ）种", "（  ）", PlaceholderKind.BRACKETS),
        ("编号：{{合同编号}}", "{{合同编号}}", PlaceholderKind.FIELD),
        ("编号：${no}", "${no}", PlaceholderKind.FIELD),
        ("提成××％", "××", PlaceholderKind.MASK),
        ("XX公司", "XX", PlaceholderKind.MASK),
        ("验收时间待定", "待定", PlaceholderKind.PENDING),
        ("归 □甲方 □双方 所有", "□甲方 □双方 所有", PlaceholderKind.UNTICKED),
        ("联 系 人：", "联 系 人：", PlaceholderKind.EMPTY),
        ("乙方（盖章）：", "乙方（盖章）：", PlaceholderKind.EMPTY),
        ("支付总经费中的％", "％", PlaceholderKind.NUMBER),
    ],
)
def test_a_place_to_fill_in_is_found_in_the_source(source: str, words: str, kind: PlaceholderKind) -> None:
    (span,) = find_placeholders(source)
    assert (source[span.start : span.end], span.kind) == (words, kind)


@pytest.mark.parametrize(
    "source",
    [
        "双方约定如下：",
        "甲方承担以下责任：",
        "归 ☑甲方 □双方 所有",
        "（ ）甲方（√）双方",
        "其他：无",
        "带“□”的条款为选项",
        "双方确定如下联系人：",
        "其他：/",
        "收益比例（%）",
        "甲方：示例大学",
        "一式【肆】份",
        "待定义的术语",
        "",
    ],
)
def test_what_is_settled_is_no_placeholder(source: str) -> None:
    assert find_placeholders(source) == ()


@pytest.mark.parametrize(
    ("source", "shown"), [("期限：        ", "（空白）"), ("{{" + "甲" * 40 + "}}", "{{" + "甲" * 21 + "…")]
)
def test_what_is_shown_is_short_and_visible(source: str, shown: str) -> None:
    (span,) = find_placeholders(source)
    assert span.shown == shown


def test_lines_with_boxes_are_judged_one_by_one() -> None:
    source = "归 □甲方 □乙方\n归 ☑甲方 □乙方"
    (span,) = find_placeholders(source)
    assert source[span.start : span.end] == "□甲方 □乙方"


@given(st.text(alphabet="甲乙方年：%（）【】[]{}_ X×□√☑\n待定1", max_size=50))
def test_every_blank_of_the_normalised_text_is_a_placeholder(source: str) -> None:
    spans = find_placeholders(source)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    normalised = normalise(source)
    for place, char in enumerate(normalised.text):
        if char == BLANK:
            start, end = normalised.original(place, place + 1)
            assert any(span.start <= start and end <= span.end for span in spans)
