from __future__ import annotations

from pathlib import Path

import pytest
from helpers.labelled_agreement import small

from pipeline.benchmark.kinds import Recognised, figures, recognised
from pipeline.benchmark.labelled import Labelled
from pipeline.model.agreement import Agreement, Clause
from pipeline.model.document import Document


def understood(known: Labelled, kinds: dict[str, tuple[str, ...]]) -> Agreement:
    """The small agreement with a clause of these kinds at each paragraph that begins so."""
    document = Document.from_text("\n".join(item.text for item in known.sheet.paragraphs))
    clauses = [
        Clause(index, "", "", 1, None, (block.index, block.index + 1), kinds[start])
        for index, block in enumerate(document.blocks)
        for start in kinds
        if block.text.startswith(start)
    ]
    return Agreement(document, tuple(clauses), ())


def test_what_is_recognised_anywhere_in_a_clause_counts(tmp_path: Path) -> None:
    known = small(tmp_path)
    agreement = understood(known, {"第七条": ("result_ownership",), "7.2": ("ip_filing",), "8.1": ("exit",)})
    found = {item.at: item.found for item in recognised(known, agreement)}
    assert found["第七条"] == {"result_ownership", "ip_filing"}
    assert found["第八条"] == {"exit"}
    assert found["第九条"] == frozenset()


def item(true: set[str], found: set[str]) -> Recognised:
    return Recognised("a", "test", "", frozenset(true), frozenset(found))


def test_figures_are_of_each_kind_and_their_mean() -> None:
    told = figures([item({"exit"}, {"exit"}), item({"exit", "breach"}, {"breach"}), item(set(), {"exit"})])
    assert told["kinds"]["exit"] == {"true": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert told["kinds"]["breach"]["f1"] == pytest.approx(1)
    assert told["macro_f1"] == pytest.approx(0.75)


def test_a_kind_that_is_never_recognised_counts_as_nothing() -> None:
    told = figures([item({"exit"}, set())])
    assert told["macro_f1"] == 0
    assert told["kinds"]["exit"]["precision"] is None
