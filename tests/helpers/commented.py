"""What became of a Word file when comments were put into it, seen with other eyes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from helpers.docx_zip import zip_parts
from lxml import etree

from pipeline.model.document import Block, Document, Story, View
from pipeline.word.read import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BRACKET = re.compile("⟦(/?)(\\d+)⟧")
_SAME = ("text", "label", "list_level", "style", "heading_level", "cells", "note", "centred", "story", "part")
_LEFT_OUT = (f"{W}commentRangeStart", f"{W}commentRangeEnd")


def parts(data: bytes) -> dict[str, bytes]:
    """All parts of a file by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def quoted(data: bytes, *, view: View = View.FINAL, main: str = "word/document.xml") -> dict[int, str]:
    """The words that each comment stands on, by its id: the marks are made visible and the file is read."""
    content: dict[str, str | bytes] = dict(parts(data))
    root = etree.fromstring(content[main])
    for tag, sign in zip(_LEFT_OUT, ("", "/"), strict=True):
        for mark in list(root.iter(tag)):
            mark.addnext(_run(f"⟦{sign}{mark.get(W + 'id')}⟧"))
    content[main] = etree.tostring(root)
    return dict(_between(read(zip_parts(content), name="a.docx", view=view)))


def _run(text: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return run


def _between(document: Document) -> Iterator[tuple[int, str]]:
    text = "\n".join(block.text for block in document.blocks if block.story is not Story.COMMENT)
    for start in _BRACKET.finditer(text):
        if not start[1]:
            end = text.index(f"⟦/{start[2]}⟧")
            yield int(start[2]), _BRACKET.sub("", text[start.end() : end])


def without_comments(data: bytes, *, first: int = 0, main: str = "word/document.xml") -> bytes:
    """The main part in canonical form without the comments from the number ``first`` on, runs rejoined."""
    root = etree.fromstring(parts(data)[main])
    for tag in (*_LEFT_OUT, f"{W}commentReference"):
        for mark in list(root.iter(tag)):
            if int(mark.get(W + "id", "")) >= first:
                gone = mark.getparent() if tag.endswith("Reference") else mark
                assert gone is not None
                _remove(gone)
    return canonical(root)


def canonical(root: etree._Element) -> bytes:
    """``root`` with neighbouring runs of one format as one; white space only where it shows."""
    for element in root.iter(etree.Element):
        element.tail = (element.tail or "").strip() or None
        if len(element):
            element.text = None
    for text in root.iter(f"{W}t", f"{W}delText"):
        _say_what_shows(text)
    for run in list(root.iter(f"{W}r")):
        _join_texts(run)
        before = run.getprevious()
        if (
            before is not None
            and before.tag == run.tag
            and not before.tail
            and _format(before) == _format(run)
        ):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            _join_texts(before)
            _remove(run)
            run = before  # noqa: PLW2901 - the next one may join it too
    return etree.tostring(root, method="c14n")


def _say_what_shows(text: etree._Element) -> None:
    if text.get(XML_SPACE) != "preserve":
        text.text = (text.text or "").strip(" \t\r\n")
    text.set(XML_SPACE, "preserve")


def _join_texts(run: etree._Element) -> None:
    for text in list(run):
        before = text.getprevious()
        if text.tag in (f"{W}t", f"{W}delText") and before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            _remove(text)
        elif text.tag == f"{W}t" and not text.text:
            _remove(text)


def _format(run: etree._Element) -> tuple[object, ...]:
    properties = run.find(f"{W}rPr")
    look = b"" if properties is None else etree.tostring(properties, method="c14n")
    return tuple(sorted(run.attrib.items())), re.sub(rb'w:id="\d+"', b"", look)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def story(document: Document) -> list[tuple[object, ...]]:
    """What a document says apart from its comments: everything but where in the file it stands."""
    return [
        (*(getattr(block, name) for name in _SAME), _marks(block))
        for block in document.blocks
        if block.story is not Story.COMMENT
    ]


def _marks(block: Block) -> list[frozenset[str]]:
    """The marks of every character."""
    found = [frozenset[str]()] * len(block.text)
    for run in block.runs:
        found[run.start : run.end] = [run.marks] * (run.end - run.start)
    return found
