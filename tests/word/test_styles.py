from __future__ import annotations

import pytest
from helpers.word import line, read_body, run, styles

_SHEET = styles(
    '<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="条标题"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="deep"><w:name w:val="款"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="2"/><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="plain"><w:name w:val="正文标题"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/></w:style>'
)  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "style", "heading", "centred"),
    [
        ("", "Normal", None, False),
        ('<w:pStyle w:val="1"/>', "heading 1", 1, False),
        ('<w:pStyle w:val="2"/>', "标题 2", 2, False),
        ('<w:pStyle w:val="own"/>', "条标题", 1, False),
        ('<w:pStyle w:val="deep"/>', "款", 3, True),
        ('<w:pStyle w:val="deep"/><w:jc w:val="left"/>', "款", 3, False),
        ('<w:pStyle w:val="plain"/>', "正文标题", None, False),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', "heading 1", None, False),
        ('<w:outlineLvl w:val="3"/><w:jc w:val="center"/>', "Normal", 4, True),
        ('<w:outlineLvl w:val="many"/>', "Normal", None, False),
        ('<w:pStyle w:val="x"/>', "甲", None, False),
        ('<w:pStyle w:val="missing"/>', "Normal", None, False),
    ],
)
def test_paragraphs_inherit_from_their_style_chain(
    properties: str, style: str, heading: int | None, *, centred: bool
) -> None:
    [block] = read_body(line(run("甲"), properties=properties), parts=_SHEET).blocks
    assert (block.style, block.heading_level, block.centred) == (style, heading, centred)


def test_defaults_of_the_document_count() -> None:
    assert read_body(line(run("甲")), parts=_SHEET).blocks[0].runs[0].marks == {"bold"}


def test_a_file_without_styles_is_read() -> None:
    [block] = read_body(line(run("甲"), properties='<w:pStyle w:val="1"/>')).blocks
    assert (block.style, block.heading_level) == ("", None)


def test_two_files_with_different_styles_are_not_mixed_up() -> None:
    other = styles('<w:style w:type="paragraph" w:styleId="1"><w:name w:val="别的"/></w:style>')
    body = line(run("甲"), properties='<w:pStyle w:val="1"/>')
    assert [read_body(body, parts=parts).blocks[0].style for parts in (_SHEET, other, _SHEET)] == [
        "heading 1",
        "别的",
        "heading 1",
    ]
