"""Flat OPC: a whole Word document in one XML file (``pkg:package``), taken apart into parts like a zip."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.errors import InputError
from pipeline.word.archive import MAX_ENTRIES, Entry, canonical, part_key
from pipeline.word.markup import MAX_MARKUP, Element, markup_in, parse
from pipeline.word.recognise import DAMAGED, shown

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def flat_entries(data: bytes, *, file: str) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """Return the parts of the flat OPC file ``data`` and their content types by `part_key`."""
    if markup_in(data) > MAX_MARKUP:
        raise InputError(f"{file}：文档内容过多，无法检查；请拆分后再检查。")
    root = parse(data, part="pkg:package", file=file)
    entries: dict[str, Entry] = {}
    types: dict[str, str] = {}
    for part in root.iterchildren(f"{_PKG}part"):
        entry = _entry(part, file)
        first = entries.setdefault(part_key(entry.name), entry)
        if first.read() != entry.read() or len(entries) > MAX_ENTRIES:
            raise InputError(f"{file}：文件的部件重复或过多，不是正常的 Word 文档；{DAMAGED}。")
        types[part_key(entry.name)] = part.get(f"{_PKG}contentType", "").lower()
    return tuple(entries.values()), types


def _entry(part: Element, file: str) -> Entry:
    name = canonical(part.get(f"{_PKG}name", ""))
    content = b"".join(_content(part, name, file))
    return Entry(name, len(content), lambda: content, lambda: hashlib.sha256(content).hexdigest())


def _content(part: Element, name: str, file: str) -> Iterator[bytes]:
    for holder in part:
        if holder.tag == f"{_PKG}xmlData" and len(holder):
            yield etree.tostring(holder[0], encoding="UTF-8", with_tail=False)
        elif holder.tag == f"{_PKG}binaryData":
            yield _binary(holder.text or "", name, file)


def _binary(text: str, name: str, file: str) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError as error:
        raise InputError(f"{file}：文档的“{shown(name)}”部分已损坏，无法解码；{DAMAGED}。") from error
