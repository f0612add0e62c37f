"""A source in the readable notation as paragraphs that can be searched and edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.text.notation import NOT_SHOWN, PARAGRAPH, Kind, Line, Node, parse, parse_inline, written

_ENDS = "。；;！？!"
_LABEL = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零〇\d]+[条章节款]|[（(][一二三四五六七八九十百\d]+[)）]|[一二三四五六七八九十]+、"
    r"|\d+(?:[.．]\d+)+[.．]?|\d+[.．、](?!\d)|[①-⑳])[ \u3000\t]*"
)

Changes = Mapping[int, tuple[Line, ...]]
"""What stands instead of a line, by its index; one index past the end appends."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: ``line`` is the index of its line, ``cell`` and ``part`` its place in a row (else 0).

    ``text`` is what a reader sees with all changes accepted, without footnotes; ``origin`` holds for each of
    its characters the place in ``raw``.
    """

    line: int
    cell: int
    part: int
    raw: str
    text: str
    origin: tuple[int, ...]

    @property
    def label(self) -> int:
        """Length of the typed number in front."""
        match = _LABEL.match(self.text)
        return match.end() if match else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` of the ``text`` of the paragraph with this index."""

    paragraph: int
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """Whether the two have a character in common."""
        return self.paragraph == other.paragraph and self.start < other.end and other.start < self.end

    def covers(self, other: Place) -> bool:
        """Whether every character of ``other`` is one of this place."""
        return self.paragraph == other.paragraph and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Sheet:
    """The lines of a source."""

    lines: tuple[Line, ...]

    @classmethod
    def read(cls, source: str, *, name: str = "") -> Sheet:
        """The sheet of ``source``. ContentError as `pipeline.text.notation.parse` raises it."""
        return cls(parse(source, name=name))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order, those of tables cell by cell."""
        return tuple(item for index, line in enumerate(self.lines) for item in _paragraphs(index, line))

    def find(self, words: str) -> tuple[Place, ...]:
        """Every place where ``words`` are shown."""
        return tuple(
            Place(index, at, at + len(words))
            for index, paragraph in enumerate(self.paragraphs)
            for at in _starts(paragraph.text, words)
        )

    def only(self, words: str) -> Place | None:
        """The place of ``words`` when there is exactly one."""
        found = self.find(words)
        return found[0] if len(found) == 1 else None

    def words(self, place: Place) -> str:
        """The characters at ``place``."""
        return self.paragraphs[place.paragraph].text[place.start : place.end]

    def whole(self, paragraph: int) -> Place:
        """The place that a whole paragraph takes."""
        return Place(paragraph, 0, len(self.paragraphs[paragraph].text))

    def inside(self, first: int, end: int) -> tuple[Place, ...]:
        """The paragraphs of the lines ``first`` to ``end`` (exclusive) as places."""
        return tuple(
            self.whole(index) for index, item in enumerate(self.paragraphs) if first <= item.line < end
        )

    def sentence(self, place: Place) -> Place:
        """The sentences that ``place`` touches, without a typed number in front of them."""
        paragraph = self.paragraphs[place.paragraph]
        text, start, end = paragraph.text, place.start, place.end
        while start > 0 and text[start - 1] not in _ENDS:
            start -= 1
        while end < len(text) and text[end - 1] not in _ENDS:
            end += 1
        return Place(place.paragraph, max(start, min(paragraph.label, place.start)), end)

    def edited(self, cuts: Iterable[tuple[Place, str]]) -> Changes:
        """The lines in which each place is replaced by the words beside it; a line left empty is dropped."""
        by_paragraph: dict[int, list[tuple[Place, str]]] = {}
        for place, words in cuts:
            by_paragraph.setdefault(place.paragraph, []).append((place, words))
        rewritten: dict[int, dict[tuple[int, int], str]] = {}
        for index, found in by_paragraph.items():
            paragraph = self.paragraphs[index]
            raw = _cut(paragraph, found)
            rewritten.setdefault(paragraph.line, {})[paragraph.cell, paragraph.part] = raw
        return {index: _rewritten(self.lines[index], texts) for index, texts in rewritten.items()}

    def wrapped(self, places: Sequence[Place], kind: Kind) -> Changes:
        """The lines in which each place stands in a mark ``kind``; ValueError where marks would cross."""
        return self.edited((place, f"{{{kind}{self._raw(place)}{kind}}}") for place in places)

    def _raw(self, place: Place) -> str:
        paragraph = self.paragraphs[place.paragraph]
        raw = paragraph.raw[paragraph.origin[place.start] : paragraph.origin[place.end - 1] + 1]
        parse_inline(raw)
        return raw

    def written(self, changes: Changes) -> str:
        """The source with ``changes`` made."""
        lines: list[Line] = []
        for index, line in enumerate(self.lines):
            lines += changes.get(index, (line,))
        lines += changes.get(len(self.lines), ())
        return "\n".join(line.source for line in lines) + "\n"


def body(text: str, mark: str = "") -> Line:
    """A new line that is no row."""
    return Line(0, mark, text)


def row(*cells: str) -> Line:
    """A new row of a bordered table."""
    return Line(0, "|", cells=cells)


def _starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while words and at >= 0:
        yield at
        at = text.find(words, at + 1)


def _paragraphs(index: int, line: Line) -> Iterator[Paragraph]:
    if not line.is_row:
        yield from (_paragraph(index, 0, 0, text) for text in line.texts)
        return
    for cell, content in enumerate(line.cells):
        for part, text in enumerate(Line(0, line.mark, cells=(content,)).texts):
            yield _paragraph(index, cell, part, text)


def _paragraph(line: int, cell: int, part: int, raw: str) -> Paragraph:
    found = tuple(_shown(parse_inline(raw), 0))
    origin = tuple(at for at, _ in found)
    return Paragraph(line, cell, part, raw, "".join(char for _, char in found), origin)


def _shown(pieces: Iterable[str | Node], at: int) -> Iterator[tuple[int, str]]:
    """Each character that is shown, with its place in the source."""
    for piece in pieces:
        if isinstance(piece, str):
            yield from enumerate(piece, at)
            at += len(piece)
            continue
        if piece.kind not in NOT_SHOWN:
            yield from _shown(piece.content, at + 1 + len(piece.kind))
        at += len(written((piece,)))


def _cut(paragraph: Paragraph, cuts: list[tuple[Place, str]]) -> str:
    """``raw`` with the shown characters of each place replaced; marks left empty are dropped."""
    characters = list(paragraph.raw)
    for place, words in cuts:
        origin = paragraph.origin[place.start : place.end]
        for at in origin:
            characters[at] = ""
        if origin:
            characters[origin[0]] = words
    raw = "".join(characters)
    try:
        return written(_pruned(parse_inline(raw)))
    except ValueError:
        inner = "".join(words for _, words in cuts)
        if len(cuts) == 1 and cuts[0][0] == Place(cuts[0][0].paragraph, 0, len(paragraph.text)):
            return inner
        raise


def _pruned(pieces: Iterable[str | Node]) -> tuple[str | Node, ...]:
    kept: list[str | Node] = []
    for piece in pieces:
        if isinstance(piece, str):
            kept.append(piece)
        elif content := _pruned(piece.content):
            kept.append(Node(piece.kind, content))
    return tuple(kept)


def _rewritten(line: Line, texts: Mapping[tuple[int, int], str]) -> tuple[Line, ...]:
    if not line.is_row:
        text = texts[0, 0]
        label = _LABEL.fullmatch(text)
        return (replace(line, text=text),) if text.strip() and not label else ()
    cells = []
    for index, cell in enumerate(line.cells):
        parts = list(Line(0, line.mark, cells=(cell,)).texts)
        for part in range(len(parts)):
            parts[part] = texts.get((index, part), parts[part])
        cells.append(PARAGRAPH.join(part for part in parts if part.strip()))
    return (replace(line, cells=tuple(cells)),)
