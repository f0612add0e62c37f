"""XML of strangers, parsed within limits: no DTD, no entities, no network, bounded depth and size."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from pipeline.errors import InputError
from pipeline.word.recognise import DAMAGED, shown
from pipeline.word.strict import transitional

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

MAX_DEPTH = 256
"""Levels of nested elements; Word's own documents stay below 100."""

MAX_MARKUP = 2_000_000
"""Tags, and attributes twice, of one file: some 250 bytes of memory each; up to six for a character."""

_LIMITS = ("XML_PARSE_HUGE", "Excessive depth", "too long", "uge text node")
"""How libxml2 words that a limit was met that it lifts on request."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def markup_in(data: bytes) -> int:
    """Return an upper bound of the number of tags and attributes in the XML ``data``."""
    return data.count(b"<") + 2 * data.count(b"=")


def parse(data: bytes, *, part: str, file: str) -> Element:
    """Return the root element of the XML ``data``, without comments and processing instructions.

    Namespaces are the transitional ones. ``part`` and ``file`` are named in the InputError that is raised for
    XML that is not well-formed, has a DTD, or is nested deeper than `MAX_DEPTH`.
    """
    data = transitional(_utf8(data, part, file))
    if b"<!DOCTYPE" in data:
        raise _dtd(part, file)
    root = _root(data, part, file)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _dtd(part, file)
    return root


def _root(data: bytes, part: str, file: str) -> Element:
    try:
        return etree.fromstring(data, _parser(huge=False))
    except etree.XMLSyntaxError as error:
        if not _is_limit(error):
            raise _malformed(part, file) from error
    return _huge_root(data, part, file)


def _huge_root(data: bytes, part: str, file: str) -> Element:
    """Word may write attributes of more than 10 MB (``o:gfxdata``), which libxml2 refuses at first."""
    try:
        root = etree.fromstring(data, _parser(huge=True))
    except etree.XMLSyntaxError as error:
        raise (_nested(part, file) if _is_limit(error) else _malformed(part, file)) from error
    if _depth(root) > MAX_DEPTH:
        raise _nested(part, file)
    return root


def _parser(*, huge: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=huge,
    )


def _is_limit(error: etree.XMLSyntaxError) -> bool:
    return any(words in str(error) for words in _LIMITS)


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _utf8(data: bytes, part: str, file: str) -> bytes:
    encoding = _UTF16.get(data[:2])
    if encoding is None:
        return data
    try:
        return _DECLARATION.sub("", data.decode(encoding), count=1).encode()
    except UnicodeError as error:
        raise _malformed(part, file) from error


def _malformed(part: str, file: str) -> InputError:
    return InputError(f"{file}：文档的“{shown(part)}”部分不是完整的 XML，文件已损坏；{DAMAGED}。")


def _nested(part: str, file: str) -> InputError:
    return InputError(
        f"{file}：文档的“{shown(part)}”部分嵌套超过 {MAX_DEPTH} 层，不是正常的 Word 文档；{DAMAGED}。"
    )


def _dtd(part: str, file: str) -> InputError:
    return InputError(
        f"{file}：文档的“{shown(part)}”部分含有 DTD 或实体声明，为安全起见不予读取；{DAMAGED}。"
    )
