from __future__ import annotations

from collections.abc import Mapping

import pytest
from helpers.filling import filled, root, table, template, texts_of
from helpers.word import level, numbering, styles
from lxml import etree

from pipeline.errors import ContentError
from pipeline.model.document import Block
from pipeline.word.fill import Filled, Properties, fill
from pipeline.word.names import INSTR_TEXT, RPR, P, W
from pipeline.word.read import read

LEVELS = level(0, "第%1条", form="chineseCountingThousand", more='<w:pStyle w:val="Heading1"/>') + level(
    1, "%1.%2", more="<w:isLgl/>"
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{inner}</w:pPr></w:style>'
    for key, name, inner in (
        ("Heading1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'),
        ("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>'),
        ("Heading3", "heading 3", '<w:outlineLvl w:val="2"/>'),
        ("TOC1", "toc 1", ""),
        ("TOC2", "toc 2", ""),
    )
)
PARTS = {**numbering(LEVELS), **styles(STYLES)}


def heading(text: str, anchor: str = "", *, style: str = "Heading1") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    if anchor:
        run = f'<w:bookmarkStart w:id="0" w:name="{anchor}"/>{run}<w:bookmarkEnd w:id="0"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def item(text: str, anchor: str) -> str:
    properties = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return heading(text, anchor).replace('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', properties)


BODY = (
    "{{p toc() }}",
    heading("合作内容"),
    "{%p if secrecy %}",
    heading("保密义务", "secrecy"),
    "{%p endif %}",
    heading("背景", style="Heading2"),
    heading("细节", style="Heading3"),
    heading("违约责任", "liability"),
    item("逾期付款", "late"),
    "依据{{r ref(\"liability\") }}和{{r ref('late') }}承担责任。",
)


def made(*body: str, pages: Mapping[str, int] | None = None, **context: object) -> Filled:
    return fill(template(*body, parts=PARTS), context, properties=Properties(), pages=pages)


def blocks(result: Filled) -> tuple[Block, ...]:
    return read(result.data, name="a.docx").blocks


def instructions(result: Filled) -> list[str]:
    return [item.text or "" for item in root(result.data).iter(INSTR_TEXT)]


def test_a_reference_prints_the_number_of_its_paragraph() -> None:
    assert texts_of(made(*BODY, secrecy=True).data)[-1] == "依据第三条和3.1承担责任。"
    assert texts_of(made(*BODY, secrecy=False).data)[-1] == "依据第二条和2.1承担责任。"


def test_the_number_of_a_reference_is_the_one_that_the_reader_counts() -> None:
    found = blocks(made(*BODY, secrecy=True))
    assert next(block.label for block in found if block.text == "违约责任" and block.label) in found[-1].text


def test_a_reference_is_a_field_of_word() -> None:
    fields = instructions(made(*BODY, secrecy=True))
    assert " REF liability \\r \\h " in fields
    marks = [item.get(f"{W}fldCharType") for item in root(made(*BODY, secrecy=True).data).iter(f"{W}fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") == len(fields)


def test_a_reference_looks_like_the_text_around_it() -> None:
    bold = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>见{{r ref("liability") }}之约定</w:t></w:r></w:p>'
    result = root(made(*BODY[:-1], bold, secrecy=True).data)
    last = list(result.iter(P))[-1]
    assert all(run.find(f"{RPR}/{W}b") is not None for run in last.iter(f"{W}r"))


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("chineseCountingThousand", "%1、", "见“一、计划”"),
        ("decimal", "（%1）", "见“（1）计划”"),
        ("decimal", "%1.", "见1"),
        ("decimal", "", "见“计划”"),
        ("chineseCountingThousand", "第%1章", "见第一章"),
    ],
)
def test_a_number_that_says_too_little_is_cited_with_its_heading(form: str, text: str, shown: str) -> None:
    parts = {**numbering(level(0, text, form=form)), **styles(STYLES)}
    result = filled({}, heading("计划", "plan"), '见{{r ref("plan") }}', parts=parts)
    assert texts_of(result.data)[-1] == shown


def test_a_reference_to_nothing_is_refused() -> None:
    body = (*BODY, '见{{r ref("secrecy") }}')
    with pytest.raises(ContentError) as caught:
        made(*body, secrecy=False)
    assert "“secrecy”在本文件中不存在" in str(caught.value)
    assert "liability" in str(caught.value)
    assert "“违约责任”之下" in str(caught.value)


def test_headers_and_notes_may_refer_to_the_body() -> None:
    tag = '见{{r ref("liability") }}'
    body = (heading("合作内容"), heading("违约责任", "liability"))
    result = filled({}, *body, header=tag, footnote=tag, parts=PARTS)
    assert texts_of(result.data)[2:] == ["注", "见第二条", "见第二条"]


def test_a_table_of_contents_in_a_header_is_refused() -> None:
    with pytest.raises(ContentError, match=r"页眉.*目录不在正文的段落之间"):
        filled({}, heading("合作内容"), header="{{p toc() }}", parts=PARTS)


def test_a_table_of_contents_in_a_cell_is_refused() -> None:
    with pytest.raises(ContentError, match="目录不在正文的段落之间"):
        filled({}, heading("合作内容"), table(("{{p toc() }}",)), parts=PARTS)


def test_a_reference_of_its_own_paragraph_is_refused() -> None:
    with pytest.raises(ContentError, match="单独成段"):
        made(*BODY, '{{p ref("liability") }}', secrecy=True)


def test_the_table_of_contents_lists_the_headings_with_their_numbers() -> None:
    result = made(*BODY, secrecy=True)
    assert [block.text for block in blocks(result)[:4]] == [
        "第一条 合作内容",
        "第二条 保密义务",
        "背景",
        "第三条 违约责任",
    ]
    assert [block.style for block in blocks(result)[:4]] == ["toc 1", "toc 1", "toc 2", "toc 1"]
    assert [(item.level, item.label, item.text) for item in result.headings] == [
        (1, "第一条", "合作内容"),
        (1, "第二条", "保密义务"),
        (2, "", "背景"),
        (1, "第三条", "违约责任"),
    ]


def test_entries_lead_to_bookmarks_around_their_headings() -> None:
    result = root(made(*BODY, secrecy=True).data)
    targets = [link.get(f"{W}anchor") for link in result.iter(f"{W}hyperlink")]
    marks = {mark.get(f"{W}name"): mark.getparent() for mark in result.iter(f"{W}bookmarkStart")}
    assert [_text(marks[target or ""]) for target in targets] == ["合作内容", "保密义务", "背景", "违约责任"]


def _text(paragraph: etree._Element | None) -> str:
    return "" if paragraph is None else "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))


def test_without_pages_the_table_of_contents_has_no_page_numbers() -> None:
    result = made(*BODY, secrecy=True)
    assert instructions(result)[0] == ' TOC \\o "1-2" \\n \\h \\z \\u '
    assert not any("PAGEREF" in item for item in instructions(result))


def test_pages_are_printed_and_can_be_refreshed() -> None:
    first = made(*BODY, secrecy=True)
    pages = {item.bookmark: number for number, item in enumerate(first.headings, start=3)}
    second = made(*BODY, pages=pages, secrecy=True)
    assert [block.text for block in blocks(second)[:2]] == ["第一条 合作内容\t3", "第二条 保密义务\t4"]
    assert instructions(second)[0] == ' TOC \\o "1-2" \\h \\z \\u '
    assert f" PAGEREF {first.headings[0].bookmark} \\h " in instructions(second)


def test_word_is_not_asked_to_update_anything() -> None:
    assert b"updateFields" not in made(*BODY, secrecy=True).data
    assert not any(item.get(f"{W}dirty") for item in root(made(*BODY, secrecy=True).data).iter())


def test_a_table_of_contents_without_headings_is_empty() -> None:
    assert made("{{p toc() }}", "正文").headings == ()
    assert texts_of(made("{{p toc() }}", "正文").data) == ["正文"]


def test_headings_that_a_loop_makes_are_numbered() -> None:
    body = (
        "{{p toc() }}",
        "{%p for m in ms %}",
        heading("{{ m }}", "x"),
        "{%p endfor %}",
        '见{{r ref("x_2") }}',
    )
    result = made(*body, ms=["甲", "乙"])
    assert [item.label + item.text for item in result.headings] == ["第一条甲", "第二条乙"]
    assert texts_of(result.data)[-1] == "见第二条"
