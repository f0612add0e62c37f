"""A version that was not read from a Word file is compared as it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.versions import TODAY, checker, edited, sample

from pipeline import app
from pipeline.app.comparing import version_of
from pipeline.compare import Version, compare
from pipeline.compare.paragraphs import units
from pipeline.model.comparison import Change, Comparison
from pipeline.model.document import Document, How, Source, Story
from pipeline.report import diff_text
from pipeline.word.plain import docx


def printed(text: str) -> Version:
    """``text`` as if it had been read from a PDF file."""
    document = replace(Document.from_text(text, name="签字版.pdf"), source=Source(How.PDF, "pdf"))
    return version_of(document, checker(), app.Order(today=TODAY))


def word(text: str) -> Version:
    document = Document.from_text(text, name="定稿.docx")
    return version_of(document, checker(), app.Order(today=TODAY))


def parted(text: str) -> str:
    """``text`` with the longest paragraph cut in two, as at the end of a page."""
    longest = max(text.split("\n"), key=len)
    middle = len(longest) // 2
    return text.replace(longest, f"{longest[:middle]}\n{longest[middle:]}")


def differing(found: Comparison) -> list[str]:
    return [piece.text for clause in found.clauses for item in clause.paragraphs for piece in item.pieces]


def test_a_paragraph_in_two_pieces_is_the_same_one() -> None:
    found = compare(word(sample()), printed(parted(sample())))
    assert differing(found) == []
    assert [item for item in found.terms if item.change is not Change.UNCLEAR] == []


def test_between_word_files_where_a_paragraph_ends_counts() -> None:
    assert differing(compare(word(sample()), word(parted(sample()))))


@pytest.mark.parametrize("old_is_printed", [True, False])
def test_a_changed_figure_is_told_all_the_same(*, old_is_printed: bool) -> None:
    other = parted(edited(("不低于百分之八十五", "不低于百分之七十五")))
    sides = (printed(other), word(sample())) if old_is_printed else (word(sample()), printed(other))
    assert [item.change for item in compare(*sides).terms if item.topic == "figure"] == [Change.CHANGED]


def test_the_reader_is_told_how_the_two_were_compared() -> None:
    said = diff_text.render(compare(word(sample()), printed(sample())))
    assert "签字版.pdf 不是 Word 文件，两份按印出来的文字比较" in said.replace("\n", "").replace("  ", "")


SHARES = """示例合作协议
甲方：示例科技有限公司
乙方：示例大学
第一条 收益
收益分配比例见下表。
{}
第二条 保密
双方保密三年。"""


def test_shares_that_change_places_in_a_table_are_told() -> None:
    old = word(SHARES.format("甲方\n60%\n乙方\n40%"))
    new = printed(SHARES.format("甲方\n40%\n乙方\n60%"))
    assert compare(old, new).clauses


@pytest.mark.parametrize("filled", ["保密三年。", "保密年。"])
def test_a_blank_that_was_filled_in_is_told(filled: str) -> None:
    text = SHARES.format("甲方得六成，乙方得四成。")
    left = text.replace("保密三年。", "保密____年。")
    found = compare(word(left), printed(text.replace("保密三年。", filled)))
    assert bool(found.clauses) is ("三" in filled)


def test_numbers_of_pages_do_not_count_and_other_numbers_do() -> None:
    agreement = printed(sample()).agreement
    blocks = agreement.document.blocks
    footers = [replace(blocks[-1], text=text, story=Story.FOOTER) for text in ("12", "20260115")]
    told = units(replace(agreement, document=replace(agreement.document, blocks=(*blocks, *footers))))
    assert [item.text for item in told[-1].paragraphs] == ["20260115"]


TABLE = (
    "# 合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n= 第一条 设备\n{}\n= 第二条 保密\n双方保密三年。\n"
)


def tables(old: str, new: str) -> Comparison:
    """Two tables compared, the second as if it had been read from a page."""
    sides = [app.read_document(docx(TABLE.format(rows)), name="示例.docx") for rows in (old, new)]
    sides[1] = replace(sides[1], source=Source(How.PDF, "pdf"))
    order = app.Order(today=TODAY)
    return compare(*(version_of(side, checker(), order) for side in sides))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 离心机 | 3 |\n| 显微镜 | 8 |", "| 离心机 | 8 |\n| 显微镜 | 3 |"),
        ("| 离心机 | 1 | 20万元 |", "| 离心机 |  | 120万元 |"),
        ("| 甲方 | 30万元 |\n| 乙方 | 80万元 |", "| 甲方 | 80万元 |\n| 乙方 | 30万元 |"),
    ],
)
def test_figures_of_a_table_are_told_from_each_other(old: str, new: str) -> None:
    assert differing(tables(old, old)) == []
    assert differing(tables(old, new))
    assert tables(old, new).matters


def test_duties_that_change_places_are_told() -> None:
    duties = "甲方负责下列事项：\n{}\n乙方负责下列事项：\n{}"
    one, other = "承担全部研究费用。", "提供实验场地和设备。"
    old = word(SHARES.format(duties.format(one, other)))
    assert compare(old, printed(SHARES.format(duties.format(other, one)))).clauses


def test_a_reference_that_leads_elsewhere_is_a_change() -> None:
    old = (
        "示例协议\n第一条 内容\n双方研究釉料，付款按第三条。\n第二条 进度\n三个月。\n第三条 支付\n甲方付款。"
    )
    new = old.replace("第三条 支付", "第三条 保密\n双方保密。\n第四条 支付")
    told = [item for item in compare(word(old), printed(new)).terms if item.topic == "reference"]
    assert [item.change for item in told if item.note == "printed"] == []


def test_an_older_word_file_is_compared_as_it_is_written() -> None:
    document = Document.from_text(sample(), name="旧稿.doc")
    converted = replace(document, source=Source(How.CONVERTED, "doc"))
    found = compare(version_of(converted, checker(), app.Order(today=TODAY)), word(sample()))
    assert not found.as_printed
