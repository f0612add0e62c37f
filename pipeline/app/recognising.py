"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import zipfile
import zlib
from enum import StrEnum

from pipeline.office.compound import is_encrypted, streams

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEAD = 4096
_PDF_WITHIN = 1024
_DAMAGED = (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, KeyError, zlib.error)
_LOOKED_AT = 1 << 20
_MANIFEST = "META-INF/manifest.xml"
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"BM", "bmp"),
    (b"GIF8", "gif"),
)
_FLAT_XML = (
    ("schemas.microsoft.com/office/word/2003/wordml", "xml"),
    ('progid="word.document"', "xml"),
    ("urn:oasis:names:tc:opendocument:xmlns:office", "fodt"),
    ("uof:uof", "uot"),
)
_MAIL = ("received:", "return-path:", "delivered-to:", "message-id:", "from:", "x-mailer:")
_ODT = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")


class Kind(StrEnum):
    """What reads the file."""

    WORD = "word"
    """Our own reader, which also says what is wrong with a file that it cannot read."""
    OFFICE = "office"
    """LibreOffice turns it into a Word file."""
    PDF = "pdf"
    PICTURE = "picture"
    REFUSED = "refused"


def recognise(data: bytes) -> tuple[Kind, str]:
    """What reads the file, and what it is.

    That is ``docx``, ``doc``, ``rtf``, ``odt``, ``pdf``, ``png`` … or, for a refused file, the Chinese
    sentence that says why.
    """
    if data.startswith(_ZIP):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF, "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        return Kind.OFFICE, "rtf"
    picture = next((name for start, name in _PICTURES if data.startswith(start)), "")
    if picture == "bmp" and int.from_bytes(data[2:6], "little") != len(data):
        picture = ""
    return (Kind.PICTURE, picture) if picture else _textual(data)


def _zipped(data: bytes) -> tuple[Kind, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mime = _part(archive, "mimetype") if "mimetype" in names else b""
            sealed = any(name == _MANIFEST and b"encryption-data" in _part(archive, name) for name in names)
    except _DAMAGED:
        return Kind.WORD, "docx"
    if not mime.startswith(_ODT):
        return Kind.WORD, "docx"
    if sealed:
        return Kind.REFUSED, "OpenDocument 文档设置了打开密码，无法读取；请去掉密码后再检查。"
    return Kind.OFFICE, "odt"


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the start of a part: no part is inflated as a whole."""
    with archive.open(name) as part:
        return part.read(_LOOKED_AT)


def _compound(data: bytes) -> tuple[Kind, str]:
    """Tell by the streams of the compound file (MS-CFB); the word reader names what is no text."""
    found = streams(data)
    if "EncryptedPackage" in found or "WordDocument" not in found:
        works = "MatOST" in found or "CONTENTS" in found
        mail = any(name.startswith("__substg1.0_") or name == "__properties_version1.0" for name in found)
        if mail:
            return Kind.REFUSED, "这是 Outlook 邮件（.msg），不是协议文件；请把其中的附件另存后再检查。"
        return (Kind.OFFICE, "wps") if works else (Kind.WORD, "docx")
    if is_encrypted(found["WordDocument"]):
        return Kind.REFUSED, "文件（.doc）设置了打开密码，无法读取；请在 Word 中打开并取消密码后再检查。"
    return Kind.OFFICE, "doc"


def _textual(data: bytes) -> tuple[Kind, str]:
    head = _decoded(data[:_HEAD]).lower().lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        found = next((kind for mark, kind in _FLAT_XML if mark in head), "")
        if found:
            return Kind.OFFICE, found
        is_page = any(mark in head for mark in ("<html", "<!doctype html", "<body", "<table"))
        return (Kind.OFFICE, "html") if is_page else (Kind.WORD, "docx")
    return _with_head(head)


def _with_head(head: str) -> tuple[Kind, str]:
    """Tell a letter or an archived page by the lines at its top."""
    lines = head.partition("\n\n")[0].splitlines()
    if any(line.startswith("mime-version:") for line in lines):
        if any(line.startswith(("subject:", "to:")) for line in lines) and "multipart/related" not in head:
            return Kind.REFUSED, "这是电子邮件，不是协议文件；请把其中的附件另存后再检查。"
        return Kind.OFFICE, "mht"
    if sum(line.startswith(_MAIL) for line in lines) > 1:
        return Kind.REFUSED, "这是电子邮件，不是协议文件；请把其中的附件另存后再检查。"
    return Kind.WORD, "docx"


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace")
