"""A document as plain text, as it would be printed. Knows nothing of how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.model.document import Block, Document, Revision, Run, Story, View

_HEADINGS = {Story.COMMENT: "【批注】", Story.HEADER: "【页眉】", Story.FOOTER: "【页脚】"}
_NOTES = {Story.FOOTNOTE: "脚注", Story.ENDNOTE: "尾注"}
_FLAGS = {"hidden": "隐藏", "struck": "划去"}
_MARK_KINDS = {"insertion": "插入", "deletion": "删除", "move": "移动"}


def printed_text(document: Document) -> str:
    """The text of ``document``: body in reading order, then comments, headers, footers under headings.

    Printed numbers stand before their paragraph, the cells of a row are parted by tabs, notes follow the
    paragraph that refers to them: ``〔脚注1：…〕``. Hidden text: ``〔隐藏：…〕``, crossed-out
    text: ``〔划去：…〕``. In view ``marked``,
    insertions: ``〔插入：…〕``, deletions: ``〔删除：…〕``, moves: ``〔移走：…〕``, ``〔移来：…〕``; a
    changed mark ends its paragraph: ``〔删除：段落标记〕``. The text ends with a newline unless empty.
    """
    ends = _changed_ends(document) if document.view is View.MARKED else None
    streams = ((heading, _stream(blocks, ends)) for heading, blocks in _streams(document.blocks))
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


def _changed_ends(document: Document) -> dict[int, str]:
    """What to print after the blocks of which only the paragraph mark is inserted, deleted or moved."""
    return {
        revision.location.block: f"〔{_MARK_KINDS[revision.kind]}：段落标记〕"
        for revision in document.revisions
        if revision.text == "¶" and _ends_kept_text(document.blocks, revision)
    }


def _ends_kept_text(blocks: Sequence[Block], revision: Revision) -> bool:
    """Tell whether the changed mark ends a paragraph whose text stays, at least in part."""
    place = revision.location
    if place.block >= len(blocks) or not 0 < place.start == len(blocks[place.block].text):
        return False
    return any(not run.marks & {"inserted", "deleted"} for run in blocks[place.block].runs)


def _stream(blocks: Iterable[Block], ends: Mapping[int, str] | None) -> str:
    lines: list[str] = []
    before: Block | None = None
    for (story, note), group in groupby(blocks, key=lambda block: (block.story, block.note)):
        if story in _NOTES:
            text = "\n".join(_printed(block, ends) for block in group).strip()
            lines.append(f"〔{_NOTES[story]}{note}：{text}〕")
            continue
        for block in group:
            lines.append(_separator(before, block))
            lines.append(_comment_number(before, block) + _printed(block, ends))
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


def _printed(block: Block, ends: Mapping[int, str] | None) -> str:
    """The block with its number; ``ends``, None unless changes are shown, is what follows some blocks."""
    states = [(_state(run, marked=ends is not None), run) for run in block.runs]
    if any(state for state, _ in states):
        parts = (
            _wrapped(state, "".join(block.text[run.start : run.end] for _, run in pairs))
            for state, pairs in groupby(states, key=lambda pair: pair[0])
        )
        text = "".join(parts)
    else:
        text = block.text
    text += (ends or {}).get(block.index, "")
    return f"{block.label} {text}" if block.label else text


def _state(run: Run, *, marked: bool) -> tuple[str, ...]:
    """What has to be said of the run, from the outermost remark to the innermost."""
    flags = [word for mark, word in _FLAGS.items() if mark in run.marks]
    change = _change(run.marks) if marked else ""
    return (*flags, change) if change else tuple(flags)


def _change(marks: frozenset[str]) -> str:
    moved = "moved" in marks
    if "deleted" in marks:
        return "插入后又删除" if "inserted" in marks else "移走" if moved else "删除"
    return ("移来" if moved else "插入") if "inserted" in marks else ""


def _wrapped(state: tuple[str, ...], text: str) -> str:
    for remark in reversed(state):
        text = f"〔{remark}：{text}〕"
    return text
