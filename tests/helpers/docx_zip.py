"""Word files made in the test that reads them: XML in, the bytes of a .docx out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
"""Prefixes that every part made here declares."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

Relationships = Mapping[str, tuple[str, str]]
"""Id → (last word of the type, target as it stands in the file); a target with ``://`` is external."""

_KNOWN = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "fontTable")
_TYPES = {"document": "document.main", "header": "header", "footer": "footer"} | {
    kind: kind for kind in _KNOWN
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "html": "text/html",
    "xhtml": "application/xhtml+xml",
    "txt": "text/plain",
    "rtf": "application/rtf",
    "docx": WORD_TYPE.replace("wordprocessingml.", "wordprocessingml.document"),
}


def part(root: str, inner: str = "") -> str:
    """A whole part whose root is ``w:<root>`` and declares every prefix of `NAMESPACES`."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {declared}>{inner}</w:{root}>'


def paragraph(text: str, *, properties: str = "") -> str:
    """A paragraph of one run; ``properties`` is what goes into ``w:pPr``."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p>{inner}<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>'


def relationships_part(relationships: Relationships) -> str:
    """The ``.rels`` part holding ``relationships``; a type with ``://`` is taken as it stands."""
    items = "".join(_relationship(key, *value) for key, value in relationships.items())
    return f'<Relationships xmlns="{PACKAGE}relationships">{items}</Relationships>'


def _relationship(key: str, kind: str, target: str) -> str:
    kind = kind if "://" in kind else OFFICE + kind
    mode = ' TargetMode="External"' if "://" in target else ""
    return f'<Relationship Id="{key}" Type="{kind}" Target={quoteattr(target)}{mode}/>'


def content_types(names: Mapping[str, str | bytes]) -> str:
    """``[Content_Types].xml`` for the parts ``names``."""
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _DEFAULTS.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD_TYPE}{_TYPES[stem]}+xml"/>'
        for name in names
        if (stem := name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")) in _TYPES
    )
    return f'<Types xmlns="{PACKAGE}content-types">{defaults}{overrides}</Types>'


def docx_parts(
    body: str, *, parts: Mapping[str, str | bytes] | None = None, relationships: Relationships | None = None
) -> dict[str, str | bytes]:
    """All parts of the file that `make_docx` zips, by name, in the order of Word.

    ``parts`` adds or replaces parts by their full name (``word/styles.xml``). Styles, numbering, settings,
    footnotes, endnotes and comments get their relationship by themselves; ``relationships`` adds those of the
    main part that are needed by id (headers, pictures, hyperlinks, altChunk).
    """
    parts = dict(parts or {})
    implied = {f"rId{kind}": (kind, f"{kind}.xml") for kind in _KNOWN if f"word/{kind}.xml" in parts}
    named: dict[str, str | bytes] = {
        "_rels/.rels": relationships_part({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships_part({**implied, **(relationships or {})}),
    }
    named |= parts
    return {"[Content_Types].xml": content_types(named), **named}


def make_docx(
    body: str, *, parts: Mapping[str, str | bytes] | None = None, relationships: Relationships | None = None
) -> bytes:
    """A .docx whose ``w:body`` holds ``body``; the other arguments are those of `docx_parts`.

    ``make_docx(paragraph("甲"), parts={"word/header1.xml": part("hdr", paragraph("乙"))},
    relationships={"rId9": ("header", "header1.xml")})``
    """
    return zip_parts(docx_parts(body, parts=parts, relationships=relationships))


def zip_parts(parts: Mapping[str, str | bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    """``parts`` as a zip file: same parts, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compress) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, compress)
    return buffer.getvalue()
