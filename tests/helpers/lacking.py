"""Agreements without some of their articles: what to add is then known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.docx_zip import zip_parts
from helpers.rejecting import main_part
from lxml import etree

from pipeline.word.markup import Element
from pipeline.word.names import P, T, W


def without_articles(data: bytes, titles: Iterable[str]) -> bytes:
    """The Word file ``data`` without the articles headed ``titles`` (paragraphs styled Heading1)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    root = main_part(data)
    body = root.find(W + "body")
    assert body is not None
    wanted = set(titles)
    for element in list(_of_articles(body, wanted)):
        body.remove(element)
    assert not wanted, f"no such articles: {wanted}"
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zip_parts(parts)


def titles_of(path: Path) -> list[str]:
    """The titles of all articles of the Word file ``path``."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    heads = (item for item in root.iter(P) if _style(item) == "Heading1")
    return ["".join(text.text or "" for text in item.iter(T)) for item in heads]


def _of_articles(body: Element, titles: set[str]) -> Iterator[Element]:
    """The elements of the articles ``titles``; titles that were found are taken out of the set."""
    inside = False
    for element in body:
        if element.tag == W + "sectPr":
            return
        ends = _style(element) in {"Heading1", "Signature", "Annex", "Title"}
        if ends or element.find(f".//{W}sectPr") is not None:
            title = "".join(item.text or "" for item in element.iter(T))
            inside = title in titles and _style(element) == "Heading1"
            titles -= {title}
        if inside:
            yield element


def _style(element: Element) -> str:
    found = element.find(f"{W}pPr/{W}pStyle") if element.tag == P else None
    return "" if found is None else found.get(W + "val", "")
