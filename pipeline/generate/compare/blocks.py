"""Two documents, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.generate.breach import HEADLINE
from pipeline.generate.compare.deviation import Comparison, Deviation
from pipeline.generate.compare.words import changes
from pipeline.model.document import Block, Document, Story

ALIKE = 0.5
"""From this ratio of common characters on two paragraphs are versions of one."""
PAGE = "#"
"""Stands for the page numbers of headers and footers: whoever saves the file counts its pages anew."""
_LONGEST = 60
_PAGE_NUMBER = re.compile(r"[0-9ivxlcdm]+|[〇一二三四五六七八九十百]+", re.IGNORECASE)
Pair = tuple[Block | None, Block | None]


def compare(expected: Document, found: Document, *, names: Sequence[str] = ()) -> Comparison:
    """Every fact in which ``found`` differs from ``expected``.

    ``names`` are words whose every change counts (parties, the project). Other wording may differ:
    it is only counted.
    """
    old, new = _read(expected), _read(found)
    known = tuple(dict.fromkeys(name for name in names if name))
    deviations: list[Deviation] = []
    edited = 0
    for before, after in _pairs(old, new):
        told = tuple(_deviations(before, after, known, old, new))
        deviations.extend(told)
        edited += not told
    return Comparison(tuple(deviations), edited)


def _read(document: Document) -> list[Block]:
    """The paragraphs that count: with text, each header or footer once."""
    seen: set[tuple[Story, str]] = set()
    blocks = []
    for block in document.blocks:
        if not block.text.strip() or block.style.lower().startswith("toc"):
            continue
        if block.story in (Story.HEADER, Story.FOOTER):
            block = _without_pages(block)  # noqa: PLW2901 - what counts of it
            if (block.story, block.text) in seen:
                continue
            seen.add((block.story, block.text))
        blocks.append(_stripped(block))
    return _without_confession(blocks)


def _stripped(block: Block) -> Block:
    """``block`` without the white space at its ends: programs write the break of a section as a new line."""
    text = block.text.strip()
    return block if text == block.text else replace(block, text=text, runs=())


def _without_pages(block: Block) -> Block:
    """``block``, a header or footer, with `PAGE` in place of each number that Word computes."""
    text, end = "", 0
    for run in block.runs:
        shown = block.text[run.start : run.end]
        is_page = "field" in run.marks and bool(_PAGE_NUMBER.fullmatch(shown.strip()))
        text += block.text[end : run.start]
        text += shown if not is_page else "" if text.endswith(PAGE) and run.start == end else PAGE
        end = run.end
    return replace(block, text=text + block.text[end:], runs=())


def _without_confession(blocks: list[Block]) -> list[Block]:
    """``blocks`` without what a document says of itself because it breaks a limit; that is no fact of it."""
    start = next((place for place, block in enumerate(blocks) if block.text == HEADLINE), None)
    if start is None:
        return blocks
    after = start + 1
    while after < len(blocks) and blocks[after].text.startswith(f"{after - start}. "):
        after += 1
    return blocks[:start] + blocks[after:]


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """The paragraphs that differ, each with its other version where there is one."""
    matcher = SequenceMatcher(None, [b.text for b in old], [b.text for b in new], autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag != "equal":
            yield from _aligned(old[i:j], list(new[k:n]))


def _aligned(old: Sequence[Block], new: list[Block]) -> Iterator[Pair]:
    same_number = len(old) == len(new)
    for index, block in enumerate(old):
        partner = new[0] if same_number and new else _nearest(block, new)
        if partner is None:
            yield block, None
            continue
        while new and new[0] is not partner:
            yield None, new.pop(0)
        new.pop(0)
        yield block, partner
        same_number = len(old) - index - 1 == len(new)
    yield from ((None, block) for block in new)


def _nearest(block: Block, others: Sequence[Block]) -> Block | None:
    rated = [(SequenceMatcher(None, block.text, item.text, autojunk=False).ratio(), item) for item in others]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _deviations(
    before: Block | None,
    after: Block | None,
    names: Sequence[str],
    old: Sequence[Block],
    new: Sequence[Block],
) -> Iterator[Deviation]:
    shown = after or before
    if shown is None:
        return
    place = _place(shown, new if after else old)
    for change in changes(before.text if before else "", after.text if after else "", names):
        yield Deviation(change.kind, change.expected, change.found, place, _short(shown.printed))


def _place(block: Block, blocks: Sequence[Block]) -> str:
    """The heading above ``block`` and its place in a table."""
    heading = ""
    for other in blocks:
        if other.heading_level is not None and other.story is Story.BODY:
            heading = other.printed
        if other is block:
            break
    if block.story in (Story.HEADER, Story.FOOTER):
        return "页眉" if block.story is Story.HEADER else "页脚"
    if not block.cells:
        return heading
    cell = block.cells[-1]
    return f"{heading} 表格第 {cell.row + 1} 行第 {cell.column + 1} 列".strip()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
