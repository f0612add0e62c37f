"""Where sentences end: at 。；！？ and line breaks, outside brackets and quotation marks; list items stand alone."""

from __future__ import annotations

import re

_MARK = re.compile(r"[。；！？!?;：:\n\v（(《“「『【〔）)》”」』】〕①-⑳]")
_OPEN = frozenset("（(《“「『【〔")
_CLOSE = frozenset("）)》”」』】〕")
_STOPS = frozenset("。；！？!?;\n\v")
_LINE_BREAKS = frozenset("\n\v")
_TRAILING = frozenset("。；！？!?;”’」』）)》】〕")
_BEFORE_ITEM = frozenset("：:；;，,。\n\t \u3000")
_ITEM = re.compile(r"[（(][ \u3000]*[0-9０-９一二三四五六七八九十]{1,2}[ \u3000]*[)）](?![项款种条点年])")
_COLONS = frozenset("：:")
_NUMBERED = re.compile(r"[ \u3000]{0,4}(?:[0-9０-９]{1,2}[.．、](?![0-9０-９])|一、)")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as half-open ranges without outer white space, in order, without gaps.

    White space at the end of an unfinished sentence is kept: it is what is left to fill in.
    """
    cuts = _cuts(text, start, end, nested=True)
    bounds = [start, *cuts, end]
    return [
        piece for left, right in zip(bounds, bounds[1:], strict=False) if (piece := _trim(text, left, right))
    ]


def _cuts(text: str, start: int, end: int, *, nested: bool) -> list[int]:
    cuts: list[int] = []
    depth, opened, kept = 0, start, 0
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark in _LINE_BREAKS:
            depth = 0
            cuts.append(at + 1)
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or not nested:
            if mark in _STOPS:
                cuts.append(_after(text, at + 1, end))
            elif mark in _COLONS:
                if _NUMBERED.match(text, at + 1, end):
                    cuts.append(at + 1)
            elif _is_item(text, at, start):
                cuts.append(at)
        if mark in _OPEN:
            if depth == 0:
                opened, kept = at, len(cuts)
            depth += 1
    if nested and depth:
        return cuts[:kept] + _cuts(text, opened, end, nested=False)
    return sorted(set(cuts))


def _after(text: str, at: int, end: int) -> int:
    """Where the sentence that stops before ``at`` ends: behind further stops and closing quotation marks."""
    while at < end and text[at] in _TRAILING:
        at += 1
    return at


def _is_item(text: str, at: int, start: int) -> bool:
    """True when an inline number starts a list item at ``at``."""
    if at <= start or text[at - 1] not in _BEFORE_ITEM:
        return False
    return "①" <= text[at] <= "⑳" or bool(_ITEM.match(text, at))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    stripped = end
    while stripped > start and text[stripped - 1].isspace():
        stripped -= 1
    if start == stripped:
        return None
    return (start, stripped) if text[stripped - 1] in _STOPS else (start, end)
