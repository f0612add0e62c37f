"""Notes and instructions."""

from __future__ import annotations

import pytest

from pipeline.nlp.notes import inline_notes, is_note, opens_notes


@pytest.mark.parametrize(
    "text",
    [
        "注：本条可以删减。",
        "注１：可以约定其他份额。",
        "（注：一般不少于两年）",
        "〔注：未约定的归受托方。〕",
        "说明：本项按实际填写。",
        "示例：甲方出资十万元。",
        "（根据签约主体数量增删）",
        "（如有附件请附后，没有请删除本句）",
        "（与封面名称一致）",
    ],
)
def test_words_that_guide_whoever_fills_in_are_a_note(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "备注：价格含税。",
        "说明：      ",
        "（乙方）",
        "注册地址：示例路",
        "（含税价）",
        "说明书由乙方提供。",
        "注意义务由双方承担。",
        "",
    ],
)
def test_operative_words_are_no_note(text: str) -> None:
    assert not is_note(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("举例如下：", True), ("【填写说明】", True), ("注：", True), ("付款如下：", False)],
)
def test_a_line_announces_notes(words: str, *, expected: bool) -> None:
    assert opens_notes(words) is expected


def test_a_note_inside_a_sentence_is_found() -> None:
    text = "保密期限为____年（注：一般不少于2年）。"
    assert [text[start:end] for start, end in inline_notes(text, 0, len(text))] == ["（注：一般不少于2年）"]
