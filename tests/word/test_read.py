from __future__ import annotations

from helpers.docx_zip import make_docx, paragraph

from pipeline.word.read import read


def test_paragraphs_become_blocks_in_reading_order() -> None:
    document = read(make_docx(paragraph("甲") + paragraph(" ") + paragraph("乙")), name="a.docx")
    assert [(block.index, block.text) for block in document.blocks] == [(0, "甲"), (1, "乙")]
