"""A PDF file as its signer reads it: bytes in, `Document` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import InputError
from pipeline.layout import Glyph, Page, Picture
from pipeline.layout.document import Account, document
from pipeline.model.document import Document, How, PageSource, Unread
from pipeline.pdf.characters import Characters, read_characters
from pipeline.pdf.drawings import Drawings, read_drawings

MAX_PAGES = 2000
DPI = 200
"""Resolution at which pages are drawn for recognition."""

Recogniser = Callable[[Picture, int], Page]
"""Makes a page, with the number given, of the picture of one."""

_FEW = 16
"""A page below a picture with fewer characters than this is a scanned one with a stamp or page number."""
_COVERED = 0.4
_UNKNOWN = 0.2
"""Part of the characters: from here on a page is not readable without recognition."""
_MANY_PATHS = 150
"""Shapes of a page without characters: text that was turned into outlines."""
_LARGEST_SIDE = 10_000
"""Pixels of a picture of a page."""
_PRINTED_NOTES = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
_RECOGNISED = frozenset({"ocr", "unsure"})
_LAYER = "文字层由其他软件识别，可靠程度不明"
_INSTALL = "请安装文字识别组件（pip install rapidocr onnxruntime）"
_NOT_READ = "扫描页，没有识别文字"
_DAMAGED = "请重新获取完整的文件，或者提供 Word 原稿（.docx）"


def read_pdf(data: bytes, *, name: str, recognise: Recogniser | None = None) -> Document:
    """The PDF file ``data``; pages without text are read by ``recognise``, else reported as unread.

    Raises InputError in Chinese for an encrypted or damaged file and for one without any text.
    """
    with _opened(data, name) as file:
        if len(file) > MAX_PAGES:
            raise InputError(f"{name}：PDF 有 {len(file)} 页，超过 {MAX_PAGES} 页；请拆分后再检查。")
        reading = _Reading(recognise)
        pages = [reading.page(page, number) for number, page in _pages(file, name)]
    if reading.unread and not any(page.glyphs for page in pages):
        raise InputError(
            f"{name}：这是扫描件（PDF 里只有图片没有文字）；{_INSTALL}后再检查，或者提供 Word 原稿（.docx）。"
        )
    account = Account("pdf", reading.left_out, reading.unread, tuple(reading.remarks()))
    return document(pages, data, account, name=name)


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise InputError(
                f"{name}：PDF 设置了打开密码，无法读取；请去掉密码（打开后另存或打印成新的 PDF）后再检查。"
            ) from None
        if code == pdfium.FPDF_ERR_SECURITY or "security" in str(error).lower():
            raise InputError(
                f"{name}：PDF 用无法支持的方式加密，无法读取；请提供没有加密的 PDF 或 Word 原稿（.docx）。"
            ) from None
        raise InputError(f"{name}：PDF 文件已损坏，无法读取；{_DAMAGED}。") from None


def _pages(file: pypdfium2.PdfDocument, name: str) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    for at in range(len(file)):
        page = _page(file, at, name)
        if _is_annotated(page):
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT)
            page.close()
            page = _page(file, at, name)
        yield at + 1, page
        page.close()


def _page(file: pypdfium2.PdfDocument, at: int, name: str) -> pypdfium2.PdfPage:
    try:
        return file[at]
    except pypdfium2.PdfiumError:
        raise InputError(f"{name}：PDF 的第 {at + 1} 页已损坏，无法读取；{_DAMAGED}。") from None


def _is_annotated(page: pypdfium2.PdfPage) -> bool:
    """Tell whether something was typed into a form or put on top: it is printed, but no part of the page."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in _PRINTED_NOTES:
            return True
    return False


@dataclass(slots=True)
class _Reading:
    recognise: Recogniser | None
    left_out: Counter[str] = field(default_factory=Counter)
    unread: list[Unread] = field(default_factory=list)
    layers: int = 0
    scanned: int = 0

    def page(self, page: pypdfium2.PdfPage, number: int) -> Page:
        """Read one page in the way that it needs."""
        characters = read_characters(page)
        drawings = read_drawings(page, characters.view)
        if not _needs_recognition(characters, drawings):
            self.left_out.update(characters.left_out)
            self.left_out["invisible text"] += _count(characters.hidden)
            return _text_page(number, characters, drawings, characters.seen)
        if self.recognise is not None:
            self.scanned += 1
            return self.recognise(_picture(page), number)
        if _count(characters.hidden) >= _FEW:
            self.layers += 1
            return _layer_page(number, characters, drawings)
        self.unread.append(Unread(f"第{number}页", _NOT_READ))
        return Page(
            PageSource(number, How.OCR, 0.0, (_NOT_READ,)), *characters.view.size, pictures=drawings.pictures
        )

    def remarks(self) -> Iterator[str]:
        """Yield what a reader should know of the way the file was read."""
        if self.scanned:
            yield f"{self.scanned} 页是扫描图片，文字由识别（OCR）得到，请对照原件核对。"
        if self.layers:
            yield f"{self.layers} 页是扫描图片，所用的{_LAYER}，请对照原件核对。"
        if self.unread:
            yield f"{len(self.unread)} 页是扫描图片，没有读到文字；{_INSTALL}后可以读取。"


def _count(glyphs: list[Glyph]) -> int:
    return sum(not glyph.char.isspace() for glyph in glyphs)


def _needs_recognition(characters: Characters, drawings: Drawings) -> bool:
    seen = _count(characters.seen)
    if seen and characters.unknown > _UNKNOWN * seen:
        return True
    if seen >= _FEW:
        return False
    return drawings.covered >= _COVERED or (not seen and drawings.paths > _MANY_PATHS)


def _text_page(number: int, characters: Characters, drawings: Drawings, glyphs: list[Glyph]) -> Page:
    source = PageSource(number)
    return Page(source, *characters.view.size, tuple(glyphs), tuple(drawings.rules), drawings.pictures)


def _layer_page(number: int, characters: Characters, drawings: Drawings) -> Page:
    """Return the page of a picture with the text layer that some other program put below it."""
    glyphs = [
        glyph._replace(marks=glyph.marks | _RECOGNISED) for glyph in characters.hidden + characters.seen
    ]
    page = _text_page(number, characters, drawings, glyphs)
    return replace(page, source=PageSource(number, How.OCR, 0.0, (_LAYER,)))


def _picture(page: pypdfium2.PdfPage) -> Picture:
    width, height = page.get_size()
    dpi = min(DPI, _LARGEST_SIDE * 72 / max(width, height, 1))
    bitmap = page.render(scale=dpi / 72, grayscale=False, rev_byteorder=True)
    rows = bytes(bitmap.buffer)
    stride, kept = bitmap.stride, bitmap.width * bitmap.n_channels
    data = rows if stride == kept else b"".join(rows[at : at + kept] for at in range(0, len(rows), stride))
    return Picture(bitmap.width, bitmap.height, bitmap.n_channels, data, dpi)
