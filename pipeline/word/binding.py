"""Content controls bound to data (``w:dataBinding``, ISO/IEC 29500-1 §17.5.2.6): Word shows the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.errors import InputError
from pipeline.word.ledger import words
from pipeline.word.markup import Element
from pipeline.word.names import DEL, INS, MOVE_FROM, MOVE_TO, SDT_CONTENT, W
from pipeline.word.package import Package
from pipeline.word.styles import is_on
from pipeline.word.walk import Walk

BINDING = W + "dataBinding"
_LISTS = (W + "dropDownList", W + "comboBox")
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_PREFIX = re.compile(r"""xmlns:([\w.-]{1,40})\s?=\s?["']([^"']{0,300})["']""")
_PATH = re.compile(
    r"(?:/{1,2}[\w.:*-]{1,100}(?:\[\d{1,6}\])?){1,20}(?:/@[\w.:-]{1,100}|/text\(\)(?:\[1\])?)?"
)
"""Paths that name one place; nothing that has to be computed."""
_PROPERTIES = ("core-properties", "extended-properties", "extendedProperties")
_DIFFERS = "与数据绑定的内容控件（显示的文字与所绑定的数据不同）"


def rebound(walk: Walk, control: Element, properties: Mapping[str, Element], marks: int) -> bool:
    """Read the data in place of the text of ``control`` when they differ; False when the text is to be read.

    Controls around whole paragraphs or cells, and data that is empty now, are reported instead.
    """
    content = control.find(SDT_CONTENT)
    if content is None or any(True for _ in content.iter(DEL, INS, MOVE_FROM, MOVE_TO)):
        return False
    value = _value(walk.reading.package, properties)
    prompting = is_on(properties.get(W + "showingPlcHdr"))
    if value is None or _same(words(content), value) or (prompting and not value):
        return False
    if walk.paragraph is None or not value:
        walk.tally.lose(_DIFFERS)
        return False
    walk.leave_out(content, "replaced by bound data")
    walk.show(value, None, marks)
    return True


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _value(package: Package, properties: Mapping[str, Element]) -> str | None:
    """What Word shows for the data of a plain text or list control; None when that is not known."""
    chosen = next((properties[tag] for tag in _LISTS if tag in properties), None)
    if chosen is None and W + "text" not in properties:
        return None
    binding = properties[BINDING]
    value = next(_found(package, binding), None)
    for item in () if chosen is None or value is None else chosen:
        if item.get(W + "value") == value:
            return item.get(W + "displayText") or value
    return value


def _found(package: Package, binding: Element) -> Iterator[str]:
    path = binding.get(W + "xpath", "")
    if not _PATH.fullmatch(path):
        return
    spaces = dict(_PREFIX.findall(binding.get(W + "prefixMappings", "")))
    for root in _stores(package, binding.get(W + "storeItemID", "").lower()):
        try:
            places = root.getroottree().xpath(path, namespaces=spaces or None)
        except etree.XPathError:
            continue
        for place in places if isinstance(places, list) else ():
            if isinstance(place, str):
                yield place
            elif isinstance(place, Element):
                yield "".join(map(str, place.itertext()))


def _stores(package: Package, identifier: str) -> Iterator[Element]:
    """Roots of the data that ``identifier`` names, of the document's properties, or of all data."""
    for link in package.relationships(package.main).values():
        if link.type_suffix == "customXml" and not link.external and link.target in package:
            root = _root(package, link.target)
            if root is not None and identifier in ("", _identifier(package, link.target)):
                yield root
    for link in package.relationships("").values():
        if link.type_suffix in _PROPERTIES and not link.external and link.target in package:
            root = _root(package, link.target)
            if root is not None:
                yield root


def _identifier(package: Package, part: str) -> str:
    for link in package.relationships(part).values():
        if link.type_suffix == "customXmlProps" and link.target in package:
            root = _root(package, link.target)
            return "" if root is None else root.get(_ITEM_ID, "").lower()
    return ""


def _root(package: Package, part: str) -> Element | None:
    try:
        return package.xml(part)
    except InputError:
        return None
