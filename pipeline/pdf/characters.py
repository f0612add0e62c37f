"""The characters of a page of a PDF file, upright: what is seen, what is hidden, what cannot be read."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.layout import Glyph
from pipeline.pdf.radicals import plain
from pipeline.pdf.symbols import shown

_INVISIBLE = 3
"""Text render mode of the text below a scanned picture (ISO 32000-1, 9.3.6)."""
_OUTLINED = 2
"""Text render mode filled and stroked: bold made of a regular font."""
_BOLD = 600
_STRAIGHT = 3
"""Degrees by which upright text may lean."""
_LIGHT, _LARGE = 0.72, 26
"""Brightness (0 to 1) and size in points from which on a text is a watermark."""
_SKIPPED = frozenset("\r\n\0\ufeff\ufffe\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_PRIVATE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xDC00)


class View(NamedTuple):
    """How the page is shown: the box that is seen and the turn, in quarters clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file lies, from the upper left corner."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:  # noqa: PLR2004 - upside down
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a box of the file, from the upper left corner."""
        one, other = self.point(left, bottom), self.point(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


class _Style(NamedTuple):
    """What the characters of one text object have in common; ``angle`` in degrees against the page's box."""

    size: float
    angle: float
    mode: int
    bold: bool
    light: bool
    font: str


class _Raw(NamedTuple):
    char: str
    x: float
    y: float
    box: tuple[float, float, float, float]
    style: _Style


@dataclass(slots=True)
class Characters:
    """The characters of a page. ``hidden`` are invisible ones: those of a text layer below a picture."""

    view: View
    seen: list[Glyph] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    """Characters for which the file does not say what they are."""


def read_characters(page: pypdfium2.PdfPage) -> Characters:
    """The characters of ``page``, turned so that most of them stand upright."""
    raw = list(_raw(page))
    turns = Counter(_quarter(item.style.angle) for item in raw if not item.char.isspace())
    turn = turns.most_common(1)[0][0] if turns else page.get_rotation() // 90
    left, bottom, right, top = page.get_bbox()
    view = View(left, bottom, right, top, turn)
    found = Characters(view)
    for item in raw:
        _sort_out(found, item, turn)
    return found


def _quarter(angle: float) -> int:
    return round(angle / 90) % 4


def _raw(page: pypdfium2.PdfPage) -> Iterator[_Raw]:
    text = page.get_textpage()
    handle = text.raw
    styles: dict[int, _Style] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    high = 0
    for at in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, at)
        if code in _SURROGATES:
            high = code
            continue
        if high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        char = chr(code) if code < 0x110000 else "\ufffd"  # noqa: PLR2004 - the end of Unicode
        if char in _SKIPPED or pdfium.FPDFText_IsGenerated(handle, at) == 1:
            continue
        style = _style(handle, at, styles)
        if style is None:
            continue
        pdfium.FPDFText_GetCharOrigin(handle, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(handle, at, box)
        yield _Raw(char, x.value, y.value, (box.left, box.bottom, box.right, box.top), style)


def _style(handle: Any, at: int, styles: dict[int, _Style]) -> _Style | None:  # noqa: ANN401 - a C handle
    found = pdfium.FPDFText_GetTextObject(handle, at)
    if not found:
        return None
    key = ctypes.addressof(found.contents)
    if key not in styles:
        styles[key] = _new_style(handle, at, found)
    return styles[key]


def _new_style(handle: Any, at: int, found: Any) -> _Style:  # noqa: ANN401 - C handles
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, at, matrix)
    size = pdfium.FPDFText_GetFontSize(handle, at) * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
    weight = pdfium.FPDFText_GetFontWeight(handle, at)
    font = _font_name(found)
    bold = mode == _OUTLINED or weight >= _BOLD or "bold" in font.lower()
    return _Style(size or 1.0, angle, mode, bold, _is_light(handle, at), font)


def _font_name(found: Any) -> str:  # noqa: ANN401 - a C handle
    font = pdfium.FPDFTextObj_GetFont(found)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    return buffer.value.decode("utf-8", "replace")


def _is_light(handle: Any, at: int) -> bool:  # noqa: ANN401 - a C handle
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(handle, at, red, green, blue, alpha):
        return False
    shade = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    return 1 - (1 - shade) * alpha.value / 255 > _LIGHT


def _sort_out(found: Characters, item: _Raw, turn: int) -> None:
    """Put a character where it belongs, or count why it is left out."""
    style, view = item.style, found.view
    left, top, right, bottom = view.box(*item.box)
    base = view.point(item.x, item.y)[1]
    char = plain(shown(item.char, style.font))
    width, height = view.size
    inside = right >= 0 and bottom >= 0 and left <= width and top <= height
    if not inside or not math.isfinite(left + right + base + style.size):
        found.left_out["outside the page"] += 1
        return
    lean = (style.angle - 90 * turn + 180) % 360 - 180
    if abs(lean) > _STRAIGHT:
        found.left_out["text across the page"] += not char.isspace()
        return
    if style.light and style.size > _LARGE:
        found.left_out["watermark"] += not char.isspace()
        return
    found.unknown += char == "\ufffd" or ord(char[0]) in _PRIVATE
    marks = frozenset({"bold"}) if style.bold else frozenset[str]()
    glyphs = [Glyph(part, left, right, base, style.size, marks) for part in char]
    (found.hidden if style.mode == _INVISIBLE else found.seen).extend(_beside(glyphs))


def _beside(glyphs: list[Glyph]) -> Iterable[Glyph]:
    """Share the room of a ligature among its letters."""
    if len(glyphs) == 1:
        return glyphs
    width = (glyphs[0].right - glyphs[0].left) / len(glyphs)
    left = glyphs[0].left
    return [
        glyph._replace(left=left + at * width, right=left + (at + 1) * width)
        for at, glyph in enumerate(glyphs)
    ]
