"""What was understood of a document: its clauses, its provisions (sentences) and its terms."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.model.evidence import Evidence
from pipeline.model.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern

    from pipeline.model.document import Document, Location


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

    @property
    def printed(self) -> str:
        """Number and title for people: ``第五条 保密``."""
        return f"{self.number} {self.title}".strip()


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

    @cached_property
    def stream(self) -> Stream:
        """The operative provisions as one text."""
        return Stream.of(p for p in self.provisions if p.standing is Standing.OPERATIVE)

    @cached_property
    def scopes(self) -> tuple[frozenset[str], ...]:
        """For each clause the kinds of itself and of every clause that it stands in.

        Wording alone does not widen what a heading above it says, and a definition belongs to the definitions.
        """
        scopes: list[frozenset[str]] = []
        for clause in self.clauses:
            outer = scopes[clause.parent] if clause.parent is not None else frozenset[str]()
            widens = not outer or (clause.by == "heading" and "definitions" not in outer)
            scopes.append(outer.union(clause.kinds) if widens else outer)
        return tuple(scopes)

    def article(self, clause: int) -> Clause:
        """The outermost numbered clause (level 1) that ``clause`` stands in; itself at level 0 or 1."""
        found = self.clauses[clause]
        while found.level > 1 and found.parent is not None and self.clauses[found.parent].level > 0:
            found = self.clauses[found.parent]
        return found

    def clause_name(self, clause: int) -> str:
        """Printed numbers and titles from the article down to ``clause``: ``第五条 保密 5.2``."""
        article, own = self.article(clause), self.clauses[clause]
        names = [article.printed] if article is own else [article.printed, own.number or own.title]
        return " ".join(name for name in names if name)

    def evidence(self, provision: Provision) -> Evidence:
        """The whole provision as a quotation."""
        quote = self.document.quote(provision.location)
        return Evidence(quote, provision.location, self.clause_name(provision.clause))


@dataclass(frozen=True, slots=True)
class Stream:
    """Provisions joined by line feeds, so that one search covers them all."""

    text: str
    starts: tuple[int, ...]
    provisions: tuple[Provision, ...]

    @classmethod
    def of(cls, provisions: Iterator[Provision] | tuple[Provision, ...]) -> Stream:
        """The stream of ``provisions``, in their order."""
        chosen = tuple(provisions)
        starts, offset = [], 0
        for provision in chosen:
            starts.append(offset)
            offset += len(provision.text) + 1
        return cls("\n".join(p.text for p in chosen), tuple(starts), chosen)

    def at(self, offset: int) -> Provision:
        """The provision that holds the character at ``offset``."""
        return self.provisions[bisect_right(self.starts, offset) - 1]

    def search(self, pattern: Pattern[str]) -> Iterator[tuple[Provision, int, int]]:
        """Each match with its provision and its start and end inside the provision's text."""
        for match in pattern.finditer(self.text):
            position = bisect_right(self.starts, match.start()) - 1
            start = self.starts[position]
            yield self.provisions[position], match.start() - start, match.end() - start
