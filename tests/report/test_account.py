"""What was read and what was left out."""

from __future__ import annotations

from helpers import reports

from pipeline.model.document import Document, Ledger
from pipeline.report import account
from pipeline.report.wording import Wording


def test_every_loss_is_named() -> None:
    assert account.lines(reports.document(), Wording())[1:] == (
        "不计入 12 个字符：修订已删除的文字",
        "不计入 30 个字符：域代码",
        "图片及其他无文字对象 1 个，未作检查",
        "未处理的修订 1 处",
        "未能读取：嵌入的 Excel 工作表（word/embeddings/sheet1.bin）",
        "未能读取：导入的网页（word/afchunk.mht，120 个字符）",
    )


def test_a_file_that_was_read_whole_says_so() -> None:
    assert account.lines(Document.from_text("保密"), Wording()) == ("读取 2 个字符", "没有未能读取的内容")


def test_a_reason_without_a_translation_is_shown_as_it_is() -> None:
    document = Document("a.docx", (), ledger=Ledger(0, (("special reason", 1),)))
    assert "special reason" in account.lines(document, Wording())[1]
