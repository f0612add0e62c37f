"""One paragraph while it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.model.document import Run
from pipeline.word.marks import HIDDEN, mark_names
from pipeline.word.styles import NO_PARAGRAPH_FORMAT, Inherited, ParagraphFormat


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


@dataclass(slots=True)
class Paragraph:
    """Text, runs and changes gathered so far. ``after`` holds what is read once the paragraph is complete."""

    format: ParagraphFormat = NO_PARAGRAPH_FORMAT
    style: Inherited = field(default_factory=Inherited)
    mark_hidden: bool = False
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    runs: list[tuple[int, int, int, int]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    after: list[Callable[[], None]] = field(default_factory=list)

    def add(self, text: str, node: int, offset: int, marks: int) -> None:
        """Appends ``text``, which starts ``offset`` characters into the element ``node``."""
        self.pieces.append(text)
        self.runs.append((self.length, node, offset, marks))
        self.length += len(text)

    @property
    def hidden(self) -> bool:
        """True when the paragraph is not printed at all: its mark and all of its text are hidden."""
        return self.mark_hidden and all(marks & HIDDEN for *_, marks in self.runs)

    def finished_runs(self) -> tuple[Run, ...]:
        """The runs in the model's form."""
        ends = [start for start, *_ in self.runs[1:]] + [self.length]
        return tuple(
            Run(start, end, node, offset, mark_names(marks))
            for (start, node, offset, marks), end in zip(self.runs, ends, strict=False)
        )
