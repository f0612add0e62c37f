"""Short ways to run one check kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Context, Judgement
from pipeline.check.matter import Matter, find
from pipeline.check.word_classes import spelled_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Kind
    from pipeline.model.agreement import Agreement

TODAY = date(2025, 6, 1)


def judged(
    kind: Kind,
    given: Agreement,
    *,
    lang: str = "zh",
    values: Mapping[str, Any] | None = None,
    **params: object,
) -> Judgement:
    """What ``kind`` says about ``given``."""
    return kind.check(given, spelled_out(params, {}), Context(TODAY, values or {}, {}, lang))


def found(given: Agreement, pattern: Mapping[str, object]) -> Matter:
    """The matter of ``pattern``, written as in a rule, in ``given``."""
    return find(given, spelled_out(pattern, {}))


def quotes(judgement: Judgement) -> list[str]:
    """The quotations of the evidence, in order."""
    return [item.quote for item in judgement.evidence]
