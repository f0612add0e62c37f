"""Notes and instructions."""

from __future__ import annotations

import pytest

from pipeline.nlp.notes import inline_notes, is_note, opens_notes


@pytest.mark.parametrize(
    "text",
    [
        "注：本条可以删减。",
        "// 常见为五五开",
        "// 批注：建议写共有",
        "<!-- 未填视为空白 -->",
        "-- 建议归双方 -->",
        "-- 评注：少见",
        "注１：可以约定其他份额。",
        "（注：一般不少于两年）",
        "〔注：未约定的归受托方。〕",
        "说明：本项按实际填写。",
        "示例：甲方出资十万元。",
        "（根据签约主体数量增删）",
        "（如有附件请附后，没有请删除本句）",
        "（与封面名称一致）",
        "起草提示：保密期限不少于两年。",
        "【提示】收益比例由双方协商。",
        "※ 说明：可以另行约定收益比例。",
        "编者按：违约金常为百分之十。",
        "参考条款：成果归甲方所有。",
        "常见写法：甲方六成、乙方四成。",
        "批注：建议增加违约金。",
        "例：甲方占60%，乙方占40%。",
        "Drafting note: delete if not applicable.",
        "此处填写保密期限，以年为单位。",
        "此栏由经办人填写。",
        "本条供参考，可以增删。",
        "请根据实际情况填写。",
        "使用本条时注意保密期限。",
        "不涉及的可以删去。",
        "没有需要解释的术语，写“无”；没有的写“无”。",
        "保密期限一般写三年。",
        "双方可以约定，合同不论因何终止，收益条款仍然有效。",
        "当事人可以在合同中约定：鉴定前的样机归出资的一方。",
        "验收条款应当根据实际需要约定，写明标准和方法。",
    ],
)
def test_words_that_guide_whoever_fills_in_are_a_note(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "备注：价格含税。",
        "双方可以约定的其他时间交付样机。",
        "双方约定，样机归甲方。",
        "付款条款应当按照本合同执行。",
        "- 成果归双方共有",
        "-- 甲方提供样品",
        "/",
        "说明：      ",
        "（乙方）",
        "注册地址：示例路",
        "（含税价）",
        "说明书由乙方提供。",
        "注意义务由双方承担。",
        "此处填写的地址为送达地址。",
        "本条适用于合作期届满以后。",
        "乙方应当按月填写进度表。",
        "没有约定的，按实际损失赔偿。",
        "双方可以参照附件一分配收益。",
        "参考资料由甲方提供。",
        "由甲方所在地法院管辖；外文译本仅供参考。",
        "各条的标题仅供参考，不影响条文的含义。",
        "请在下列方案中选择一种：",
        "请在以下各项中勾选：",
        "一般保密信息与绝密信息分开存放。",
        "样品由乙方保管。",
        "重要资料由双方共同保管。",
        "【样品】由乙方交付。",
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
