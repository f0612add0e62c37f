"""What reads like a title and where it ends."""

from __future__ import annotations

import pytest

from pipeline.nlp.titles import find_title, is_clause_title, is_title


@pytest.mark.parametrize(
    "text",
    [
        "保密义务",
        "违 约 责 任",
        "合作内容",
        "甲方权利与义务",
        "本合同的变更",
        "技术、市场保密",
        "标的技术的内容、范围及要求",
        "经费和物资概算",
        "禁止行为",
        "入伙、退伙，出资的转让",
        "应达到的技术指标和参数",
        "不可抗力",
        "其他",
    ],
)
def test_short_nominal_words_are_a_title(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "双方应当保密",
        "成果归双方共有",
        "甲方委托乙方进行技术服务的内容如下",
        "本合同一式四份",
        "为保证乙方有效工作",
        "甲方（委托方）",
        "示例科技有限公司",
        "保密。",
        "总金额     元",
        "保密期限为三年",
        "10万元整",
        "",
        "甲",
    ],
)
def test_what_says_something_or_names_somebody_is_no_title(text: str) -> None:
    assert not is_title(text)


@pytest.mark.parametrize(
    ("line", "title", "text", "kept"),
    [
        ("保密义务", "保密义务", "", False),
        ("保密义务：", "保密义务", "", False),
        ("保密义务 双方应当保密。", "保密义务", "双方应当保密。", False),
        ("违约责任：违约方应当赔偿。", "违约责任", "违约方应当赔偿。", False),
        ("保密。双方应当保密。", "保密", "双方应当保密。", False),
        ("【保密】双方应当保密。", "保密", "双方应当保密。", False),
        ("违约责任——违约方应当赔偿。", "违约责任", "违约方应当赔偿。", False),
        ("保密期限：三年", "保密期限", "三年", True),
        ("付款方式：分期。", "付款方式", "分期。", True),
        ("退出机制：无", "退出机制", "无", False),
        ("其他 无", "其他", "无", False),
    ],
)
def test_a_title_ends_where_the_text_starts(line: str, title: str, text: str, *, kept: bool) -> None:
    found = find_title(line, 0, len(line))
    assert found is not None
    assert (line[found.start : found.end], line[found.text :], found.kept) == (title, text, kept)


@pytest.mark.parametrize(
    "line",
    ["双方确定：", "甲方应当在 30 日内付款。", "技术服务费（含税 ）为：", "在本合同有效期内，甲方所有。"],
)
def test_a_sentence_has_no_title(line: str) -> None:
    assert find_title(line, 0, len(line)) is None


def test_a_field_stays_with_the_room_to_fill_it_in() -> None:
    line = "保密期限：        "
    found = find_title(line, 0, len(line), room=True)
    assert found is not None
    assert found.kept


def test_bold_words_before_plain_text_are_the_title() -> None:
    line = "保密双方应当保密。"
    found = find_title(line, 0, len(line), bold=2)
    assert found is not None
    assert line[: found.end] == "保密"


@pytest.mark.parametrize(
    ("text", "expected"), [("成果归属", True), ("争议的解决办法", True), ("系统源代码", False)]
)
def test_a_clause_title_names_a_matter(text: str, *, expected: bool) -> None:
    assert is_clause_title(text) is expected


@pytest.mark.parametrize(
    "line", ["合作产生的专利 、 论文归双方共有 。", "保密期至合作结束后五年 。", "论文投稿 ， 应取得同意 。"]
)
def test_room_before_a_mark_ends_no_title(line: str) -> None:
    assert find_title(line, 0, len(line)) is None


@pytest.mark.parametrize(
    "line",
    ["乙方拟发表 与项目有关 的论文，提前三十日 报专家组。", "本项目名称 为“示例地方 戏粗纹唱 片修复”。"],
)
def test_one_of_several_stray_spaces_sets_off_no_title(line: str) -> None:
    assert find_title(line, 0, len(line)) is None
