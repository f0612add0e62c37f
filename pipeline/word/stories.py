"""The streams of text beside the body: notes, comments, headers, footers."""

from __future__ import annotations

from pipeline.model.document import Story
from pipeline.word.markup import Element
from pipeline.word.marks import HIDDEN
from pipeline.word.names import ID, TYPE, VAL, R, W
from pipeline.word.number_formats import format_number
from pipeline.word.numbering import Counter
from pipeline.word.styles import is_on
from pipeline.word.walk import Reading, Walk

_NOTE_KINDS = {
    W + "footnoteReference": ("footnotes", Story.FOOTNOTE, "decimal"),
    W + "endnoteReference": ("endnotes", Story.ENDNOTE, "lowerRoman"),
}


def related(reading: Reading, kind: str) -> str:
    """Name of the part of the main document with relationship ``kind``; empty when there is none."""
    package = reading.package
    for relationship in package.relationships(package.main).values():
        if relationship.type_suffix == kind and not relationship.external and relationship.target in package:
            return relationship.target
    return ""


class Notes:
    """The footnotes or endnotes of a document: each is read where it is referred to, then the rest is left out."""

    def __init__(self, reading: Reading, kind: str, story: Story, number_format: str) -> None:
        part = related(reading, kind)
        self._format = number_format
        self._count = 0
        self._walk: Walk | None = None
        self._notes: dict[str, Element] = {}
        if part:
            root = reading.package.xml(part)
            self._walk = Walk(reading, part, root, story=story, counter=Counter())
            self._notes = {item.get(ID, ""): item for item in root if item.get(TYPE, "normal") == "normal"}
            for item in root:
                if item.get(TYPE, "normal") != "normal":
                    self._walk.leave_out(item, "note separator")

    def read(self, reference: Element, marks: int) -> None:
        """Reads the note that ``reference`` points to, once."""
        if is_on_attribute(reference.get(W + "customMarkFollows")):
            following = reference.getnext()
            mark = "*" if following is None else following.text or "*"
        else:
            self._count += 1
            mark = format_number(self._count, self._format)
        note = self._notes.pop(reference.get(ID, ""), None)
        if note is None or self._walk is None:
            return
        self._walk.note = mark
        self._walk.children(note, marks & HIDDEN)
        self._walk.flush()

    def close(self) -> None:
        """Leaves out the notes that nothing shown refers to."""
        for note in self._notes.values() if self._walk else ():
            self._walk.leave_out(note, "note without reference")


def is_on_attribute(value: str | None) -> bool:
    """State of an on/off attribute."""
    return value in ("1", "true", "on")


def prepare_notes(reading: Reading) -> tuple[Notes, Notes]:
    """The notes of a document, wired to their references."""
    settings = related(reading, "settings")
    made = {}
    for tag, (kind, story, default) in _NOTE_KINDS.items():
        made[tag] = Notes(reading, kind, story, _note_format(reading, settings, kind, default))
    reading.refer = lambda _walk, element, marks: made[element.tag].read(element, marks)
    return made[W + "footnoteReference"], made[W + "endnoteReference"]


def _note_format(reading: Reading, settings: str, kind: str, default: str) -> str:
    if not settings or not related(reading, kind):
        return default
    found = reading.package.xml(settings).find(f"{W}{kind[:-1]}Pr/{W}numFmt")
    return default if found is None else found.get(VAL, default)


def read_comments(reading: Reading) -> None:
    """Reads all comments, numbered as they stand in their part."""
    part = related(reading, "comments")
    if not part:
        return
    root = reading.package.xml(part)
    walk = Walk(reading, part, root, story=Story.COMMENT, counter=Counter())
    for place, comment in enumerate(root.iterchildren(W + "comment"), start=1):
        walk.note = str(place)
        walk.children(comment, 0)
        walk.flush()


def read_margins(reading: Reading) -> None:
    """Reads headers, then footers, each part once; those that no page shows are marked hidden."""
    shown = _margin_parts(reading)
    for story, tag in ((Story.HEADER, "headerReference"), (Story.FOOTER, "footerReference")):
        for part, visible in shown.get(tag, {}).items():
            walk = Walk(reading, part, reading.package.xml(part), story=story, counter=Counter())
            walk.children(walk.root, 0 if visible else HIDDEN)
            walk.flush()
    _leave_out_unused(reading, {part for parts in shown.values() for part in parts})


def _leave_out_unused(reading: Reading, used: set[str]) -> None:
    """Account for headers and footers that no section names."""
    kinds = {"header": Story.HEADER, "footer": Story.FOOTER}
    for link in reading.package.relationships(reading.package.main).values():
        part = link.target
        if link.type_suffix in kinds and part not in used and part in reading.package:
            used.add(part)
            story = kinds[link.type_suffix]
            walk = Walk(reading, part, reading.package.xml(part), story=story, counter=Counter())
            walk.leave_out(walk.root, "header or footer of no page")


def _margin_parts(reading: Reading) -> dict[str, dict[str, bool]]:
    """Parts by kind of reference, with whether any page shows them."""
    found: dict[str, dict[str, bool]] = {}
    links = reading.package.relationships(reading.package.main)
    for section in reading.sections:
        for item in section:
            kind = item.tag.rpartition("}")[2]
            link = links.get(item.get(R + "id", ""))
            if (
                kind not in ("headerReference", "footerReference")
                or link is None
                or link.target not in reading.package
            ):
                continue
            parts = found.setdefault(kind, {})
            parts[link.target] = parts.get(link.target, False) or _in_force(
                reading, section, item.get(TYPE, "")
            )
    return found


def _in_force(reading: Reading, section: Element, page: str) -> bool:
    """Whether the section prints its header of first or even pages at all."""
    if page == "first":
        return bool(is_on(section.find(W + "titlePg")))
    if page == "even":
        settings = related(reading, "settings")
        return bool(settings) and bool(is_on(reading.package.xml(settings).find(W + "evenAndOddHeaders")))
    return True
