from __future__ import annotations

import pytest
from helpers.promises import read

from pipeline.model.agreement import Standing


def operative(text: str) -> list[str]:
    return [p.text for p in read(text).provisions if p.standing is Standing.OPERATIVE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成果归 □甲方 ☑双方 所有。", ["成果归 双方 所有。"]),
        ("保密期限：☑三年 □五年，均自终止之日起算。", ["保密期限:三年，均自终止之日起算。"]),
        ("期限：□两年 ☑四年 起算点：☑终止日 □签订日", ["期限:四年", "起算点:终止日"]),
        ("验收方式：①会议 ②书面，采用第②种，费用由甲方承担。", ["验收方式:书面，费用由甲方承担。"]),
        ("验收方式：①会议 ②书面，采用第①种。", ["验收方式:会议。"]),
        ("验收方式：①会议 ②书面，采用第__种。", []),
    ],
)
def test_a_chosen_option_is_read_with_the_words_before_it(text: str, expected: list[str]) -> None:
    found = operative(f"第三条 约定\n{text}")
    assert [item.replace(" ", "") for item in found] == [item.replace(" ", "") for item in expected]


def test_an_option_that_was_not_chosen_settles_nothing() -> None:
    provisions = read("第三条 约定\n验收方式：①会议 ②书面，采用第②种。").provisions
    assert [p.text for p in provisions if p.standing is Standing.UNTICKED] == ["①会议"]


def test_the_lead_alone_settles_nothing() -> None:
    provisions = read("第三条 约定\n验收方式：☑会议 □书面").provisions
    (lead,) = (p for p in provisions if p.text == "验收方式:")
    assert lead.standing is Standing.HEADING


def test_a_paragraph_without_a_choice_is_left_alone() -> None:
    assert operative("第三条 约定\n双方按月开会。按第三种方案实施。") == [
        "双方按月开会。",
        "按第三种方案实施。",
    ]


def test_a_number_of_no_option_leaves_all_of_them_open() -> None:
    assert operative("第三条 约定\n验收方式：①会议 ②书面，采用第③种。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("权属（单选）：\n- [ ] 归甲方\n- [x] 双方共有", "权属:双方共有"),
        ("成果归属（请在□内打√）：\n□ 归甲方\n☑ 归乙方", "成果归属:归乙方"),
        ("专利申请权按下列第　③　项处理：①归甲方；②归乙方；③双方共有。", "专利申请权:双方共有。"),
        ("专利权按下列第（2）种方式处理：\n（1）归甲方所有；\n（2）归双方共有。", "专利权:归双方共有。"),
        ("登记证书按以下第1种方式保管：\n（1）归甲方；\n（2）归乙方。", "登记证书:归甲方；"),
    ],
)
def test_a_lead_is_read_with_the_option_chosen_below_it(text: str, expected: str) -> None:
    assert expected in operative(f"第三条 约定\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "权属（单选）：\n- [ ] 归甲方\n- [ ] 双方共有",
        "成果归属（请在□内打√）：\n□ 归甲方\n□ 归乙方",
        "专利申请权按下列第　　项处理：①归甲方；②归乙方。",
        "专利权按下列第＿种方式处理：\n（1）归甲方所有；\n（2）归双方共有。",
    ],
)
def test_without_a_choice_no_option_is_read(text: str) -> None:
    assert not [item for item in operative(f"第三条 约定\n{text}") if "归" in item and not item.endswith(":")]
