"""What stands on a page and where: characters, lines, ruling lines. Lengths in points, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.document import PageSource

PLAIN: frozenset[str] = frozenset()


class Glyph(NamedTuple):
    """One character: from ``left`` to ``right``, standing on ``base``, as high as a font of ``size``.

    ``marks`` are those of ``pipeline.model.document.Run``.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    marks: frozenset[str] = PLAIN

    @property
    def visible(self) -> bool:
        """False for a space that is not underlined."""
        return not self.char.isspace() or "underline" in self.marks


class Rule(NamedTuple):
    """A straight line along an axis, as the box that it fills."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """True for a horizontal line."""
        return self.right - self.left > self.bottom - self.top

    @property
    def x(self) -> float:
        """Middle of a vertical line."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Middle of a horizontal line."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright."""

    source: PageSource
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: int = 0
    lost: int = 0
    """Number of places with text that could not be recognised."""

    @property
    def number(self) -> int:
        """Number of the page in the file, from 1."""
        return self.source.number


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side, from left to right; ``page`` counts from 1."""

    glyphs: tuple[Glyph, ...]
    base: float
    size: float
    page: int

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """Where the first visible character or underline starts."""
        return next((glyph.left for glyph in self.glyphs if glyph.visible), self.glyphs[0].left)

    @property
    def right(self) -> float:
        """Where the last visible character or underline ends."""
        visible = (glyph.right for glyph in reversed(self.glyphs) if glyph.visible)
        return next(visible, self.glyphs[-1].right)

    @property
    def top(self) -> float:
        """Upper edge of the characters."""
        return self.base - self.size


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page: rows of pixels from the top, ``channels`` bytes each, red, green, blue first."""

    width: int
    height: int
    channels: int
    data: bytes
    dpi: float
    """Pixels per inch of paper."""
