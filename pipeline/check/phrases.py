"""The phrase that a blank stands in: what a reader must see to know what is to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.document import Block

LONGEST = 48
"""Characters of a phrase that is quoted as a whole."""
AROUND = 16
"""Characters quoted on each side of the blank of a longer phrase."""
LABEL = 2
"""Characters that a label has at least; fewer are the end of one (电    话：)."""

_NEXT_LABEL = r"(?:\d{1,2}\s?[.、．]\s?)?[\u4e00-\u9fffA-Za-z/]{2,12}(?:[（(][^（）()]{1,8}[）)])?[：:]"
_BREAK = re.compile(
    rf"[，。；：:;\n\t]|,(?!\d{{3}})|(?<![\d０-９])．(?![\d０-９])|(?:(?<=\s\s)|(?<=[_＿▁%％]\s)|(?<=[_＿]\u3000))(?={_NEXT_LABEL})"
)
_ONLY_NUMBER = re.compile(
    r"^\s*(?:第.{1,5}[条章节款]|[（(]?[\d一二三四五六七八九十]{1,3}(?:[.．]\d{1,2}){0,3}[）)]?)[、.．,，]?\s*$"
)
_WORD = re.compile(r"[0-9A-Za-z.．]")
_FIELD = re.compile(r"\$?\{{1,2}[^{}\n]{0,60}\}{1,2}")


def phrase_of(block: Block, start: int, end: int) -> tuple[int, int]:
    """Start and end of the phrase around ``start`` to ``end`` of the block, with the label before a colon."""
    text = block.text
    breaks = [match.end() for match in _BREAK.finditer(text) if match.end() <= start]
    while breaks and _goes_on(text, breaks[-1], start):
        breaks.pop()
    first = breaks[-1] if breaks else 0
    while first < start and text[first].isspace():
        first += 1
    after = _BREAK.search(text, end)
    return first, after.start() if after else len(text)


def shortened(block: Block, phrase: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The part of a long ``phrase`` to quote with the blank at ``start`` to ``end``; a short one as it is."""
    first, last = phrase
    if last - first <= LONGEST:
        return first, max(last, end)
    first, last = max(first, start - AROUND), max(end, min(last, end + AROUND))
    return _whole_words(block.text, phrase, first, last)


def _whole_words(text: str, phrase: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """Numbers, Latin words and fields of a template are not cut."""
    for match in _FIELD.finditer(text):
        if match.start() < first < match.end():
            first = match.start()
        if match.start() < last < match.end():
            last = match.end()
    while first > phrase[0] and _WORD.match(text[first]) and _WORD.match(text[first - 1]):
        first -= 1
    while last < phrase[1] and _WORD.match(text[last]) and _WORD.match(text[last - 1]):
        last += 1
    return first, last


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the phrase began before ``start``: at its label, or within a spread one (甲    方：)."""
    if _ONLY_NUMBER.match(text[:start]):
        return True
    words = text[start:end].strip(" \t\u3000：:")
    before = text[start - 1]
    return (not words and before in "：:") or (0 < len(words) < LABEL and before.isspace() and before != "\n")
