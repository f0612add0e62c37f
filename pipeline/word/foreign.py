"""Handler of embedded files (altChunk): pages, plain text, Word files that Word shows as part of the text."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model.document import Block
from pipeline.word.altchunk import alt_chunk
from pipeline.word.ledger import Tally
from pipeline.word.markup import Element
from pipeline.word.names import R, W
from pipeline.word.package import Relationship, open_package
from pipeline.word.reading import start_reading
from pipeline.word.stories import read_body
from pipeline.word.walk import Handler, Walk

_DEEPEST = 3
"""Embedded files inside embedded files."""
_MAX_EMBEDDED = 32 << 20
"""Bytes of all embedded files of one document that are read."""


def embedded_file(walk: Walk, element: Element, marks: int) -> None:
    """Read a ``w:altChunk`` in its place."""
    walk.flush()
    reading = walk.reading
    link = reading.package.relationships(walk.name).get(element.get(R + "id", ""))
    if link is None:
        walk.tally.lose("嵌入的文件（在文档中缺失）")
    elif _is_too_much(walk, link):
        walk.tally.lose("嵌入的文件（过大或嵌套过深）")
    else:
        _read(walk, link, marks)


def _is_too_much(walk: Walk, link: Relationship) -> bool:
    reading = walk.reading
    if link.external or link.target not in reading.package:
        return False
    reading.gathered.embedded += reading.package.size(link.target)
    return reading.gathered.embedded > _MAX_EMBEDDED or reading.depth >= _DEEPEST


def _read(walk: Walk, link: Relationship, marks: int) -> None:
    chunk = alt_chunk(walk.reading.package, link)
    if chunk.unread:
        walk.tally.lose(chunk.unread)
    elif chunk.docx:
        _read_word_file(walk, link.target, chunk.docx, marks)
    else:
        _take_in(walk, link.target, chunk.paragraphs, chunk.hidden)


def _take_in(walk: Walk, name: str, paragraphs: tuple[str, ...], hidden: int) -> None:
    gathered, part = walk.reading.gathered, walk.reading.prefix + name
    tally = Tally(part)
    gathered.tallies.append((tally, None))
    tally.leave_out("hidden in an embedded page", hidden)
    for text in paragraphs:
        tally.read += len(text)
        block = Block(len(gathered.blocks), text, part, walk.story, cells=walk.cells, note=walk.note)
        gathered.add(block, file=walk.reading.package.file)


def _read_word_file(walk: Walk, name: str, data: bytes, marks: int) -> None:
    """Read the body of an embedded Word file; its headers and footers do not come with it."""
    outer = walk.reading
    place = f"{outer.prefix}{name}/"
    try:
        package = open_package(data, name=name)
        inner = start_reading(
            package, outer.view, outer.handlers, outer.gathered, prefix=place, depth=outer.depth + 1
        )
        read_body(inner, story=walk.story, cells=walk.cells, note=walk.note, marks=marks)
    except InputError:
        walk.tally.lose("嵌入的 Word 文件（无法读取）")


HANDLERS: dict[str, Handler | None] = {W + "altChunk": embedded_file}
