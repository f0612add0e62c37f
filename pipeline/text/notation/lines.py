"""Marks in front of a line, and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import ContentError
from pipeline.text.notation.inline import ASIDE, Node, parse_inline

MERGED_UP, MERGED_LEFT = "^^", "<<"
"""What a cell holds that is merged with its neighbour."""
PARAGRAPH = " // "
"""Begins a new paragraph in a cell."""
_MARKED = re.compile(r"(%header|%footer|##|#|==|=|!|@|\*|1\.|a\.|>>|\?\?) (.*)")
_SUSPECT = re.compile(r"#|=|!|@|\*|>>|\?\?|%|\|")
_ONCE = ("%header", "%footer")
_WITHOUT_NOTES = (*_ONCE, ">>")
_SPACE = " \t"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty. ``number`` counts from 1; ``mark`` is empty for a body paragraph.

    A row (``mark`` is ``|`` or ``||``) has ``cells`` instead of ``text``.
    """

    number: int
    mark: str
    text: str = ""
    cells: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The paragraphs that the line holds, marks within them included; none for a page break."""
        if self.mark == "---":
            return ()
        if not self.is_row:
            return (self.text,)
        return tuple(part.strip(_SPACE) for cell in self.cells for part in f" {cell} ".split(PARAGRAPH))

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table."""
        return self.mark in ("|", "||")

    @property
    def source(self) -> str:
        """The line in the notation."""
        if self.mark == "---":
            return self.mark
        if self.is_row:
            return f"{self.mark} {f' {self.mark} '.join(self.cells)} {self.mark}"
        if self.mark:
            return f"{self.mark} {self.text}"
        return f"\\{self.text}" if _needs_backslash(self.text) else self.text


def _needs_backslash(text: str) -> bool:
    return text == "---" or bool(_MARKED.fullmatch(text) or _SUSPECT.match(text)) or text.startswith("\\")


def parse(source: str, *, name: str = "") -> tuple[Line, ...]:
    """The lines of ``source`` that are not empty. ``name`` is what messages call the source.

    ContentError holds every fault as ``name:line: what, what to do``.
    """
    lines: list[Line] = []
    problems: list[str] = []
    for number, raw in enumerate(source.splitlines(), 1):
        text = raw.strip(_SPACE)
        if not text.strip():
            continue
        try:
            lines.append(_line(number, text))
        except ValueError as error:
            problems.append(f"{name or '源文本'}:{number}: {error}。")
    problems += (f"{name or '源文本'}:{line.number}: {what}。" for line, what in _faults(lines))
    if problems:
        raise ContentError(tuple(problems))
    return tuple(lines)


def _line(number: int, text: str) -> Line:
    if text == "---":
        return Line(number, text)
    if text.startswith("|"):
        line = _row(number, text)
    elif text.startswith("\\"):
        line = Line(number, "", text[1:])
    elif match := _MARKED.fullmatch(text):
        line = Line(number, match[1], match[2].strip(_SPACE))
    else:
        _refuse_suspect(text)
        line = Line(number, "", text)
    for part in line.texts:
        pieces = parse_inline(part)
        if line.mark in _WITHOUT_NOTES and _has_aside(pieces):
            raise ValueError("文本框、页眉和页脚里不能有脚注和批注")
    if not line.is_row and not line.text.strip():
        raise ValueError(f"“{line.mark}”后面没有文字，请写上文字或者删去这一行")
    return line


def _has_aside(pieces: tuple[str | Node, ...]) -> bool:
    nodes = (piece for piece in pieces if isinstance(piece, Node))
    return any(node.kind in ASIDE or _has_aside(node.content) for node in nodes)


def _refuse_suspect(text: str) -> None:
    match = _SUSPECT.match(text)
    if match:
        raise ValueError(f"行首的“{match[0]}”后面不是它的写法；作普通文字时在行首加“\\”")


def _row(number: int, text: str) -> Line:
    mark = "||" if text.startswith("||") else "|"
    if not text.endswith(mark) or len(text) < 2 * len(mark) + 1:
        raise ValueError(f"表格的一行要以“{mark}”开始并且以“{mark}”结束")
    cells = text[len(mark) : -len(mark)].split(mark)
    return Line(number, mark, cells=tuple(cell.strip(_SPACE) for cell in cells))


def _faults(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    seen: set[str] = set()
    previous: Line | None = None
    for line in lines:
        if line.mark in seen:
            yield line, f"“{line.mark}”只能写一次"
        if line.mark in _ONCE:
            seen.add(line.mark)
        if line.is_row:
            above = previous if previous is not None and previous.mark == line.mark else None
            yield from ((line, what) for what in _row_faults(line, above))
        previous = line


def _row_faults(line: Line, above: Line | None) -> Iterator[str]:
    if above is not None and len(above.cells) != len(line.cells):
        yield f"这一行有{len(line.cells)}格，上一行有{len(above.cells)}格，同一个表格每行的格数要相同"
        return
    if line.cells[0] == MERGED_LEFT:
        yield "第一格左边没有可以合并的单元格"
    if MERGED_UP not in line.cells:
        return
    if above is None:
        yield "表格第一行上面没有可以合并的单元格"
        return
    for start, width in _groups(line):
        if line.cells[start] == MERGED_UP and (start, width) not in _groups(above):
            yield "“^^”与上面的单元格宽度不同，请在两行里同样写“<<”"


def _groups(line: Line) -> list[tuple[int, int]]:
    """First column and width of each cell."""
    groups: list[tuple[int, int]] = []
    for column, cell in enumerate(line.cells):
        if cell == MERGED_LEFT and groups:
            groups[-1] = (groups[-1][0], groups[-1][1] + 1)
        else:
            groups.append((column, 1))
    return groups
