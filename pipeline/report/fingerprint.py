"""What a result is known by from one version of a document to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from pipeline.model.report import RuleResult
from pipeline.report.summary import distinct

_BETWEEN: Final = re.compile(r"\s+")
_DIGITS: Final = 32


def fingerprints(results: Iterable[RuleResult]) -> tuple[str, ...]:
    """One fingerprint for each of ``results``, no two alike.

    It follows from the rule and its own fingerprint, without one from the words that it rests on; places,
    white space and everything else in the document do not count: edits elsewhere leave it as it is.
    """
    seen: Counter[str] = Counter()
    found = []
    for result in results:
        own = _own(result)
        seen[own] += 1
        found.append(own if seen[own] == 1 else f"{own}:{seen[own]}")
    return tuple(found)


def _own(result: RuleResult) -> str:
    quotes = (_BETWEEN.sub("", item.quote) for item in distinct(result.evidence))
    known = "\0".join((result.rule, *((result.fingerprint,) if result.fingerprint else quotes)))
    return sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
