from __future__ import annotations

from fractions import Fraction

import pytest
from helpers.agreements import agreement, evidence, with_terms
from helpers.judging import judged, quotes
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.judgement import Judgement
from pipeline.check.kinds import benefit_shares
from pipeline.check.kinds.benefit_shares import percent, shown, total
from pipeline.model.report import Outcome
from pipeline.model.terms import BenefitSharing, Share, ShareTerm, State, Terms

PLACE = agreement("甲句。乙句。")
ONE, TWO = (evidence(PLACE, quote) for quote in ("甲句。", "乙句。"))


def defined(*parts: str, complete: bool = True) -> ShareTerm:
    shares = tuple(
        Share(party, Fraction(part)) for party, part in zip(("甲方", "乙方", "丙方"), parts, strict=False)
    )
    return ShareTerm(State.DEFINED, ONE, shares, complete=complete)


def open_(state: State, reason: str, *, empty: bool = False) -> ShareTerm:
    return ShareTerm(state, TWO, reason=reason, empty=empty)


def judge(aspect: str, *terms: ShareTerm) -> Judgement:
    states = [term.state for term in terms]
    order = (State.DEFINED, State.UNDEFINED, State.BLANK)
    state = next((state for state in order if state in states), State.ABSENT)
    sharing = BenefitSharing(state, terms, tuple(term.evidence for term in terms))
    return judged(benefit_shares, with_terms(PLACE, Terms(benefit_sharing=sharing)), aspect=aspect)


@pytest.mark.parametrize(
    ("terms", "outcome"),
    [
        ((), Outcome.VIOLATED),
        ((defined("1/2", "1/2"),), Outcome.SATISFIED),
        ((open_(State.UNDEFINED, "另行协商"),), Outcome.SATISFIED),
        ((open_(State.BLANK, "比例留空"),), Outcome.SATISFIED),
        ((open_(State.BLANK, "未填写或未勾选", empty=True),), Outcome.UNDETERMINED),
    ],
)
def test_the_clause_is_there_when_sharing_is_spoken_of(
    terms: tuple[ShareTerm, ...], outcome: Outcome
) -> None:
    assert judge("clause", *terms).outcome is outcome


@pytest.mark.parametrize("aspect", ["defined", "sum"])
def test_without_the_clause_figures_are_not_asked_for(aspect: str) -> None:
    assert judge(aspect).outcome is Outcome.NOT_APPLICABLE


def test_one_usable_statement_defines_the_shares() -> None:
    judgement = judge("defined", open_(State.UNDEFINED, "另行协商"), defined("3/5", "2/5"))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, ["甲句。"])
    assert judgement.fields["shares"] == "甲方 60%、乙方 40%"


def test_a_share_left_blank_beside_usable_ones_leaves_them_open() -> None:
    judgement = judge("defined", open_(State.BLANK, "留空"), defined("3/5", "2/5"))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.UNDETERMINED, ["乙句。"])
    assert judgement.fields == {"shares": "甲方 60%、乙方 40%", "reason": "有的比例留空待填"}


@pytest.mark.parametrize(
    ("parts", "complete", "outcome"),
    [
        (("7/10", "4/10"), True, Outcome.UNDETERMINED),
        (("5/10", "4/10"), True, Outcome.SATISFIED),
        (("7/10", "4/10"), False, Outcome.SATISFIED),
    ],
)
def test_shares_that_give_away_more_than_the_whole_are_not_usable(
    parts: tuple[str, ...],
    complete: bool,  # noqa: FBT001 - a state
    outcome: Outcome,
) -> None:
    assert judge("defined", defined(*parts, complete=complete)).outcome is outcome


def test_without_one_every_reason_is_told_once() -> None:
    reasons = [
        open_(State.UNDEFINED, "另行协商"),
        open_(State.BLANK, "比例留空"),
        open_(State.BLANK, "比例留空"),
    ]
    judgement = judge("defined", *reasons)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["乙句。"])
    assert judgement.fields["reason"] == "另行协商；比例留空"


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        (("3/5", "2/5"), Outcome.SATISFIED),
        (("1/3", "1/3", "1/3"), Outcome.SATISFIED),
        (("3/5", "1/2"), Outcome.VIOLATED),
        (("3/5", "3/10"), Outcome.VIOLATED),
    ],
)
def test_shares_of_all_make_the_whole(parts: tuple[str, ...], outcome: Outcome) -> None:
    assert judge("sum", defined(*parts)).outcome is outcome


def test_a_wrong_sum_is_told_even_beside_a_right_one() -> None:
    judgement = judge("sum", defined("3/5", "2/5"), defined("3/5", "1/2"))
    assert (judgement.outcome, judgement.fields["sum"]) == (Outcome.VIOLATED, "110%")


@pytest.mark.parametrize(
    "term", [defined("3/10", complete=False), defined(), open_(State.UNDEFINED, "另行协商")]
)
def test_figures_that_are_not_all_are_not_added_up(term: ShareTerm) -> None:
    assert judge("sum", term).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3/5", "60%"),
        ("1/3", "1/3"),
        ("1/8", "12.5%"),
        ("3333/10000", "33.33%"),
        ("1", "100%"),
        ("11/10", "110%"),
    ],
)
def test_a_fraction_is_shown_as_people_write_it(value: str, text: str) -> None:
    assert percent(Fraction(value)) == text


def test_equal_shares_are_told_in_words() -> None:
    assert shown(defined()) == "各方均等"


def test_a_figure_left_blank_adds_nothing() -> None:
    term = ShareTerm(State.BLANK, ONE, (Share("甲方", Fraction(3, 5)), Share("乙方", None)))
    assert (total(term), shown(term)) == (Fraction(3, 5), "甲方 60%")


@given(st.lists(st.integers(1, 100), min_size=2, max_size=3))
def test_parts_of_one_whole_always_add_up(numbers: list[int]) -> None:
    parts = [f"{number}/{sum(numbers)}" for number in numbers]
    assert judge("sum", defined(*parts)).outcome is Outcome.SATISFIED


@given(st.lists(st.fractions(min_value=0, max_value=1), min_size=2, max_size=3))
def test_only_a_whole_is_one(values: list[Fraction]) -> None:
    judgement = judge("sum", defined(*(str(value) for value in values)))
    assert (judgement.outcome is Outcome.SATISFIED) is (sum(values) == 1)
