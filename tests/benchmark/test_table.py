from __future__ import annotations

import pytest

from pipeline.benchmark import table
from pipeline.benchmark.judge import Answer, Hit, Judged, Target
from pipeline.benchmark.score import metrics
from pipeline.model.report import Outcome

ANSWER = Answer(
    "a", "test", compliant=True, rule="exit/clause", truth=Outcome.SATISFIED, got=Outcome.SATISFIED
)
FOUND = Judged(
    "m",
    "a",
    "test",
    "clause-removed",
    "body",
    neutral=False,
    targets=(Target("exit/clause", Hit.FOUND, located=True, said=""),),
    alarms=(),
    unsure=(),
)
FIGURES = metrics([ANSWER], [FOUND])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_are_markdown_with_as_many_cells_in_every_row(lang: str) -> None:
    for made in (
        table.agreements(FIGURES, lang),
        table.kinds(FIGURES, {"clause-removed": "删去整条"}, lang),
        table.rules(FIGURES, lang),
    ):
        rows = made.splitlines()
        assert len({row.count("|") for row in rows}) == 1
        assert len(rows) >= 3


def test_a_kind_has_its_title_and_its_rate() -> None:
    assert "| 删去整条 | 1 | 100.0% | 100.0% | 0 | 0 | 0 |" in table.kinds(
        FIGURES, {"clause-removed": "删去整条"}, "zh"
    )


def test_what_was_not_measured_is_a_dash() -> None:
    assert table.percent(None) == "–"
    assert table.percent(0.98765) == "98.8%"
