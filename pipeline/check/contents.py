"""Which lines of a document are tables of contents: they name what comes and say nothing of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Block

_CONTENTS_HEAD = re.compile(r"[\s\u3000]*(?:目[\s\u3000]*[录次]|contents)[\s\u3000]*", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.．…·・﹒_—-]{3,}|\t)[ \t]*\d{1,3}[ \t]*$")
_PAGE = re.compile(r"[\s\u3000.．…·\t]*\d{0,3}\s*$")


def contents_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of such blocks: by style, by leaders and page numbers, or printed again further down."""
    found: set[int] = set()
    later: Counter[str] = Counter()
    inside = False
    for at, block in enumerate(blocks):
        printed = _printed(block)
        style = block.style.lower()
        if style.startswith(("toc", "目录")) or (not block.cells and _LEADER.search(block.text)):
            found.add(block.index)
        elif _CONTENTS_HEAD.fullmatch(block.text) and not block.cells:
            found.add(block.index)
            inside, later = True, Counter(map(_printed, blocks[at + 1 :]))
        elif inside and printed:
            inside = later[printed] > 1
            if inside:
                found.add(block.index)
                later[printed] -= 1
    return frozenset(found)


def _printed(block: Block) -> str:
    return re.sub(r"[\s\u3000]", "", _PAGE.sub("", block.printed))
