"""Pages typed in a test: each line of text at a place, ruling lines, and what the layout makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.layout import Glyph, Page, Rule
from pipeline.layout.blocks import lay_out
from pipeline.model.document import Block, PageSource, Story

WIDTH, HEIGHT, SIZE = 595.0, 842.0, 10.0


def typed(text: str, left: float, base: float, *, size: float = SIZE, step: float = 1.0) -> Iterator[Glyph]:
    """The characters of ``text`` from ``left`` on: Chinese ones as wide as high, others half as wide."""
    for char in text:
        width = size * (0.5 if char.isascii() else 1.0) * step
        if char != "\t":
            yield Glyph(char, left, left + width, base, size)
        left += 6 * size if char == "\t" else width


def page(lines: Iterable[Iterable[Glyph]], *, number: int = 1, rules: Sequence[Rule] = ()) -> Page:
    """An upright A4 page."""
    glyphs = tuple(glyph for line in lines for glyph in line)
    return Page(PageSource(number), WIDTH, HEIGHT, glyphs, tuple(rules))


def grid(columns: Sequence[float], rows: Sequence[float]) -> list[Rule]:
    """The ruling lines of a table."""
    across = [Rule(columns[0], y - 0.25, columns[-1], y + 0.25) for y in rows]
    return across + [Rule(x - 0.25, rows[0], x + 0.25, rows[-1]) for x in columns]


def blocks(*pages: Page, story: Story | None = Story.BODY) -> list[Block]:
    """The blocks of one story (None: of all)."""
    return [block for block in lay_out(pages).blocks if story is None or block.story is story]


def texts(*pages: Page, story: Story | None = Story.BODY) -> list[str]:
    """Their texts."""
    return [block.text for block in blocks(*pages, story=story)]
