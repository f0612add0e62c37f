"""What was understood of a document: its clauses, its provisions (sentences) and its terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.document import Document, Location
from pipeline.model.terms import Terms


class Standing(StrEnum):
    """What weight a provision has. Only ``OPERATIVE`` words can settle a matter."""

    OPERATIVE = "operative"
    HEADING = "heading"
    """A title: says what a clause is about, settles nothing."""
    GUIDANCE = "guidance"
    """Instructions to whoever fills in the form, notes, examples."""
    UNTICKED = "unticked"
    """An option of a list whose box is not ticked."""
    MARGIN = "margin"
    """Cover, table of contents, comments, headers and footers, signature page."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or titled unit of the agreement with everything below it.

    ``blocks`` is a half-open range of block numbers; ``kinds`` are identifiers of ``rules/clauses/`` (the first is
    the best); ``by`` says what they rest on (``heading``, ``wording``, ``model``).
    """

    index: int
    number: str
    """As printed: ``第三条``, ``3.2``, ``（一）``; empty where the document prints none."""
    title: str
    """Empty for a clause that starts with its text."""
    level: int
    """1 for articles, 2 for paragraphs below them, and so on; 0 for what stands before the first article."""
    parent: int | None
    blocks: tuple[int, int]
    kinds: tuple[str, ...] = ()
    by: str = ""
    confidence: float = 1.0
    blank: bool = False
    """True when the heading is there and the content was left out, left to fill in or is “无”, “/”."""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """One sentence. ``text`` is normalised (see ``pipeline.text.normalise``); ``location`` is in the document."""

    index: int
    text: str
    location: Location
    clause: int
    """Index into ``Agreement.clauses``."""
    standing: Standing = Standing.OPERATIVE


@dataclass(frozen=True)
class Agreement:
    """One analysed document; everything that rules are allowed to know."""

    document: Document
    clauses: tuple[Clause, ...]
    provisions: tuple[Provision, ...]
    terms: Terms = field(default_factory=Terms)
    type: str = "other"
    """Identifier of the profile, e.g. ``cooperation_agreement``."""
