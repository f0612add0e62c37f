"""The streams of text of a Word file: body with its notes, comments, headers, footers."""

from __future__ import annotations

from pipeline.model.document import Cell, Story
from pipeline.word.marks import HIDDEN
from pipeline.word.markup import Element
from pipeline.word.names import ID, TYPE, R, W
from pipeline.word.note_numbers import NoteNumbers
from pipeline.word.reading import Reading
from pipeline.word.styles import is_on
from pipeline.word.walk import Walk

_NOTES = {
    W + "footnoteReference": ("footnote", Story.FOOTNOTE, "decimal"),
    W + "endnoteReference": ("endnote", Story.ENDNOTE, "lowerRoman"),
}
_MARGINS = {"header": Story.HEADER, "footer": Story.FOOTER}


class Notes:
    """The footnotes or endnotes of a document: each is read where it is referred to, the rest is left out."""

    def __init__(self, reading: Reading, kind: str, story: Story, number_format: str) -> None:
        """Find the notes of ``kind`` (``footnote``, ``endnote``)."""
        part = reading.related(f"{kind}s")
        self._walk = Walk(reading, part, story=story) if part else None
        self._numbers = NoteNumbers(reading, kind, number_format) if part else None
        self._notes: dict[str, Element] = {}
        if self._walk is None:
            return
        for item in self._walk.root:
            if item.get(TYPE, "normal") == "normal":
                self._notes[item.get(ID, "")] = item
            else:
                self._walk.leave_out(item, "note separator")

    def read(self, reference: Element, marks: int) -> None:
        """Read the note that ``reference`` points to, once."""
        mark = self._mark(reference)
        note = self._notes.pop(reference.get(ID, ""), None)
        if note is None or self._walk is None:
            return
        self._walk.note = mark
        self._walk.children(note, marks & HIDDEN)
        self._walk.flush()

    def _mark(self, reference: Element) -> str:
        if reference.get(W + "customMarkFollows", "0") in ("1", "true", "on"):
            following = reference.getnext()
            return (None if following is None else following.text) or "*"
        return "" if self._numbers is None else self._numbers.next_mark(reference)

    def close(self) -> None:
        """Leave out the notes that nothing shown refers to."""
        if self._walk is not None:
            for note in self._notes.values():
                self._walk.leave_out(note, "note without reference")


def read_body(
    reading: Reading,
    *,
    story: Story = Story.BODY,
    cells: tuple[Cell, ...] = (),
    note: str = "",
    marks: int = 0,
) -> None:
    """Read the body of the main part with its notes; all blocks get ``story``, ``cells`` and ``note``."""
    notes = {tag: Notes(reading, *how) for tag, how in _NOTES.items()}
    reading.refer = lambda _walk, element, inherited: notes[element.tag].read(element, inherited)
    walk = Walk(reading, reading.package.main, story=story)
    walk.cells, walk.note = cells, note
    body = walk.root.find(W + "body")
    if body is not None:
        walk.children(body, marks)
    walk.flush()
    for kind in notes.values():
        kind.close()


def read_comments(reading: Reading) -> None:
    """Read all comments, numbered as they stand in their part."""
    part = reading.related("comments")
    if not part:
        return
    walk = Walk(reading, part, story=Story.COMMENT)
    for place, comment in enumerate(walk.root.iterchildren(W + "comment"), start=1):
        walk.note = str(place)
        walk.children(comment, 0)
        walk.flush()


def read_margins(reading: Reading) -> None:
    """Read headers, then footers, each part once; those that no page shows are marked hidden or left out."""
    shown = _margin_parts(reading)
    _add_unused(reading, shown)
    for (kind, part), visible in sorted(shown.items(), key=lambda item: item[0][0] == "footer"):
        walk = Walk(reading, part, story=_MARGINS[kind])
        if visible is None:
            walk.leave_out(walk.root, "header or footer of no page")
        else:
            walk.children(walk.root, 0 if visible else HIDDEN)
            walk.flush()


def _margin_parts(reading: Reading) -> dict[tuple[str, str], bool | None]:
    """Kinds and names of the parts that sections name, with whether any page shows them."""
    found: dict[tuple[str, str], bool | None] = {}
    inherited: dict[tuple[str, str], str] = {}
    for section in reading.sections:
        inherited |= _own_margins(reading, section)
        for (kind, page), part in inherited.items():
            found[kind, part] = found.get((kind, part)) or _is_printed(reading, section, page)
    return found


def _own_margins(reading: Reading, section: Element) -> dict[tuple[str, str], str]:
    """Parts that the section names itself, by kind and page; it has all others from the one before."""
    links = reading.package.relationships(reading.package.main)
    found = {}
    for item in section:
        kind = item.tag.rpartition("}")[2].removesuffix("Reference")
        link = links.get(item.get(R + "id", "")) if kind in _MARGINS else None
        if link is not None and link.target in reading.package:
            found[kind, item.get(TYPE, "default")] = link.target
    return found


def _add_unused(reading: Reading, shown: dict[tuple[str, str], bool | None]) -> None:
    for link in reading.package.relationships(reading.package.main).values():
        if link.type_suffix in _MARGINS and link.target in reading.package:
            shown.setdefault((link.type_suffix, link.target), None)


def _is_printed(reading: Reading, section: Element, page: str) -> bool:
    """Tell whether the section prints a header of its own on ``page``: ``first``, ``even`` or ``default``."""
    if page == "first":
        return bool(is_on(section.find(W + "titlePg")))
    if page == "even":
        settings = reading.related("settings")
        return bool(settings and is_on(reading.package.xml(settings).find(W + "evenAndOddHeaders")))
    return True
