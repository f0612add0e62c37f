"""The filled parts as a Word file, with the parts that were added and the properties."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from pipeline.word.canonical import CONTENT_TYPES, Packed, canonical_zip
from pipeline.word.fill.parts import Added
from pipeline.word.fill.properties import CORE, CUSTOM, Properties, core_xml, custom_xml
from pipeline.word.fill.template import Template

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_ROOT: Final = "_rels/.rels"
_PROPERTY_TYPES: Final = {
    CORE: (
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_PACKAGE}/relationships/metadata/core-properties",
    ),
    CUSTOM: (
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"{_OFFICE}/custom-properties",
    ),
}
_TEMPLATE_TYPE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE: Final = b"wordprocessingml.document.main+xml"


def write(
    template: Template, stories: Mapping[str, bytes], added: tuple[Added, ...], properties: Properties
) -> bytes:
    """Return the file: the template with ``stories`` in place of its own, ``added`` and ``properties``."""
    parts: dict[str, bytes | Packed] = {**template.packed, **stories}
    types, own = [], list(_put_properties(template, parts, properties))
    types += [_override(item) for item in own]
    _relate(template, parts, _ROOT, own)
    _relate(template, parts, relationships_name(template.main), added)
    for item in _flat(added):
        parts[item.name] = item.data
        types.append(_override(item))
        if item.parts:
            _relate(template, parts, relationships_name(item.name), item.parts)
    content_types = template.parts[CONTENT_TYPES].replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
    parts[CONTENT_TYPES] = _before(content_types, "</Types>", "".join(types))
    return canonical_zip(parts)


def relationships_name(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _put_properties(
    template: Template, parts: dict[str, bytes | Packed], properties: Properties
) -> Iterable[Added]:
    """Put the property parts among ``parts``; yield those that the template does not have."""
    for kind, (usual, content_type, relationship) in _PROPERTY_TYPES.items():
        present = template.property_parts.get(kind, "")
        name = present or usual
        old = template.parts.get(present)
        data = core_xml(properties) if kind == CORE else custom_xml(properties, old)
        parts[name] = data
        if not present:
            yield Added(name, f"rIdOwn{kind}", content_type, relationship, data)


def _flat(added: Iterable[Added]) -> Iterable[Added]:
    for item in added:
        yield item
        yield from _flat(item.parts)


def _override(item: Added) -> str:
    return f'<Override PartName="/{item.name}" ContentType={quoteattr(item.content_type)}/>'


def _relate(template: Template, parts: dict[str, bytes | Packed], name: str, items: Iterable[Added]) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    lines = "".join(_relationship(item, folder) for item in items)
    if lines:
        empty = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
        parts[name] = _before(template.parts.get(name, empty), "</Relationships>", lines)


def _relationship(item: Added, folder: str) -> str:
    target = posixpath.relpath(item.name, folder or ".")
    return f'<Relationship Id="{item.id}" Type={quoteattr(item.relationship)} Target={quoteattr(target)}/>'


def _before(xml: bytes, end: str, lines: str) -> bytes:
    """``xml`` with ``lines`` before its closing tag."""
    head, tag, tail = xml.rpartition(end.encode())
    return head + lines.encode() + tag + tail
