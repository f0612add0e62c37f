"""Whether an element of a document is there: under its title, in its table, or in a sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pipeline.check import figures
from pipeline.check.figures import Reading, Verdict
from pipeline.check.grids import Grid, GridCell
from pipeline.check.levels import matrix
from pipeline.check.spoken import Spoken
from pipeline.check.substance import FEWEST, Passages, Substance, is_instruction
from pipeline.check.titled import LONGEST_TITLE, Paper, Titled
from pipeline.model.agreement import Agreement
from pipeline.model.document import Location
from pipeline.text.normalise import BLANK

Element = Mapping[str, Any]
"""One of the ``elements`` of a rule."""

SLACK = 8
"""Characters that a label or numbered line may have besides the words looked for.

A heading of the Word outline may have ``SLACK_OF_HEADING``.
"""
SLACK_OF_HEADING = 14
_STOP = re.compile(r"[。；，;,]")
_BRACKETED = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_AT_THE_END = re.compile(r"^附[件表录]|签[字名章]|盖章|回执")
_FORM = ("label", "value")
_FIGURES_ALONE = frozenset({"limit", "quotient", "matrix"})


class State(StrEnum):
    """How far an element is there."""

    FOUND = "found"
    PENDING = "pending"
    EMPTY = "empty"
    ABSENT = "absent"


_OTHER_WAYS = frozenset({"wording", "columns", "within", "limit", "quotient", "matrix"})
"""Keys of an element that need not have a title."""
_ORDER = (State.FOUND, State.PENDING, State.EMPTY, State.ABSENT)
_STATE = {
    Substance.FILLED: State.FOUND,
    Substance.PENDING: State.PENDING,
    Substance.EMPTY: State.EMPTY,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one element; ``parts`` are those of its parts that are not there."""

    element: Element
    state: State
    titles: tuple[Titled, ...] = ()
    said: tuple[Location, ...] = ()
    parts: tuple[Found, ...] = ()
    reading: Reading | None = None


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` as it is searched in normalised words."""
    return re.compile(pattern)


def titles_of(element: Element) -> Sequence[str]:
    """The patterns of an element's title."""
    default = () if _OTHER_WAYS & element.keys() else (re.escape(element["name"]),)
    return tuple(element.get("titles", default))


class Search:
    """Looks for the elements of one rule in one document."""

    def __init__(self, agreement: Agreement, elements: Sequence[Element], values: Mapping[str, Any]) -> None:
        """``values`` are the dated parameters."""
        self._values = values
        everything = [*elements, *(part for item in elements for part in item.get("parts", ()))]
        self._titles = list(dict.fromkeys(pattern for item in everything for pattern in titles_of(item)))
        self._any_title = compiled("|".join(f"(?:{pattern})" for pattern in self._titles))
        self._known: dict[str, bool] = {}
        self._paper = Paper(agreement.document, self._is_known)
        self._spoken = Spoken(agreement, self._paper)
        self._passages = Passages(agreement)

    def find(self, element: Element) -> Found | None:
        """What there is of ``element``; None where it does not count."""
        if not self._counts(element):
            return None
        found = self._judged(element, self._found(element))
        if element.get("optional") and (found.state is not State.FOUND or _is_silent(found)):
            return None
        return found

    def _is_known(self, text: str) -> bool:
        """Whether ``text`` is the title of one of the elements, with hardly a word more; asked very often."""
        if text not in self._known:
            self._known[text] = self._is_title(text)
        return self._known[text]

    def _is_title(self, text: str) -> bool:
        if len(text) > LONGEST_TITLE or _STOP.search(text) or is_instruction(text):
            return False
        short = _shortened(text)
        if not self._any_title.search(short):
            return False
        found = (compiled(pattern).search(short) for pattern in self._titles)
        return any(match is not None and len(short) - len(match[0]) <= SLACK for match in found)

    def _counts(self, element: Element) -> bool:
        when, unless = element.get("when"), element.get("unless")
        return (not when or self._says(when)) and not (unless and self._says(unless))

    def _says(self, pattern: str) -> bool:
        return self._spoken.says(compiled(pattern))

    def _found(self, element: Element) -> Found:
        """A section headed as the element decides; without one its labels, columns and wording count."""
        titled = self._titled(element)
        absent = Found(element, State.ABSENT)
        sections = _closest(element, [item for item in titled if _is_section(item.titles[0])])
        best = _best(sections or [*titled, absent])
        if "columns" in element:
            best = self._with_columns(element, best, within=bool(sections))
        if not sections and best.state is not State.FOUND and (said := self._worded(element)):
            best = Found(element, State.FOUND, best.titles, said)
        if "parts" in element and (best.state is State.FOUND or not sections):
            return self._with_parts(element, best)
        return best

    def _with_columns(self, element: Element, found: Found, *, within: bool) -> Found:
        """``found``, or what the table says; where there is a section, only a table in it counts."""
        table = self._in_columns(element)
        if not within:
            return _best([found, table])
        inside = {place.block for title in found.titles for place in title.content}
        places = [*(place.block for place in table.said), *(title.location.block for title in table.titles)]
        decides = table.state in {State.FOUND, State.PENDING} and inside.intersection(places)
        return replace(table, titles=found.titles) if decides else found

    def _titled(self, element: Element) -> list[Found]:
        """What stands under each title of the element."""
        fewest, none = element.get("minimum", FEWEST), element.get("none", False)
        found = []
        for item in self._paper.titled:
            if _titles(element, item):
                answer = self._passages.answer(item.content, fewest=fewest, none=none)
                found.append(Found(element, _STATE[answer.state], (item,), answer.said))
        return found

    def _in_columns(self, element: Element) -> Found:
        best = Found(element, State.ABSENT)
        wanted = [compiled(pattern) for pattern in element["columns"]]
        for grid in self._paper.grids.values():
            headed = grid.headed(wanted)
            if headed is not None:
                best = _best([best, self._rows(element, grid, *headed)])
        return best

    def _rows(self, element: Element, grid: Grid, header: int, columns: Sequence[int]) -> Found:
        """Found with at least one row that is complete in ``columns`` and none that is begun only."""
        head = _titled(grid.rows[header], columns[0])
        complete: list[Location] = []
        begun: list[Location] = []
        for number, row in enumerate(grid.rows[header + 1 :], header + 1):
            ends = len(row) <= len(_FORM) < len(grid.rows[header]) and self._is_known(row[0].text)
            if ends or grid.is_header(number, self._is_known):
                break
            cells = {cell.column: cell.places for cell in row}
            places = [cells.get(column, ()) for column in columns]
            answers = [self._passages.answer(place, fewest=1, none=True) for place in places]
            said = [answer.said[0] for answer in answers if answer.state is Substance.FILLED and answer.said]
            if len(said) == len(columns):
                complete += said
            pending = any(answer.state is Substance.PENDING for answer in answers)
            if len(said) < len(columns) and (said or pending):
                begun.append((said or [row[0].places[0]])[0])
        state = State.PENDING if begun else State.FOUND if complete else State.EMPTY
        head = replace(head, location=begun[0]) if begun else head
        return Found(element, state, (head,), tuple(complete))

    def _worded(self, element: Element) -> tuple[Location, ...]:
        patterns = [compiled(item) for item in element.get("wording", ())]
        return tuple(
            place
            for text, place in self._spoken.operative
            if BLANK not in text
            and any(p.search(text) for p in patterns)
            and self._passages.answer([place]).state is Substance.FILLED
        )

    def _with_parts(self, element: Element, whole: Found) -> Found:
        parts = [self._part(part, whole) for part in element["parts"]]
        wanting = tuple(part for part in parts if part.state is not State.FOUND)
        if whole.state is not State.FOUND and any(part.state is State.FOUND for part in parts):
            said = tuple(place for part in parts for place in part.said[:1])
            return Found(element, State.FOUND, whole.titles, said, wanting)
        return Found(element, whole.state, whole.titles, whole.said, wanting)

    def _part(self, part: Element, whole: Found) -> Found:
        """A part under a title of its own, or in the sentences of the whole."""
        patterns = [compiled(item) for item in part.get("within", ())]
        said = [
            place for text, place in self._spoken.quoted(whole.said) if any(p.search(text) for p in patterns)
        ]
        return Found(part, State.FOUND, (), tuple(said)) if said else self._found(part)

    def _judged(self, element: Element, found: Found) -> Found:
        """``found`` with its figure; a figure that is stated is an element that is there."""
        stated = bool(_FIGURES_ALONE & element.keys()) and not titles_of(element)
        if found.parts or (found.state is not State.FOUND and not stated):
            return found
        reading = self._reading(element, found)
        if reading is None or (stated and found.state is State.ABSENT and reading.place is None):
            return found
        return Found(element, State.FOUND, found.titles, found.said, (), reading)

    def _reading(self, element: Element, found: Found) -> Reading | None:
        if "limit" in element:
            return figures.limit(self._spoken.labelled, element["limit"], self._values)
        if "choice" in element:
            return self._choice(element, found)
        if "band" in element:
            wanted = element["band"]
            return figures.band(
                self._spoken.labelled, self._spoken.quoted(found.said), wanted["near"], wanted["grades"]
            )
        if "quotient" in element:
            return figures.quotient(self._spoken.labelled, **element["quotient"])
        return matrix(self._paper.grids.values(), element["matrix"]) if "matrix" in element else None

    def _choice(self, element: Element, found: Found) -> Reading:
        """What is taken under any title of the element; a label before a section, which may tell of all."""
        options = element["choice"]
        under = [item for item in self._titled(element) if item.state is State.FOUND] or [found]
        readings = [figures.choice(self._spoken.quoted(item.said), options) for item in under]
        sure = [reading for reading in readings if reading.verdict is Verdict.KEPT]
        wrong = [reading for reading in readings if reading.verdict is Verdict.BROKEN and reading.place]
        if wrong or not sure:
            return (wrong or readings)[0]
        names = dict.fromkeys(reading.words for reading in sure)
        return sure[0] if len(names) == 1 else figures.several(tuple(names), sure[0].place)


def _titled(row: Sequence[GridCell], column: int) -> Titled:
    cell = next(item for item in row if item.column == column)
    return Titled(cell.text, cell.places[0], (), strict=True)


def _titles(element: Element, item: Titled) -> bool:
    slack = SLACK_OF_HEADING if item.styled else SLACK
    return any(rest <= slack for rest in _rests(element, item))


def _rests(element: Element, item: Titled) -> Iterator[int]:
    """For each pattern that the title fits, the characters that it says besides."""
    title = _shortened(item.title)
    for pattern in titles_of(element):
        if match := compiled(pattern).search(title):
            yield len(title) - len(match[0])


def _shortened(title: str) -> str:
    """``title`` without what stands in brackets and without spaces."""
    bare = _BRACKETED.sub("", title) or title
    return "".join(bare.split()).strip(":*☑☐□")


def _is_silent(found: Found) -> bool:
    """Whether a figure is not stated, so that there is nothing to judge."""
    figure = _FIGURES_ALONE & found.element.keys()
    return bool(figure) and found.reading is not None and found.reading.place is None


def _is_section(title: Titled) -> bool:
    """Whether the title heads a section of the text, not a label nor a page for signatures at the end."""
    return not title.strict and not _AT_THE_END.search(title.title)


def _closest(element: Element, sections: Sequence[Found]) -> Sequence[Found]:
    """Those whose titles say least besides the element; headings of the outline before numbered lines."""
    styled = [item for item in sections if item.titles[0].styled] or sections
    rests = [min(_rests(element, item.titles[0])) for item in styled]
    return [item for item, rest in zip(styled, rests, strict=True) if rest == min(rests)]


def _best(found: Iterable[Found]) -> Found:
    return min(found, key=lambda item: _ORDER.index(item.state))
