"""A paragraph that stands under one condition as a whole vanishes as a whole, with its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.word.build.blocks import Block, Heading, Item, Note, Paragraph, Tag
from pipeline.word.build.inline import TAG

_IF = re.compile(r"\{%-?\s*if\s")
_ENDIF = re.compile(r"\{%-?\s*endif\s*-?%\}")
_OTHERWISE = re.compile(r"\{%-?\s*(else|elif)\b")
_OPENS = re.compile(r"\{%-?\s*(if|for)\s")
_CLOSES = re.compile(r"\{%-?\s*end(if|for)\b")


def refined(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` where ``{% if x %}text{% endif %}`` as a whole is a paragraph under a condition."""
    for block in blocks:
        parts = _conditional(block.text) if isinstance(block, (Paragraph, Item, Note, Heading)) else None
        if parts is None or not isinstance(block, (Paragraph, Item, Note, Heading)):
            yield block
            continue
        opening, text, closing = parts
        yield Tag(block.place, opening)
        yield replace(block, text=text)
        yield Tag(block.place, closing)


def _conditional(text: str) -> tuple[str, str, str] | None:
    """Opening tag, text and closing tag, when one ``if`` without ``else`` embraces all of ``text``."""
    tags = list(TAG.finditer(text))
    if not tags or tags[0].start() or not _IF.match(text) or tags[-1].end() != len(text):
        return None
    depth = 0
    for index, tag in enumerate(tags):
        depth += bool(_OPENS.match(tag[0])) - bool(_CLOSES.match(tag[0]))
        if (depth == 1 and _OTHERWISE.match(tag[0])) or (depth == 0 and index < len(tags) - 1):
            return None
    opening, closing = tags[0][0], tags[-1][0]
    return (opening, text[len(opening) : -len(closing)].strip(), closing) if _ENDIF.match(closing) else None
