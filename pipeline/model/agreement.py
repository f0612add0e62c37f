"""What was understood of a document: its clauses, its provisions (sentences) and its terms."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.model import open_questions, table_rows
from pipeline.model.evidence import Evidence
from pipeline.model.late import LatePattern
from pipeline.model.sieve import Index, needs
from pipeline.model.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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
    STRUCK = "struck"
    """Crossed out by hand: printed, yet no longer meant."""
    MARGIN = "margin"
    """Cover, table of contents, comments, headers and footers, signature page."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or titled unit of the agreement with everything below it.

    ``blocks`` is a half-open range of block numbers; ``kinds`` are identifiers of ``rules/clauses/``, the
    best first; ``by`` says what they rest on (``heading``, ``lead``, ``wording``, ``terms``).
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
    blank: bool = False
    """True when the heading is there and the content was left out, left to fill in or is “无”, “/”."""
    annex: bool = False

    @property
    def printed(self) -> str:
        """Number and title for people: ``第五条 保密``."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Provision:
    """One sentence. ``text`` is normalised (``pipeline.text.normalise``); ``location`` is in the document."""

    index: int
    text: str
    location: Location
    clause: int
    """Index into ``Agreement.clauses``."""
    standing: Standing = Standing.OPERATIVE


@dataclass(frozen=True)
class Stream:
    """Provisions joined by line feeds, so that one search covers them all."""

    text: str = ""
    starts: tuple[int, ...] = ()
    provisions: tuple[Provision, ...] = ()
    source: tuple[Provision, ...] = field(default=(), compare=False, repr=False)
    """What the provisions were chosen from."""

    @classmethod
    def operative(cls, provisions: tuple[Provision, ...]) -> Stream:
        """The stream of the operative ones among ``provisions``."""
        chosen = cls.of(p for p in provisions if p.standing is Standing.OPERATIVE)
        return replace(chosen, source=provisions)

    @classmethod
    def of(cls, provisions: Iterable[Provision]) -> Stream:
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

    def search(
        self, pattern: Pattern[str] | LatePattern, *others: LatePattern
    ) -> Iterator[tuple[Provision, int, int]]:
        """Each match with its provision and its start and end inside the provision's text.

        Provisions that cannot match all of ``others`` may be passed over.
        """
        starts, text = self.starts, self.text
        wanted = pattern.needs if isinstance(pattern, LatePattern) else needs(pattern)
        for first, last in self._index.ranges(wanted, *(other.needs for other in others)):
            end = starts[last] if last < len(starts) else len(text)  # with the line feed, which is looked at
            for match in pattern.finditer(text, starts[first], end):
                position = bisect_right(starts, match.start()) - 1
                start = starts[position]
                yield self.provisions[position], match.start() - start, match.end() - start

    def saying(self, first: LatePattern, *others: LatePattern) -> dict[int, Provision]:
        """The provisions that match all of the patterns, by their index."""
        found = {provision.index: provision for provision, _, _ in self.search(first, *others)}
        if not others:
            return found
        return {index: p for index, p in found.items() if all(other.search(p.text) for other in others)}

    @cached_property
    def _index(self) -> Index:
        return Index([provision.text for provision in self.provisions])


@dataclass(frozen=True)
class Agreement:
    """One analysed document; everything that rules are allowed to know."""

    document: Document
    clauses: tuple[Clause, ...]
    provisions: tuple[Provision, ...]
    terms: Terms = field(default_factory=Terms)
    type: str = "other"
    """Identifier of the profile, e.g. ``cooperation_agreement``."""
    stream: Stream = field(default=Stream(), compare=False, repr=False)
    """The operative provisions as one text; made once, and handed on with the same provisions."""

    def __post_init__(self) -> None:
        """Make the stream unless it came with the provisions."""
        if self.stream.source is not self.provisions:
            object.__setattr__(self, "stream", Stream.operative(self.provisions))

    @cached_property
    def rows(self) -> tuple[table_rows.Row, ...]:
        """The rows of the tables, each read as one sentence."""
        spoken = (Standing.OPERATIVE, Standing.HEADING, Standing.UNTICKED)
        blocks = self.document.blocks
        return table_rows.read(
            table_rows.Said(p.text, cells[-1], p.index, p.standing is not Standing.UNTICKED)
            for p in self.provisions
            if p.standing in spoken and (cells := blocks[p.location.block].cells)
        )

    @cached_property
    def row_stream(self) -> Stream:
        """The sentences of ``rows`` as provisions, each with the number of its row as index."""
        return Stream.of(
            replace(self.provisions[row.keys[0]], index=number, text=row.text)
            for number, row in enumerate(self.rows)
            if row.keys
        )

    @cached_property
    def open_questions(self) -> Stream:
        """The labels left to fill in, each with a blank behind it; they have the index of their provision."""
        told = [
            open_questions.Said(
                p.text, p.location.block, p.index, titles, titles and self.clauses[p.clause].blank
            )
            for p in self.provisions
            if (titles := p.standing is Standing.HEADING or self._is_blank_stem(p))
            or p.standing is Standing.OPERATIVE
        ]
        asked = open_questions.read(told, self.document.blocks)
        return Stream.of(replace(self.provisions[item.key], text=item.text) for item in asked)

    def _is_blank_stem(self, provision: Provision) -> bool:
        """Whether it is a question with boxes over blanks: “（联合申请□、已获资助□）分工：”."""
        open_ = provision.standing is Standing.UNTICKED and self.clauses[provision.clause].blank
        return open_ and provision.text.endswith(":")

    @cached_property
    def half_filled(self) -> Stream:
        """The titles of clauses in which something was left to fill in, each with a blank behind it."""
        open_: set[int] = set()
        for provision in self.provisions:
            if provision.standing is Standing.OPERATIVE and open_questions.is_left_open(provision.text):
                clause = self.clauses[provision.clause]
                while clause.by != "heading" and clause.parent is not None:
                    clause = self.clauses[clause.parent]
                open_.add(clause.index)
        titles = (p for p in self.provisions if p.standing is Standing.HEADING and p.clause in open_)
        return Stream.of(replace(p, text=text) for p in titles for text in open_questions.asked(p.text))

    @cached_property
    def scopes(self) -> tuple[frozenset[str], ...]:
        """For each clause the kinds of itself and of every clause that it stands in.

        Wording alone does not widen what a heading above it says; a definition belongs to the definitions.
        """
        scopes: list[frozenset[str]] = []
        headed: list[bool] = []
        for clause in self.clauses:
            outer = scopes[clause.parent] if clause.parent is not None else frozenset[str]()
            below = clause.parent is not None and headed[clause.parent]
            widens = not outer or ((clause.by == "heading" or not below) and "definitions" not in outer)
            scopes.append(outer.union(clause.kinds) if widens else outer)
            headed.append(below or clause.by == "heading")
        return tuple(scopes)

    @cached_property
    def innermost(self) -> Mapping[int, Clause]:
        """For each block in a clause the innermost clause that holds it."""
        return {block: clause for clause in self.clauses for block in range(*clause.blocks)}

    @cached_property
    def _articles(self) -> tuple[Clause, ...]:
        return tuple(map(self._article, self.clauses))

    def _article(self, clause: Clause) -> Clause:
        while clause.level > 1 and clause.parent is not None and self.clauses[clause.parent].level > 0:
            clause = self.clauses[clause.parent]
        return clause

    def article(self, clause: int) -> Clause:
        """The outermost numbered clause (level 1) that ``clause`` stands in; itself at level 0 or 1."""
        return self._articles[clause]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(map(self._name, range(len(self.clauses))))

    def clause_name(self, clause: int) -> str:
        """Printed numbers and titles from the article down to ``clause``: ``第五条 保密 5.2``."""
        return self._names[clause]

    def _name(self, clause: int) -> str:
        article, own = self.article(clause), self.clauses[clause]
        names = [article.printed] if article is own else [article.printed, own.number or own.title]
        return " ".join(name for name in names if name)

    def evidence(self, provision: Provision) -> Evidence:
        """The whole provision as a quotation."""
        quote = self.document.quote(provision.location)
        return Evidence(quote, provision.location, self.clause_name(provision.clause))
