"""The main part of a Word file after tracked changes of one author were rejected or accepted."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from pipeline.word.markup import Element
from pipeline.word.names import DEL, DEL_TEXT, INS, PPR, RPR, RUN, P, T, W

_AUTHOR = W + "author"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def main_part(data: bytes) -> Element:
    """The root of ``word/document.xml``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def rejected(root: Element, *, author: str) -> Element:
    """``root`` without the changes of ``author``."""
    return _decided(root, author, gone=INS, kept=DEL)


def accepted(root: Element, *, author: str) -> Element:
    """``root`` with the changes of ``author`` made."""
    return _decided(root, author, gone=DEL, kept=INS)


def plain(root: Element) -> bytes:
    """``root`` in canonical form, runs of one look joined: what does not depend on how runs were split.

    Pieces of one tracked change are joined too; which number the change has tells nothing.
    """
    root = deepcopy(root)
    for holder in {item.getparent() for item in root.iter(INS, DEL)}:
        if holder is not None:
            _join_changes(holder)
    for run in list(root.iter(RUN)):
        texts = [item for item in run if item.tag == T]
        for item in texts:
            item.set(_SPACE, "preserve")
    for holder in {run.getparent() for run in root.iter(RUN)}:
        if holder is not None:
            _join_runs(holder)
    for run in root.iter(RUN):
        _join_texts(run)
    etree.strip_attributes(root, "{*}paraId", "{*}textId")
    return etree.tostring(root, method="c14n")


def _decided(root: Element, author: str, *, gone: str, kept: str) -> Element:
    root = deepcopy(root)
    for item in [item for item in root.iter(kept) if item.get(_AUTHOR) == author and not _is_mark(item)]:
        _unwrap(item)
    for item in [item for item in root.iter(gone) if item.get(_AUTHOR) == author and not _is_mark(item)]:
        _remove(item)
    for paragraph in list(root.iter(P)):
        mark = paragraph.find(f"{PPR}/{RPR}/{gone}")
        if mark is not None and mark.get(_AUTHOR) == author:
            _go_on(paragraph)
    for item in [item for item in root.iter(kept) if item.get(_AUTHOR) == author]:
        _remove(item)
    return root


def _is_mark(item: Element) -> bool:
    parent = item.getparent()
    return parent is not None and parent.tag == RPR


def _unwrap(item: Element) -> None:
    parent = item.getparent()
    assert parent is not None
    at = parent.index(item)
    for child in reversed(list(item)):
        parent.insert(at, child)
    _remove(item)
    for text in parent.iter(DEL_TEXT):
        if not any(holder.tag == DEL for holder in text.iterancestors()):
            text.tag = T


def _remove(item: Element) -> None:
    """Take ``item`` out; what stands behind it stays."""
    parent, before, tail = item.getparent(), item.getprevious(), item.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(item)


def _go_on(paragraph: Element) -> None:
    """Let the next paragraph go on in ``paragraph``, with its own properties, as Word does."""
    content = [item for item in paragraph if item.tag != PPR]
    following = paragraph.getnext()
    assert following is not None or not content
    if following is not None and content:
        assert following.tag == P
        at = 1 if following.find(PPR) is not None else 0
        for child in reversed(content):
            following.insert(at, child)
        for key, value in paragraph.attrib.items():
            following.set(key, value)
    _remove(paragraph)


def _join_changes(holder: Element) -> None:
    for first, second in pairwise(list(holder)):
        if first.tag == second.tag and first.tag in (INS, DEL) and _who(first) == _who(second):
            for child in reversed(list(first)):
                second.insert(0, child)
            _remove(first)
    for item in holder.iterchildren(INS, DEL):
        if item.get(W + "id") is not None:
            del item.attrib[W + "id"]


def _who(change: Element) -> tuple[str | None, str | None]:
    return change.get(_AUTHOR), change.get(W + "date")


def _join_runs(holder: Element) -> None:
    for first, second in pairwise(list(holder)):
        if first.tag == second.tag == RUN and _look(first) == _look(second):
            moved = [item for item in first if item.tag != RPR]
            at = 1 if second.find(RPR) is not None else 0
            for child in reversed(moved):
                second.insert(at, child)
            _remove(first)


def _look(run: Element) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    properties = run.find(RPR)
    look = b"" if properties is None else etree.tostring(properties, method="c14n")
    return look, tuple(sorted((str(key), str(value)) for key, value in run.attrib.items()))


def _join_texts(run: Element) -> None:
    for first, second in pairwise(list(run)):
        if first.tag == second.tag == T:
            second.text = (first.text or "") + (second.text or "")
            _remove(first)
