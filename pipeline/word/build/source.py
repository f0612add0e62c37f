"""Template source in, blocks out: a scanner by lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.word.build import directives
from pipeline.word.build.blocks import (
    Block,
    Cover,
    Fields,
    Heading,
    Item,
    Native,
    Note,
    Paragraph,
    Place,
    Row,
    Table,
    Tag,
    Title,
)
from pipeline.word.build.inline import anchored
from pipeline.word.build.problems import Problems

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(\s*)(?:(\d+)\.|[-*])\s+(.*)")
_TAG = re.compile(r"\{%((?!%\}).)*%\}")
_NATIVE = re.compile(r"\{\{p\s((?!\}\}).)*\}\}")
_DIRECTIVE = re.compile(r":::\s*(.*)")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_CELL = re.compile(r"(?<!\\)\|")
_LABEL = re.compile(r"((?:[^：:{}]|\{\{(?:(?!\}\}).)*\}\}){1,20}?)[：:]\s*(.*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEEPEST = 3
"""Levels of headings below the title."""


@dataclass(slots=True)
class _Scanner:
    file: str
    lines: list[str]
    first: int
    problems: Problems
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    options: dict[str, str] | None = None

    def place(self, at: int | None = None) -> Place:
        return Place(self.file, self.first + (self.at if at is None else at))

    def line(self) -> str:
        return self.lines[self.at].rstrip()


def parse(source: str, *, file: str, problems: Problems, first: int = 1) -> tuple[Block, ...]:
    """The blocks of ``source``, which begins at line ``first`` of ``file``; ``problems`` gets the faults."""
    scanner = _Scanner(file, _uncommented(source).split("\n"), first, problems)
    while scanner.at < len(scanner.lines):
        _block(scanner)
    _lone_options(scanner)
    return tuple(scanner.blocks)


def _uncommented(source: str) -> str:
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)


def _block(scanner: _Scanner) -> None:
    line = scanner.line()
    for pattern, read in _READERS:
        found = pattern.fullmatch(line)
        if found:
            if read is not _table:
                _lone_options(scanner)
            read(scanner, found)
            return
    _lone_options(scanner)
    _text(scanner)


def _lone_options(scanner: _Scanner) -> None:
    if scanner.options is not None and (scanner.at >= len(scanner.lines) or scanner.line().strip()):
        scanner.options = None
        scanner.problems.add(scanner.place(), "“::: table” 之后没有表格；请把它写在表格的前一行。")


def _blank(scanner: _Scanner, _found: re.Match[str]) -> None:
    scanner.at += 1


def _heading(scanner: _Scanner, found: re.Match[str]) -> None:
    level, (text, anchor) = len(found[1]) - 1, anchored(found[2])
    place = scanner.place()
    scanner.at += 1
    if level > _DEEPEST:
        scanner.problems.add(place, "标题最多四级（#### ）；请减少 # 的个数。")
    elif level:
        scanner.blocks.append(Heading(place, level, text, anchor))
    else:
        scanner.blocks.append(Title(place, text))


def _tag(scanner: _Scanner, found: re.Match[str]) -> None:
    scanner.blocks.append(Tag(scanner.place(), found[0].strip()))
    scanner.at += 1


def _native(scanner: _Scanner, found: re.Match[str]) -> None:
    scanner.blocks.append(Native(scanner.place(), found[0].strip()))
    scanner.at += 1


def _note(scanner: _Scanner, _found: re.Match[str]) -> None:
    place, lines = scanner.place(), []
    while scanner.at < len(scanner.lines) and scanner.line().startswith(">"):
        lines.append(scanner.line().lstrip("> "))
        scanner.at += 1
    scanner.blocks.append(Note(place, joined(lines)))


def _item(scanner: _Scanner, found: re.Match[str]) -> None:
    place = scanner.place()
    indent = len(found[1].expandtabs(3))
    scanner.lines[scanner.at] = found[3]
    text, anchor = anchored(joined(_continued(scanner)))
    scanner.blocks.append(Item(place, text, (indent + 1) // 3, int(found[2] or 0), anchor))


def _text(scanner: _Scanner) -> None:
    place = scanner.place()
    scanner.blocks.append(Paragraph(place, joined(_continued(scanner))))


def _continued(scanner: _Scanner) -> list[str]:
    """The lines from here on that are text of one paragraph."""
    lines = [scanner.line()]
    scanner.at += 1
    while scanner.at < len(scanner.lines) and not _begins_block(scanner.line()):
        lines.append(scanner.line())
        scanner.at += 1
    return lines


def _begins_block(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern, _ in _READERS)


def joined(lines: list[str]) -> str:
    """One paragraph of ``lines``; a space joins them only between two Latin letters or figures."""
    text = ""
    for line in (line.strip() for line in lines):
        space = (
            " " if text[-1:].isascii() and line[:1].isascii() and text and line and text[-1] != "}" else ""
        )
        text += space + line
    return text


def _table(scanner: _Scanner, _found: re.Match[str]) -> None:
    place = scanner.place()
    rows: list[Row] = []
    aligns: tuple[str, ...] = ()
    while scanner.at < len(scanner.lines) and scanner.line().lstrip().startswith("|"):
        if _RULE.fullmatch(scanner.line().strip()) and len(rows) == 1:
            aligns = tuple(_align(cell) for cell in cells(scanner.line()))
        else:
            rows.append(Row(scanner.place(), cells(scanner.line())))
        scanner.at += 1
    if not aligns:
        scanner.problems.add(place, "表格缺少第二行的分隔线；请在表头下一行写 |---|---|。")
    scanner.blocks.append(Table(place, tuple(rows), aligns, scanner.options or {}))
    scanner.options = None


def _align(rule: str) -> str:
    right = rule.endswith(":")
    return "center" if right and rule.startswith(":") else "right" if right else "left"


def cells(line: str) -> tuple[str, ...]:
    r"""The cells of a line of a table; ``\|`` is no border."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip() for cell in _CELL.split(inner))


def _directive(scanner: _Scanner, found: re.Match[str]) -> None:
    place, (word, _, rest) = scanner.place(), found[1].strip().partition(" ")
    scanner.at += 1
    if word == "table":
        scanner.options = directives.options(rest, place, scanner.problems, directives.TABLE_OPTIONS)
    elif word == "fields":
        options = directives.options(rest, place, scanner.problems, directives.FIELDS_OPTIONS)
        scanner.blocks.append(Fields(place, _until_end(scanner, place, cells), options))
    elif word == "cover":
        scanner.blocks.append(Cover(place, _until_end(scanner, place, _labelled)))
    else:
        scanner.blocks.extend(directives.directive(word, rest.strip(), place, scanner.problems))


def _until_end(scanner: _Scanner, place: Place, split: Callable[[str], tuple[str, ...]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    while scanner.at < len(scanner.lines) and scanner.line().strip() != ":::":
        if scanner.line().strip():
            rows.append(Row(scanner.place(), split(scanner.line().strip())))
        scanner.at += 1
    if scanner.at >= len(scanner.lines):
        scanner.problems.add(place, "这一块没有结束；请在最后一行之后单独写一行 “:::”。")
    scanner.at += 1
    return tuple(rows)


def _labelled(line: str) -> tuple[str, ...]:
    found = _LABEL.fullmatch(line)
    return (found[1].strip(), found[2].strip()) if found else (line,)


_READERS: tuple[tuple[re.Pattern[str], Callable[[_Scanner, re.Match[str]], None]], ...] = (
    (re.compile(r"\s*"), _blank),
    (_HEADING, _heading),
    (_DIRECTIVE, _directive),
    (re.compile(r"\s*" + _TAG.pattern + r"\s*"), _tag),
    (re.compile(r"\s*" + _NATIVE.pattern + r"\s*"), _native),
    (re.compile(r">.*"), _note),
    (re.compile(r"\s*\|.*"), _table),
    (_ITEM, _item),
)
