"""The runs of one paragraph of source text."""

from __future__ import annotations

from pipeline.word.build import inline, xml


def runs(text: str, *, size: int = 0) -> str:
    """The runs of ``text``, in letters of ``size`` half points where it is given."""
    properties = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return "".join(_run(span, properties) for span in inline.spans(text))


def _run(span: inline.Span, properties: str) -> str:
    if isinstance(span, inline.Words):
        return xml.run(span.text, bold=span.bold, properties=properties)
    if isinstance(span, inline.Reference):
        return xml.run(f'{{{{r ref("{span.anchor}") }}}}', properties=properties)
    if isinstance(span, inline.RunTag):
        return xml.run(span.text, properties=properties)
    return "<w:r><w:br/></w:r>"


def cell(text: str, style: str, *, align: str = "", size: int = 0, properties: str = "") -> str:
    """The one paragraph of a cell of a table; ``{{p call }}`` in it is a paragraph of its own."""
    justified = f'<w:jc w:val="{align}"/>' if align else ""
    return xml.paragraph(style, runs(text, size=size), properties + justified)
