from __future__ import annotations

import struct
import zipfile

import pytest
from helpers.docx_zip import make_docx, paragraph, relationships_part, zip_parts

from pipeline.errors import InputError
from pipeline.word.package import open_package
from pipeline.word.recognise import is_flat_opc, is_zip, refusal, shown, zip_refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_CLASS = bytes.fromhex("0609020000000000c000000000000046")
EXCEL_CLASS = bytes.fromhex("2008020000000000c000000000000046")
POWERPOINT_CLASS = bytes.fromhex("108d81649b4fcf1186ea00aa00b929e8")
NO_CLASS = bytes(16)


WORD_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
)


def compound(*streams: str, class_id: bytes = NO_CLASS) -> bytes:
    """Return a compound file with the directory, ``class_id`` at its root, in the second sector."""
    header = bytearray(512)
    header[:8] = OLE
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    root = bytearray(128)
    root[:20] = "Root Entry".encode("utf-16-le")
    root[80:96] = class_id
    entries = (stream.encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return bytes(header) + bytes(512) + bytes(root) + b"".join(entries)


def refused(data: bytes, name: str = "合同.docx") -> str:
    with pytest.raises(InputError) as caught:
        open_package(data, name=name)
    return str(caught.value)


FOREIGN = {
    "empty": (b"", "空的"),
    "zeros": (bytes(5000), "空字节"),
    "encrypted": (compound("EncryptionInfo", "EncryptedPackage"), "打开密码"),
    "rights management": (compound("EncryptedPackage", "DRMEncryptedTransform"), "权限管理"),
    "doc": (compound("WordDocument", class_id=WORD_CLASS), "旧版 Word（.doc）"),
    "doc without class": (compound("WordDocument", "1Table"), "旧版 Word（.doc）"),
    "doc holding a workbook": (
        compound("WordDocument", "Workbook", class_id=WORD_CLASS),
        "旧版 Word（.doc）",
    ),
    "xls": (compound("Workbook", class_id=EXCEL_CLASS), "Excel"),
    "xls holding a document": (compound("WordDocument", "Workbook", class_id=EXCEL_CLASS), "Excel"),
    "xls without class": (compound("Workbook"), "Excel"),
    "ppt": (compound("PowerPoint Document", class_id=POWERPOINT_CLASS), "PowerPoint"),
    "other compound file": (compound("Contents"), "复合文档"),
    "cut compound file": (OLE + b"\0" * 20, "复合文档"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "pdf behind rubbish": (b"\n\n%PDF-1.4\n", "PDF"),
    "rtf": (b"{\\rtf1\\ansi\\deff0 {\\fonttbl}}", "RTF"),
    "html": ("<!DOCTYPE html><html><body>甲方</body></html>".encode(), "HTML"),
    "html of Word": (b'\xef\xbb\xbf<html xmlns:w="urn:schemas-microsoft-com:office:word">', "HTML"),
    "xhtml": (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "HTML"),
    "html in utf-16": ("<html><body>甲方".encode("utf-16"), "HTML"),
    "web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related", ".mht"),
    "text": ("甲方：示例科技有限公司\r\n".encode(), "纯文本"),
    "text in gbk": ("甲方：示例科技有限公司".encode("gbk"), "纯文本"),
    "long text in gbk": ("，甲方a".encode("gbk") * 3000, "纯文本"),
    "text in utf-16": ("甲方：示例科技有限公司".encode("utf-16"), "纯文本"),
    "text that starts like a bitmap": (b"BM Corporation and MZ Limited", "纯文本"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "图片"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片"),
    "gif": (b"GIF89a\x01\0\x01\0", "图片"),
    "bmp": (b"BM\x36\0\0\0\0\0\0\0", "图片"),
    "tiff": (b"II*\0\x08\0\0\0", "图片"),
    "heic": (b"\0\0\0\x18ftypheic", "图片"),
    "rar": (b"Rar!\x1a\x07\0", "RAR"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", "7z"),
    "program": (b"MZ\x90\0\x03\0", "程序"),
    "word 2003 xml": (WORD_2003, "Word 2003 XML"),
    "uof": (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org"/>', "UOF"),
    "other xml": (b'<?xml version="1.0"?><a/>', "XML 文件"),
    "noise": (bytes(range(256)) * 9, "无法识别"),
}

ZIPS = {
    "xlsx": ({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}, "Excel"),
    "pptx": ({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}, "PowerPoint"),
    "odt": ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "OpenDocument"),
    "ofd": ({"OFD.xml": "<a/>", "Doc_0/Document.xml": "<a/>"}, "OFD"),
    "epub": ({"META-INF/container.xml": "<a/>"}, "EPUB"),
    "pages": ({"Index/Document.iwa": "x"}, "Pages"),
    "archive of documents": ({"合同/甲.docx": "x"}, "先解压"),
    "other archive": ({"readme.txt": "x"}, "没有 Word 文档"),
    "nothing": ({}, "没有 Word 文档"),
    "no main part": ({"[Content_Types].xml": "<a/>", "word/styles.xml": "<a/>"}, "缺少正文"),
}


@pytest.mark.parametrize(("data", "words"), FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_named_for_what_it_is(data: bytes, words: str) -> None:
    message = refused(data)
    assert words in message
    assert message.startswith("合同.docx：")
    assert message.count("。") == 1
    assert "请" in message


@pytest.mark.parametrize(("parts", "words"), ZIPS.values(), ids=ZIPS)
def test_a_foreign_zip_is_named_for_what_it_is(parts: dict[str, str | bytes], words: str) -> None:
    message = refused(zip_parts(parts))
    assert words in message
    assert message.count("。") == 1


def test_a_workbook_with_relationships_is_named_for_what_it_is() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    rels = relationships_part({"r": ("officeDocument", "xl/workbook.xml")})
    assert "Excel" in refused(
        zip_parts({"[Content_Types].xml": types, "_rels/.rels": rels, "xl/workbook.xml": "<workbook/>"})
    )


def test_the_extension_tells_a_wps_file_from_a_doc_file() -> None:
    data = compound("WordDocument", class_id=WORD_CLASS)
    assert "WPS 文字（.wps）" in refused(data, "合同.WPS")


@pytest.mark.parametrize("name", ["合同.doc", "合同.pdf", "合同", "合同.zip"])
def test_a_docx_is_read_whatever_it_is_called(name: str) -> None:
    assert open_package(make_docx(paragraph("甲")), name=name).main == "word/document.xml"


def test_every_remedy_for_other_word_formats_is_saving_as_docx() -> None:
    for key in ("doc", "rtf", "html", "web archive", "text", "word 2003 xml", "uof"):
        assert "请用 Word 或 WPS 打开后另存为 .docx 再检查" in refused(FOREIGN[key][0])
    assert "请提供 Word 原稿（.docx）" in refused(FOREIGN["pdf"][0])


def test_a_zip_is_known_by_its_first_bytes() -> None:
    assert is_zip(zip_parts({"a": "b"}))
    assert is_zip(zip_parts({}, compress=zipfile.ZIP_STORED))
    assert not is_zip(b"%PDF")


def test_flat_opc_is_known_by_its_namespace() -> None:
    xml = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
    )
    assert is_flat_opc(xml.encode())
    assert is_flat_opc(xml.encode("utf-16"))
    assert is_flat_opc(b"\xef\xbb\xbf\n" + xml.encode())
    assert not is_flat_opc(b"http://schemas.microsoft.com/office/2006/xmlPackage in a text")


def test_sentences_can_be_had_without_a_file_name() -> None:
    assert refusal(b"%PDF-1.7") == "这是 PDF 文件，不是 Word 文档；请提供 Word 原稿（.docx）再检查。"
    assert zip_refusal(["xl/a.xml"]) == "这是 Excel 表格，不是 Word 文档；请提供 Word 原稿（.docx）再检查。"


def test_a_part_name_is_shown_in_one_short_line() -> None:
    assert shown("a\nb\x1b[31m") == "a?b?[31m"
    assert len(shown("很" * 500)) == 81
