"""The readable notation as a Word file: read back whole, sound to another program, the same every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ContentError
from pipeline.model.document import Document, Story, View
from pipeline.word.plain import docx
from pipeline.word.read import read

FULL = r"""
%header 示例协议
%footer 内部资料
# 产学研合作协议
! 项目：{_　　示例　　_}
---
甲方：示例科技有限公司
## 保密
1. 保密期限{--三年--}{++五年++}。{^自合作结束之日起计算。^}
a. 范围：{=技术资料=}
{--这一段整个删去。--}
{++这一段整个插入。++}
= 第八条　违约
== 8.1 细目
* 九、争议
\# 不是标题
| 期次 | << | 金额 |
| 一 | 10% | 甲 // 乙 |
| ^^ | 20% | {~隐藏~}{!划去!} |
>> 文本框一{++插入++}{=控件=}
>> 文本框二
?? 填写说明：请填{#请核对#}
|| 甲方（盖章） || 乙方（盖章） ||
"""


def reading(source: str, view: View = View.FINAL) -> Document:
    return read(docx(source), name="协议.docx", view=view)


def lines(document: Document) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in document.blocks]


def test_everything_is_read_back() -> None:
    document = reading(FULL)
    assert document.ledger.unread == ()
    assert lines(document) == [
        "产学研合作协议",
        "项目：　　示例",
        "甲方：示例科技有限公司",
        "第一条 保密",
        "1.1 保密期限五年。",
        "自合作结束之日起计算。",
        "（一） 范围：技术资料",
        "这一段整个插入。",
        "第八条　违约",
        "8.1 细目",
        "九、争议",
        "# 不是标题",
        "期次",
        "金额",
        "一",
        "10%",
        "甲",
        "乙",
        "20%",
        "隐藏划去",
        "文本框一插入控件",
        "文本框二",
        "填写说明：请填",
        "甲方（盖章）",
        "乙方（盖章）",
        "请核对",
        "示例协议",
        "内部资料",
    ]


def test_each_text_is_in_its_story() -> None:
    stories = {block.text.strip(): block.story for block in reading(FULL).blocks}
    assert stories["自合作结束之日起计算。"] is Story.FOOTNOTE
    assert stories["文本框二"] is Story.TEXT_BOX
    assert stories["请核对"] is Story.COMMENT
    assert stories["示例协议"] is Story.HEADER
    assert stories["内部资料"] is Story.FOOTER


def test_marks_reach_the_reader() -> None:
    marks = {
        block.text[run.start : run.end]: run.marks for block in reading(FULL).blocks for run in block.runs
    }
    assert "hidden" in marks["隐藏"]
    assert "struck" in marks["划去"]
    assert "underline" in marks["　　示例　　"]
    assert "inserted" in marks["五年"]
    assert "bold" in marks["九、争议"]


def test_a_rejected_view_shows_what_stood_there_before() -> None:
    original = lines(reading(FULL, View.ORIGINAL))
    assert "1.1 保密期限三年。" in original
    assert "这一段整个删去。" in original
    assert "这一段整个插入。" not in original


def test_a_heading_deleted_whole_takes_its_number_with_it() -> None:
    assert lines(reading("## {--保密--}\n正文一\n## 违约\n正文二"))[:3] == ["正文一", "第一条 违约", "正文二"]


def test_a_heading_without_an_automatic_number_has_none() -> None:
    blocks = reading("= 第三条　保密\n## 违约").blocks
    assert [(block.label, block.heading_level) for block in blocks[:2]] == [("", 1), ("第一条", 1)]


def test_merged_cells_stand_once() -> None:
    cells = [block.cells[-1] for block in reading("| 甲 | << | 乙 |\n| ^^ | << | 丙 |").blocks if block.cells]
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 2), (1, 2)]


def test_another_program_finds_nothing_broken(tmp_path: Path) -> None:
    integrity = pytest.importorskip("ooxml_integrity")
    path = tmp_path / "协议.docx"
    path.write_bytes(docx(FULL))
    assert [str(item) for item in integrity.check(str(path))] == []


def test_parts_that_are_not_needed_are_not_there() -> None:
    with zipfile.ZipFile(io.BytesIO(docx("正文"))) as archive:
        names = set(archive.namelist())
    assert not {"word/footnotes.xml", "word/header1.xml"} & names


def test_the_same_source_gives_the_same_bytes() -> None:
    assert docx(FULL) == docx(FULL)


def test_a_fault_is_told_with_its_line() -> None:
    with pytest.raises(ContentError, match=r"协议\.md:2: "):
        docx("甲方\n#乙方", name="协议.md")


PARAGRAPHS = st.lists(
    st.text("甲乙丙ab1 2&<>\"'、。（）　", min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_whatever_a_paragraph_says_is_read_back(texts: list[str]) -> None:
    source = "\n".join(f"\\{text}" for text in texts)
    blocks = [block for block in reading(source).blocks if block.story is Story.BODY]
    assert [block.text.strip() for block in blocks] == [text.strip() for text in texts]
