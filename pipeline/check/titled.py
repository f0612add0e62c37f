"""What a report or form says under which title: its sections, the labels of its tables, its “标签：值” lines.

Sections are those of the Word outline or of printed numbers in whatever order a document uses them. A line
without a number is a title only when it is one of those looked for, so that an item of a list is not
taken for one. Tables of contents are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.check.contents import contents_lists
from pipeline.check.grids import LONGEST_LABEL, TEXT, Grid, Known, grids
from pipeline.model.document import Block, Document, Location
from pipeline.text.normalise import normalise

LONGEST_TITLE = 40
LONGEST_RUN_IN = 24

_DIGIT = "0-9０-９"
_HAN = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"[\s\u3000]*(?:(?P<chapter>第[{_HAN}{_DIGIT}]{{1,4}}[章篇])|(?P<part>第[{_HAN}{_DIGIT}]{{1,4}}(?:节|部分))"
    rf"|(?P<article>第[{_HAN}{_DIGIT}]{{1,4}}条)|(?P<han>[{_HAN}]{{1,3}})[、.．，]|[（(](?P<han_paren>[{_HAN}]{{1,3}})[)）]"
    rf"|[（(](?P<paren>[{_DIGIT}]{{1,2}})[)）]|(?P<half_paren>[{_DIGIT}]{{1,2}})[)）]"
    rf"|(?P<decimal>[{_DIGIT}]{{1,2}}(?:[.．][{_DIGIT}]{{1,2}})+)(?![{_DIGIT}%％])[、.．]?"
    rf"|(?P<point>[{_DIGIT}]{{1,2}})(?:[、.．](?![{_DIGIT}])|[\s\u3000]+(?=[\u4e00-\u9fff]))|(?P<circle>[①-⑳]))[\s\u3000]*"
)
_LABEL_NUMBER = re.compile(r"[、.．:：]?$")
_STOPS = re.compile(r"[。；;！!？?，,]")
_RUN_IN = re.compile(rf"([^。：:；;，,\n]{{2,{LONGEST_RUN_IN}}})[。：:][\s\u3000]*")
_COLON = re.compile(rf"[\s\u3000]*([^。：:；;，,\n]{{1,{LONGEST_LABEL}}})[：:][\s\u3000]*")
_NEXT_LABEL = re.compile(r"(?:[\s\u3000]{2,}|\t|[；;][\s\u3000]*)(?=[^\s\u3000：:；;。，]{2,16}[：:])")
_GUIDE = re.compile(r"[(【]?(?:填写|填表|填报|编写|使用)(?:说明|须知|要求|指南)[)】]?:?")
_ADMIN = re.compile(
    r"(?:填写|填表|填报|编写|使用)(?:说明|须知|要求|指南)|备注|说明|注|(?:编制|填表|申请|审核|审批|批准|经办|记录|汇报|填报|联系|报告|制表|复核|校对|主持)(?:人|者|单位|部门|日期|时间)"
    r"|(?:填表|编制|申请|报告|签署)?(?:日期|时间)|.{0,8}(?:签字|签名|签章|盖章|公章)[)]?|联系电话|电话|邮箱|地址|附件|抄送|抄报"
)
_NAME_OF_A_PAPER = re.compile(
    r"(?:报告|说明书|方案|计划书?|表|单|台账|纪要|目录|案例|合同|协议书?|申请书?|意见书?|清单|职责|书)(?:[(].{1,12}[)])?$"
)
_FIRST_LINES = 4
_CAPTIONS = frozenset({"caption", "题注"})
_HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, normalised, with the characters that stand under it.

    ``strict``: of a label or bare line; ``styled``: a heading of the Word outline.
    """

    title: str
    location: Location
    content: tuple[Location, ...]
    strict: bool = False
    styled: bool = False


@dataclass(slots=True)
class _Open:
    shape: str
    title: str
    location: Location
    strict: bool
    content: list[Location] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """``body`` is where the words start behind the number."""

    block: Block
    start: int
    end: int
    body: int
    shape: str

    @property
    def words(self) -> str:
        return self.block.text[self.body : self.end]

    def at(self, start: int, end: int) -> Location:
        return self.block.location(start, end)


class Paper:
    """The titled parts of one document, as far as they concern the titles that ``known`` tells."""

    def __init__(self, document: Document, known: Known) -> None:
        """Read ``document``."""
        self.grids: Mapping[int, Grid] = grids(document)
        self._known = known
        self._titled: list[_Open] = []
        body = [block for block in document.blocks if block.story in TEXT]
        self.contents = contents_lists(body)
        self._first = {b.index for b in [b for b in body if b.text.strip()][:_FIRST_LINES]}
        self._read(body)
        self.titled: tuple[Titled, ...] = tuple(
            Titled(o.title, o.location, tuple(o.content), o.strict, o.shape.startswith(_HEADING))
            for o in self._titled
            if o.title
        )

    def _read(self, blocks: Sequence[Block]) -> None:
        """Walk over the text outside tables; a table is content of the section that it stands in."""
        walk = _Walk(self._known, self._first, self._titled)
        seen: set[int] = set()
        for block in blocks:
            if block.index in self.contents:
                continue
            if not block.cells:
                walk.block(block)
                continue
            for table in {cell.table for cell in block.cells} - seen:
                seen.add(table)
                self._table(self.grids.get(table), walk)
        by_index = {block.index: block for block in blocks}
        for grid in self.grids.values():
            self._labels(grid)
            self._inside(grid, by_index)

    def _table(self, grid: Grid | None, walk: _Walk) -> None:
        for cell in grid.values(self._known) if grid else ():
            for place in cell.places:
                walk.content(place)

    def _labels(self, grid: Grid) -> None:
        for number, row in enumerate(grid.rows):
            for at, cell in enumerate(row):
                if self._known(cell.text):
                    values = grid.values_of(number, at, self._known)
                    found = _Open("cell", cell.text.rstrip(":"), cell.places[0], strict=True)
                    found.content = [place for value in values for place in value.places]
                    self._titled.append(found)

    def _inside(self, grid: Grid, blocks: Mapping[int, Block]) -> None:
        for cell in (cell for row in grid.rows for cell in row):
            walk = _Walk(self._known, frozenset(), self._titled)
            for place in cell.places:
                if place.block in blocks:
                    walk.block(blocks[place.block])


class _Walk:
    """Follows the lines of one stream and puts what they say under the titles that are open."""

    def __init__(self, known: Known, first: frozenset[int] | set[int], found: list[_Open]) -> None:
        self._known = known
        self._first = first
        self._found = found
        self._open: list[_Open] = []

    def block(self, block: Block) -> None:
        for line in _lines(block):
            self._line(line)

    def content(self, place: Location) -> None:
        if place.end > place.start:
            for item in self._open:
                item.content.append(place)

    def _line(self, line: _Line) -> None:
        words = normalise(line.words).text.strip()
        if line.shape.startswith(_HEADING) and len(words) <= LONGEST_TITLE:
            self._open_title(line.shape, words.rstrip(":"), line.at(line.body, line.end), strict=False)
        elif line.shape:
            self._numbered(line, words)
        else:
            self._plain(line, words)

    def _numbered(self, line: _Line, words: str) -> None:
        if len(words) <= LONGEST_TITLE and not _STOPS.search(words) and not _COLON.match(words):
            self._open_title(line.shape, words, line.at(line.body, line.end), strict=False)
            if not self._known(words):
                self._above(line.at(line.body, line.end))
            return
        run_in = _RUN_IN.match(line.block.text, line.body, line.end)
        title = normalise(run_in[1]).text.strip() if run_in else ""
        self._open_title(line.shape, title, line.at(line.body, run_in.end(1) if run_in else line.body))
        if title and run_in and self._known(title):
            self.content(line.at(run_in.end(), line.end))
        elif run_in:
            self._open[-1].content.append(line.at(run_in.end(), line.end))
            self._above(line.at(line.body, line.end))
        else:
            self.content(line.at(line.body, line.end))

    def _plain(self, line: _Line, words: str) -> None:
        bold = _bold_end(line)
        colon = _COLON.match(line.block.text, line.body, line.end)
        title = normalise(colon[1]).text.strip() if colon else ""
        if colon and title and (self._known(title) or _ADMIN.fullmatch(title)):
            self._open_title("colon", title, line.at(colon.start(1), colon.end(1)), strict=True)
            self.content(line.at(colon.end(), line.end))
        elif _GUIDE.fullmatch(words) or self._is_bare_title(line, words):
            self._open_title("bare", words, line.at(line.body, line.end), strict=True)
        elif bold and self._known(normalise(line.block.text[line.body : bold]).text.strip(" :。")):
            title = normalise(line.block.text[line.body : bold]).text.strip(" :。")
            self._open_title("bold", title, line.at(line.body, bold), strict=True)
            self.content(line.at(bold, line.end))
        else:
            self.content(line.at(line.body, line.end))

    def _is_bare_title(self, line: _Line, words: str) -> bool:
        if len(words) > LONGEST_LABEL or _STOPS.search(words) or not self._known(words.strip("《》")):
            return False
        above = line.block.index in self._first and not any(item.title for item in self._found)
        paper = above and _NAME_OF_A_PAPER.search(words.strip("《》"))
        return not paper and "title" not in line.block.style.lower()

    def _open_title(self, shape: str, title: str, location: Location, *, strict: bool = False) -> None:
        if not strict and self._known(title):
            self._close_labels()
        self._close(shape)
        item = _Open(shape, title, location, strict)
        self._open.append(item)
        self._found.append(item)

    def _above(self, place: Location) -> None:
        """Content of all open titles but the last one, whose own words they are."""
        for item in self._open[:-1]:
            item.content.append(place)

    def _close_labels(self) -> None:
        """A section that is looked for stands under no label before it."""
        labels = [at for at, item in enumerate(self._open) if item.strict]
        if labels:
            del self._open[labels[0] :]

    def _close(self, shape: str) -> None:
        """Close the titles that one of this shape ends: its siblings with everything under them."""
        for at, item in enumerate(self._open):
            heading = shape.startswith(_HEADING)
            above = item.shape.startswith(_HEADING) and item.shape < shape
            if (heading and not above) or item.shape == shape:
                del self._open[at:]
                return


def _lines(block: Block) -> Iterator[_Line]:
    """The lines of a paragraph; a line of several labels (编制人：…　日期：…) is one for each."""
    start, text = 0, block.text
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        for first, last in _segments(text, start, end):
            if text[first:last].strip():
                yield _line(block, first, last)
        start = end + 1


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _NEXT_LABEL.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
            start = match.end()
    yield start, end


def _line(block: Block, start: int, end: int) -> _Line:
    if block.label and start == 0:
        printed = _NUMBER.fullmatch(_LABEL_NUMBER.sub("、", block.label)) or _NUMBER.match(block.label)
        body, shape = start, _shape(printed) if printed else "list"
        typed = None
    else:
        typed = _NUMBER.match(block.text, start, end)
        body, shape = (typed.end(), _shape(typed)) if typed else (start, "")
    if block.style.lower() in _CAPTIONS:
        body, shape = start, ""
    if block.heading_level is not None and start == 0:
        shape = f"{_HEADING}{block.heading_level}"
    return _Line(block, start, end, body, shape)


def _shape(number: re.Match[str]) -> str:
    name = number.lastgroup or ""
    dots = number["decimal"].replace("．", ".").count(".") if number["decimal"] else 0
    return f"{name}{dots}" if dots else name


def _bold_end(line: _Line) -> int:
    """Where the bold words at the start of a line end; 0 when there are none or all are bold."""
    end = line.body
    for run in line.block.runs:
        if run.start <= end < run.end and "bold" in run.marks:
            end = run.end
    return end if line.body < end < line.end and end - line.body <= LONGEST_RUN_IN else 0
