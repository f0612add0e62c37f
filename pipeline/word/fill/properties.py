"""What a document says of itself: title and dates, and which template, data and program made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from pipeline.word.fill.values import CONTROL
from pipeline.word.markup import Element, parse
from pipeline.word.package import Package, open_package

CORE: Final = "core-properties"
CUSTOM: Final = "custom-properties"
_PREFIX: Final = "cxy."
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE_NS: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_PROPERTY: Final = f"{{{_CUSTOM_NS}}}property"
_ISO_DATE: Final = len("2026-03-01")


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of a document; nothing comes from a clock. Empty: not said."""

    title: str = ""
    author: str = ""
    created: date | None = None
    modified: date | None = None
    template: str = ""
    """Identifier and version of the template."""
    template_sha256: str = ""
    """SHA-256 of the template; filling writes it."""
    data_sha256: str = ""
    """SHA-256 of the project's data."""
    program: str = ""
    """Name and version of the program."""


_PROVENANCE: Final = ("template", "template_sha256", "data_sha256", "program")


def core_xml(properties: Properties) -> bytes:
    """Return the part with title, author and dates (ISO/IEC 29500-2, 11)."""
    author = _text(properties.author)
    dates = ((name, getattr(properties, name)) for name in ("created", "modified"))
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name, day in dates
        if day is not None
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE_NS}" xmlns:dc="{_DC[1:-1]}" xmlns:dcterms="{_TERMS[1:-1]}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_text(properties.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{stamps}</cp:coreProperties>"
    ).encode()


def custom_xml(properties: Properties, before: bytes | None) -> bytes:
    """Return the part with the provenance; custom properties of the template, ``before``, stay."""
    root = etree.Element(f"{{{_CUSTOM_NS}}}Properties", nsmap={"p": _CUSTOM_NS, "vt": _TYPES_NS})
    if before is not None:
        kept = parse(before, part="docProps/custom.xml", file="")
        root.extend(item for item in kept if not item.get("name", "").startswith(_PREFIX))
    for name in _PROVENANCE:
        item = etree.SubElement(root, _PROPERTY, {"fmtid": _FORMAT, "name": _PREFIX + name})
        etree.SubElement(item, f"{{{_TYPES_NS}}}lpwstr").text = _clean(getattr(properties, name))
    for number, item in enumerate(root, start=2):
        item.set("pid", str(number))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_properties(data: bytes, *, name: str = "") -> Properties:
    """Return what the Word file ``data`` says of itself; InputError (naming ``name``) when it is none."""
    package = open_package(data, name=name)
    core, custom = _root(package, CORE), _root(package, CUSTOM)
    return Properties(
        title=_find(core, _DC + "title"),
        author=_find(core, _DC + "creator"),
        created=_date(_find(core, _TERMS + "created")),
        modified=_date(_find(core, _TERMS + "modified")),
        **{key: _provenance(custom, _PREFIX + key) for key in _PROVENANCE},
    )


def property_part(package: Package, kind: str) -> str:
    """Return the name of the part with the properties of ``kind``; empty when there is none."""
    for link in package.relationships("").values():
        if link.type_suffix == kind and not link.external and link.target in package:
            return link.target
    return ""


def _root(package: Package, kind: str) -> Element | None:
    part = property_part(package, kind)
    return package.xml(part) if part else None


def _find(root: Element | None, tag: str) -> str:
    return "" if root is None else root.findtext(tag) or ""


def _provenance(root: Element | None, name: str) -> str:
    items = () if root is None else root.iterchildren(_PROPERTY)
    return next((item[0].text or "" for item in items if item.get("name") == name and len(item)), "")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:_ISO_DATE])
    except ValueError:
        return None


def _clean(text: str) -> str:
    return CONTROL.sub("", text)


def _text(text: str) -> str:
    return escape(_clean(text))
