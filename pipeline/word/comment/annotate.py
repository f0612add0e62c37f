"""Comments put into a copy of a Word file: bytes and notes in, bytes out."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import cast

from lxml import etree

from pipeline.errors import InputError
from pipeline.model.document import Document, View
from pipeline.word.canonical import Packed
from pipeline.word.comment.anchor import Anchor, Slot
from pipeline.word.comment.locate import Locator
from pipeline.word.comment.members import rewritten
from pipeline.word.comment.note import MAX_COMMENTS, Annotated, Note, Placed, saying
from pipeline.word.comment.parts import CID_SPACE, COMMENTS, W14_SPACE, W15_SPACE, Parts
from pipeline.word.comment.source import Source, utf8
from pipeline.word.comment.splice import Marks, Splicer
from pipeline.word.comment.unflat import zipped
from pipeline.word.comment.wording import (
    STRICT,
    Author,
    Look,
    Names,
    comment,
    names_at,
    paragraphs_of,
    range_end,
    range_start,
    reference,
)
from pipeline.word.markup import Element
from pipeline.word.names import ID, W
from pipeline.word.package import open_package
from pipeline.word.read import read

_SPACE = W.strip("{}")
_RANGE = W + "commentRangeStart"
_IDENTIFIERS = etree.XPath("//@w:id", namespaces={"w": _SPACE})
_MARK = re.compile(rb"""paraId\s*=\s*["']([0-9A-Fa-f]{8})["']""")
_FIRST_MARK = 0x10000000
"""Marks of paragraphs are below 0x80000000 ([MS-DOCX] 2.6.2.3)."""
_SIGNED = "_xmlsignatures/"
_REMARKS = {
    "zh": "原文件带有数字签名；批注写入的是副本，副本上的签名因内容改变而失效，原文件及其签名不受影响。",
    "en": "The file is digitally signed: in this copy the signature is void; the original is untouched.",
}


def annotate(  # noqa: PLR0913 - what a comment says of itself
    data: bytes,
    notes: Sequence[Note],
    *,
    name: str,
    date: datetime,
    view: View = View.FINAL,
    document: Document | None = None,
    author: str = "cxy",
    initials: str = "cxy",
    lang: str = "zh",
) -> Annotated:
    """A copy of the Word file ``data`` with a comment for each of ``notes``; text and formats are the same.

    Addresses are those of ``document``, which was read from ``data``; without it the file is read in
    ``view``. ``name`` is what messages call the file. A comment that cannot stand on its words stands on the
    nearest place where Word allows one, and says so in ``lang`` (zh, en). Everything else in the file stays
    byte for byte; the same arguments give the same bytes. A flat XML file becomes a .docx.

    Raises InputError for a file that cannot be read, has no text to comment or too many comments;
    ValueError when ``document`` is that of another file.
    """
    if document is None:
        document = read(data, name=name, view=view)
    elif document.sha256 != hashlib.sha256(data).hexdigest():
        raise ValueError("the document was read from another file")
    if not notes:
        return Annotated(data)
    when = (date.astimezone(UTC) if date.tzinfo else date).strftime("%Y-%m-%dT%H:%M:%SZ")
    work = _Work(zipped(data, name), document, name, lang)
    return work.done(notes, Author(author, initials, when))


class _Work:
    """One file while comments are put into it."""

    def __init__(self, data: bytes, document: Document, name: str, lang: str) -> None:
        """Open the file."""
        self._data = data
        self._name = name
        self._lang = lang
        self._package = open_package(data, name=name)
        main = self._package.main
        self._source = Source(utf8(self._package.bytes(main)), self._package.xml(main))
        self._parts = Parts(self._package, strict=self._source.strict)
        self._locator = Locator(self._package, self._source, document)
        self._comments = self._parts.related(COMMENTS.relationship)

    def done(self, notes: Sequence[Note], author: Author) -> Annotated:
        """The commented file."""
        self._refuse_too_many(len(notes))
        anchors = [self._anchor(note) for note in notes]
        numbers = self._numbers()
        placed = tuple(
            Placed(place, number, anchor.reason is None, anchor.reason, self._said(notes[place], anchor))
            for place, (anchor, number) in enumerate(zip(anchors, numbers, strict=False))
        )
        look = self._parts.look()
        self._mark(list(zip(anchors, placed, strict=True)), look, numbers)
        self._write(notes, placed, author, look)
        self._parts.person(author.name)
        signed = any(part.lower().startswith(_SIGNED) for part in self._package.names)
        remarks = (_REMARKS[self._lang],) if signed else ()
        changed: dict[str, bytes | Packed] = {**self._parts.changed, **self._parts.packed}
        return Annotated(rewritten(self._data, changed, self._parts.added), placed, remarks)

    def _anchor(self, note: Note) -> Anchor:
        found = self._locator.anchor(note)
        if found is None:
            raise InputError(f"{self._name}：正文里没有可以放批注的文字，无法写入批注；请查看检查报告。")
        return found

    def _said(self, note: Note, anchor: Anchor) -> str:
        return "" if anchor.reason is None else saying(anchor.reason, self._locator.quote(note), self._lang)

    def _refuse_too_many(self, more: int) -> None:
        if sum(1 for _ in self._source.root.iter(_RANGE)) + more > MAX_COMMENTS:
            raise InputError(
                f"{self._name}：批注超过 {MAX_COMMENTS} 条，Word 打不开这样的文件；请先清理批注。"
            )

    def _numbers(self) -> Iterator[int]:
        """Numbers of new comments: they go on after those of the file and meet no other mark in its text."""
        roots = [self._source.root]
        if self._comments:
            roots.append(self._package.xml(self._comments))
        used = {number for root in roots for number in _identifiers(root)}
        known = [int(item.get(ID, "")) for root in roots[1:] for item in root if item.get(ID, "").isdecimal()]
        return (number for number in count(max(known, default=-1) + 1) if number not in used)

    def _mark(self, placed: list[tuple[Anchor, Placed]], look: Look, numbers: Iterator[int]) -> None:
        """Put the marks of all comments into the main part."""
        names = names_at(self._source.root, _SPACE, "w", STRICT if self._source.strict else "")
        ends, starts = defaultdict[Slot, list[bytes]](list), defaultdict[Slot, list[bytes]](list)
        for anchor, item in placed:
            ends[anchor.end].append(range_end(names, item.id))
            ends[anchor.reference].append(reference(names, item.id, look))
            starts[anchor.start].append(range_start(names, item.id))
        marks: Marks = {slot: ends.get(slot, []) + starts.get(slot, []) for slot in {**ends, **starts}}
        splicer = Splicer(self._source, lambda: next(numbers))
        self._parts.changed[self._package.main] = splicer.spliced(marks)

    def _write(self, notes: Sequence[Note], placed: tuple[Placed, ...], author: Author, look: Look) -> None:
        """Write the comments themselves into their part, and what other parts say of each."""
        names = self._parts.names(self._comments, _SPACE, "w") if self._comments else Names("w:")
        prefix = self._mark_prefix()
        marks = self._marks()
        bodies: list[bytes] = []
        given: list[int] = []
        for note, item in zip(notes, placed, strict=True):
            given.append(next(marks))
            attribute = f' {prefix}paraId="{given[-1]:08X}"' if prefix else ""
            inner = paragraphs_of(names, look, note, item.reason, attribute)
            bodies.append(comment(names, item.id, author, inner))
        if self._comments:
            self._parts.append(self._comments, b"".join(bodies))
        else:
            self._parts.add(COMMENTS, self._parts.new_comments(b"".join(bodies)))
        if prefix:
            self._list(given)

    def _mark_prefix(self) -> str:
        """Prefix of the marks of paragraphs; empty where the comments of the file have none."""
        if not self._comments:
            return "w14:"
        spaces = self._package.xml(self._comments).nsmap
        return next((f"{prefix}:" for prefix, uri in spaces.items() if uri == W14_SPACE and prefix), "")

    def _marks(self) -> Iterator[int]:
        """Marks of paragraphs that no part uses yet."""
        parts = {self._package.main, self._comments, self._parts.related("commentsIds")} - {""}
        texts = [self._parts.data(part) for part in sorted(parts)]
        used = {int(found, 16) for text in texts for found in _MARK.findall(text)}
        return (mark for mark in count(_FIRST_MARK) if mark not in used)

    def _list(self, marks: list[int]) -> None:
        """Name the new comments where the file lists its comments by their marks."""
        extended, identified = self._parts.related("commentsExtended"), self._parts.related("commentsIds")
        if extended:
            self._append_all(extended, W15_SPACE, "w15", marks, 'commentEx{d} {w}paraId="{m}" {w}done="0"')
        if identified:
            line = 'commentId{d} {w}paraId="{m}" {w}durableId="{m}"'
            self._append_all(identified, CID_SPACE, "w16cid", marks, line)

    def _append_all(self, part: str, space: str, preferred: str, marks: list[int], line: str) -> None:
        names = self._parts.names(part, space, preferred)
        items = (line.format(w=names.prefix, d=names.declared, m=f"{mark:08X}") for mark in marks)
        self._parts.append(part, "".join(f"<{names.prefix}{item}/>" for item in items).encode())


def _identifiers(root: Element) -> Iterator[int]:
    """All numbers of comments, revisions, bookmarks … below ``root``."""
    return (int(value) for value in cast("list[str]", _IDENTIFIERS(root)) if value.isdecimal())
