"""A warning at the very beginning of a document: a frame that nobody can overlook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from pipeline.word.fill.values import CONTROL
from pipeline.word.markup import Element
from pipeline.word.names import W

_NAMESPACE: Final = W.strip("{}")
_RED: Final = "C00000"
_SIDES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="{_RED}"/>'
    for side in ("top", "left", "bottom", "right")
)


def warn(root: Element, lines: Sequence[str]) -> None:
    """Put ``lines`` in a frame before everything else in the body below ``root``; the first one is bold."""
    body = root.find(f"{W}body")
    if body is None or not lines:
        return
    for place, xml in enumerate(_paragraphs(lines)):
        body.insert(place, etree.fromstring(xml))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield _paragraph(line, bold=not place)


def _paragraph(text: str, *, bold: bool) -> str:
    look = f'{"<w:b/>" if bold else ""}<w:color w:val="{_RED}"/><w:sz w:val="21"/>'
    words = escape(CONTROL.sub("", text))
    return (
        f'<w:p xmlns:w="{_NAMESPACE}"><w:pPr><w:keepNext/><w:pBdr>{_SIDES}</w:pBdr>'
        '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>'
        '<w:ind w:left="120" w:right="120" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )
