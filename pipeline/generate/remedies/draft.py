"""An agreement seen as what can be added to: its articles, their numbers, where each of them ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.generate.remedies.numbers import Typed, typed
from pipeline.model.agreement import Agreement, Clause, Standing
from pipeline.model.document import Block, Story

_SIGNATURES = "signatures"
_NOT_ARTICLES = frozenset({_SIGNATURES, "annexes"})
_SAID = frozenset({"heading", "lead"})
"""What the kind of an article rests on when the article itself says it."""
_NOTHING_BELOW = "以下无正文"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause whose first block carries its number: counted by Word (``automatic``) or typed."""

    clause: Clause
    block: Block
    automatic: bool
    number: Typed | None


class Draft:
    """The structure of one agreement."""

    def __init__(self, agreement: Agreement) -> None:
        """Hold the agreement."""
        self.agreement = agreement
        self.blocks = agreement.document.blocks

    @cached_property
    def articles(self) -> tuple[Clause, ...]:
        """The articles of the body in their order."""
        found = [
            clause
            for clause in self.agreement.clauses
            if clause.level == 1 and not clause.annex and not _NOT_ARTICLES.intersection(clause.kinds[:1])
        ]
        numbered = [clause for clause in found if clause.number]
        return tuple(numbered if 2 * len(numbered) >= len(found) else found)

    @cached_property
    def own(self) -> str:
        """What the agreement calls itself: 本协议 or 本合同."""
        text = "\n".join(block.text for block in self.blocks)
        return "本合同" if text.count("本合同") > text.count("本协议") else "本协议"

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles of the parties."""
        return tuple(dict.fromkeys(party.role for party in self.agreement.terms.parties if party.role))

    def end(self, article: Clause) -> int:
        """The last block of ``article`` before signatures and the like."""
        said = [
            block
            for block in range(*article.blocks)
            if self._is_body(block)
            and block in self._weighty
            and _NOTHING_BELOW not in self.blocks[block].text
        ]
        return said[-1] if said else article.blocks[0]

    @cached_property
    def last(self) -> int | None:
        """The last block of the body; None for a document without one."""
        if self.articles:
            return self.end(self.articles[-1])
        said = [block for block in sorted(self._weighty) if self._is_body(block)]
        return said[-1] if said else None

    def home(self, kinds: tuple[str, ...]) -> Clause | None:
        """The article that says itself that it is about one of ``kinds``, the first that any is about."""
        for kind in kinds:
            found = [item for item in self.articles if kind in item.kinds and item.by in _SAID]
            if found:
                return max(found, key=lambda item: (item.by == "heading", item.kinds[0] == kind, item.index))
        return None

    def article_before(self, block: int) -> Clause | None:
        """The article that ``block`` stands in, or the last one before it."""
        before = [article for article in self.articles if article.blocks[0] <= block]
        return before[-1] if before else None

    def may_follow(self, article: Clause) -> bool:
        """True when articles behind ``article`` may get other numbers.

        All articles count by themselves, and nothing names one of those.
        """
        behind = self.articles[self.articles.index(article) + 1 :]
        if not behind:
            return True
        if not all(self.blocks[item.blocks[0]].label for item in self.articles):
            return False
        named = {
            self.agreement.article(item.resolved).index
            for item in self.agreement.terms.references
            if item.resolved is not None and not item.external
        }
        return not named.intersection(item.index for item in behind)

    def numbered(self, clause: Clause) -> Numbered | None:
        """How ``clause`` is numbered; None when it is not."""
        block = self.blocks[clause.blocks[0]]
        if block.label:
            return Numbered(clause, block, automatic=True, number=typed(block.label, block.label))
        found = typed(block.text, clause.number)
        return None if found is None else Numbered(clause, block, automatic=False, number=found)

    def items(self, article: Clause) -> tuple[Numbered, ...]:
        """The numbered clauses right below ``article``."""
        return self._below(article)

    def model_items(self, near: Clause) -> tuple[Numbered, ...]:
        """The paragraphs of the article nearest to ``near`` that has numbered ones."""
        for article in self._nearest(near):
            found = self._below(article)
            if found:
                return found
        return ()

    def model_subitems(self, near: Clause) -> tuple[Numbered, ...]:
        """The items below a paragraph of the article nearest to ``near`` that has such."""
        for article in self._nearest(near):
            for item in self._below(article):
                found = self._below(item.clause)
                if found:
                    return found
        return ()

    def titled(self, near: Clause) -> Clause | None:
        """The article nearest to ``near`` whose title stands alone in its first paragraph."""
        return next((article for article in self._nearest(near) if self._has_title_line(article)), None)

    def body_block(self, near: Clause) -> int:
        """A plain paragraph of the article nearest to ``near`` that has one below its title."""
        for article in self._nearest(near):
            inner = [b for b in range(article.blocks[0] + 1, self.end(article) + 1) if self._is_plain(b)]
            if inner:
                return inner[0]
        return near.blocks[0]

    def _below(self, clause: Clause) -> tuple[Numbered, ...]:
        children = (
            c for c in self.agreement.clauses if c.parent == clause.index and c.level == clause.level + 1
        )
        found = (self.numbered(child) for child in children if self._is_plain(child.blocks[0]))
        return tuple(item for item in found if item is not None and item.number is not None)

    def _nearest(self, near: Clause) -> list[Clause]:
        """The articles, ``near`` first, then those before it from behind, then those after it."""
        at = self.articles.index(near)
        return [near, *reversed(self.articles[:at]), *self.articles[at + 1 :]]

    def _has_title_line(self, article: Clause) -> bool:
        text = self.blocks[article.blocks[0]].text.strip().rstrip("：:")
        alone = bool(article.title) and text.endswith(article.title) and len(text) <= len(article.title) + 12
        return alone and article.blocks[1] - article.blocks[0] > 1

    def _is_body(self, block: int) -> bool:
        return self.blocks[block].story is Story.BODY and self.blocks[block].part == self._main

    def _is_plain(self, block: int) -> bool:
        return self._is_body(block) and not self.blocks[block].cells

    @cached_property
    def _main(self) -> str:
        return next((block.part for block in self.blocks if block.story is Story.BODY), "")

    @cached_property
    def _weighty(self) -> frozenset[int]:
        """Blocks that belong to the agreement proper."""
        return frozenset(
            provision.location.block
            for provision in self.agreement.provisions
            if provision.standing is not Standing.MARGIN
        )
