"""One paragraph while it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.model.document import Run
from pipeline.word.marks import HIDDEN, mark_names
from pipeline.word.styles import NO_PARAGRAPH_FORMAT, PLAIN, Inherited


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change inside a paragraph; offsets into its text."""

    kind: str
    text: str
    start: int
    end: int
    author: str
    date: str

    def goes_on_in(self, following: Change) -> bool:
        """Tell whether ``following`` is a further piece of the same edit; Word cuts it at every format."""
        same = (self.kind, self.author, self.date) == (following.kind, following.author, following.date)
        return same and self.end == following.start and "¶" not in self.text + following.text

    def joined(self, following: Change) -> Change:
        """Both pieces as one change."""
        return replace(self, text=self.text + following.text, end=following.end)


class Paragraph:
    """Text, runs and changes gathered so far. ``after`` holds what is read once the paragraph is complete."""

    __slots__ = ("_shown", "after", "changes", "format", "length", "mark_hidden", "pieces", "runs", "style")

    def __init__(self, style: Inherited = PLAIN) -> None:
        """Start an empty paragraph."""
        self.format = NO_PARAGRAPH_FORMAT
        self.style = style
        self.mark_hidden = False
        self.length = 0
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.changes: list[Change] = []
        self.after: list[Callable[[], None]] = []
        self._shown = False

    def add(self, text: str, node: int, offset: int, marks: int) -> None:
        """Append ``text``, which starts ``offset`` characters into the element ``node``."""
        start = self.length
        self.length = end = start + len(text)
        self.pieces.append(text)
        self.runs.append(Run(start, end, node, offset, mark_names(marks)))
        if not marks & HIDDEN:
            self._shown = True

    @property
    def hidden(self) -> bool:
        """True when the paragraph is not printed at all: its mark and all of its text are hidden."""
        return self.mark_hidden and not self._shown
