"""The figures, by cases small enough to count on one's fingers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.benchmark.judge import Answer, Hit, Judged, Target
from pipeline.benchmark.score import metrics
from pipeline.model.report import Outcome

S, V, U, N = Outcome.SATISFIED, Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE
RULE, OTHER = "exit/clause", "benefit/clause"


def answer(
    truth: Outcome, got: Outcome, *, agreement: str = "a", rule: str = RULE, compliant: bool = False
) -> Answer:
    return Answer(agreement, "test", compliant, rule, truth, got)


def judged(
    *targets: Target, alarms: tuple[str, ...] = (), kind: str = "k", parent: str = "a", neutral: bool = False
) -> Judged:
    return Judged(f"{parent}--{kind}", parent, "test", kind, "body", neutral, targets, alarms, ())


def hit(value: Hit, *, located: bool | None = None, rule: str = RULE) -> Target:
    return Target(rule, value, located, "")


def of(answers: list[Answer], mutants: list[Judged]) -> Any:  # noqa: ANN401 - figures
    return metrics(answers, mutants)["test"]


def test_agreements_are_counted_by_what_is_true() -> None:
    told = of(
        [answer(V, V), answer(V, S), answer(V, U), answer(S, V), answer(S, U), answer(S, S), answer(N, S)], []
    )
    found = told["agreements"]
    assert (found["found"], found["faults"], found["dangerous"], found["undetermined"]) == (1, 3, 1, 1)
    assert (found["false_alarms"], found["unsure"], found["sound"]) == (1, 1, 4)
    assert found["recall"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["precision"] == pytest.approx(1 / 2)
    assert found["agreed"] == pytest.approx(2 / 7, abs=1e-4)


def test_satisfied_is_dangerous_where_nobody_could_tell() -> None:
    assert of([answer(U, S)], [])["agreements"]["dangerous"] == 1


def test_a_violation_where_nobody_could_tell_is_an_alarm_and_undetermined_is_right() -> None:
    found = of([answer(U, V), answer(U, U)], [])["agreements"]
    assert (found["false_alarms"], found["unsure"]) == (1, 0)


def test_compliant_agreements_are_counted_apart() -> None:
    told = [
        answer(S, V, agreement="a", compliant=True),
        answer(S, U, agreement="b", compliant=True),
        answer(S, S, agreement="c", compliant=True),
        answer(S, V, agreement="d"),
    ]
    assert of(told, [])["agreements"]["compliant"] == {
        "count": 3,
        "false_violated": 1,
        "false_undetermined": 1,
        "without_any": 1,
    }


def test_faults_are_counted_by_rule_and_by_kind() -> None:
    found = of(
        [answer(S, S)],
        [
            judged(hit(Hit.FOUND, located=True)),
            judged(hit(Hit.FOUND, located=False)),
            judged(hit(Hit.DANGEROUS), kind="other"),
        ],
    )["mutants"]
    assert found["count"] == 3
    assert found["kinds"]["k"]["recall"] == pytest.approx(1)
    assert found["kinds"]["k"]["located"] == pytest.approx(0.5)
    assert found["kinds"]["other"]["recall"] == 0
    assert found["rules"][RULE]["recall"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_fault_that_was_found_before_it_was_planted_proves_nothing() -> None:
    found = of([answer(S, V)], [judged(hit(Hit.FOUND)), judged(hit(Hit.MISSED))])["mutants"]
    assert found["faults"] == 0
    assert found["recall"] is None


def test_satisfied_is_dangerous_whatever_was_said_before() -> None:
    assert of([answer(S, V)], [judged(hit(Hit.DANGEROUS))])["mutants"]["dangerous"] == 1


def test_only_new_alarms_count_against_a_mutant() -> None:
    told = [answer(S, S), answer(S, V, rule=OTHER)]
    found = of(told, [judged(alarms=(RULE, OTHER), neutral=True)])["mutants"]
    assert found["false_alarms"] == 1
    assert found["neutral"] == 1
    assert found["rules"][RULE]["false_alarms"] == 1


def test_each_split_has_figures_of_its_own() -> None:
    found = metrics([answer(V, V)], [])
    assert (found["test"]["agreements"]["faults"], found["dev"]["agreements"]["faults"]) == (1, 0)
    assert found["all"]["agreements"]["faults"] == 1


HITS = st.lists(st.sampled_from(list(Hit)), max_size=20)


@given(HITS)
def test_every_fault_is_counted_once(hits: list[Hit]) -> None:
    found = of([answer(S, S)], [judged(hit(value)) for value in hits])["mutants"]
    assert found["faults"] == len(hits)
    assert found["found"] + found["undetermined"] + found["missed"] + found["dangerous"] == len(hits)
    assert found["recall"] is None or 0 <= found["recall"] <= 1
