"""Small pieces of WordprocessingML as strings. Text is escaped, Jinja tags stay whole."""

from __future__ import annotations

import re

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
"""Quotation marks and dashes are set as Chinese ones, full width."""


def escaped(text: str) -> str:
    """``text`` for an element or attribute: markup escaped, characters that XML cannot hold left out."""
    clean = _CONTROL.sub("", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, *, bold: bool = False, properties: str = "") -> str:
    """A run of ``text``; ``properties`` are what may follow ``w:b`` in ``w:rPr``."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    written = _CONTROL.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r><w:rPr>{_HINT}{weight}{properties}</w:rPr><w:t xml:space="preserve">{written}</w:t></w:r>'


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph; ``properties`` are what may follow ``w:pStyle`` in ``w:pPr``, in its order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def part(root: str, content: str, attributes: str = "") -> bytes:
    """A part with the root element ``w:root``."""
    space = f' xmlns:w="{W}" xmlns:r="{R}"{attributes}'
    return f"{DECLARATION}<w:{root}{space}>{content}</w:{root}>".encode()


def bookmark(identifier: int, name: str, content: str) -> str:
    """``content`` inside a bookmark."""
    return (
        f'<w:bookmarkStart w:id="{identifier}" w:name="{escaped(name)}"/>{content}'
        f'<w:bookmarkEnd w:id="{identifier}"/>'
    )


def field(instruction: str, shown: str) -> str:
    """A field with the result ``shown``."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(shown)}</w:fldSimple>'
