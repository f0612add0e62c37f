"""Whether words settle anything."""

from __future__ import annotations

import pytest

from pipeline.nlp.substance import has_substance


@pytest.mark.parametrize(
    "text",
    ["", "▁", "无", "无。", "/", "\\", "略", "不适用", "——", "保密期限:▁", "保密期限:/",
     "人民币▁元(大写:▁)", "▁年▁月▁日", "1.▁", "(1)▁", "双方确定:",
     "甲方应向乙方提供下列条件:", "户名:▁账号:▁", "待补充", "…", "▁(由工作组在年底前填入)", "▁(待双方商定)"],
)  # fmt: skip
def test_blanks_and_empty_words_have_no_substance(text: str) -> None:
    assert not has_substance(text)


@pytest.mark.parametrize(
    "text",
    [
        "详见附件",
        "三年",
        "保密期限:三年",
        "双方另行协商。",
        "保密期限为▁年，自签署之日起算。",
        "总价10万元，支付方式如下:",
        "无息返还",
        "甲",
    ],
)
def test_anything_said_has_substance(text: str) -> None:
    assert has_substance(text)
