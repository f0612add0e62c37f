"""Which lines of a document are tables of contents: they name what comes and say nothing of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model.document import Block

_CONTENTS_HEAD = re.compile(r"[\s\u3000]*(?:目[\s\u3000]*[录次]|contents)[\s\u3000]*", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.．…·・﹒_—-]{3,}|\t)[ \t]*\d{1,3}[ \t]*$")
_LONGEST_ENTRY = 40
_PAGE = re.compile(r"[\s\u3000.．…·\t]*\d{0,3}\s*$")


def contents_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of such blocks: by style, by leaders and page numbers, or printed again further down."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        style = block.style.lower()
        if style.startswith(("toc", "目录")) or (not block.cells and _LEADER.search(block.text)):
            found.add(block.index)
        elif _CONTENTS_HEAD.fullmatch(block.text) and not block.cells:
            found |= {block.index, *_entries(blocks[at + 1 :])}
    return frozenset(found)


def _entries(blocks: Sequence[Block]) -> Iterator[int]:
    """The lines below 目录: up to where the first one is printed again, else each that is."""
    printed = [_printed(block) for block in blocks]
    first = next((words for words in printed if words), "")
    again = printed.index(first, printed.index(first) + 1) if first and printed.count(first) > 1 else 0
    if again and all(_is_entry(words) for words in printed[:again]):
        yield from (block.index for block in blocks[:again])
        return
    later = Counter(printed)
    for block, words in zip(blocks, printed, strict=True):
        if words and later[words] < 2:  # noqa: PLR2004 - here and further down
            return
        later[words] -= 1
        yield block.index


def _is_entry(words: str) -> bool:
    return len(words) <= _LONGEST_ENTRY and not words.endswith(("。", "；"))


def _printed(block: Block) -> str:
    return re.sub(r"[\s\u3000]", "", _PAGE.sub("", block.printed))
