from __future__ import annotations

import pytest
from helpers.docx_zip import make_docx, paragraph
from helpers.word import level, line, numbered, numbering, read_body, run, texts

from pipeline.word import foreign

CHUNK = '<w:altChunk r:id="rIdC"/>'


def parts_of(name: str, data: str | bytes) -> dict[str, str | bytes]:
    return {f"word/{name}": data}


def test_an_embedded_page_stands_in_its_place() -> None:
    document = read_body(
        line(run("前")) + CHUNK + line(run("后")),
        parts=parts_of("c.html", "<p>网页一</p><p>网页二</p>"),
        relationships={"rIdC": ("aFChunk", "c.html")},
    )
    assert texts(document) == ["前", "网页一", "网页二", "后"]
    assert document.blocks[1].part == "word/c.html"
    assert document.ledger.read == 8


def test_an_embedded_word_file_keeps_its_own_numbers_and_notes_its_place() -> None:
    inner = make_docx(numbered("内一") + numbered("内二"), parts=numbering(level(0, "第%1条")))
    document = read_body(
        numbered("外一") + CHUNK + numbered("外二"),
        parts=numbering(level(0, "%1.")) | parts_of("c.docx", inner),
        relationships={"rIdC": ("aFChunk", "c.docx")},
    )
    assert [block.printed for block in document.blocks] == ["1. 外一", "第1条 内一", "第2条 内二", "2. 外二"]
    assert document.blocks[1].part == "word/c.docx/word/document.xml"


def test_what_is_embedded_in_a_cell_belongs_to_the_cell() -> None:
    document = read_body(
        f"<w:tbl><w:tr><w:tc>{CHUNK}{line('')}</w:tc></w:tr></w:tbl>",
        parts=parts_of("c.docx", make_docx(paragraph("内"))),
        relationships={"rIdC": ("aFChunk", "c.docx")},
    )
    assert [(block.text, len(block.cells)) for block in document.blocks] == [("内", 1)]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("c.rtf", rb"{\rtf1 abc}", "嵌入的 RTF 文件"),
        ("c.docx", b"PK\x03\x04broken", "嵌入的 Word 文件（无法读取）"),
    ],
)
def test_what_cannot_be_read_is_reported(name: str, data: bytes, what: str) -> None:
    document = read_body(
        line(run("甲")) + CHUNK, parts=parts_of(name, data), relationships={"rIdC": ("aFChunk", name)}
    )
    assert (texts(document), [item.what for item in document.ledger.unread]) == (["甲"], [what])


def test_a_reference_to_nothing_is_reported() -> None:
    assert [item.what for item in read_body(CHUNK).ledger.unread] == ["嵌入的文件（在文档中缺失）"]


def test_files_embedded_too_deeply_are_reported() -> None:
    data = make_docx(paragraph("最里"))
    for _ in range(5):
        data = make_docx(
            paragraph("层") + CHUNK,
            parts=parts_of("c.docx", data),
            relationships={"rIdC": ("aFChunk", "c.docx")},
        )
    document = read_body(CHUNK, parts=parts_of("c.docx", data), relationships={"rIdC": ("aFChunk", "c.docx")})
    assert texts(document) == ["层"] * 3
    assert [item.what for item in document.ledger.unread] == ["嵌入的文件（过大或嵌套过深）"]


def test_a_file_embedded_many_times_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_MAX_EMBEDDED", 25)
    document = read_body(
        CHUNK * 5, parts=parts_of("c.txt", "0123456789"), relationships={"rIdC": ("aFChunk", "c.txt")}
    )
    assert texts(document) == ["0123456789"] * 2
    assert len(document.ledger.unread) == 3
