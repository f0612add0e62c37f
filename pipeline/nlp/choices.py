"""Options: boxes that are ticked or not, and “in the second of the following ways”."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.nlp.labels import read_label
from pipeline.text.numerals import parse_integer

_UNTICKED = "☐□▢◻⬜❏❑"
_TICKED = "☑☒■√✓✔✅▣⊠☻"
_BOX = re.compile(
    rf"\{{\{{\s*☐[^{{}}]{{0,60}}\}}\}}|[{_UNTICKED}][ \u3000]?[√✓✔]|[{_UNTICKED}{_TICKED}]"
    r"|[（(【\[]\s*[√✓✔xX☑×✕✗✘][ \u3000]*[)）】\]]"
)
_CROSSED = "×✕✗✘"
"""In brackets: struck out, not chosen: （×）."""
BOX_SIGNS = f"{_UNTICKED}{_TICKED}{_CROSSED}xX"
"""Characters of which a line with a box holds one, unless it starts with an empty bracket."""
_HINT = re.compile(f"[{BOX_SIGNS}]")
_EMPTY_BRACKETS = re.compile(
    r"[（(【\[][ \t\u3000]{1,8}[)）】\]](?=[\u4e00-\u9fff])|[（(【\[][)）】\]](?=[\u4e00-\u9fff])"
)
_OPENING_BOX = re.compile(
    r"[（(【\[][ \t\u3000]{1,8}[)）】\]](?=[ \t]?[\u4e00-\u9fff]{2})"
    r"(?![ \t]?(?:[元月天份款]|方(?![案式法])|年(?!度)|日(?!常)|人(?!员)"
    r"|条(?!件)|种(?![子植])|个(?!人)|次(?!年)|名(?!称)|项(?!目)))"
)
CHOICE = re.compile(
    r"(?:(?:以下|下列|如下|下述)[^第，,。；;:：]{0,8}第(?P<listed>[^第，,。；;:：]{0,12}?)(?:种|项|款|个)"
    r"|(?:[按依]照?|采[用取]|选择|适用)第(?P<named>[^第，,。；;:：]{0,12}?)种)"
)
_OFFER = re.compile(r"第[^第，,。；;]{0,24}?[种项款个]")
_NUMBER = re.compile(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑩]|[A-Da-d](?![a-z])")


_TOLD = re.compile("(?:[打划画填勾][“”\"'‘’「]?|在)$")
"""“请在□内打√”: how to fill in, no box."""
_BULLET = re.compile(r"[-*•·–—●][ \u3000]*")


class Box(NamedTuple):
    """A box at ``start`` to ``end``."""

    start: int
    end: int
    ticked: bool


def find_boxes(text: str, start: int, end: int) -> list[Box]:
    """The boxes in ``text[start:end]``; empty brackets are boxes at the start and beside ticked brackets.

    A list mark before the first box belongs to it.
    """
    bullet = _BULLET.match(text, start, end)
    boxes = _find_boxes(text, bullet.end() if bullet else start, end)
    if bullet and boxes and boxes[0].start == bullet.end():
        return [boxes[0]._replace(start=start), *boxes[1:]]
    return boxes


def _find_boxes(text: str, start: int, end: int) -> list[Box]:
    opening = _OPENING_BOX.match(text, start, end)
    if not opening and not _HINT.search(text, start, end):
        return []
    boxes = [Box(start, opening.end(), ticked=False)] if opening else []
    boxes += [
        _box(match)
        for match in _BOX.finditer(text, start, end)
        if not _TOLD.search(text, max(start, match.start() - 2), match.start())
    ]
    if not opening and any(box.ticked and text[box.start] in "（(【[" for box in boxes):
        empty = [
            Box(match.start(), match.end(), ticked=False)
            for match in _EMPTY_BRACKETS.finditer(text, start, end)
        ]
        boxes = sorted(boxes + empty)
    return boxes


def _box(match: re.Match[str]) -> Box:
    text = match[0]
    ticked = not text.startswith("{") and any(char in _TICKED or char in "xX" for char in text)
    return Box(match.start(), match.end(), ticked)


class Piece(NamedTuple):
    """Part of a sentence; ``ticked`` is None for words outside every option."""

    start: int
    end: int
    ticked: bool | None


def cut_options(boxes: list[Box], start: int, end: int) -> list[Piece]:
    """One piece for each option of a sentence, one for what stands before the first.

    Where no box is ticked nothing was chosen, so the sentence stays whole and is unticked.
    """
    if not any(box.ticked for box in boxes):
        return [Piece(start, end, ticked=False)]
    pieces = [Piece(start, boxes[0].start, ticked=None)] if boxes[0].start > start else []
    ends = [box.start for box in boxes[1:]] + [end]
    pieces += [Piece(box.start, stop, box.ticked) for box, stop in zip(boxes, ends, strict=True)]
    return pieces


def may_offer(text: str, start: int, end: int) -> bool:
    """False where ``text[start:end]`` cannot offer a choice; quick."""
    at = text.find("第", start, end)
    return at >= 0 and bool(_OFFER.search(text, at, end))


def numbers_chosen(text: str) -> frozenset[int] | None:
    """The numbers chosen by 按以下第2种方式 (``text`` normalised): empty when open, None without a choice."""
    match = CHOICE.search(text)
    if match is None:
        return None
    words = (match["listed"] or match["named"] or "").strip("▁ _()（）[]【】")
    values = [_number(number) for number in _NUMBER.findall(words)]
    return frozenset(value for value in values if value is not None)


def _number(text: str) -> int | None:
    if "①" <= text <= "⑩":
        return ord(text) - 0x245F
    return ord(text.upper()) - 0x40 if text.isascii() and text.isalpha() else parse_integer(text)


def inline_number(text: str, start: int) -> int | None:
    """The number of a list item that starts inside a paragraph at ``start``."""
    label = read_label(text, start)
    return (
        label.value
        if label and not label.doubtful and label.shape not in ("article", "annex", "chapter")
        else None
    )
