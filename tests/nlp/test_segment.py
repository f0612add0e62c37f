"""Clause trees and weights for the ways in which agreements are drafted."""

from __future__ import annotations

import pytest
from helpers.segmenting import document, of_blocks, outline, paragraph, table, texts, under

from pipeline.model.agreement import Standing
from pipeline.model.document import Block, Run, Story
from pipeline.nlp.segment import segment

_FRONT = "示例合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n双方经友好协商，达成如下协议，共同遵守。\n"


def test_articles_contain_numbered_paragraphs() -> None:
    text = """第一条 合作内容
1.1 双方共同研发示例系统。
1.2 甲方提供场地：
（1）办公室；
（2）实验室。
1.3 乙方提供人员。
第二条 保密
双方应当保密。"""
    assert outline(_FRONT + text) == [
        "第一条 合作内容",
        "  1.1",
        "  1.2",
        "    （1）",
        "    （2）",
        "  1.3",
        "第二条 保密",
    ]


def test_han_numbers_contain_bracketed_and_arabic_ones() -> None:
    text = """一、双方权利义务
（一）甲方权利义务
1、提供资金。
2、提供场地。
（二）乙方权利义务
1、提供技术。
二、保密"""
    assert outline(_FRONT + text) == [
        "一、 双方权利义务",
        "  （一） 甲方权利义务",
        "    1、",
        "    2、",
        "  （二） 乙方权利义务",
        "    1、",
        "二、 保密 空",
    ]


def test_levels_follow_the_document_and_not_a_fixed_order() -> None:
    text = "1. 任务\n一、甲方出资。\n二、乙方研发。\n2. 保密\n一、双方保密。"
    assert outline(_FRONT + text) == ["1. 任务", "  一、", "  二、", "2. 保密", "  一、"]


def test_chapters_contain_articles_that_count_on() -> None:
    text = (
        "第一章 总则\n第一条 目的\n共同研发。\n第二章 权利\n第一节 甲方义务\n第二条 出资\n"
        "甲方出资。\n第三章 附则\n第三条 生效\n签字生效。"
    )
    assert outline(_FRONT + text) == [
        "第一章 总则",
        "  第一条 目的",
        "第二章 权利",
        "  第一节 甲方义务",
        "    第二条 出资",
        "第三章 附则",
        "  第三条 生效",
    ]


def test_a_doubled_or_broken_sequence_swallows_nothing() -> None:
    text = (
        "第一条 目的\n共同研发。\n第一条 任务\n甲方出资。\n第四条 保密\n2. 双方保密。\n"
        "4. 期限三年。\n第三条 其他\n一式两份。"
    )
    assert outline(_FRONT + text) == [
        "第一条 目的",
        "第一条 任务",
        "第四条 保密",
        "  2.",
        "  4.",
        "第三条 其他",
    ]


def test_a_sequence_that_starts_anew_below_a_stem_is_nested_in_its_namesake() -> None:
    text = "1. 任务\n双方共同研发。\n2. 付款分期如下：\n1. 首付一半。\n2. 验收后付清。\n3. 保密\n双方保密。"
    assert outline(_FRONT + text) == ["1. 任务", "2.", "  1.", "  2.", "3. 保密"]


def test_lost_numbers_are_replaced_by_titles() -> None:
    text = """合作内容
甲方负责市场，乙方负责研发。
保密
双方应当对技术资料保密。
（1）期限三年；
（2）期满归还资料。
违约责任
违约方应当赔偿损失。
争议解决：因本协议发生的争议，由示例仲裁委员会仲裁。
其他约定
不可抗力
因不可抗力不能履行的，免除责任。"""
    assert outline(_FRONT + text) == [
        "合作内容",
        "保密",
        "  （1）",
        "  （2）",
        "违约责任",
        "争议解决",
        "其他约定",
        "  不可抗力",
    ]


def test_an_empty_title_before_another_matter_is_blank() -> None:
    text = "合作内容\n甲方负责市场，乙方负责研发。\n收益分配\n保密\n双方应当对技术资料保密。"
    assert outline(_FRONT + text) == ["合作内容", "收益分配 空", "保密"]


def test_lists_that_start_anew_below_titles_are_not_the_articles() -> None:
    text = (
        "合作内容\n1. 甲方出资。\n2. 乙方研发。\n保密\n1. 双方保密。\n2. 期限三年。\n违约责任\n1. 赔偿损失。"
    )
    assert [line for line in outline(_FRONT + text) if not line.startswith(" ")] == [
        "合作内容",
        "保密",
        "违约责任",
    ]


def test_marks_of_markdown_are_headings() -> None:
    text = (
        "# 示例合作协议\n**甲方**：示例公司\n## 一、总则\n**1.1 目的** 双方共同研发。\n"
        "## 二、保密\n### 2.1 范围\n商业秘密。\n## 附则\n一式两份。"
    )
    assert outline(text) == ["一、 总则", "  1.1 目的", "二、 保密", "  2.1 范围", "附则"]


def test_automatic_numbers_count_and_typed_ones_are_not_counted_twice() -> None:
    given = of_blocks(
        "示例合作协议",
        paragraph("第一条 合作内容", label="第一条", list_level=0),
        paragraph("1.1 共同研发。", label="1.1", list_level=1),
        paragraph("2、共同推广。", label="1.2", list_level=1),
        paragraph("", label="第二条", list_level=0),
        "违约责任",
        paragraph("赔偿损失。", label="1.", list_level=0),
    )
    assert outline(given) == ["第一条 合作内容", "  1.1", "  1.2", "第二条 违约责任", "  1."]
    assert under(given, "1.1") == ["共同研发。"]


def test_heading_styles_are_clauses() -> None:
    given = of_blocks(
        "示例合作协议",
        paragraph("知识产权", heading_level=1),
        paragraph("背景知识产权", heading_level=2),
        "归各自所有。",
        paragraph("成果归属", heading_level=2),
        "归双方共有。",
        paragraph("保密", heading_level=1),
        "三年。",
    )
    assert outline(given) == ["知识产权", "  背景知识产权", "  成果归属", "保密"]


def test_short_bold_lines_are_clauses() -> None:
    given = of_blocks(
        "示例合作协议",
        "双方经友好协商，就共同研发事宜订立本协议，以资共同遵守。",
        paragraph("合作领域", bold=True),
        "人工智能。",
        paragraph("甲方义务", bold=True),
        "1. 出资；",
        "2. 验收。",
        paragraph("其它", bold=True),
        "一式两份。",
    )
    assert outline(given) == ["合作领域", "甲方义务", "  1.", "  2.", "其它"]


def test_rows_of_a_table_are_clauses() -> None:
    given = of_blocks(
        "示例合作协议",
        *table(
            ("甲方名称", "示例科技有限公司"),
            ("合作内容", "双方共同研发示例系统，甲方出资。"),
            ("保密条款", ("双方应当对商业秘密保密。", "保密期限三年。")),
            ("违约责任", "/"),
        ),
    )
    assert outline(given) == ["合作内容", "保密条款", "违约责任 空"]
    assert texts(given)[-3:] == ["双方应当对商业秘密保密。", "保密期限三年。", "/"]


def test_numbers_in_a_table_do_not_close_the_article_around_it() -> None:
    rows = table(("序号", "名称"), ("1.", "服务器"), ("2.", "工作站"))
    given = of_blocks("示例合同", "1. 任务", "共同研发。", "2. 设备", *rows, "3. 保密", "双方保密。")
    assert outline(given) == ["1. 任务", "2. 设备", "  1.", "  2.", "3. 保密"]


def test_the_last_label_of_a_sheet_above_the_articles_holds_none_of_them() -> None:
    sheet = table(
        ("栏目", "委托方（甲方）", "受托方（乙方）"),
        ("单位全称", "示例科技有限公司", "示例大学"),
        ("统一社会信用代码", "91990000MAC7H52Q89", "12990000448216097Q"),
        ("收付款账户", "示例银行一支行 0200-11", "示例银行二支行 0200-13"),
    )
    articles = (
        paragraph("1　缘由", bold=True, heading_level=1),
        "1.1 旧法停机太久，费用也高。",
        paragraph("2　要做的事", bold=True, heading_level=1),
        "2.1 试制样机一台。",
        paragraph("3　保密", bold=True, heading_level=1),
        "3.1 双方保密三年。",
    )
    title = paragraph("技术开发合同", bold=True)
    signed = "双方于2026年4月20日签下本合同。"
    clauses = segment(of_blocks(title, "登记表", *sheet, signed, *articles))[0]
    assert [(clause.title, clause.level) for clause in clauses if clause.title] == [
        ("技术开发合同", 0),
        ("收付款账户", 1),
        ("缘由", 1),
        ("要做的事", 1),
        ("保密", 1),
    ]


def test_numbered_rows_of_a_table_are_articles() -> None:
    rows = table(
        ("一、项目名称", "示例项目"), ("二、保密", ("双方应当保密：", "1. 技术资料；")), ("三、退出", "无")
    )
    assert outline(of_blocks("示例合同", *rows)) == ["一、 项目名称", "二、 保密", "  1.", "三、 退出 空"]


def test_tables_drawn_with_characters_are_read_by_cell() -> None:
    text = "示例合同\n一、内容\n┌────┬────┐\n│保密条款│双方应当保守商业秘密三年。│\n└────┴────┘\n二、其他\n略"
    assert outline(text) == ["一、 内容", "  保密条款", "二、 其他 空"]
    assert "双方应当保守商业秘密三年。" in texts(text)


def test_line_breaks_separate_clauses_of_one_paragraph() -> None:
    given = of_blocks("示例合同\n第一条 保密\n双方保密三年。\v第二条 收益\n甲方六成。")
    assert outline(given) == ["第一条 保密", "第二条 收益"]


def test_articles_that_follow_one_another_in_one_paragraph_are_separate() -> None:
    text = "示例合同\n第一条 内容：共同研发。第二条 保密：双方保密，见第一条约定。第三条 分配：各半。"
    assert outline(text) == ["第一条 内容", "第二条 保密", "第三条 分配"]


def test_a_number_alone_takes_the_next_line_as_its_title() -> None:
    assert outline(_FRONT + "第一条\n保密\n双方保密。\n第二条\n本协议一式两份。") == ["第一条 保密", "第二条"]


@pytest.mark.parametrize("number", ["4", "5", "2"])
def test_bare_numbers_with_titles_go_on_behind_a_gap(number: str) -> None:
    text = f"1 合作目标\n双方共同研发。\n2 分工\n甲方出资。\n{number} 保密义务\n双方保密三年。"
    assert outline(_FRONT + text)[-1] == f"{number} 保密义务"


def test_words_that_only_look_like_a_number_stay_in_the_text() -> None:
    text = "第一条 期限\n2024年起计算。\n3个月内付清。\n1.5倍赔偿。\n3 年届满。"
    assert outline(_FRONT + text) == ["第一条 期限"]
    assert under(_FRONT + text, "第一条") == ["2024年起计算。", "3个月内付清。", "1.5倍赔偿。", "3年届满。"]


def test_lists_start_anew_for_each_party() -> None:
    text = (
        "第一条 双方的保密义务如下：\n甲方：\n1. 内容：技术资料。\n2. 期限：三年。\n乙方：\n"
        "1. 内容：经营信息。\n2. 期限：五年。"
    )
    assert outline(_FRONT + text) == [
        "第一条",
        "  甲方",
        "    1. 内容",
        "    2. 期限",
        "  乙方",
        "    1. 内容",
        "    2. 期限",
    ]


def test_a_paragraph_behind_a_list_belongs_to_what_the_list_belongs_to() -> None:
    text = (
        "第一条 联系人承担以下责任：\n1. 传递资料；\n2. 协调进度。\n"
        "一方变更联系人的，应当通知另一方。\n第二条 其他"
    )
    assert under(_FRONT + text, "第一条")[-1] == "一方变更联系人的，应当通知另一方。"


def test_reasons_before_the_first_article_are_no_clauses() -> None:
    text = (
        "鉴于：\n1、甲方拥有市场；\n2、乙方拥有技术；\n双方达成如下协议：\n一、合作内容\n"
        "共同研发。\n二、保密\n双方保密。"
    )
    assert outline("示例协议\n甲方：示例公司\n" + text) == ["一、 合作内容", "二、 保密"]
    clauses, provisions = segment(document("示例协议\n甲方：示例公司\n" + text))
    assert (clauses[0].level, clauses[0].title) == (0, "示例协议")
    assert [item.text for item in provisions if item.clause == 0][3] == "1、甲方拥有市场；"


def test_signatures_and_annexes_are_clauses_of_their_own() -> None:
    text = """第一条 内容
共同研发。
第二条 附件
附件一：技术方案
附件二：预算
（以下无正文）
甲方（盖章）：      乙方（盖章）：
日期：    年  月  日
附件一：技术方案
一、路线
示例方法。
附件二
预算
设备十万元。"""
    assert outline(_FRONT + text) == [
        "第一条 内容",
        "第二条 附件",
        "签署",
        "附件一 技术方案 附",
        "  一、 路线 附",
        "附件二 预算 附",
    ]
    assert texts(_FRONT + text, Standing.MARGIN)[0] == "(以下无正文)"


@pytest.mark.parametrize("head", ["第二部分 通用条款", "专用条款", "合同条款（标准）", "一般条款和条件"])
def test_the_terms_behind_a_signature_page_are_operative(head: str) -> None:
    sheet = "一、项目\n共同研发。\n二、经费\n十万元。\n甲方（盖章）：\n乙方（盖章）：\n"
    text = f"{sheet}{head}\n1 保密\n1.1 双方保密三年。"
    assert texts(_FRONT + text)[-1] == "双方保密三年。"


def test_an_agreement_attached_behind_the_signatures_is_an_annex() -> None:
    text = (
        "第一条 内容\n共同研发。\n甲方（盖章）：\n乙方（盖章）：\n保密协议\n甲方：示例公司\n"
        "第一条 范围\n技术资料。"
    )
    assert outline(_FRONT + text) == ["第一条 内容", "签署", "保密协议 附", "  第一条 范围 附"]


def test_a_sentence_among_the_signatures_is_operative() -> None:
    text = "第一条 内容\n共同研发。\n甲方（盖章）：\n乙方（盖章）：\n本协议签订后，乙方的保密期限为一年。"
    assert texts(_FRONT + text)[-1] == "本协议签订后，乙方的保密期限为一年。"


@pytest.mark.parametrize(
    "contents",
    [
        "目  录\n第一条 定义......1\n第二条 保密......2\n附件一 任务书......9\n",
        "目录\n第一条 定义\n第二条 保密\n",
    ],
)
def test_a_table_of_contents_makes_no_clauses(contents: str) -> None:
    text = "示例合同\n" + contents + "第一条 定义\n术语如下。\n第二条 保密\n双方保密。"
    assert outline(text) == ["第一条 定义", "第二条 保密"]
    assert len(texts(text, Standing.MARGIN)) == contents.count("\n")


def test_instructions_of_a_form_guide_until_the_agreement_starts() -> None:
    text = """示例合同
甲方：________
填写说明
一、本文本供参照使用。
二、无需填写的，注明“无”。
示例合同
甲方：________
第一条 内容：________
第二条 保密：双方应当保密。"""
    assert texts(text, Standing.GUIDANCE) == [
        "填写说明",
        "一、本文本供参照使用。",
        "二、无需填写的，注明“无”。",
    ]
    assert texts(text, Standing.MARGIN) == ["示例合同", "甲方:▁"]
    assert outline(text) == ["第一条 内容 空", "第二条 保密"]


def test_instructions_behind_the_agreement_are_guidance_to_the_end() -> None:
    text = (
        "示例合同\n一、内容\n共同研发。\n二、保密\n双方保密。\n填 写 说 明\n"
        "一、“内容”指项目内容。\n二、可以另附页。"
    )
    assert outline(text) == ["一、 内容", "二、 保密", "填写说明"]
    assert texts(text) == ["共同研发。", "双方保密。"]


def test_a_numbered_section_on_how_to_fill_in_the_form_is_guidance() -> None:
    text = """
第一条 内容
甲方委托乙方研究釉料。
第二条 说明
样机的用法由乙方向甲方说明。
3. 说明
（1）“登记号”的填写方法：左起四位为年份。
（2）保密条款写明期限，不论合同是否终止均有效。
"""
    assert texts(text, Standing.GUIDANCE) == [
        "3. 说明",
        "(1)“登记号”的填写方法:左起四位为年份。",
        "(2)保密条款写明期限，不论合同是否终止均有效。",
    ]


def test_notes_and_the_lists_they_announce_are_guidance() -> None:
    text = """8．成果归属：
成果归双方共有。
注1：当事人可以另行约定：
（一）归一方所有；
（2）由双方分享。
注2：未约定的，依照法律。
9．风险
由双方分担。"""
    assert outline(_FRONT + "7．内容\n共同研发。\n" + text)[1:] == ["8. 成果归属", "9. 风险"]
    assert "成果归双方共有。" in texts(_FRONT + text)
    assert "(一)归一方所有；" in texts(_FRONT + text, Standing.GUIDANCE)


def test_examples_end_at_the_next_number_of_the_agreement() -> None:
    text = (
        "第一条 费用\n【收益参考说明】\n举例如下：\n- 每月100例，收益500元\n1.1 费用为每次5元。\n"
        "1.2 按月结算。"
    )
    assert texts(_FRONT + text)[-2:] == ["费用为每次5元。", "按月结算。"]
    assert "-每月100例，收益500元" in [
        item.replace(" ", "") for item in texts(_FRONT + text, Standing.GUIDANCE)
    ]


def test_a_note_inside_a_sentence_is_cut_out() -> None:
    text = "第一条 保密\n保密期限三年（注：不得少于两年）。"
    assert under(_FRONT + text, "第一条") == ["保密期限三年"]
    assert texts(_FRONT + text, Standing.GUIDANCE) == ["(注:不得少于两年)。"]


@pytest.mark.parametrize(
    ("line", "operative", "unticked"),
    [
        ("□甲方所有 ☑双方共有", ["☑双方共有"], ["□甲方所有"]),
        ("成果归 □甲方 □双方 所有。", [], ["成果归□甲方□双方所有。"]),
        ("成果归 □甲方 ☑双方 所有。", ["成果归", "☑双方所有。"], ["□甲方"]),
        ("□甲方可以独占使用。乙方不得使用。", [], ["□甲方可以独占使用。", "乙方不得使用。"]),
        ("☑按贡献分配。另行计算。□平均分配。", ["☑按贡献分配。", "另行计算。"], ["□平均分配。"]),
        ("■ 成果归双方共有。", ["■成果归双方共有。"], []),
    ],
)
def test_only_ticked_options_are_operative(line: str, operative: list[str], unticked: list[str]) -> None:
    text = f"示例合同\n第一条 成果\n{line}"
    assert texts(text) == operative
    assert texts(text, Standing.UNTICKED) == unticked
    assert outline(text) == ["第一条 成果" + ("" if operative else " 空")]


@pytest.mark.parametrize(
    ("chosen", "operative"), [("2", "向法院起诉。"), ("一", "提交仲裁；"), ("__", None), ("3", None)]
)
def test_only_the_chosen_alternative_is_operative(chosen: str, operative: str | None) -> None:
    stem = f"示例合同\n第一条 争议\n按以下第 {chosen} 种方式解决："
    listed = texts(f"{stem}\n（1）提交仲裁；\n裁决是终局的。\n（2）向法院起诉。\n第二条 其他\n一式两份。")
    inline = texts(f"{stem}1.提交仲裁；2.向法院起诉。\n第二条 其他\n一式两份。")
    assert [item for item in listed if item in {"提交仲裁；", "向法院起诉。"}] == (
        [operative] if operative else []
    )
    assert [item[2:] for item in inline if item[:2] in {"1.", "2."}] == ([operative] if operative else [])
    assert listed[-1] == inline[-1] == "一式两份。"


def test_headers_footers_and_comments_are_margin() -> None:
    given = of_blocks(
        "示例合同",
        paragraph("内部资料", story=Story.HEADER),
        "第一条 保密",
        "双方保密。",
        paragraph("请核对期限。", story=Story.COMMENT),
        paragraph("期限三年。", story=Story.FOOTNOTE),
    )
    assert texts(given, Standing.MARGIN) == ["内部资料", "请核对期限。"]
    assert under(given, "第一条") == ["双方保密。", "期限三年。"]


@pytest.mark.parametrize(
    "content", ["无", "/", "\\", "略。", "不适用", "______", "期限：____", "（1）\n（2）"]
)
def test_a_heading_without_substance_is_blank(content: str) -> None:
    assert outline(f"示例合同\n第一条 保密\n{content}\n第二条 其他\n一式两份。")[0] == "第一条 保密 空"


def test_a_heading_that_refers_elsewhere_is_not_blank() -> None:
    assert outline("示例合同\n第一条 保密\n详见附件\n第二条 其他\n一式两份。")[0] == "第一条 保密"


def test_hidden_text_is_operative() -> None:
    block = paragraph("保密期限为一年。")
    assert texts(of_blocks("示例合同", "第一条 保密", block)) == ["保密期限为一年。"]


def test_an_empty_document_has_an_empty_front() -> None:
    clauses, provisions = segment(document(""))
    assert [(clause.level, clause.blocks) for clause in clauses] == [(0, (0, 0))]
    assert provisions == ()


def test_a_document_without_any_clause_is_all_front() -> None:
    clauses, provisions = segment(document("公告\n明天放假。"))
    assert len(clauses) == 1
    assert [item.clause for item in provisions] == [0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第八条 退出\n任何一方退出的，应当清算。", ["第八条 退出"]),
        ("五、收益分配\n1. 甲方六成；\n2. 乙方四成。", ["五、 收益分配", "  1.", "  2."]),
        ("3. 保密：双方保密。", ["3. 保密"]),
        ("保密\n双方应当保密三年。", ["保密"]),
        ("违约责任：违约方应当赔偿全部损失。", ["违约责任"]),
        ("双方应当保密三年。", []),
    ],
)
def test_a_clause_quoted_alone_is_a_clause(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_instructions_end_where_other_numbers_start() -> None:
    text = "示例合同\n使用说明\n1. 逐项填写。\n2. 不填写的注明“无”。\n一、内容\n共同研发。\n二、保密\n三年。"
    assert outline(text) == ["一、 内容", "二、 保密"]
    assert texts(text) == ["共同研发。", "三年。"]


def test_instructions_end_where_the_numbers_above_them_go_on() -> None:
    head = "示例合同\n一、内容\n共同研发。\n二、保密\n三年。\n"
    for guide in ("填写说明\n1. 逐项填写。\n2. 可以另附页。\n", "三、填写说明\n（一）逐项填写。\n"):
        last = "四、" if guide[0] == "三" else "三、"
        text = f"{head}{guide}{last}争议\n向法院起诉。"
        assert "向法院起诉。" in texts(text)
        assert "逐项填写。" not in texts(text)


def test_a_numbered_article_on_rules_of_use_is_no_instruction_for_forms() -> None:
    text = (
        "示例合同\n一、内容\n共同研发。\n二、使用规则\n账号不得转借。\n"
        "三、签署要求\n各方加盖公章。\n四、保密\n三年。"
    )
    assert texts(text) == ["共同研发。", "账号不得转借。", "各方加盖公章。", "三年。"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2. 保密义务于合同终止后持续 2 年。", ["保密义务于合同终止后持续2年。"]),
        ("2. 本合同变更后 10 日内通知。", ["本合同变更后10日内通知。"]),
        ("2. 研发经费 50 万元。", ["50万元。"]),
    ],
)
def test_a_space_in_front_of_a_figure_ends_a_title_only_behind_a_noun(line: str, expected: list[str]) -> None:
    assert texts("示例合同\n1. 合作内容\n共同研发。\n" + line)[1:] == expected


def test_an_annex_with_articles_of_its_own_needs_no_signatures_before_it() -> None:
    text = "示例合同\n第一条 内容\n研发。\n第二条 保密\n三年。\n附件一 任务书\n第一条 目标\n示例目标。"
    assert outline(text) == ["第一条 内容", "第二条 保密", "附件一 任务书 附", "  第一条 目标 附"]


def test_particulars_in_an_article_are_no_signatures() -> None:
    text = "一、通知\n联系方式如下：\n甲方：示例公司\n联系人：某某\n乙方：示例大学\n联系人：某某\n"
    assert outline("示例合同\n" + text + "二、保密\n三年。") == ["一、 通知", "二、 保密"]


GUIDE = "示例合同\n使用说明\n适用于企业与高校的合作。\n比例常见为两成至四成，不代表本协议的约定。\n"


@pytest.mark.parametrize(
    "first",
    [
        "企业方（甲方）：示例科技有限公司\n",
        "企业方（以下简称“甲方”）：示例科技有限公司\n",
        "企业：示例科技有限公司\n",
        "为推进示例项目，双方经协商达成如下协议：\n",
        "甲、乙双方根据《民法典》，经协商一致，订立本合同，共同遵守。\n",
        "鉴于：\n甲方有设备，乙方有技术。\n",
        "",
    ],
)
def test_instructions_without_numbers_end_where_the_agreement_starts(first: str) -> None:
    text = f"{GUIDE}{first}1. 定义\n术语如下。\n2. 保密\n双方保密。"
    assert texts(text, Standing.GUIDANCE) == GUIDE.split("\n")[1:4]
    assert outline(text) == ["1. 定义", "2. 保密"]


@pytest.mark.parametrize(
    "line",
    [
        "1. 适用范围",
        "本范本由双方协商后签订，经各方确认达成如下内容的，应当填写完整。",
        "制定单位：示例研究院",
        "双方在签订本合同时，应当阅读全文。",
    ],
)
def test_instructions_go_on_over_lines_about_the_form(line: str) -> None:
    text = f"{GUIDE}{line}\n第一条 定义\n术语如下。\n第二条 保密\n双方保密。"
    assert line.replace("：", ":").partition(" ")[0] in "".join(texts(text, Standing.GUIDANCE))
    assert outline(text) == ["第一条 定义", "第二条 保密"]


def test_instructions_about_a_choice_choose_nothing() -> None:
    text = (
        "示例合同\n填写说明\n一、“按第（　）种办法”的条款只填一个编号。\n甲方：示例科技有限公司\n"
        "第一条 内容：共同研发涂层。\n第二条 保密：双方应当保密。"
    )
    assert texts(text, Standing.UNTICKED) == []


def test_only_the_list_right_below_an_offer_is_one_of_alternatives() -> None:
    text = (
        "示例合同\n第一条 支付：按下列第（2）种方式支付。\n（1）一次支付；\n（2）分期支付。\n"
        "甲方收到发票后付款：\n（1）先核对发票；\n（2）再付款。\n第二条 保密：双方应当保密。"
    )
    assert texts(text, Standing.UNTICKED) == ["一次支付；"]


@pytest.mark.parametrize(
    "title", ["谁干什么", "权利归谁", "老东西还是各家的", "钱", "做不成怎么算", "本协议用语", "各自的工作"]
)
def test_plain_words_above_the_text_of_an_article_are_its_title(title: str) -> None:
    text = (
        f"示例协议\n第一条 合作内容\n双方共同研发涂层。\n第二条 {title}\n甲方提供场地，乙方提供人员和方案。"
    )
    assert outline(text) == ["第一条 合作内容", f"第二条 {title}"]
    assert title not in texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "第一条 保密\n三年。\n第二条 甲方应当提供场地\n第三条 甲方提供的场地归甲方所有，乙方可以无偿使用。",
        "第一条 保密\n三年。\n第二条 甲方提供场地。\n乙方提供人员和方案，甲方提供场地。",
        "第一条 保密\n三年。\n第二条 甲方应当：\n（一）提供场地和两名操作人员；\n（二）提供水电。",
    ],
)
def test_a_short_sentence_of_an_article_is_no_title(text: str) -> None:
    assert any(words.startswith("甲方") for words in texts("示例协议\n" + text))
    assert outline("示例协议\n" + text)[1] == "第二条"


def test_titles_in_two_languages_are_articles() -> None:
    text = (
        "示例协议\n1 Definitions 定义\n1.1 术语如下所述。\n2 Background IP 既有权利\n2.1 各归各方。\n"
        "3 R&D Risk 失败责任\n3.1 各自承担。"
    )
    titles = ["1 Definitions定义", "2 Background IP既有权利", "3 R&D Risk失败责任"]
    assert [line for line in outline(text) if not line.startswith(" ")] == titles


def test_the_first_sentence_of_an_item_is_no_title() -> None:
    text = "示例协议\n1. 其他\n1.1 通知寄到本协议写明的住所。协议的修改以书面文件为准。\n2. 保密\n2.1 三年。"
    assert "通知寄到本协议写明的住所。" in texts(text)


def test_paragraphs_in_grey_italics_advise() -> None:
    advice = "三种方案只能勾一种，违约金一般写百分之十。"
    printed = Block(0, advice, runs=(Run(0, len(advice), marks=frozenset({"aside"})),))
    made = of_blocks("示例协议", "第一条 成果归属", printed, "归双方共有。", "第二条 保密", "三年。")
    assert texts(made, Standing.GUIDANCE) == [advice]
    assert texts(made) == ["归双方共有。", "三年。"]


def test_a_word_in_grey_italics_advises_nothing() -> None:
    text = "归双方共有。"
    printed = Block(0, text, runs=(Run(0, 3, marks=frozenset({"aside"})), Run(3, len(text))))
    assert texts(of_blocks("示例协议", "第一条 成果归属", printed), Standing.GUIDANCE) == []


@pytest.mark.parametrize(
    "contents",
    [
        "目　录\n第一条 定义    1\n第二条 保密    2\n",
        "目录\n第一条 定义（1）\n第二条 保密（2）\n",
        "目录\n第一条 定义……1\n第二条 保密……2\n",
        "目录\n第一条 定义 第1页\n第二条 保密 第2页\n",
        "目录\n第一条 释义\n第二条 保密义务\n",
        "协议目录\n1 定义 / 1\n2 保密 / 2\n",
        "目录：一、定义；二、保密。\n",
    ],
)
def test_contents_are_told_by_what_comes_again(contents: str) -> None:
    text = "示例协议\n" + contents + "第一条 定义\n术语如下。\n第二条 保密\n双方保密。"
    assert outline(text) == ["第一条 定义", "第二条 保密"]
    assert texts(text) == ["术语如下。", "双方保密。"]


def test_articles_below_a_stray_head_of_contents_stay() -> None:
    text = "示例协议\n目录\n第一条 定义\n术语如下。\n第二条 保密\n双方保密。"
    assert outline(text) == ["第一条 定义", "第二条 保密"]


def test_plain_words_in_bold_are_titles_where_the_others_are() -> None:
    made = of_blocks(
        *_FRONT.strip().split("\n"),
        paragraph("权利归谁", bold=True),
        "专利归双方共有，论文归乙方署名。",
        paragraph("怎么保密", bold=True),
        "双方三年内不外传。",
        paragraph("违约责任", bold=True),
        "违约方赔偿对方的全部损失。",
    )
    assert outline(made) == ["权利归谁", "怎么保密", "违约责任"]


def test_a_sentence_in_bold_is_no_title() -> None:
    made = of_blocks(
        *_FRONT.strip().split("\n"),
        paragraph("保密", bold=True),
        "双方三年内不外传。",
        paragraph("乙方不得转让本协议", bold=True),
        "乙方转让本协议的，甲方可以解除。",
        paragraph("违约责任", bold=True),
        "违约方赔偿对方的全部损失。",
    )
    assert outline(made) == ["保密", "违约责任"]


def test_titles_that_run_into_their_paragraphs_end_at_a_stop() -> None:
    text = "示例协议\n第一条 合作内容。双方共同研发。\n第二条 违约。赔偿损失。\n第三条 其他。书面为准。"
    assert outline(text) == ["第一条 合作内容", "第二条 违约", "第三条 其他"]


def test_a_number_and_a_space_head_articles_that_follow_one_another() -> None:
    text = """一 任务分工：
甲方：
乙方：
资料整理：
统稿：
二 经费分配
双方各半。
三 成果分配
论文各自享有。"""
    assert outline(_FRONT + text) == ["一 任务分工 空", "二 经费分配", "三 成果分配"]


def test_a_word_that_begins_with_a_number_heads_nothing() -> None:
    text = "第一条 内容\n一 个月内完成。\n第二条 保密\n双方应当保密。"
    assert outline(_FRONT + text) == ["第一条 内容", "第二条 保密"]


def test_a_titled_article_before_those_numbered_in_another_style_is_one_too() -> None:
    text = """七、保密
双方都不得外传对方的图纸。
第八条 争议解决
协商不成的，提请仲裁。
第九条 生效
双方签字后生效。"""
    assert outline(_FRONT + text) == ["七、 保密", "第八条 争议解决", "第九条 生效"]


def test_fields_and_reasons_with_numbers_stay_before_the_articles() -> None:
    text = """示例合作协议
一、项目名称
苗木
鉴于：
一、甲方需要技术；
二、乙方有此专长。
第一条 内容
双方共同研发。
第二条 保密
双方应当保密。"""
    assert outline(text) == ["第一条 内容", "第二条 保密"]
