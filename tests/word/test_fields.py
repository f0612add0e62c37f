from __future__ import annotations

import pytest
from helpers.word import line, read_body, run, texts

from pipeline.word.fields import computed


def char(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(instruction: str, result: str | None, *, form: str = "") -> str:
    shown = "" if result is None else char("separate") + result
    return (
        char("begin", f"<w:ffData>{form}</w:ffData>" if form else "")
        + code(instruction)
        + shown
        + char("end")
    )


def test_results_are_marked() -> None:
    [block] = read_body(line(run("见") + field("REF a", run("第三条")) + run("。"))).blocks
    assert block.text == "见第三条。"
    assert [sorted(item.marks) for item in block.runs] == [[], ["field"], []]


def test_a_result_may_span_paragraphs() -> None:
    first = line(char("begin") + code("TOC") + char("separate") + run("目录一"))
    assert texts(read_body(first + line(run("目录二") + char("end")) + line(run("正文")))) == [
        "目录一",
        "目录二",
        "正文",
    ]


def test_an_instruction_may_span_paragraphs() -> None:
    first = line(char("begin") + code("IF 1") + run("不显示"))
    document = read_body(first + line(run("也不") + char("separate") + run("结果") + char("end")))
    assert texts(document) == ["结果"]
    assert document.ledger.left_out == (("field instruction", 9),)


def test_an_instruction_without_end_does_not_swallow_the_text() -> None:
    assert texts(read_body(line(char("begin") + run("甲")) + line(run("乙")))) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☑"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☑"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList>",
            "乙",
        ),
        ("<w:ddList><w:listEntry w:val='甲'/></w:ddList>", "甲"),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='甲'/></w:ddList>", ""),
        ("<w:textInput/>", ""),
    ],
)
@pytest.mark.parametrize("result", [None, ""])
def test_form_fields_show_their_state(form: str, expected: str, result: str | None) -> None:
    assert texts(read_body(line(run("前") + field("FORM", result, form=form)))) == ["前" + expected]


def test_a_text_field_shows_what_was_typed() -> None:
    assert texts(read_body(line(field("FORMTEXT", run("填写"), form="<w:textInput/>")))) == ["填写"]


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (r" SYMBOL 254 \f Wingdings \s 12", "☑"),
        (r'SYMBOL 0xA3 \f "Wingdings 2"', "☐"),
        (r"SYMBOL 9999999999 \f Wingdings", ""),
        (r"eq \o\ac(○,1)", "①"),
        (r" EQ \o\ac(○,甲) ", "甲"),
        (r"EQ \o(A,B)", "AB"),
        (" MACROBUTTON AcceptAllChangesShown [点击填写名称] ", "[点击填写名称]"),
        ("PAGE", ""),
        (r"REF _Ref1 \h", ""),
        ("", ""),
    ],
)
def test_fields_without_result_show_what_word_computes(instruction: str, expected: str) -> None:
    assert computed(instruction) == expected


def test_a_computed_field_stands_in_its_place() -> None:
    assert texts(read_body(line(run("前") + field(r"EQ \o\ac(○,2)", None) + run("后")))) == ["前②后"]


@pytest.mark.parametrize("instruction", [" AUTONUM ", "AUTONUMLGL \\e", r" LISTNUM \l 2 "])
def test_numbers_that_word_counts_itself_are_reported_once(instruction: str) -> None:
    simple = f'<w:fldSimple w:instr="{instruction}"/>'
    document = read_body(line(field(instruction, None) + run("甲")) + line(simple + run("乙")))
    assert [item.what for item in document.ledger.unread] == ["自动编号域（AUTONUM、LISTNUM）"]
    assert texts(document) == ["甲", "乙"]


def test_a_count_of_pages_is_no_number_of_a_list() -> None:
    assert read_body(line(field("NUMPAGES", run("9")))).ledger.unread == ()
