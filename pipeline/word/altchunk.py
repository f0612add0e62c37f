"""Foreign files that Word shows as part of the text (``w:altChunk``, ISO/IEC 29500-1 §17.17.2.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.word.hypertext import read_html
from pipeline.word.package import Package, Relationship
from pipeline.word.recognise import is_flat_opc, is_zip

_CHARSET = re.compile(
    r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})|encoding\s?=\s?["']([\w.:-]{1,40})""", re.IGNORECASE
)
_HTML = re.compile(
    r"<\s?(?:!doctype\s{1,9}html|html|head|body|div|p|table|span|h[1-6]|ul|ol|br)\b", re.IGNORECASE
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte order marks."""
_ENCODING = re.compile(
    r"utf-?8|gb.{0,10}|x-gbk|big5.{0,6}|hz(-gb-2312)?|us-ascii|(iso-?8859|windows|cp|latin).{1,5}",
    re.IGNORECASE,
)
"""Encodings of text; Python knows others that are not."""
_GB = re.compile(r"gb2312|gbk|gb_2312-80|x-gbk", re.IGNORECASE)
"""What declares these is mostly GB 18030, which holds them."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a]")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class AltChunk:
    """What stands in an altChunk; just one of ``paragraphs``, ``docx`` and ``unread`` is filled, or none."""

    paragraphs: tuple[str, ...] = ()
    docx: bytes = b""
    """A whole Word file, for the reader to read in its turn."""
    unread: str = ""
    """Chinese: what it is that could not be read (``嵌入的 RTF 文件``)."""
    hidden: int = 0
    """Number of characters left out because the HTML hides them."""


def alt_chunk(package: Package, relationship: Relationship) -> AltChunk:
    """Return the content that ``relationship`` (type ``aFChunk``) of a part of ``package`` points to.

    Recognised by content: HTML and XHTML, web archive (.mht), plain text, Word file. RTF, external files,
    missing parts and all else are ``unread``. InputError when the part is damaged.
    """
    if relationship.external:
        return AltChunk(unread="引用的外部文件")
    if relationship.target not in package:
        return AltChunk(unread="嵌入的文件（在文档中缺失）")
    data = package.bytes(relationship.target)
    return _content(data, package.content_type(relationship.target))


def _content(data: bytes, content_type: str) -> AltChunk:
    if is_zip(data) or is_flat_opc(data):
        return AltChunk(docx=data)
    if data.lstrip()[:5] == b"{\\rtf":
        return AltChunk(unread="嵌入的 RTF 文件")
    if b"mime-version:" in data[:_HEAD].lower():
        return _web_archive(data)
    text = _decoded(data)
    if text is None:
        return AltChunk(unread="嵌入的文件（格式无法识别）")
    if "html" in content_type or _HTML.search(text[:_HEAD]):
        return _html(text)
    return AltChunk(tuple(line for line in text.splitlines() if line.strip()))


def _html(text: str) -> AltChunk:
    page = read_html(text)
    return (
        AltChunk(unread="嵌入的网页（过大或嵌套过深）")
        if page is None
        else AltChunk(page.paragraphs, hidden=page.hidden)
    )


def _web_archive(data: bytes) -> AltChunk:
    import email  # noqa: PLC0415 - slow to import, seldom needed

    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            text = _decoded(_payload(part.get_payload(decode=True)), part.get_content_charset() or "")
            return AltChunk(unread="嵌入的网页归档（编码无法识别）") if text is None else _html(text)
    return AltChunk(unread="嵌入的网页归档（其中没有网页）")


def _payload(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _decoded(data: bytes, charset: str = "") -> str | None:
    """Return ``data`` by its byte order mark, or as declared, UTF-8, GB 18030; None when none fits."""
    marked = tuple(encoding for mark, encoding in _MARKS if data.startswith(mark))
    declared = (_known(charset), _known(_declared(data)), "utf-8", "gb18030")
    texts = (_decoded_as(data, encoding) for encoding in marked or declared if encoding)
    return next((text for text in texts if text is not None), None)


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:_HEAD].decode("latin-1"))
    return next(filter(None, match.groups()), "") if match else ""


def _known(encoding: str) -> str:
    return _GB.sub("gb18030", encoding) if _ENCODING.fullmatch(encoding) else ""


def _decoded_as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return None if _CONTROL.search(text) else text
