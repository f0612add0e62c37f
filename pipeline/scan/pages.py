"""Pages from pictures: recognised lines as characters with their places, for the layout to put together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.layout import Glyph, Page, Picture, Rule
from pipeline.layout.document import Account, document
from pipeline.model.document import Document, How, PageSource
from pipeline.scan.engine import Character, Found, find_lines
from pipeline.scan.picture import Sheet, sheet, sheets

if TYPE_CHECKING:
    from pipeline.scan.marks import Seals

SURE = 0.85
"""Mean score from which on a line counts as read without doubt."""
SURE_FIGURE, SURE_CHARACTER = 0.9, 0.6
"""Scores from which on a figure and any other character count as read without doubt."""
READABLE = 0.4
"""Score below which a line is not text that anybody should rely on: it is reported as unread."""
_SKEW = 0.25
"""Degrees from which on a page is turned straight."""
_UPSIDE_DOWN = 0.8
"""Mean score below which the page is tried the other way up."""
_SIZE, _BASE = 0.78, 0.16
"""Of the height of a line's box: size of its font, and how far its base lies above the lower edge."""
_ALIKE = 0.4
"""Of the usual height: lines as high as this up or down have the usual size."""
_FIGURES = frozenset(
    "0123456789%‰０１２３４５６７８９〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
)
_RECOGNISED = frozenset({"ocr"})
_REMARK = "文字由识别（OCR）得到，请对照原件核对。"


def read_picture(data: bytes, *, name: str, kind: str) -> Document:
    """The picture file ``data`` (``kind``: ``png``, ``tiff`` …), all its pages, as a document.

    Raises InputError when the extra ``[ocr]`` is missing, for damaged files and for those without text.
    """
    pages = [_recognised(own, number) for number, own in enumerate(sheets(data, name=name), start=1)]
    if not any(page.glyphs for page in pages):
        raise InputError(f"{name}：图片里没有识别出文字；请确认选对了文件，或者用更高的清晰度重新扫描。")
    return document(pages, data, Account(kind, remarks=(_REMARK,)), name=name)


def recognise(picture: Picture, number: int) -> Page:
    """The page ``number`` of a file as a picture shows it."""
    return _recognised(sheet(picture), number)


def _recognised(own: Sheet, number: int) -> Page:
    from pipeline.scan import marks, turning  # noqa: PLC0415 - they need the extra

    seals = marks.find_seals(own.pixels, own.dpi)
    clean = marks.without_seals(own.pixels, seals)
    turn, found = turning.upright(clean, find_lines(clean), limit=_UPSIDE_DOWN, recognise=find_lines)
    skew = turning.skew(found)
    skew = skew if abs(skew) > _SKEW else 0.0
    if turn or skew:
        pixels = turning.turned(own.pixels, turn, 0.0)
        found = turning.straightened(found, pixels, skew)
        own = Sheet(turning.turned(pixels, 0, skew), own.dpi)
        seals = marks.find_seals(own.pixels, own.dpi)
        clean = marks.without_seals(own.pixels, seals)
    return _page(own, number, found, marks.find_rules(clean, own.dpi), seals)


def _page(own: Sheet, number: int, found: Sequence[Found], rules: list[Rule], seals: Seals) -> Page:
    readable = [line for line in found if line.score >= READABLE]
    lost = len(found) - len(readable)
    usual = median([_height(line) for line in readable] or [1.0])
    glyphs = [glyph for line in readable for glyph in _glyphs(line, own.dpi, usual, seals)]
    scale = 72 / own.dpi
    height, width = own.pixels.shape[:2]
    source = PageSource(number, How.OCR, _confidence(readable), tuple(_remarks(lost, seals, glyphs)))
    return Page(source, width * scale, height * scale, tuple(glyphs), tuple(rules), lost=lost)


def _remarks(lost: int, seals: Seals, glyphs: Sequence[Glyph]) -> Iterator[str]:
    if seals.boxes:
        below = sum("sealed" in glyph.marks for glyph in glyphs)
        yield f"有 {len(seals.boxes)} 枚红色印章" + (f"，盖住 {below} 个字，请对照原件核对" if below else "")
    if lost:
        yield f"有 {lost} 处文字无法识别"


def _confidence(lines: Sequence[Found]) -> float:
    """Return the mean score of the characters of a page, rounded down to three digits; 0 without any."""
    count = sum(len(line.text) for line in lines)
    total = sum(line.score * len(line.text) for line in lines)
    return math.floor(total / count * 1000) / 1000 if count else 0.0


def _height(line: Found) -> float:
    (_, top), _, (_, bottom), _ = line.corners
    return max(abs(bottom - top), 1.0)


def _glyphs(line: Found, dpi: float, usual: float, seals: Seals) -> Iterator[Glyph]:
    scale, height = 72 / dpi, _height(line)
    size = (usual if abs(height - usual) < _ALIKE * usual else height) * _SIZE
    bottom = max(y for _, y in line.corners)
    base = bottom - _BASE * height
    placed = _placed(line, size)
    before = ""
    for char, left, right, score in placed:
        marks = set(_RECOGNISED)
        if line.score < SURE or (before != " " and _is_unsure(char, score)):
            marks.add("unsure")  # the score of a character behind a space is that of the space
        before = char
        if _is_sealed(seals, left, bottom - height, right, bottom):
            marks.add("sealed")
        yield Glyph(char, left * scale, right * scale, base * scale, size * scale, frozenset(marks))


def _is_unsure(char: str, score: float) -> bool:
    """Tell whether the character may be another one; a wrong stop does no harm."""
    return char.isalnum() and score < (SURE_FIGURE if char in _FIGURES else SURE_CHARACTER)


def _is_sealed(seals: Seals, left: float, top: float, right: float, bottom: float) -> bool:
    part = seals.ink[int(max(top, 0)) : int(bottom) + 1, int(max(left, 0)) : int(right) + 1]
    return bool(part.size) and float(part.mean()) > 0.03  # noqa: PLR2004 - more than a speck


def _placed(line: Found, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Yield each character with left and right edge in pixels and score; they stand side by side."""
    left, right = min(x for x, _ in line.corners), max(x for x, _ in line.corners)
    middles = _middles(line, left, right)
    edges = [
        left,
        *((one + other) / 2 for (one, _), (other, _) in pairwise(middles)),
        right,
    ]
    for at, char in enumerate(line.text):
        start, end = edges[at], edges[at + 1]
        middle, score = middles[at]
        if end - start > 3 * size and at + 1 < len(line.text):
            end = min(end, middle + size / 2)
        yield char, start, end, score


def _middles(line: Found, left: float, right: float) -> list[tuple[float, float]]:
    """Middle and score of each character of the text, those of spaces in between."""
    known = _aligned(line)
    if known is None:
        step = (right - left) / len(line.text)
        return [(left + (at + 0.5) * step, line.score) for at in range(len(line.text))]
    return known


def _aligned(line: Found) -> list[tuple[float, float]] | None:
    """Return the places that go with the text; None when the two do not agree."""
    given = iter(line.characters)
    found: list[tuple[float, float] | None] = []
    for char in line.text:
        if char == " ":
            found.append(None)
            continue
        item: Character | None = next(given, None)
        if item is None or item.char != char:
            return None
        found.append((item.x, item.score))
    return _filled(found) if next(given, None) is None else None


def _filled(found: list[tuple[float, float] | None]) -> list[tuple[float, float]] | None:
    known = [item for item in found if item is not None]
    if not known or found[0] is None or found[-1] is None:
        return None
    filled: list[tuple[float, float]] = []
    for at, item in enumerate(found):
        after = next(other for other in found[at:] if other is not None)
        filled.append(item if item is not None else ((filled[-1][0] + after[0]) / 2, 1.0))
    return filled
