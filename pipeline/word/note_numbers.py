"""The marks of footnotes and endnotes: format, start and restart, from the section or the whole document."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.markup import Element
from pipeline.word.names import PPR, SECT_PR, VAL, W
from pipeline.word.number_formats import format_number
from pipeline.word.reading import Reading
from pipeline.word.styles import whole


@dataclass(frozen=True, slots=True)
class _Way:
    """How the notes of a section are numbered."""

    format: str
    start: int = 1
    by_section: bool = False
    """Begins anew in each section. (Anew on each page is not known here: it goes on.)"""


class NoteNumbers:
    """Counts the notes of one kind."""

    def __init__(self, reading: Reading, kind: str, default: str) -> None:
        """Count notes of ``kind`` (``footnote``, ``endnote``); ``default`` is Word's own format for them."""
        settings = reading.related("settings")
        whole_document = _way(reading.package.xml(settings) if settings else None, kind, _Way(default))
        body = reading.package.xml(reading.package.main).find(W + "body")
        self._sections: dict[Element, int] = {}
        self._ways: list[_Way] = []
        self._section = 0
        self._count: int | None = None
        for block in () if body is None else body:
            self._sections[block] = len(self._ways)
            ends = [block] if block.tag == SECT_PR else block.iter(SECT_PR)
            self._ways += [_way(end, kind, whole_document) for end in ends if _is_section_end(end)]
        self._ways.append(whole_document)

    def next_mark(self, reference: Element) -> str:
        """The mark of the note that ``reference``, the next one in reading order, points to."""
        section = next((self._sections[item] for item in _upwards(reference) if item in self._sections), 0)
        way = self._ways[section]
        anew = self._count is None or (way.by_section and section != self._section)
        self._count = way.start if anew or self._count is None else self._count + 1
        self._section = section
        return format_number(self._count, way.format)


def _upwards(element: Element) -> list[Element]:
    return [element, *element.iterancestors()]


def _is_section_end(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in (PPR, W + "body")


def _way(holder: Element | None, kind: str, default: _Way) -> _Way:
    """What ``w:footnotePr`` in ``holder`` says, the rest from ``default``."""
    properties = None if holder is None else holder.find(f"{W}{kind}Pr")
    if properties is None:
        return default
    said = {item.tag: item.get(VAL, "") for item in properties}
    start = whole(said.get(W + "numStart", ""))
    restart = said.get(W + "numRestart")
    return _Way(
        said.get(W + "numFmt") or default.format,
        default.start if start is None else start,
        default.by_section if restart is None else restart == "eachSect",
    )
