from __future__ import annotations

from datetime import date

import pytest

from pipeline.benchmark.judge import Hit, judge
from pipeline.benchmark.mutant import Mutant
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report, RuleResult, Severity, Verdict
from pipeline.model.terms import Terms

RULE, OTHER = "confidentiality/period", "exit/clause"
TEXT = "第八条 保密\n保密期限为一年。\n其他条款。"
DOCUMENT = Document.from_text(TEXT)


def result(
    outcome: Outcome, *spots: tuple[int, int, int], at: int | None = None, rule: str = RULE
) -> RuleResult:
    evidence = tuple(
        Evidence(DOCUMENT.blocks[block].text[start:end], DOCUMENT.blocks[block].location(start, end))
        for block, start, end in spots
    )
    expected = None if at is None else DOCUMENT.blocks[at].location()
    return RuleResult(rule, "", "", outcome, Severity.ERROR, "说明", evidence=evidence, expected_at=expected)


def report(*results: RuleResult) -> Report:
    return Report(DOCUMENT, "", "", "", Verdict.FAIL, results, Terms(), "", date(2026, 1, 1), "option")


def mutant(
    *outcomes: Outcome, words: tuple[str, ...] = ("期限为一年",), within: frozenset[str] = frozenset()
) -> Mutant:
    expected = {RULE: outcomes or (Outcome.VIOLATED,)}
    return Mutant(
        id="m",
        parent="a",
        split="dev",
        kind="k",
        channel="body",
        neutral=False,
        title="",
        source="",
        expected=expected,
        judged=frozenset({OTHER}),
        words=words,
        within=within,
        clause="",
    )


@pytest.mark.parametrize(
    ("outcome", "hit"),
    [
        (Outcome.VIOLATED, Hit.FOUND),
        (Outcome.UNDETERMINED, Hit.UNDETERMINED),
        (Outcome.SATISFIED, Hit.DANGEROUS),
        (Outcome.NOT_APPLICABLE, Hit.MISSED),
        (Outcome.ERROR, Hit.MISSED),
    ],
)
def test_a_fault_that_is_there(outcome: Outcome, hit: Hit) -> None:
    assert judge(mutant(), report(result(outcome))).targets[0].hit is hit


def test_a_rule_that_was_not_run_misses_its_fault() -> None:
    assert judge(mutant(), report()).targets[0].hit is Hit.MISSED


def test_undetermined_finds_a_fault_that_is_undetermined() -> None:
    found = judge(mutant(Outcome.VIOLATED, Outcome.UNDETERMINED), report(result(Outcome.UNDETERMINED)))
    assert found.targets[0].hit is Hit.FOUND


@pytest.mark.parametrize(
    ("spots", "located"),
    [
        (((1, 0, 4),), True),
        (((1, 7, 8),), False),
        (((2, 0, 5),), False),
        (((2, 0, 5), (1, 2, 8)), True),
        ((), False),
    ],
)
def test_a_finding_stands_right_when_it_overlaps_the_planted_words(
    spots: tuple[tuple[int, int, int], ...],
    located: bool,  # noqa: FBT001
) -> None:
    assert judge(mutant(), report(result(Outcome.VIOLATED, *spots))).targets[0].located is located


@pytest.mark.parametrize(("at", "located"), [(0, True), (1, True), (2, False), (None, False)])
def test_something_missing_is_expected_in_its_clause(at: int | None, located: bool) -> None:  # noqa: FBT001
    clause = frozenset({"第八条 保密", "保密期限为一年。"})
    found = judge(mutant(words=(), within=clause), report(result(Outcome.VIOLATED, at=at)))
    assert found.targets[0].located is located


def test_without_words_and_clause_the_place_is_not_measured() -> None:
    assert judge(mutant(words=()), report(result(Outcome.VIOLATED))).targets[0].located is None


@pytest.mark.parametrize(
    ("outcome", "alarms", "unsure"),
    [
        (Outcome.VIOLATED, (OTHER,), ()),
        (Outcome.UNDETERMINED, (), (OTHER,)),
        (Outcome.SATISFIED, (), ()),
        (Outcome.NOT_APPLICABLE, (), ()),
    ],
)
def test_a_rule_that_nothing_is_wrong_with(
    outcome: Outcome, alarms: tuple[str, ...], unsure: tuple[str, ...]
) -> None:
    found = judge(mutant(), report(result(Outcome.VIOLATED), result(outcome, rule=OTHER)))
    assert (found.alarms, found.unsure) == (alarms, unsure)


def test_a_rule_that_is_not_judged_raises_no_alarm() -> None:
    found = judge(
        mutant(), report(result(Outcome.VIOLATED), result(Outcome.VIOLATED, rule="draft/numbering"))
    )
    assert found.alarms == ()
