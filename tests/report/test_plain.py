from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Block, Cell, Document, Location, Revision, Run, Story, View
from pipeline.report.plain import printed_text


def _document(*blocks: Block, view: View = View.FINAL) -> Document:
    return Document("a.docx", tuple(replace(block, index=i) for i, block in enumerate(blocks)), view=view)


def _block(text: str, story: Story = Story.BODY, *, note: str = "", cells: tuple[Cell, ...] = ()) -> Block:
    return Block(0, text, story=story, note=note, cells=cells)


def test_printed_numbers_stand_before_their_paragraph() -> None:
    document = _document(Block(0, "标的", label="第一条"), _block("正文"))
    assert printed_text(document) == "第一条 标的\n正文\n"


def test_an_empty_document_has_no_text() -> None:
    assert printed_text(_document()) == ""


def test_cells_of_a_row_are_parted_by_tabs_and_rows_by_newlines() -> None:
    places = ((0, 0), (0, 1), (1, 0))
    cells = [_block(f"格{row}{column}", cells=(Cell(0, row, column),)) for row, column in places]
    assert printed_text(_document(*cells)) == "格00\t格01\n格10\n"


def test_paragraphs_of_one_cell_stand_on_lines_of_their_own() -> None:
    cell = (Cell(0, 0, 0),)
    assert printed_text(_document(_block("甲", cells=cell), _block("乙", cells=cell))) == "甲\n乙\n"


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    document = _document(
        _block("正文"),
        _block("\t注一", Story.FOOTNOTE, note="1"),
        _block("续", Story.FOOTNOTE, note="1"),
        _block("注二", Story.ENDNOTE, note="i"),
        _block("下文"),
    )
    assert printed_text(document) == "正文〔脚注1：注一\n续〕〔尾注i：注二〕\n下文\n"


def test_comments_headers_and_footers_come_last_under_their_headings() -> None:
    document = _document(
        _block("正文"),
        _block("批", Story.COMMENT, note="1"),
        _block("眉", Story.HEADER),
        _block("眉框", Story.TEXT_BOX),
        _block("脚", Story.FOOTER),
    )
    assert printed_text(document) == "正文\n【批注】\n〔1〕批\n【页眉】\n眉\n眉框\n【页脚】\n脚\n"


@pytest.mark.parametrize(
    ("marks", "view", "expected"),
    [
        ("inserted", View.MARKED, "甲〔插入：乙〕丙"),
        ("deleted", View.MARKED, "甲〔删除：乙〕丙"),
        ("inserted", View.FINAL, "甲乙丙"),
        ("hidden", View.FINAL, "甲〔隐藏：乙〕丙"),
        ("deleted moved", View.MARKED, "甲〔移走：乙〕丙"),
        ("inserted moved", View.MARKED, "甲〔移来：乙〕丙"),
        ("inserted deleted", View.MARKED, "甲〔插入后又删除：乙〕丙"),
        ("deleted hidden", View.MARKED, "甲〔隐藏：〔删除：乙〕〕丙"),
        ("bold", View.MARKED, "甲乙丙"),
    ],
)
def test_marks_show_where_they_matter(marks: str, view: View, expected: str) -> None:
    runs = (Run(0, 1), Run(1, 2, marks=frozenset(marks.split())), Run(2, 3))
    assert printed_text(_document(Block(0, "甲乙丙", runs=runs), view=view)) == expected + "\n"


def test_the_same_header_of_several_sections_is_printed_once() -> None:
    headers = [
        replace(_block(text, Story.HEADER), part=f"word/header{n}.xml") for n, text in enumerate("甲乙甲")
    ]
    assert printed_text(_document(*headers)) == "【页眉】\n甲\n乙\n"


@pytest.mark.parametrize(
    ("kind", "view", "expected"),
    [
        ("deletion", View.MARKED, "甲乙〔删除：段落标记〕\n"),
        ("insertion", View.MARKED, "甲乙〔插入：段落标记〕\n"),
        ("move", View.MARKED, "甲乙〔移动：段落标记〕\n"),
        ("deletion", View.ORIGINAL, "甲乙\n"),
    ],
)
def test_a_changed_paragraph_mark_is_told(kind: str, view: View, expected: str) -> None:
    change = Revision(kind, "¶", Location(0, 2, 2))
    document = replace(_document(Block(0, "甲乙", runs=(Run(0, 2),)), view=view), revisions=(change,))
    assert printed_text(document) == expected


def test_the_mark_of_a_paragraph_that_goes_as_a_whole_is_not_told() -> None:
    block = Block(0, "甲乙", runs=(Run(0, 2, marks=frozenset({"deleted"})),))
    change = Revision("deletion", "¶", Location(0, 2, 2))
    document = replace(_document(block, view=View.MARKED), revisions=(change,))
    assert printed_text(document) == "〔删除：甲乙〕\n"
