"""Whether an element of a document is there: under its title, in its table, or in a sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from pipeline.check import figures
from pipeline.check.figures import Reading, Said
from pipeline.check.grids import LONGEST_LABEL, TEXT, Grid, GridCell
from pipeline.check.levels import matrix
from pipeline.check.substance import FEWEST, Passages, Substance, is_instruction
from pipeline.check.titled import LONGEST_TITLE, Paper, Titled
from pipeline.model.agreement import Agreement, Standing
from pipeline.model.document import Location
from pipeline.text.normalise import BLANK, normalise

Element = Mapping[str, Any]
"""One of the ``elements`` of a rule."""

SLACK = 8
"""Characters that a label may have besides the words looked for; a heading may have ``SLACK_OF_HEADING``."""
SLACK_OF_HEADING = 14
_STOP = re.compile(r"[。；，;,]")
_NOT_TAKEN = re.compile("[□☐][^☑☒■√✓✔□☐\n]*")
_BRACKETED = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_PASSED_OVER = frozenset({Standing.GUIDANCE, Standing.STRUCK, Standing.UNTICKED})
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
        self._agreement = agreement
        self._values = values
        everything = [*elements, *(part for item in elements for part in item.get("parts", ()))]
        self._titles = [pattern for item in everything for pattern in titles_of(item)]
        self._paper = Paper(agreement.document, self._is_known)
        self._passages = Passages(agreement)

    def find(self, element: Element) -> Found | None:
        """What there is of ``element``; None where it does not count."""
        if not self._counts(element):
            return None
        found = self._judged(element, self._found(element))
        if element.get("optional") and (found.state is State.ABSENT or _is_silent(found)):
            return None
        return found

    def _is_known(self, text: str) -> bool:
        if len(text) > LONGEST_TITLE or _STOP.search(text) or is_instruction(text):
            return False
        short = _shortened(text)
        return any(_fits(pattern, short, SLACK) for pattern in self._titles)

    def _counts(self, element: Element) -> bool:
        when, unless = element.get("when"), element.get("unless")
        return (not when or self._says(when)) and not (unless and self._says(unless))

    def _says(self, pattern: str) -> bool:
        return any(compiled(pattern).search(_NOT_TAKEN.sub("", text)) for text, _ in self._labelled)

    def _found(self, element: Element) -> Found:
        fewest, none = element.get("minimum", FEWEST), element.get("none", False)
        best = Found(element, State.ABSENT)
        fitting = [item for item in self._paper.titled if _titles(element, item)]
        for item in fitting:
            answer = self._passages.answer(item.content, fewest=fewest, none=none)
            best = _better(best, Found(element, _STATE[answer.state], (item,), answer.said))
        if "columns" in element:
            best = _better(best, self._in_columns(element))
        if best.state is not State.FOUND and (said := self._worded(element)):
            best = Found(element, State.FOUND, best.titles, said)
        return self._with_parts(element, best) if "parts" in element else best

    def _in_columns(self, element: Element) -> Found:
        best = Found(element, State.ABSENT)
        wanted = [compiled(pattern) for pattern in element["columns"]]
        for grid in self._paper.grids.values():
            headed = grid.headed(wanted)
            if headed is not None:
                best = _better(best, self._rows(element, grid, *headed))
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
            for text, place in self._operative
            if BLANK not in text
            and any(p.search(text) for p in patterns)
            and self._passages.answer([place]).state is Substance.FILLED
        )

    def _with_parts(self, element: Element, whole: Found) -> Found:
        parts = [self._part(part, whole) for part in element["parts"]]
        wanting = tuple(part for part in parts if part.state is not State.FOUND)
        if whole.state is not State.FOUND and not wanting:
            said = tuple(place for part in parts for place in part.said[:1])
            return Found(element, State.FOUND, whole.titles, said)
        return Found(element, whole.state, whole.titles, whole.said, wanting)

    def _part(self, part: Element, whole: Found) -> Found:
        """A part under a title of its own, or in the sentences of the whole."""
        patterns = [compiled(item) for item in part.get("within", ())]
        said = [place for text, place in self._quoted(whole) if any(p.search(text) for p in patterns)]
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
            return figures.limit(self._labelled, element["limit"], self._values)
        if "choice" in element:
            return figures.choice(self._quoted(found), element["choice"])
        if "band" in element:
            wanted = element["band"]
            return figures.band(self._labelled, self._quoted(found), wanted["near"], wanted["grades"])
        if "quotient" in element:
            return figures.quotient(self._labelled, **element["quotient"])
        return matrix(self._paper.grids.values(), element["matrix"]) if "matrix" in element else None

    def _quoted(self, found: Found) -> list[Said]:
        return [(normalise(self._agreement.document.quote(place)).text, place) for place in found.said]

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The sentences of the document without instructions, options not taken and tables of contents."""
        blocks, contents = self._agreement.document.blocks, self._paper.contents
        return tuple(
            (item.text, item.location)
            for item in self._agreement.provisions
            if item.standing not in _PASSED_OVER
            and item.location.block not in contents
            and blocks[item.location.block].story in TEXT
        )

    @cached_property
    def _operative(self) -> tuple[Said, ...]:
        """``said`` without headings and labels without a value: naming is not saying."""
        labels = {place.block for grid in self._paper.grids.values() for place in _labels(grid)}
        blocks = self._agreement.document.blocks
        headings = {
            item.location
            for item in self._agreement.provisions
            if item.standing is Standing.HEADING and not blocks[item.location.block].cells
        }
        return tuple(item for item in self.said if item[1].block not in labels and item[1] not in headings)

    @cached_property
    def _labelled(self) -> tuple[Said, ...]:
        """``said``, and what stands under labels together with the label: 通过率:85%."""
        found = list(self.said)
        for grid in self._paper.grids.values():
            found += _with_labels(grid)
        return tuple(found)


def _with_labels(grid: Grid) -> Iterator[Said]:
    """Each short cell with the cell to its right and with the one below it."""
    for number, row in enumerate(grid.rows):
        below = {cell.column: cell for cell in grid.rows[number + 1]} if number + 1 < len(grid.rows) else {}
        for left, right in pairwise(row):
            yield from _pair(left, right)
        for cell in row:
            if number == 0 and cell.column in below and len(row) > 2:  # noqa: PLR2004 - a form of two columns has no header
                yield from _pair(cell, below[cell.column])


def _labels(grid: Grid) -> Iterator[Location]:
    """The first cells of rows that are a label without a value."""
    wide = max((len(row) for row in grid.rows), default=0) > 1
    for row in grid.rows:
        empty = all(BLANK in cell.text for cell in row[1:])
        if wide and empty and len(row[0].text) <= LONGEST_LABEL:
            yield from row[0].places


def _pair(label: GridCell, value: GridCell) -> Iterator[Said]:
    if len(label.text) <= LONGEST_TITLE and value.places:
        yield f"{label.text.rstrip(':')}:{value.text}", value.places[0]


def _titled(row: Sequence[GridCell], column: int) -> Titled:
    cell = next(item for item in row if item.column == column)
    return Titled(cell.text, cell.places[0], (), strict=True)


def _titles(element: Element, item: Titled) -> bool:
    slack = SLACK if item.strict else SLACK_OF_HEADING
    return any(_fits(pattern, _shortened(item.title), slack) for pattern in titles_of(element))


def _fits(pattern: str, title: str, slack: int) -> bool:
    match = compiled(pattern).search(title)
    return match is not None and len(title) - len(match[0]) <= slack


def _shortened(title: str) -> str:
    """``title`` without what stands in brackets and without spaces."""
    bare = _BRACKETED.sub("", title) or title
    return "".join(bare.split()).strip(":*☑☐□")


def _is_silent(found: Found) -> bool:
    """Whether a figure is not stated, so that there is nothing to judge."""
    figure = _FIGURES_ALONE & found.element.keys()
    return bool(figure) and found.reading is not None and found.reading.place is None


def _better(first: Found, second: Found) -> Found:
    return min(first, second, key=lambda found: _ORDER.index(found.state))
