"""What a file is, by its content: the sentence that refuses everything that is no Word document."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection

SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再检查"
DAMAGED = "请重新获取完整的文件，或用 Word 打开并修复后另存为 .docx 再检查"
_ORIGINAL = "请提供 Word 原稿（.docx）再检查"
_UNPACK = "请先解压，再检查其中的 .docx 文件"

_HEAD = 4096
_SHOWN = 80
_FLAT_OPC = "http://schemas.microsoft.com/office/2006/xmlPackage"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SIGNATURES = (
    (b"\x89PNG", "这是图片（PNG）", _ORIGINAL),
    (b"\xff\xd8\xff", "这是图片（JPEG）", _ORIGINAL),
    (b"GIF8", "这是图片（GIF）", _ORIGINAL),
    (b"BM", "这是图片（BMP）", _ORIGINAL),
    (b"II*\0", "这是图片（TIFF）", _ORIGINAL),
    (b"MM\0*", "这是图片（TIFF）", _ORIGINAL),
    (b"RIFF", "这是图片或音视频文件", _ORIGINAL),
    (b"CAJ", "这是 CAJ 文件，不是 Word 文档", _ORIGINAL),
    (b"Rar!", "这是压缩包（RAR）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "这是压缩包（7z）", _UNPACK),
    (b"\x1f\x8b", "这是压缩包（gzip）", _UNPACK),
    (b"MZ", "这是程序文件，不是 Word 文档", _ORIGINAL),
)
"""First bytes, what the file is, what to do."""

_OLE_CLASSES = (
    (b"\x06\x09\x02\x00", "doc"),
    (b"\x00\x09\x02\x00", "doc"),
    (b"\x10\x08\x02\x00", "xls"),
    (b"\x20\x08\x02\x00", "xls"),
    (b"\x10\x8d\x81\x64", "ppt"),
)
"""First bytes of the class id of the root storage (MS-CFB 2.6.1)."""

_OLE_STREAMS = (("WordDocument", "doc"), ("PowerPoint Document", "ppt"), ("Workbook", "xls"), ("Book", "xls"))
_OLE_KINDS = {
    "doc": ("这是旧版 Word（.doc）文件，不是 .docx 文档", SAVE_AS),
    "wps": ("这是 WPS 文字（.wps）文件，不是 .docx 文档", SAVE_AS),
    "xls": ("这是 Excel 表格（.xls），不是 Word 文档", _ORIGINAL),
    "ppt": ("这是 PowerPoint 演示文稿（.ppt），不是 Word 文档", _ORIGINAL),
    "": ("这是旧版 Office 的复合文档，不是 .docx 文档", SAVE_AS),
}

_ZIP_KINDS = (
    ("xl/", "这是 Excel 表格，不是 Word 文档", _ORIGINAL),
    ("ppt/", "这是 PowerPoint 演示文稿，不是 Word 文档", _ORIGINAL),
    ("visio/", "这是 Visio 图形，不是 Word 文档", _ORIGINAL),
    ("ofd.xml", "这是 OFD 版式文件，不是 Word 文档", _ORIGINAL),
    ("index/document.iwa", "这是 Pages 文稿，不是 Word 文档", "请在 Pages 中导出为 .docx 再检查"),
    ("meta-inf/container.xml", "这是 EPUB 电子书，不是 Word 文档", _ORIGINAL),
    ("fixeddocseq.fdseq", "这是 XPS 版式文件，不是 Word 文档", _ORIGINAL),
    ("uof.xml", "这是 UOF（标文通）文档，不是 .docx 文档", SAVE_AS),
    ("content.xml", "这是 OpenDocument（.odt 等）文档，不是 .docx 文档", SAVE_AS),
)
"""A part, or the folder of parts, that only this kind of zip holds."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def shown(part: str) -> str:
    """Return the part name ``part`` fit for a sentence: no control characters, at most 80 characters."""
    clean = "".join(character if character.isprintable() else "?" for character in part)
    return clean if len(clean) <= _SHOWN else f"{clean[:_SHOWN]}…"


def is_zip(data: bytes) -> bool:
    """Tell whether ``data`` starts like a zip file, whole or not."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00"))


def is_flat_opc(data: bytes) -> bool:
    """Tell whether ``data`` is a whole Word document in one XML file (``pkg:package``)."""
    head = _text_head(data)
    return head.startswith("<") and _FLAT_OPC in head


def refusal(data: bytes, *, name: str = "") -> str:
    """Say in Chinese what the file ``data`` (no zip, no flat OPC) is and what to do; ``name`` is for .wps."""
    what, remedy = _identify(data, name)
    return f"{what}；{remedy}。"


def zip_refusal(names: Collection[str]) -> str:
    """Say in Chinese what the zip with the parts ``names`` (no Word document) is and what to do."""
    lowered = [name.lower() for name in names]
    for mark, what, remedy in _ZIP_KINDS:
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in lowered):
            return f"{what}；{remedy}。"
    if any(name.endswith((".docx", ".docm", ".doc", ".wps", ".pdf")) for name in lowered):
        return f"这是压缩包，不是 Word 文档；{_UNPACK}。"
    if any(name.startswith("word/") or name == "[content_types].xml" for name in lowered):
        return f"这个 Word 文档缺少正文（word/document.xml），文件已损坏；{DAMAGED}。"
    return f"这是压缩包，里面没有 Word 文档的内容；{_ORIGINAL}。"


def _identify(data: bytes, name: str) -> tuple[str, str]:
    if not data.strip(b"\0"):
        return ("文件内容全部是空字节，已经损坏" if data else "文件是空的（0 字节）"), DAMAGED
    if data.startswith(_OLE):
        return _ole(data, name)
    if b"%PDF-" in data[:1024]:
        return "这是 PDF 文件，不是 Word 文档", _ORIGINAL
    if data.lstrip().startswith(b"{\\rtf"):
        return "这是 RTF 文件，不是 .docx 文档", SAVE_AS
    return _textual(data) if _is_text(data) else _binary(data)


def _binary(data: bytes) -> tuple[str, str]:
    if data[4:8] == b"ftyp":
        return "这是图片或音视频文件", _ORIGINAL
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            return what, remedy
    return "无法识别这个文件，它不是 Word 文档，或已损坏、被文档加密软件加密", SAVE_AS


def _ole(data: bytes, name: str) -> tuple[str, str]:
    if "DRMEncrypted".encode("utf-16-le") in data:
        return "文件受权限管理（IRM）保护，无法读取", "请有权限的人在 Word 中取消限制访问后再检查"
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "文件设置了打开密码，无法读取", "请在 Word 中打开并取消密码（文件→信息→保护文档）后再检查"
    kind = _ole_kind(data)
    if kind == "doc" and name.lower().endswith(".wps"):
        kind = "wps"
    return _OLE_KINDS[kind]


def _ole_kind(data: bytes) -> str:
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    root = (int.from_bytes(data[48:52], "little") + 1) * sector
    class_id = data[root + 80 : root + 84]
    for start, kind in _OLE_CLASSES:
        if class_id == start:
            return kind
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return ""


def _text_head(data: bytes) -> str:
    """Return the first characters of a text file, without byte order mark and leading white space."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
    if head.startswith((b"<\0", b"\0<")):
        return head.decode("utf-16-le" if head[1] == 0 else "utf-16-be", "replace")
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _textual(data: bytes) -> tuple[str, str]:
    low = _text_head(data).lower()
    if low.startswith("<"):
        return _xml(low)
    if "mime-version:" in low:
        return "这是网页归档（.mht）文件，不是 .docx 文档", SAVE_AS
    return "这是纯文本文件，不是 .docx 文档", SAVE_AS


def _xml(low: str) -> tuple[str, str]:
    if "schemas.microsoft.com/office/word/2003/wordml" in low or 'progid="word.document"' in low:
        return "这是 Word 2003 XML 文件，不是 .docx 文档", SAVE_AS
    if "uof" in low[:1000]:
        return "这是 UOF（标文通）文档，不是 .docx 文档", SAVE_AS
    if "<html" in low or "<!doctype html" in low or "<body" in low or "<table" in low:
        return "这是网页（HTML）文件，不是 .docx 文档", SAVE_AS
    return "这是 XML 文件，不是 .docx 文档", SAVE_AS


def _is_text(data: bytes) -> bool:
    head = data[:_HEAD]
    encodings = ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "gb18030")
    return any(_decodes_as(head, encoding) for encoding in encodings)


def _decodes_as(head: bytes, encoding: str) -> bool:
    text = codecs.getincrementaldecoder(encoding)("strict")
    try:
        return not _CONTROL.search(text.decode(head, final=len(head) < _HEAD))
    except UnicodeDecodeError:
        return False
