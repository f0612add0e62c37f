"""What a result says and rests on, as plain words for tables: citations, clauses, quotations."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.report import Basis, Report, RuleResult
from pipeline.report import summary
from pipeline.report.quote import around, shorten
from pipeline.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the document: page (if any), number and title of their clause, and the words themselves."""

    clause: str
    quote: str


def citation(basis: Basis, wording: Wording) -> str:
    """The norm in print, how it binds, and what it says."""
    title = basis.title + wording.bracketed(wording.name("force", basis.force))
    return title + wording("colon") + basis.summary if basis.summary else title


def passages(
    report: Report, result: RuleResult, *, limit: int, wording: Wording | None = None
) -> tuple[Passage, ...]:
    """Each place once; words longer than ``limit`` shortened, very short ones with those around them."""
    said = wording or Wording("zh")
    return tuple(
        Passage(summary.place_name(report, item, said), shorten(before + item.quote + after, limit).strip())
        for item in summary.distinct(result.evidence)
        for before, after in (around(report.document, item),)
    )


def where(report: Report, result: RuleResult, wording: Wording) -> str:
    """Where something was missed: after which clause, or nowhere; empty where words are quoted."""
    expected = summary.where_expected(report, result, wording)
    return expected or (wording("absent") if summary.nothing_found(result) else "")
