"""A document as plain text, as it would be printed. Knows nothing of how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.model.document import Block, Document, Run, Story, View

_HEADINGS = {Story.COMMENT: "【批注】", Story.HEADER: "【页眉】", Story.FOOTER: "【页脚】"}
_NOTES = {Story.FOOTNOTE: "脚注", Story.ENDNOTE: "尾注"}


def printed_text(document: Document) -> str:
    """The text of ``document``: body in reading order, then comments, headers, footers under headings.

    Printed numbers stand before their paragraph, the cells of a row are parted by tabs, notes follow the
    paragraph that refers to them: ``〔脚注1：…〕``. Hidden text: ``〔隐藏：…〕``. In view ``marked``,
    insertions: ``〔+…+〕``, deletions: ``〔-…-〕``. Ends with a newline unless empty.
    """
    marked = document.view is View.MARKED
    streams = ((heading, _stream(blocks, marked=marked)) for heading, blocks in _streams(document.blocks))
    return "".join(f"{heading}\n{text}\n" if heading else f"{text}\n" for heading, text in streams)


def _streams(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Heading and blocks of body, comments, headers, footers; text boxes go with what is around."""
    stream = ""
    numbered: list[tuple[str, Block]] = []
    for block in blocks:
        if block.story not in (Story.TEXT_BOX, *_NOTES):
            stream = _HEADINGS.get(block.story, "")
        numbered.append((stream, block))
    for heading, pairs in groupby(numbered, key=lambda pair: pair[0]):
        found = [block for _, block in pairs]
        yield heading, _without_repeats(found) if heading else found


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """``blocks`` without the parts that say what an earlier one said: headers of several sections."""
    parts = [list(group) for _, group in groupby(blocks, key=lambda block: block.part)]
    first = {tuple(block.text for block in part): part for part in reversed(parts)}
    return [block for part in parts if first[tuple(block.text for block in part)] is part for block in part]


def _stream(blocks: Iterable[Block], *, marked: bool) -> str:
    lines: list[str] = []
    before: Block | None = None
    for (story, note), group in groupby(blocks, key=lambda block: (block.story, block.note)):
        if story in _NOTES:
            text = "\n".join(_printed(block, marked=marked) for block in group)
            lines.append(f"〔{_NOTES[story]}{note}：{text}〕")
            continue
        for block in group:
            lines.append(_separator(before, block))
            lines.append(_comment_number(before, block) + _printed(block, marked=marked))
            before = block
    return "".join(lines)


def _comment_number(before: Block | None, block: Block) -> str:
    if block.story is not Story.COMMENT or (before is not None and before.note == block.note):
        return ""
    return f"〔{block.note}〕"


def _separator(before: Block | None, block: Block) -> str:
    """A tab between two cells of a row, else a newline; nothing at the very start."""
    if before is None:
        return ""
    for left, right in zip(before.cells, block.cells, strict=False):
        if left != right:
            return "\t" if (left.table, left.row) == (right.table, right.row) else "\n"
    return "\n"


def _printed(block: Block, *, marked: bool) -> str:
    states = [(_state(run, marked=marked), run) for run in block.runs]
    if any(any(state) for state, _ in states):
        parts = (
            _wrapped(state, "".join(block.text[run.start : run.end] for _, run in pairs))
            for state, pairs in groupby(states, key=lambda pair: pair[0])
        )
        text = "".join(parts)
    else:
        text = block.text
    return f"{block.label} {text}" if block.label else text


def _state(run: Run, *, marked: bool) -> tuple[bool, bool, bool]:
    """Whether the run is hidden, inserted, deleted."""
    marks = run.marks
    return "hidden" in marks, marked and "inserted" in marks, marked and "deleted" in marks


def _wrapped(state: tuple[bool, bool, bool], text: str) -> str:
    hidden, inserted, deleted = state
    text = f"〔+{text}+〕" if inserted else text
    text = f"〔-{text}-〕" if deleted else text
    return f"〔隐藏：{text}〕" if hidden else text
