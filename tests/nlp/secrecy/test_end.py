from __future__ import annotations

from datetime import date

import pytest
from helpers.promises import read
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Anchor, CooperationTerm, DatedEvent, SecrecyPeriod, SecrecyTerm, State
from pipeline.nlp.secrecy.end import End, known_end, settle

HERE = Evidence("", Location(0, 0, 0))


def months(number: int, anchor: Anchor) -> SecrecyTerm:
    return SecrecyTerm(SecrecyPeriod.MONTHS, HERE, number, anchor)


def until(day: date) -> SecrecyTerm:
    return SecrecyTerm(SecrecyPeriod.MONTHS, HERE, anchor=Anchor.OTHER, until=day)


def test_a_period_from_the_end_is_what_it_says() -> None:
    assert settle(months(36, Anchor.COOPERATION_END), End()).months_after_end == 36


@pytest.mark.parametrize("anchor", [Anchor.SIGNING, Anchor.EFFECTIVE])
def test_a_period_from_the_start_loses_the_term(anchor: Anchor) -> None:
    assert settle(months(60, anchor), End(term=24)).months_after_end == 36


def test_a_last_day_is_an_end_whatever_the_term_begins_with() -> None:
    term = CooperationTerm(State.DEFINED, None, None, date(2028, 5, 31), "signing")
    end = known_end(read("第一条 合作"), term, [DatedEvent("signing", HERE, date(2027, 6, 1))])
    assert settle(months(24, Anchor.SIGNING), end).months_after_end == 12
    assert settle(months(36, Anchor.SIGNING), end).months_after_end == 24


def test_the_computation_is_shown_step_by_step() -> None:
    assert settle(months(60, Anchor.SIGNING), End(term=24)).derivation == (
        "保密期限：自签署起 60 个月",
        "合作期限：24 个月",
        "合作结束后剩余：60 − 24 = 36 个月",
    )


def test_a_period_that_is_over_before_the_end_leaves_nothing() -> None:
    settled = settle(months(24, Anchor.EFFECTIVE), End(term=36))
    assert settled.months_after_end == 0
    assert settled.derivation[-1] == "合作结束后剩余：24 − 36 = -12 个月，即合作结束前已届满"


@pytest.mark.parametrize("anchor", [Anchor.DISCLOSURE, Anchor.ACCEPTANCE, Anchor.NONE])
def test_a_period_from_a_moment_in_between_leaves_at_least_as_much(anchor: Anchor) -> None:
    settled = settle(months(60, anchor), End(term=24))
    assert (settled.months_after_end, settled.least_after_end) == (None, 36)
    assert settled.derivation[-1] == "最早自合作开始时起算，合作结束后至少剩余：36 个月"


def test_a_moment_unrelated_to_the_cooperation_says_nothing() -> None:
    settled = settle(months(60, Anchor.OTHER), End(term=24))
    assert (settled.months_after_end, settled.least_after_end) == (None, None)


@pytest.mark.parametrize("anchor", [Anchor.SIGNING, Anchor.DISCLOSURE, Anchor.NONE])
def test_without_a_term_nothing_is_known(anchor: Anchor) -> None:
    assert settle(months(60, anchor), End()) == months(60, anchor)


def test_acceptance_may_be_the_end() -> None:
    settled = settle(months(36, Anchor.ACCEPTANCE), End(at_acceptance=True))
    assert (settled.months_after_end, settled.derivation) == (36, ("合作至验收时结束",))


def test_secrecy_during_the_cooperation_leaves_nothing() -> None:
    assert settle(SecrecyTerm(SecrecyPeriod.COOPERATION_ONLY, HERE), End()).months_after_end == 0


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2028, 3, 1), 24),
        (date(2028, 2, 28), 24),
        (date(2028, 2, 27), 23),
        (date(2026, 2, 28), 0),
        (date(2025, 1, 1), 0),
    ],
)
def test_a_day_is_measured_against_the_day_of_the_end(day: date, left: int) -> None:
    settled = settle(until(day), End(day=date(2026, 2, 28)))
    assert settled.months_after_end == left
    assert settled.derivation == (
        "合作结束：2026-02-28",
        f"保密至：{day.isoformat()}",
        f"合作结束后满 {left} 个月",
    )


def test_a_day_without_a_known_end_says_nothing() -> None:
    assert settle(until(date(2030, 1, 1)), End()).months_after_end is None


@given(st.integers(1, 240), st.integers(1, 120))
def test_what_is_left_and_the_term_make_the_whole(left: int, term: int) -> None:
    assert settle(months(left + term, Anchor.SIGNING), End(term=term)).months_after_end == left


def test_the_day_of_the_end_follows_from_the_term_and_its_start() -> None:
    given_term = CooperationTerm(State.DEFINED, 24, date(2024, 3, 1))
    assert known_end(read("第一条 合作"), given_term, ()) == End(24, date(2026, 3, 1), dated=True)


def test_without_a_start_the_term_runs_from_signing_or_effect_whichever_is_later() -> None:
    events = (
        DatedEvent("signing", HERE, date(2024, 3, 1)),
        DatedEvent("effective", HERE, date(2024, 5, 1)),
        DatedEvent("other", HERE, date(2025, 5, 1)),
    )
    end = known_end(read("第一条 合作"), CooperationTerm(State.DEFINED, 12), events)
    assert end.day == date(2025, 5, 1)


def test_the_text_may_say_that_acceptance_is_the_end() -> None:
    given_text = "第三条 期限\n合作自签署之日起，至样机通过验收之日结束。"
    assert known_end(read(given_text), CooperationTerm(), ()).at_acceptance
