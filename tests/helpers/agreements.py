"""Agreements from plain text, segmented simply: a block a line, a clause at each 第X条 or 附件X."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.model.agreement import Agreement, Clause, Provision, Standing
from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Amount, Terms, Written
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARTICLE = re.compile(
    r"^(第[一二三四五六七八九十百零\d]{1,5}条|附件[一二三四五六七八九十\d]{1,2})[\s:：]*([^。，；]{0,20}?)$"
)
_SENTENCE = re.compile(r"[^。；]+[。；]?")


def agreement(
    text: str,
    *,
    kinds: Mapping[str, tuple[str, ...]] | None = None,
    terms: Terms | None = None,
    unticked: str = "\0",
) -> Agreement:
    """``text`` as an agreement.

    ``kinds`` maps titles to clause kinds; sentences that hold ``unticked`` are options that were not taken.
    """
    document = Document.from_text(text.strip())
    clauses = _clauses(document, kinds or {})
    return Agreement(document, clauses, _provisions(document, clauses, unticked), terms or Terms())


def with_terms(given: Agreement, terms: Terms) -> Agreement:
    """``given`` with other terms."""
    return replace(given, terms=terms)


def evidence(given: Agreement, quote: str, nth: int = 0) -> Evidence:
    """The ``nth`` place where ``quote`` stands."""
    places = [
        Location(block.index, match.start(), match.end())
        for block in given.document.blocks
        for match in re.finditer(re.escape(quote), block.text)
    ]
    return Evidence(quote, places[nth])


def amount(given: Agreement, quote: str, value: str, *, nth: int = 0) -> Amount:
    """The amount that ``quote`` says."""
    words = not any(character.isdigit() for character in quote)
    return Amount(Decimal(value), Written.WORDS if words else Written.DIGITS, evidence(given, quote, nth))


def _clauses(document: Document, kinds: Mapping[str, tuple[str, ...]]) -> tuple[Clause, ...]:
    heads = [(block.index, match) for block in document.blocks if (match := _ARTICLE.match(block.text))]
    starts = [index for index, _ in heads] + [len(document.blocks)]
    clauses = []
    if not heads or heads[0][0] > 0:
        clauses.append(Clause(0, "", "", 0, None, (0, starts[0])))
    for (start, match), end in zip(heads, starts[1:], strict=True):
        title = match[2]
        found = kinds.get(title, ())
        clauses.append(
            Clause(
                len(clauses),
                match[1],
                title,
                1,
                None,
                (start, end),
                found,
                "heading" if found else "",
                annex=match[1].startswith("附件"),
            )
        )
    return tuple(clauses)


def _provisions(document: Document, clauses: tuple[Clause, ...], unticked: str) -> tuple[Provision, ...]:
    found: list[Provision] = []
    for clause in clauses:
        for block in document.blocks[slice(*clause.blocks)]:
            heading = bool(_ARTICLE.match(block.text))
            for match in _SENTENCE.finditer(block.text):
                standing = Standing.HEADING if heading else Standing.OPERATIVE
                if unticked in match[0]:
                    standing = Standing.UNTICKED
                location = block.location(match.start(), match.end())
                found.append(
                    Provision(len(found), normalise(match[0]).text, location, clause.index, standing)
                )
    return tuple(found)
