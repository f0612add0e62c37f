from __future__ import annotations

import hashlib

import pytest
from helpers.docx_zip import make_docx, paragraph, part

from pipeline.errors import InputError
from pipeline.model.document import View
from pipeline.word.read import read


def test_paragraphs_become_blocks_in_reading_order() -> None:
    document = read(make_docx(paragraph("甲") + paragraph(" ") + paragraph("乙")), name="a.docx")
    assert [(block.index, block.text) for block in document.blocks] == [(0, "甲"), (1, "乙")]


def test_the_document_knows_its_name_view_and_hash() -> None:
    data = make_docx(paragraph("甲"))
    document = read(data, name="协议.docx", view=View.ORIGINAL)
    assert (document.name, document.view) == ("协议.docx", View.ORIGINAL)
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_reading_twice_gives_the_same() -> None:
    data = make_docx(paragraph("甲") + paragraph("乙"))
    assert read(data, name="a.docx") == read(data, name="a.docx")


def test_a_file_without_text_has_no_blocks() -> None:
    assert read(make_docx("<w:p/><w:sectPr/>"), name="a.docx").blocks == ()


def test_a_file_without_body_has_no_blocks() -> None:
    data = make_docx("", parts={"word/document.xml": part("document")})
    assert read(data, name="a.docx").blocks == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:hyperlink>", "</w:hyperlink>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:r><w:pict><w:txbxContent><w:p>", "</w:p></w:txbxContent></w:pict></w:r>"),
        ("<m:sSup><m:e>", "</m:e></m:sSup>"),
    ],
)
def test_deep_nesting_is_read(before: str, after: str) -> None:
    depth = 240 // (before.count("<") + 1)
    body = "<w:p>" + before * depth + "<w:r><w:t>甲</w:t></w:r>" + after * depth + "</w:p>"
    assert [block.text for block in read(make_docx(body), name="a.docx").blocks] == ["甲"]


def test_deep_tables_are_read() -> None:
    depth = 80
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * depth
    [block] = read(make_docx(body), name="a.docx").blocks
    assert len(block.cells) == depth


def test_absurd_nesting_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("pipeline.word.walk.Walk.children", overflow)
    with pytest.raises(InputError, match=r"a\.docx：文档嵌套层数过多"):
        read(make_docx(paragraph("甲")), name="a.docx")


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.word.reading.MAX_ELEMENTS", 20)
    data = make_docx(paragraph("甲") * 9)
    with pytest.raises(InputError, match=r"^a\.docx：文档过大"):
        read(data, name="a.docx")


def test_a_document_of_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.word.reading.MAX_CHARACTERS", 20)
    assert len(read(make_docx(paragraph("甲" * 20)), name="a.docx").blocks) == 1
    for body in (paragraph("甲" * 21), paragraph("甲甲甲") * 7):
        with pytest.raises(InputError, match=r"^a\.docx：文档过长"):
            read(make_docx(body), name="a.docx")


def test_looking_through_absurdly_many_namespaces_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.word.reading.MAX_NAMESPACES", 200)
    box = '<mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent>'
    assert read(make_docx(f"<w:p>{box}</w:p>{paragraph('甲')}"), name="a.docx").blocks
    with pytest.raises(InputError, match=r"^a\.docx：文档声明的命名空间过多"):
        read(make_docx(f"<w:p>{box * 200}</w:p>"), name="a.docx")
