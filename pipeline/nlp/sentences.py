"""Where sentences end: at 。；！？ and line breaks, outside brackets and quotations; items stand alone."""

from __future__ import annotations

import re
from itertools import pairwise

_MARK = re.compile(r"[。；！？!?;：:\n\v（(《“「『【〔）)》”」』】〕①-⑳]")
_OPEN = frozenset("（(《“「『【〔")
_CLOSE = frozenset("）)》”」』】〕")
_STOPS = frozenset("。；！？!?;\n\v")
_LINE_BREAKS = frozenset("\n\v")
_TRAILING = frozenset("。；！？!?;”’」』）)》】〕")
_BEFORE_ITEM = frozenset("：:；;，,。\n\t \u3000")
_ITEM = re.compile(r"[（(][ \u3000]*[0-9０-９一二三四五六七八九十]{1,2}[ \u3000]*[)）](?![项款种条点年])")
_NAMES = re.compile(r"第[ _＿\u3000]*[①-⑳]\Z")
"""“下列第 ③ 项”: the number names an item and starts none."""
_SECOND_FORM = re.compile(
    r"[(（][0-9]{1,3}[)）] ?(?:years?|months?|days?|weeks?|business|working|calendar)\b"
)
"""“five (5) years”: no item."""
_COLONS = frozenset("：:")
_NUMBERED = re.compile(r"[ \u3000]{0,4}(?:[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|一、|[A-Ha-h][.．、)）])")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as half-open ranges in order, between them only white space.

    White space at the end of an unfinished sentence is kept: it is what is left to fill in.
    """
    bounds = pairwise([start, *_cuts(text, start, end), end])
    return [piece for left, right in bounds if (piece := _trim(text, left, right))]


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where to cut; a bracket that is never closed counts as none."""
    cuts: list[int] = []
    depth, opened, before = 0, start, 0
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if cuts and at < cuts[-1]:  # one of several marks that end the same sentence
            continue
        if mark in _OPEN:
            if depth == 0:
                if _is_item(text, at, start):
                    cuts.append(at)
                opened, before = at, len(cuts)
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or mark in _LINE_BREAKS:
            depth = 0
            cuts += _cut(text, at, start, end)
    if depth:
        return cuts[:before] + _flat_cuts(text, opened, end)
    return cuts


def _flat_cuts(text: str, start: int, end: int) -> list[int]:
    """Where to cut without regard to brackets."""
    cuts: list[int] = []
    for match in _MARK.finditer(text, start, end):
        if not cuts or match.start() >= cuts[-1]:
            cuts += _cut(text, match.start(), start, end)
    return cuts


def _cut(text: str, at: int, start: int, end: int) -> list[int]:
    """Where the mark at ``at`` ends a sentence or starts an item; empty when it does neither."""
    mark = text[at]
    if mark in _LINE_BREAKS:
        return [at + 1]
    if mark in _STOPS:
        return [_after(text, at + 1, end)]
    if mark in _COLONS:
        return [at + 1] if _NUMBERED.match(text, at + 1, end) else []
    return [at] if _is_item(text, at, start) else []


def _after(text: str, at: int, end: int) -> int:
    """Where the sentence that stops before ``at`` ends: behind further stops and closing quotation marks."""
    while at < end and text[at] in _TRAILING:
        at += 1
    return at


def _is_item(text: str, at: int, start: int) -> bool:
    """True when an inline number starts a list item at ``at``."""
    if at <= start or text[at - 1] not in _BEFORE_ITEM:
        return False
    if text[at - 1] == " " and text[:at].rstrip(" ")[-1:].isascii() and _SECOND_FORM.match(text, at):
        return False
    if "①" <= text[at] <= "⑳":
        return not _NAMES.search(text, max(start, at - 8), at + 1)
    return bool(_ITEM.match(text, at))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    stripped = end
    while stripped > start and text[stripped - 1].isspace():
        stripped -= 1
    if start == stripped:
        return None
    return (start, stripped) if text[stripped - 1] in _STOPS else (start, end)
