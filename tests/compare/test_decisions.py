"""On which tracked changes a finding hangs: what is claimed is compared with every combination."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare import Trials, decide
from pipeline.compare.decisions import MOST_TRIALS
from pipeline.model.comparison import Bearing, Course, Decision, FindingChange
from pipeline.model.report import Outcome, RuleResult, Severity

Truth = Callable[[frozenset[int]], bool]
RULE = "a/b"


def result(*, met: bool) -> RuleResult:
    outcome = Outcome.SATISFIED if met else Outcome.VIOLATED
    return RuleResult(RULE, "题目", "a", outcome, Severity.ERROR, "说明")


def decided(every: frozenset[int], met: Truth, near: tuple[int, ...] = ()) -> Decision | None:
    """What is found out about a rule that is met when ``met`` says so."""

    def run(accepted: frozenset[int]) -> Mapping[str, Outcome]:
        return {RULE: result(met=met(accepted)).outcome}

    known = {frozenset[int](): run(frozenset()), every: run(every)}
    old, new = result(met=met(frozenset())), result(met=met(every))
    course = Course.FIXED if met(every) else Course.NEW
    change = FindingChange(RULE, course, old, new)
    found = decide([change], {RULE: near}, Trials(every, run, known))
    return found[0] if found else None


def numbers(count: int) -> frozenset[int]:
    return frozenset(range(1, count + 1))


@pytest.mark.parametrize("count", [1, 2, 5, 10, 40])
def test_one_change_that_decides_is_named_for_sure(count: int) -> None:
    wanted = (count + 1) // 2
    assert decided(numbers(count), lambda accepted: wanted in accepted) == Decision(
        RULE, Bearing.ONLY, (wanted,)
    )


@pytest.mark.parametrize("count", [1, 2, 5, 10, 40])
def test_one_change_that_breaks_a_rule_is_named_for_sure(count: int) -> None:
    assert decided(numbers(count), lambda accepted: count not in accepted) == Decision(
        RULE, Bearing.ONLY, (count,)
    )


def test_changes_that_are_needed_together_are_named_together() -> None:
    assert decided(numbers(5), lambda accepted: {2, 4} <= accepted) == Decision(RULE, Bearing.ALL, (2, 4))


def test_changes_of_which_one_is_enough_are_named_as_such() -> None:
    assert decided(numbers(5), lambda accepted: bool({2, 4} & accepted)) == Decision(
        RULE, Bearing.ANY, (2, 4)
    )


def test_what_cannot_be_proved_is_only_called_near() -> None:
    def met(accepted: frozenset[int]) -> bool:
        return len(accepted) >= 3

    assert decided(numbers(5), met, (4, 2)) == Decision(RULE, Bearing.TOUCHING, (2, 4))


def test_nothing_is_claimed_when_nothing_is_near_and_nothing_proved() -> None:
    assert decided(numbers(5), lambda accepted: len(accepted) >= 3) is None


def test_the_number_of_trials_is_limited() -> None:
    tried = []

    def met(accepted: frozenset[int]) -> bool:
        tried.append(accepted)
        return len(accepted) > 500

    changes = [FindingChange(RULE, Course.FIXED, result(met=False), result(met=True))] * 30
    every = numbers(1000)
    trials = Trials(every, lambda accepted: {RULE: result(met=met(accepted)).outcome}, {})
    decide(changes, {RULE: (7,)}, trials)
    assert len(tried) <= MOST_TRIALS


@st.composite
def truths(draw: st.DrawFn) -> tuple[frozenset[int], frozenset[frozenset[int]]]:
    """Some changes, and the sets of them with which a rule is met."""
    every = numbers(draw(st.integers(1, 4)))
    subsets = [frozenset(item) for item in _subsets(every)]
    met = frozenset(draw(st.sets(st.sampled_from(subsets))))
    return every, met


def _subsets(every: frozenset[int]) -> chain[tuple[int, ...]]:
    return chain.from_iterable(combinations(sorted(every), size) for size in range(len(every) + 1))


@given(truths())
def test_what_is_called_sure_is_true(truth: tuple[frozenset[int], frozenset[frozenset[int]]]) -> None:
    every, met = truth
    if (every in met) is (frozenset() in met):
        return

    def turned(accepted: frozenset[int]) -> bool:
        return (accepted in met) is (every in met)

    found = decided(every, lambda accepted: accepted in met)
    if found is None:
        return
    named = frozenset(found.numbers)
    if found.bearing in (Bearing.ONLY, Bearing.ALL):
        assert turned(named)
        assert not any(turned(every - {number}) for number in named)
    if found.bearing is Bearing.ANY:
        assert all(turned(frozenset({number})) for number in named)
        assert not turned(every - named)
