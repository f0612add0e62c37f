"""Pieces of WordprocessingML and the texts that the reader makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.docx_zip import make_docx, part

from pipeline.model.document import Document, View
from pipeline.word.read import read


def run(text: str, *, properties: str = "") -> str:
    """A run with ``text``; ``properties`` is what goes into ``w:rPr``."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def line(inner: str, *, properties: str = "") -> str:
    """A paragraph holding ``inner``; ``properties`` is what goes into ``w:pPr``."""
    before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{before}{inner}</w:p>"


def tracked(tag: str, inner: str = "", *, who: str = "审阅人") -> str:
    """A tracked change ``w:<tag>`` around ``inner``."""
    return f'<w:{tag} w:id="1" w:author="{who}" w:date="2026-01-02T03:04:05Z">{inner}</w:{tag}>'


def deleted(text: str) -> str:
    """A tracked deletion of ``text``."""
    return tracked("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def numbered(text: str, *, level: int = 0, num: int = 1) -> str:
    """A paragraph of list ``num``."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return line(run(text), properties=properties)


def level(place: int, text: str, *, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """A ``w:lvl``."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, *, nums: str = "") -> dict[str, str | bytes]:
    """A numbering part with definition 7 of ``levels``, list 1 of it, and ``nums``."""
    first = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    inner = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{first}{nums}'
    return {"word/numbering.xml": part("numbering", inner)}


def styles(inner: str) -> dict[str, str | bytes]:
    """A styles part."""
    return {"word/styles.xml": part("styles", inner)}


def read_body(
    body: str,
    *,
    view: View = View.FINAL,
    parts: Mapping[str, str | bytes] | None = None,
    relationships: Mapping[str, tuple[str, str]] | None = None,
) -> Document:
    """The document with ``body``."""
    return read(make_docx(body, parts=parts, relationships=relationships), name="a.docx", view=view)


def texts(document: Document) -> list[str]:
    """The text of every block."""
    return [block.text for block in document.blocks]


def labels(document: Document) -> list[str]:
    """The printed number of every block."""
    return [block.label for block in document.blocks]
