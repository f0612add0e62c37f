"""Reading a file of any format: what it is, by its content, and the way from there to a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Protocol

from pipeline import word
from pipeline.app.recognising import Kind, recognise
from pipeline.errors import InputError
from pipeline.layout import joined
from pipeline.model.document import Document, How, Source, View
from pipeline.text.numerals import parse_integer

_CONVERTED = "由 LibreOffice 从 {kind} 转换后读取，编号、修订和版式可能与原文件不同，请对照原件核对。"
_MIXED = re.compile(r"([一二三四五六七八九十百]{1,4})((?:\.\d{1,3})+\.?)")


class Office(Protocol):
    """What turns older and other text files into Word files: ``pipeline.office.Converter``."""

    def to_docx(self, data: bytes, kind: str) -> bytes:
        """The file ``data`` as a Word file; raises InputError."""


def read_any(data: bytes, *, name: str, view: View = View.FINAL, office: Office | None = None) -> Document:
    """The file ``data`` of any format as a document; its ``source`` says how it was read.

    ``office`` is a converter that stays for many files; without one LibreOffice is started for this file.
    Raises InputError, one Chinese sentence, for whatever cannot be read.
    """
    kind, what = recognise(data)
    if kind is Kind.WORD:
        return joined(word.read(data, name=name, view=view))
    if kind is Kind.OFFICE:
        return _converted(data, what, name=name, view=view, office=office)
    if kind is Kind.PDF:
        return _pdf(data, name)
    if kind is Kind.PICTURE:
        from pipeline import scan  # noqa: PLC0415 - slow to import, and seldom needed

        return scan.read_picture(data, name=name, kind=what)
    raise InputError(f"{name}：{what}")


def _pdf(data: bytes, name: str) -> Document:
    from pipeline import pdf, scan  # noqa: PLC0415 - slow to import, and seldom needed

    return pdf.read_pdf(data, name=name, recognise=scan.recognise if scan.available() else None)


def _converted(data: bytes, kind: str, *, name: str, view: View, office: Office | None) -> Document:
    try:
        if office is None:
            from pipeline.office import Converter  # noqa: PLC0415 - seldom needed

            with Converter() as own:
                made = own.to_docx(data, kind)
        else:
            made = office.to_docx(data, kind)
    except InputError as error:
        raise InputError(f"{name}：{error}") from None
    document = _with_plain_labels(joined(word.read(made, name=name, view=view)))
    source = Source(How.CONVERTED, kind, remarks=(_CONVERTED.format(kind=f".{kind}"),))
    return replace(document, sha256=hashlib.sha256(data).hexdigest(), source=source)


def _with_plain_labels(document: Document) -> Document:
    """``document`` with 2.1 for 二.1: LibreOffice does not know Word's switch for plain digits (isLgl)."""
    blocks = (
        replace(block, label=f"{parse_integer(match[1])}{match[2]}")
        if block.label and (match := _MIXED.fullmatch(block.label))
        else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))
