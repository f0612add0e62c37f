"""Templates made in the test that fills them, and the texts that come out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TypedDict, Unpack

from helpers.docx_zip import make_docx, paragraph, part, zip_parts
from lxml import etree

from pipeline.word.fill import Context, Properties, compile_template, fill
from pipeline.word.fill.document import Filled
from pipeline.word.fill.template import Template
from pipeline.word.read import read

NAME = "范本.docx"
MARGINS = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/>'
    '<w:footerReference w:type="default" r:id="rIdF"/></w:sectPr>'
)


class Extra(TypedDict, total=False):
    """Further parts of a template."""

    header: str
    footer: str
    footnote: str
    parts: Mapping[str, str | bytes]


def template(*body: str, **options: Unpack[Extra]) -> Template:
    """The compiled template with paragraphs of the texts ``body`` (or XML, where one begins with ``<w:``)."""
    return compile_template(template_file(*body, **options), name=NAME)


def template_file(*body: str, **options: Unpack[Extra]) -> bytes:
    """The template with paragraphs of the texts ``body`` (or XML, where one begins with ``<w:``)."""
    inner = "".join(map(block, body))
    more = dict(options.get("parts", {}))
    header, footer, footnote = (
        options.get("header", ""),
        options.get("footer", ""),
        options.get("footnote", ""),
    )
    links = {}
    if header or footer:
        more |= {
            "word/header1.xml": part("hdr", block(header)),
            "word/footer1.xml": part("ftr", block(footer)),
        }
        links = {"rIdH": ("header", "header1.xml"), "rIdF": ("footer", "footer1.xml")}
        inner += MARGINS
    if footnote:
        inner += '<w:p><w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        more["word/footnotes.xml"] = part("footnotes", f'<w:footnote w:id="2">{block(footnote)}</w:footnote>')
    return make_docx(inner, parts=more, relationships=links)


def block(text: str) -> str:
    """``text`` as a paragraph, unless it is XML already."""
    return text if text.startswith("<w:") else paragraph(text)


def table(*rows: tuple[str, ...]) -> str:
    """A table of ``rows`` of texts."""
    columns = max(map(len, rows))
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def cell(text: str) -> str:
    """A cell of ``text``."""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{block(text)}</w:tc>'


def filled(context: Context, *body: str, **options: Unpack[Extra]) -> Filled:
    """What the template of `template` makes of ``context``."""
    return fill(template(*body, **options), context, properties=Properties())


def texts(context: Context, *body: str, **options: Unpack[Extra]) -> list[str]:
    """The texts that the reader finds in what `filled` returns."""
    return texts_of(filled(context, *body, **options).data)


def texts_of(data: bytes) -> list[str]:
    """The texts that the reader finds."""
    return [item.text for item in read(data, name=NAME).blocks]


def xml(data: bytes, name: str = "word/document.xml") -> str:
    """The part ``name`` of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def root(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """The root of the part ``name``."""
    return etree.fromstring(xml(data, name).encode())


def rebuilt(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with some of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return zip_parts({**old, **parts})
