"""The account of what was read and left out of a file, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document, How
from pipeline.report.wording import Wording

REASONS = {
    "deleted revision": ("修订已删除的文字", "deleted by a tracked change"),
    "inserted revision": ("修订插入的文字", "inserted by a tracked change"),
    "moved away": ("修订移走的文字", "moved away by a tracked change"),
    "moved here": ("修订移来的文字", "moved here by a tracked change"),
    "deleted row": ("修订已删除的表格行", "table rows deleted by a tracked change"),
    "inserted row": ("修订插入的表格行", "table rows inserted by a tracked change"),
    "deleted cell": ("修订已删除的单元格", "table cells deleted by a tracked change"),
    "inserted cell": ("修订插入的单元格", "table cells inserted by a tracked change"),
    "replaced by bound data": ("被绑定数据取代的旧文字", "old text replaced by bound data"),
    "hidden in an embedded page": ("嵌入网页中隐藏的文字", "text that an embedded page hides"),
    "hidden by merge": ("被合并单元格遮住的文字", "hidden by merged cells"),
    "field instruction": ("域代码", "field instructions"),
    "ruby text": ("拼音等注音", "phonetic guides"),
    "repeated text box": ("文本框的重复副本", "copies of text boxes kept for old programs"),
    "alternative not shown": ("不显示的替代内容", "alternatives that are not shown"),
    "note separator": ("注释分隔符", "separators of notes"),
    "note without reference": ("正文没有引用的注释", "notes that nothing refers to"),
    "header or footer of no page": ("没有页面使用的页眉页脚", "headers and footers of no page"),
    "page number": ("页码", "page numbers"),
    "repeated header or footer": ("各页重复的页眉页脚", "headers and footers that pages repeat"),
    "invisible text": ("PDF 中看不见的文字", "text of the PDF that is not seen"),
    "outside the page": ("页面以外的文字", "text outside the page"),
    "text across the page": ("斜排或竖排的文字（如水印）", "text across the page, such as a watermark"),
    "watermark": ("水印", "watermarks"),
    "white space that Word ignores": ("不显示的空白字符", "white space that is not shown"),
}


def source(document: Document, wording: Wording) -> str:
    """How the document was read; empty for a Word file."""
    own = document.source
    if own.how is How.DOCX:
        return ""
    confidence = f"{own.confidence:.1%}" if own.confidence else wording("source.unknown")
    scanned = sum(page.how is How.OCR for page in own.pages)
    return wording(
        f"source.{own.how}", kind=own.kind, pages=len(own.pages), scanned=scanned, confidence=confidence
    )


def lines(document: Document, wording: Wording) -> tuple[str, ...]:
    """What was read, what was left out and why, what could not be read; in this order."""
    ledger = document.ledger
    left_out = [
        wording("ledger.left_out", count=f"{count:,}", reason=reason_name(reason, wording))
        for reason, count in ledger.left_out
    ]
    extras = {"pictures": document.pictures, "revisions": len(document.revisions)}
    return (
        wording("ledger.read", count=f"{ledger.read:,}"),
        *left_out,
        *(wording(f"ledger.{key}", count=count) for key, count in extras.items() if count),
        *_pages(document, wording),
        *(unread(document, wording) or (wording("ledger.complete"),)),
    )


def _pages(document: Document, wording: Wording) -> Iterator[str]:
    """Yield what there is to say of single pages."""
    for page in document.source.pages:
        for remark in page.remarks:
            yield wording("page", number=page.number) + wording("colon") + remark


def unread(document: Document, wording: Wording) -> tuple[str, ...]:
    """One line for each piece of content that could not be read."""
    return tuple(
        wording(
            "ledger.unread_counted" if item.characters else "ledger.unread",
            what=item.what,
            part=item.part,
            count=f"{item.characters:,}",
        )
        for item in document.ledger.unread
    )


def reason_name(reason: str, wording: Wording) -> str:
    """The reason in the language of the report; as it stands when it has no other name."""
    return wording.pick(REASONS[reason]) if reason in REASONS else reason
