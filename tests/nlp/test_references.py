"""References to articles, paragraphs and annexes, and what they lead to."""

from __future__ import annotations

import pytest
from helpers.understanding import FRONT, understood

from pipeline.model.document import Document
from pipeline.model.terms import Reference
from pipeline.nlp.references import clause_numbers

_ARTICLES = """第一条 合作内容
双方共同研发示例系统。
第二条 经费
2.1 甲方提供经费。
2.2 乙方提供人员。
第三条 成果
（一）专利归双方共有。
（二）论文由双方共同署名。
第四条 其他
"""


def references(text: str) -> list[Reference]:
    return list(understood(FRONT + _ARTICLES + text).terms.references)


def dangling(text: str) -> list[str]:
    return [item.target for item in references(text) if item.resolved is None and not item.external]


def led_to(source: str | Document) -> list[str]:
    """The printed clauses that the references lead to; 外 for outside, 无 for nowhere."""
    given = understood(source)
    return [
        "外" if item.external else "无" if item.resolved is None else given.clauses[item.resolved].number
        for item in given.terms.references
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("按照第一条执行。", ["第一条"]),
        ("按照本协议第3条的约定执行。", ["第三条"]),
        ("第一条、第三条继续有效。", ["第一条", "第三条"]),
        ("第一至三条继续有效。", ["第一条", "第三条", "第二条"]),
        ("第1、2和3条继续有效。", ["第一条", "第二条", "第三条"]),
        ("按照第2.1条执行。", ["2.1"]),
        ("按照第2.2款执行。", ["2.2"]),
        ("违反2.1条的，承担责任。", ["2.1"]),
        ("按照第三条第（二）项执行。", ["第三条"]),
        ("按照第三条第二款第（一）项执行。", ["第三条"]),
        ("按照第3.1条执行。", ["（一）"]),
    ],
)
def test_numbers_lead_to_their_clauses(text: str, numbers: list[str]) -> None:
    assert led_to(FRONT + _ARTICLES + text) == numbers


def test_formal_numerals_lead_to_their_clauses() -> None:
    text = "壹、协作目标\n产率提高到八成。\n贰、验收\n第壹条、第叁条所列均达到的为合格。\n叁、资料\n齐全。\n"
    assert led_to(FRONT + text) == ["壹、", "叁、"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("按照第九条执行。", "第九条"),
        ("按照第2.5条执行。", "第2.5条"),
        ("第一条、第八条继续有效。", "第一条、第八条"),
        ("按照第3.7条执行。", "第3.7条"),
    ],
)
def test_a_place_that_is_not_there_is_dangling(text: str, target: str) -> None:
    assert dangling(text) == [target]


@pytest.mark.parametrize(
    "text",
    [
        "根据《示例法》第五百条执行。",
        "根据示例法第四十条、第四十一条的规定执行。",
        "按照原合同第八条执行。",
        "按照企业标准第8.4条检测。",
        "按照《示例规范》（2020版）第9.1条检测。",
        "按照附件一第七条执行，附件一略。",
    ],
)
def test_laws_standards_and_other_contracts_are_outside(text: str) -> None:
    assert dangling(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "按照本条执行。",
        "按照上条、前款执行。",
        "本协议共十条。",
        "每条生产线一套。",
        "款项于第三季度支付。",
        "第1、2、6款继续有效。",
    ],
)
def test_words_without_a_place_are_no_dangling_reference(text: str) -> None:
    assert dangling(text) == []


def test_chapters_do_not_stand_for_articles() -> None:
    text = "第一章 总则\n第一条 目的\n双方合作。\n第二条 原则\n平等互利。\n"
    text += "第二章 经费\n第三条 经费\n按照第二条执行。\n"
    assert led_to(FRONT + text) == ["第二条"]


def test_numbers_of_another_style_are_articles_too() -> None:
    text = "一、合作内容\n双方研发。\n二、经费\n按照第一条执行，违反第五条的承担责任。\n"
    assert led_to(FRONT + text) == ["一、", "无"]


def test_an_article_that_was_not_recognised_still_counts() -> None:
    text = "第一条：内容\n双方研发，违反第二条的承担责任。\n附注\n第二条，保密，双方应当保密。\n"
    assert "无" not in led_to(FRONT + text)


def test_the_number_of_an_article_is_no_reference_to_it() -> None:
    text = "第一条，合作内容，双方研发。\n第二条，经费，甲方提供。\n"
    assert led_to(FRONT + text) == []


_SIGNED = "\n（以下无正文）\n甲方（盖章）：\n乙方（盖章）：\n日期：\n"


def test_an_attached_annex_is_there() -> None:
    text = "进度见附件一，预算见附件二。" + _SIGNED + "附件一 进度表\n三月完成设计。\n"
    assert dangling(text) == ["附件二"]


def test_annexes_may_be_told_apart_by_the_heavenly_stems() -> None:
    text = "专利见附件甲，设备见附件癸，附件甲方各执一份。" + _SIGNED + "附件甲 专利清单\n发明专利两件。\n"
    assert dangling(text) == ["附件癸"]


def test_a_sentence_may_open_with_the_articles_that_it_names() -> None:
    text = "第一条 项目\n双方研发。\n第二条 存续\n第九十七条、第一条和第二条在合作结束后继续有效。\n"
    assert led_to(FRONT + text) == ["无", "第一条", "第二条"]


@pytest.mark.parametrize("annexes", ["附件：进度表\n三月完成设计。", "附件《进度表》\n三月完成设计。"])
def test_the_only_annex_needs_no_number(annexes: str) -> None:
    assert dangling("进度见附件一。" + _SIGNED + annexes) == []


@pytest.mark.parametrize(
    "listed",
    [
        "附件一 进度表\n附件二 预算表",
        "附件：1.进度表 2.预算表",
        "本协议附件如下：\n附件一：进度表\n附件二：预算表",
    ],
)
def test_annexes_that_are_listed_count_as_there(listed: str) -> None:
    assert dangling(f"进度见附件一，预算见附件2。\n{listed}") == []


def test_a_range_of_annexes_is_each_of_them() -> None:
    assert dangling("附件一至附件三是本协议的组成部分。\n附件一 进度表\n附件二 预算表") == ["附件3"]


@pytest.mark.parametrize(
    "text",
    [
        "进度见附件一（略）。",
        "进度见附件一。\n（注：合同附件均略）",
        "本协议及附件一式三份。",
        "附件与本协议具有同等效力。",
    ],
)
def test_annexes_left_out_on_purpose_and_other_words_are_not_dangling(text: str) -> None:
    assert dangling(text) == []


def test_an_annex_may_be_called_by_its_name() -> None:
    text = "进度见附件《进度表》，预算见附件《预算表》。" + _SIGNED + "附件 《进度表》\n三月完成设计。\n"
    assert dangling(text) == ["附件《预算表》"]


def test_clauses_are_found_for_the_numbers_of_a_sentence() -> None:
    given = understood(FRONT + _ARTICLES + "略。")
    found = [given.clauses[index].number for index in clause_numbers(given, "第一条、第2.1款和示例法第三条")]
    assert found == ["第一条", "2.1"]


_PARTS = "示例协议\n第一部分 参加单位\n甲方、乙方。\n第二部分 成果归属\n归双方共有。\n第三部分 退出\n"
_ITEMS = "示例协议\n一、合作内容\n共同研发。\n二、成果归属\n归双方共有。\n三、退出\n"


@pytest.mark.parametrize(
    ("source", "number"),
    [
        (_PARTS + "退出前的成果按第二部分确定归属。", "第二部分"),
        (_PARTS.replace("部分", "章") + "退出前的成果按第二章确定归属。", "第二章"),
        (_ITEMS + "退出前的成果按第二项的归属不变。", "二、"),
        (_PARTS + "按第九部分办理。", "无"),
        (_PARTS.replace("部分", "章") + "按第七章办理。", "无"),
    ],
)
def test_parts_of_other_names_are_places_too(source: str, number: str) -> None:
    assert led_to(source) == [number]


@pytest.mark.parametrize("text", ["第二部分款项十日内付清。", "上述第二项由甲方办理。", "第三项目组成立。"])
def test_a_part_of_something_else_is_no_place(text: str) -> None:
    assert led_to(_ITEMS + text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("散伙以前做出来的，仍照“经费”办理。", ["第二条"]),
        ("见“成果”一节。", ["第三条"]),
        ("“经费”指双方投入的资金。", []),
        ("按照“示例计划”办理。", []),
    ],
)
def test_a_title_in_quotation_marks_leads_to_its_clause(text: str, numbers: list[str]) -> None:
    assert led_to(FRONT + _ARTICLES + text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("仍按第一部分由双方共有。", ["一、"]), ("经费分两部分，第一部分由甲方承担。", [])],
)
def test_parts_are_the_articles_where_no_part_is_named_so(text: str, numbers: list[str]) -> None:
    articles = "一、成果\n成果由双方共有。\n二、退出\n退出应当提前通知。\n三、其他\n"
    assert led_to(FRONT + articles + text) == numbers


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("退出前的成果照第九十七部分共有。", ["第九十七部分"]),
        ("退出前的成果照第三部分共有。", []),
        ("经费分两部分，第九部分由甲方承担。", []),
    ],
)
def test_a_part_beyond_the_last_article_is_nowhere(text: str, missing: list[str]) -> None:
    articles = "一、研究\n双方合作研究。\n二、经费\n甲方出资。\n三、成果\n归双方共有。\n四、退出\n"
    found = understood(FRONT + articles + text).terms.references
    assert [item.target for item in found if item.resolved is None and not item.external] == missing
