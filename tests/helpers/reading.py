"""Agreements out of plain text, understood with the clause kinds of the project."""

from __future__ import annotations

from functools import lru_cache

from pipeline import content, nlp
from pipeline.model.agreement import Agreement
from pipeline.model.document import Document


@lru_cache(maxsize=1)
def lexicon() -> nlp.Lexicon:
    """The clause kinds."""
    return nlp.load(content.root() / "rules" / "clauses")


def understood(text: str) -> Agreement:
    """One paragraph a line, analysed."""
    return nlp.analyse(Document.from_text(text), lexicon())
