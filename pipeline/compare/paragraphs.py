"""The clauses of a version and their paragraphs without printed numbers, which shift with each insertion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TypeAlias

from pipeline.compare.alike import grams
from pipeline.model.agreement import Agreement, Clause
from pipeline.model.document import Block, Location, Story
from pipeline.model.evidence import Evidence
from pipeline.text.normalise import BLANK, normalise
from pipeline.text.page_numbers import is_page_number

BETWEEN = " | "
"""Stands between the cells of a table row."""
_CHAPTER = re.compile(r"^第.{1,6}[章编篇节]$|部分$")
_LABEL = re.compile(
    r"^\s*(?:第\s*[\d一二三四五六七八九十百零〇\s]{1,8}[章节条款编篇]|附[件录]\s*[\d一二三四五六七八九十]*"
    r"|[（(]\s*[\d一二三四五六七八九十]{1,3}\s*[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d+(?:\.\d+)*[、.．)）]?"
    r"|[①-⑳]|[a-zA-Z][、.．)）])"
)
_EMPTY = re.compile(rf"[\s{BLANK}]+")
_LONGEST_PAGE_NUMBER = 3
_MARKS = re.compile(r"\W+")
_AFTER_LABEL = "、.．:：)） \t\u3000"
_MARGINS = (Story.HEADER, Story.FOOTER)
SIGNATURES = "signatures"
"""Kind of the clause with the places to sign: beside each other in a table, or one below the other."""
Grouping: TypeAlias = Callable[[Sequence[Block]], Iterator[list[Block]]]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, or one row of a table. ``key``: equal for those that say the same."""

    blocks: tuple[int, ...]
    text: str
    key: str
    spans: tuple[tuple[int, int, int], ...]
    """For each block: where it starts in ``text``, where it ends, how many characters were cut before it."""

    @cached_property
    def grams(self) -> Counter[str]:
        """By which it is known again."""
        return grams(self.key)

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Block, and start and end in it, of the characters ``start`` to ``end`` as far as one holds them."""
        for block, (first, last, cut) in zip(self.blocks, self.spans, strict=True):
            if start < last or block == self.blocks[-1]:
                return block, max(start - first, 0) + cut, min(end, last) - first + cut
        raise AssertionError(self)


@dataclass(frozen=True)
class Unit:
    """A clause of the outermost numbered level with everything below it."""

    clause: int | None
    """Index into the clauses of the agreement; None for headers and footers."""
    name: str
    title: str
    kinds: frozenset[str]
    first: bool
    """What stands before the first article."""
    paragraphs: tuple[Paragraph, ...]
    key: str

    @cached_property
    def grams(self) -> Counter[str]:
        """By which it is known again."""
        return grams(self.key)

    @cached_property
    def titled(self) -> Counter[str]:
        """By which its title is known again."""
        return grams(normalise(self.title).text)


def units(agreement: Agreement, *, as_printed: bool = False) -> tuple[Unit, ...]:
    """The whole text in clauses, then headers and footers; comments and page numbers are no part of it.

    ``as_printed``: spaces and blanks do not count, nor where the signatures stand beside each other. On paper
    nobody can tell how many spaces there are, or where an empty place is one to fill in.
    """
    numbers = {clause.blocks[0]: clause.number for clause in agreement.clauses if clause.number}
    found = [
        _unit(agreement, clause, span, numbers, _single if as_printed and _is_signed(clause) else _rows)
        for clause, span in _spans(agreement.clauses)
    ]
    held = (block for block in agreement.document.blocks if block.story in _MARGINS)
    margins = {block.text: block for block in held if not _is_page_number(block)}.values()
    if margins:
        paragraphs = tuple(_paragraph([block], {}) for block in margins)
        found.append(_made(None, "页眉页脚", "", frozenset(), paragraphs))
    told = map(_printed, found) if as_printed else found
    return tuple(unit for unit in told if unit.paragraphs)


def evidence(agreement: Agreement, block: int, start: int, end: int) -> Evidence:
    """The characters of a block as a quotation with the name of its clause."""
    held = agreement.document.blocks[block]
    clause = agreement.innermost.get(block)
    name = agreement.clause_name(clause.index) if clause else ""
    return Evidence(held.text[start:end], Location(block, start, end, held.part), name)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds the characters ``start`` to ``end``."""
    first = max((text.rfind(mark, 0, start) for mark in "。；;\n"), default=-1) + 1
    ends = [at for mark in "。；;\n" if (at := text.find(mark, max(end - 1, start))) >= 0]
    return first, min(ends, default=len(text) - 1) + 1


def _spans(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, tuple[int, int]]]:
    """The outermost clauses with their blocks; chapters are taken apart into their articles."""
    for clause in clauses:
        if clause.level > 1:
            continue
        inner = [item for item in clauses if item.parent == clause.index and item.number]
        if not (_CHAPTER.search(clause.number) and inner):
            yield clause, clause.blocks
            continue
        yield clause, (clause.blocks[0], inner[0].blocks[0])
        yield from ((item, item.blocks) for item in inner)


def _unit(
    agreement: Agreement, clause: Clause, span: tuple[int, int], numbers: dict[int, str], group: Grouping
) -> Unit:
    blocks = [
        block
        for block in agreement.document.blocks[slice(*span)]
        if block.story is not Story.COMMENT and block.story not in _MARGINS and block.text.strip()
    ]
    paragraphs = tuple(_paragraph(row, numbers) for row in group(blocks))
    first = clause.level == 0
    name = clause.printed or ("首部" if first else "")
    return _made(clause, name, clause.title, frozenset(clause.kinds), paragraphs)


def _made(
    clause: Clause | None, name: str, title: str, kinds: frozenset[str], paragraphs: tuple[Paragraph, ...]
) -> Unit:
    key = "\n".join(paragraph.key for paragraph in paragraphs)
    index = clause.index if clause else None
    first = clause is not None and clause.level == 0
    return Unit(index, name, title, kinds, first, paragraphs, key)


def _is_page_number(margin: Block) -> bool:
    bare = margin.text.strip()
    return is_page_number(bare) or (bare.isdecimal() and len(bare) <= _LONGEST_PAGE_NUMBER)


def _is_signed(clause: Clause) -> bool:
    return SIGNATURES in clause.kinds


def _single(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    return ([block] for block in blocks)


def _printed(unit: Unit) -> Unit:
    """``unit`` known by its characters alone."""
    bare = (replace(item, key=_EMPTY.sub("", item.key)) for item in unit.paragraphs)
    paragraphs = tuple(item for item in bare if item.key)
    return replace(unit, paragraphs=paragraphs, key="\n".join(item.key for item in paragraphs))


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Single paragraphs, and the rows of tables whose cells hold one paragraph each."""
    for row, group in groupby(blocks, key=_row):
        members = list(group)
        columns = {block.cells[-1].column for block in members if block.cells}
        if row is not None and len(columns) == len(members):
            yield members
        else:
            yield from ([block] for block in members)


def _row(block: Block) -> tuple[int, int] | None:
    return (block.cells[-1].table, block.cells[-1].row) if block.cells else None


def _paragraph(blocks: Sequence[Block], numbers: dict[int, str]) -> Paragraph:
    parts, spans, at = [], [], 0
    for block in blocks:
        cut = 0 if block.label else _label_end(block.text, numbers.get(block.index, ""))
        text = block.text[cut:]
        parts.append(text)
        spans.append((at, at + len(text), cut))
        at += len(text) + len(BETWEEN)
    text = BETWEEN.join(parts)
    key = normalise(text).text.strip()
    return Paragraph(tuple(block.index for block in blocks), text, key, tuple(spans))


def _bare(number: str) -> str:
    return _MARKS.sub("", normalise(number).text)


def _label_end(text: str, number: str) -> int:
    """Where the text begins after its typed number, if it has one."""
    if not number:
        return 0
    start = len(text) - len(text.lstrip())
    if text.startswith(number, start):
        end = start + len(number)
    else:
        match = _LABEL.match(text)
        end = match.end() if match and _bare(match[0]) == _bare(number) else 0
    while 0 < end < len(text) and text[end] in _AFTER_LABEL:
        end += 1
    return end
