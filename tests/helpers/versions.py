"""Versions of an agreement: the compliant sample as plain lines, edited and compared."""

from __future__ import annotations

from datetime import date
from functools import cache

from helpers.commands import COMPLIANT

from pipeline import app, word
from pipeline.app.comparing import version_of
from pipeline.compare import Version, compare
from pipeline.model.comparison import Comparison, TermChange
from pipeline.model.document import Document, Story

TODAY = date(2026, 3, 1)


@cache
def checker() -> app.Checker:
    """The bundled rules."""
    return app.load()


@cache
def sample() -> str:
    """The compliant agreement, a paragraph a line, with its printed numbers."""
    document = word.read(COMPLIANT.read_bytes(), name=COMPLIANT.name)
    blocks = [block for block in document.blocks if block.story is Story.BODY]
    return "\n".join(block.printed.replace("\n", " ") for block in blocks)


def edited(*swaps: tuple[str, str]) -> str:
    """The sample with words replaced; each must stand there exactly once."""
    text = sample()
    for old, new in swaps:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


@cache
def version(text: str) -> Version:
    """``text`` checked and understood, a paragraph a line."""
    document = Document.from_text(text, name="示例.docx")
    return version_of(document, checker(), app.Order(today=TODAY))


def compared(old: str, new: str) -> Comparison:
    """Two texts compared."""
    return compare(version(old), version(new))


def changed(*swaps: tuple[str, str]) -> Comparison:
    """The sample compared with the sample edited."""
    return compared(sample(), edited(*swaps))


def quotes(side: object) -> str:
    """All words that one side of a change quotes, joined."""
    evidence = getattr(side, "evidence", ())
    return " / ".join(item.quote for item in evidence)


def of_topic(comparison: Comparison, topic: str, aspect: str | None = None) -> list[TermChange]:
    """The changes of one topic, and of one aspect of it."""
    return [item for item in comparison.terms if item.topic == topic and aspect in (None, item.aspect)]
