"""What became of each rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from pipeline.compare.findings import finding_changes
from pipeline.model.comparison import Course
from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, RuleResult, Severity

V, U, E, S, N = (
    Outcome.VIOLATED,
    Outcome.UNDETERMINED,
    Outcome.ERROR,
    Outcome.SATISFIED,
    Outcome.NOT_APPLICABLE,
)
TURNED = {
    Course.NEW: (Course.FIXED, Course.GONE),
    Course.FIXED: (Course.NEW,),
    Course.GONE: (Course.NEW,),
    Course.WORSE: (Course.BETTER,),
    Course.BETTER: (Course.WORSE,),
    Course.UNCHANGED: (Course.UNCHANGED,),
    Course.LOST: (Course.MET,),
    Course.MET: (Course.LOST,),
}


def result(outcome: Outcome, *places: tuple[int, str], rule: str = "a/b") -> RuleResult:
    evidence = tuple(Evidence(quote, Location(block, 0, len(quote))) for block, quote in places)
    return RuleResult(rule, "题目", "a", outcome, Severity.ERROR, "说明", evidence=evidence)


def course(old: Outcome | None, new: Outcome | None) -> Course | None:
    sides = [[] if outcome is None else [result(outcome)] for outcome in (old, new)]
    found = finding_changes(sides[0], sides[1], {})
    return found[0].course if found else None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (S, V, Course.NEW),
        (N, U, Course.NEW),
        (None, V, Course.NEW),
        (V, S, Course.FIXED),
        (U, S, Course.FIXED),
        (V, N, Course.GONE),
        (V, None, Course.GONE),
        (U, V, Course.WORSE),
        (V, U, Course.BETTER),
        (V, V, Course.UNCHANGED),
        (E, E, Course.UNCHANGED),
        (S, N, Course.LOST),
        (S, None, Course.LOST),
        (N, S, Course.MET),
        (S, S, None),
        (N, N, None),
        (None, N, None),
    ],
)
def test_the_course_follows_from_both_outcomes(
    old: Outcome | None, new: Outcome | None, expected: Course | None
) -> None:
    assert course(old, new) is expected


@pytest.mark.parametrize("pair", list(product((V, U, E, S, N, None), repeat=2)))
def test_the_course_is_mirrored(pair: tuple[Outcome | None, Outcome | None]) -> None:
    forth, back = course(*pair), course(*pair[::-1])
    assert (forth is None) is (back is None)
    assert forth is None or back in TURNED[forth]


def test_what_was_not_met_and_is_not_met_is_never_fixed_by_a_waiver() -> None:
    waived = replace(result(Outcome.WAIVED), waived_from=V)
    (found,) = finding_changes([result(V)], [waived], {})
    assert found.course is Course.UNCHANGED


def test_places_are_known_again_where_their_paragraph_went() -> None:
    old = result(V, (3, "____"), (5, "【】"))
    new = result(V, (4, "____"), (9, "【】"))
    (found,) = finding_changes([old], [new], {3: 4, 5: 6})
    assert [item.quote for item in found.places_gone] == ["【】"]
    assert [item.location.block for item in found.places_new] == [9]


def test_a_paragraph_that_is_worded_otherwise_is_the_same_place() -> None:
    old, new = result(V, (3, "保密。")), result(V, (4, "予以保密。"))
    (found,) = finding_changes([old], [new], {3: 4})
    assert (found.places_gone, found.places_new) == ((), ())


def test_new_findings_come_first_and_errors_before_warnings() -> None:
    old = [result(V, rule="x/fixed"), result(S, rule="x/warning"), result(S, rule="x/error")]
    new = [
        result(S, rule="x/fixed"),
        replace(result(V, rule="x/warning"), severity=Severity.WARNING),
        result(V, rule="x/error"),
    ]
    assert [item.rule for item in finding_changes(old, new, {})] == ["x/error", "x/warning", "x/fixed"]
