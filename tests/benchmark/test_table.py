from __future__ import annotations

from typing import Any

import pytest

from pipeline.benchmark import table
from pipeline.benchmark.judge import Answer, Hit, Judged, Target
from pipeline.benchmark.kinds import Recognised, figures
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


def measured() -> dict[str, Any]:
    told = metrics([ANSWER], [FOUND])
    clauses = figures([Recognised("a", "test", "", frozenset({"exit"}), frozenset({"exit"}))])
    for split in told.values():
        split["agreements"]["clauses"] = clauses
    way = {"macro_f1": 0.5, "kinds": {"exit": {"precision": 1.0, "recall": 1.0, "f1": 1.0}}}
    told["model"] = {"clauses": dict.fromkeys(("words", "model", "both"), way)}
    return told


def test_tables_are_markdown_with_as_many_cells_in_every_row() -> None:
    told = measured()
    titles = {"clause-removed": "删去整条"}
    made = (table.kinds(told, titles), table.rules(told), table.clauses(told))
    for text in (*made, table.overview(told, "zh"), table.overview(told, "en")):
        rows = text.splitlines()
        assert len({row.count("|") for row in rows}) == 1
        assert len(rows) >= 3


def test_a_kind_has_its_title_and_its_rates() -> None:
    expected = "| `clause-removed` | 删去整条 | 1 | 100.0% | 100.0% | 0 | 0 | 0 |"
    assert expected in table.kinds(measured(), {"clause-removed": "删去整条"})


@pytest.mark.parametrize(
    ("lang", "row"), [("zh", "| 协议（份） | 0 | 0 | 1 |"), ("en", "| agreements | 0 | 0 | 1 |")]
)
def test_the_overview_has_a_column_for_each_split(lang: str, row: str) -> None:
    assert row in table.overview(measured(), lang)


def test_what_was_not_measured_is_a_dash() -> None:
    assert table.percent(None) == "–"
    assert table.percent(0.98765) == "98.8%"
