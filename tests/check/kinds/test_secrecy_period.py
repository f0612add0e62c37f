from __future__ import annotations

from datetime import date

import pytest
from helpers.agreements import agreement, evidence, with_terms
from helpers.judging import judged, quotes
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.judgement import Judgement
from pipeline.check.kinds import secrecy_period
from pipeline.check.kinds.secrecy_period import shown
from pipeline.model.report import Outcome
from pipeline.model.terms import Anchor, Confidentiality, SecrecyPeriod, SecrecyTerm, State, Terms

TEXT = "甲句。乙句。丙句。"
PARTY = agreement(TEXT)
ONE, TWO, THREE = (evidence(PARTY, quote) for quote in ("甲句。", "乙句。", "丙句。"))
END, NONE = Anchor.COOPERATION_END, Anchor.NONE
SATISFIED, VIOLATED, UNDETERMINED = Outcome.SATISFIED, Outcome.VIOLATED, Outcome.UNDETERMINED


def after(months: int, *, party: str = "", subject: str = "") -> SecrecyTerm:
    return SecrecyTerm(
        SecrecyPeriod.MONTHS, ONE, months, END, months_after_end=months, party=party, subject=subject
    )


def of(
    period: SecrecyPeriod, *, party: str = "", subject: str = "", months: int | None = None
) -> SecrecyTerm:
    return SecrecyTerm(period, TWO, months, party=party, subject=subject)


def judge(*terms: SecrecyTerm, state: State = State.DEFINED, needed: int = 24) -> Judgement:
    secrecy = Confidentiality(state, terms, (THREE,) if state is State.DEFINED else ())
    given_agreement = with_terms(PARTY, Terms(confidentiality=secrecy))
    return judged(secrecy_period, given_agreement, values={"secrecy-minimum-months": needed})


@pytest.mark.parametrize(
    ("months", "outcome"), [(23, VIOLATED), (24, SATISFIED), (25, SATISFIED), (0, VIOLATED)]
)
def test_a_known_remainder_is_compared(months: int, outcome: Outcome) -> None:
    assert judge(after(months)).outcome is outcome


@pytest.mark.parametrize(
    ("period", "outcome"),
    [
        (SecrecyPeriod.PERMANENT, SATISFIED),
        (SecrecyPeriod.UNTIL_PUBLIC, SATISFIED),
        (SecrecyPeriod.COOPERATION_ONLY, VIOLATED),
        (SecrecyPeriod.NONE, VIOLATED),
        (SecrecyPeriod.UNDEFINED, UNDETERMINED),
        (SecrecyPeriod.BLANK, UNDETERMINED),
    ],
)
def test_the_nature_of_a_period_decides(period: SecrecyPeriod, outcome: Outcome) -> None:
    assert judge(of(period)).outcome is outcome


@pytest.mark.parametrize(
    ("months", "least", "outcome"),
    [(23, None, VIOLATED), (60, None, UNDETERMINED), (60, 24, SATISFIED), (60, 23, UNDETERMINED)],
)
def test_from_an_unknown_start_a_period_may_be_too_short_or_long_enough_in_any_case(
    months: int, least: int | None, outcome: Outcome
) -> None:
    term = SecrecyTerm(SecrecyPeriod.MONTHS, ONE, months, NONE, least_after_end=least)
    assert judge(term).outcome is outcome


def test_an_upper_limit_below_what_is_needed_is_too_short() -> None:
    assert judge(of(SecrecyPeriod.UNDEFINED, months=12)).outcome is VIOLATED
    assert judge(of(SecrecyPeriod.UNDEFINED, months=36)).outcome is UNDETERMINED


def test_no_secrecy_at_all_is_a_violation_without_a_place() -> None:
    judgement = judge(state=State.ABSENT)
    assert (judgement.outcome, quotes(judgement)) == (VIOLATED, [])
    assert judgement.fields["found"] == "没有保密条款"


def test_a_duty_without_a_period_is_quoted() -> None:
    judgement = judge()
    assert (judgement.outcome, quotes(judgement)) == (VIOLATED, ["丙句。"])
    assert judgement.fields["found"] == "有保密义务而没有约定期限"


def test_a_period_of_one_party_alone_is_told_as_such() -> None:
    judgement = judge(after(60, party="乙方"))
    assert judgement.outcome is SATISFIED
    assert judgement.fields["found"] == "乙方：合作结束后 60 个月（没有写明其他方的期限）"


def test_every_party_must_be_bound_long_enough() -> None:
    judgement = judge(after(60, party="甲方"), after(12, party="乙方"))
    assert (judgement.outcome, judgement.fields["found"]) == (VIOLATED, "乙方：合作结束后 12 个月")
    assert judge(after(60, party="甲方"), after(24, party="乙方")).outcome is SATISFIED


def test_a_statement_for_all_binds_each_party() -> None:
    assert judge(after(36), after(60, party="乙方")).outcome is SATISFIED
    assert judge(after(12), after(60, party="乙方")).outcome is UNDETERMINED


def test_general_statements_that_contradict_each_other_are_left_to_a_reader() -> None:
    judgement = judge(after(36), of(SecrecyPeriod.COOPERATION_ONLY))
    assert (judgement.outcome, quotes(judgement)) == (UNDETERMINED, ["甲句。", "乙句。"])


def test_a_longer_promise_for_special_secrets_does_not_help() -> None:
    judgement = judge(after(12), of(SecrecyPeriod.PERMANENT, subject="源代码"))
    assert (judgement.outcome, quotes(judgement)) == (VIOLATED, ["甲句。"])


@pytest.mark.parametrize("period", [SecrecyPeriod.NONE, SecrecyPeriod.BLANK, SecrecyPeriod.COOPERATION_ONLY])
def test_a_shorter_promise_for_special_secrets_is_left_to_a_reader(period: SecrecyPeriod) -> None:
    judgement = judge(after(36), of(period, subject="源代码"))
    assert (judgement.outcome, quotes(judgement)) == (UNDETERMINED, ["甲句。", "乙句。"])


@pytest.mark.parametrize("subject", ["受试者身份信息", "网络拓扑", "其中的商业秘密", "B级资料"])
def test_a_promise_for_some_secrets_alone_is_left_to_a_reader(subject: str) -> None:
    judgement = judge(of(SecrecyPeriod.PERMANENT, subject=subject))
    assert judgement.outcome is UNDETERMINED
    assert judgement.fields["found"].startswith("只就一部分信息写明期限")


@pytest.mark.parametrize("subject", ["商业秘密", "技术秘密", "非公开技术材料", "前款所列数据"])
def test_what_may_be_all_that_is_secret_suffices(subject: str) -> None:
    assert judge(after(36, subject=subject)).outcome is SATISFIED


def test_where_every_promise_is_special_the_worst_counts() -> None:
    assert judge(after(60, subject="核心类"), after(12, subject="一般类")).outcome is VIOLATED
    assert judge(after(60, subject="核心类"), after(24, subject="一般类")).outcome is SATISFIED


def test_the_computation_is_shown_behind_what_was_found() -> None:
    term = SecrecyTerm(
        SecrecyPeriod.MONTHS, ONE, 36, Anchor.SIGNING, months_after_end=12, derivation=("一步", "二步")
    )
    judgement = judge(term)
    assert judgement.fields == {"months": "24", "found": "自签署起 36 个月", "derivation": "（一步；二步）"}


def test_the_house_may_want_more() -> None:
    assert judge(after(30), needed=36).outcome is VIOLATED


def test_the_number_of_months_may_come_from_another_parameter() -> None:
    secrecy = Confidentiality(State.DEFINED, (after(30),))
    given_agreement = with_terms(PARTY, Terms(confidentiality=secrecy))
    found = judged(secrecy_period, given_agreement, values={"special": 36}, months="special")
    assert found.outcome is VIOLATED


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (after(36), "合作结束后 36 个月"),
        (after(36, party="乙方"), "乙方：合作结束后 36 个月"),
        (of(SecrecyPeriod.PERMANENT), "合作终止后继续有效，不设期限"),
        (of(SecrecyPeriod.BLANK), "期限留空或未勾选"),
        (SecrecyTerm(SecrecyPeriod.MONTHS, ONE, until=date(2030, 12, 31)), "至 2030-12-31 止"),
    ],
)
def test_a_statement_is_told_in_a_few_words(term: SecrecyTerm, text: str) -> None:
    assert shown(term) == text


_ORDER = (VIOLATED, UNDETERMINED, SATISFIED)
_PARTIES = st.sampled_from(["", "甲方", "乙方"])
_SUBJECTS = st.sampled_from(["", "源代码"])
_TERMS = st.lists(
    st.builds(
        lambda months, party, subject: after(months, party=party, subject=subject),
        st.integers(0, 60),
        _PARTIES,
        _SUBJECTS,
    ),
    min_size=1,
    max_size=4,
)


@given(_TERMS, st.integers(1, 36))
def test_more_months_never_turn_satisfied_into_anything_else(terms: list[SecrecyTerm], more: int) -> None:
    longer = [after((term.months or 0) + more, party=term.party, subject=term.subject) for term in terms]
    if judge(*terms).outcome is SATISFIED:
        assert judge(*longer).outcome is SATISFIED


@given(_TERMS, st.integers(1, 60))
def test_a_stricter_demand_never_helps(terms: list[SecrecyTerm], needed: int) -> None:
    if judge(*terms, needed=needed + 1).outcome is SATISFIED:
        assert judge(*terms, needed=needed).outcome is SATISFIED


@given(_TERMS)
def test_satisfied_means_that_every_statement_suffices_and_that_each_party_has_a_general_one(
    terms: list[SecrecyTerm],
) -> None:
    enough = all((term.months or 0) >= 24 for term in terms)
    parties = {term.party for term in terms if term.party} or {""}
    general = {term.party for term in terms if not term.subject}
    assert (judge(*terms).outcome is SATISFIED) is (
        enough and all({party, ""} & general for party in parties)
    )


@pytest.mark.parametrize("subject", ["核心配方", "绝密级资料", "源代码", "个人信息", "部分信息"])
def test_a_period_for_a_part_of_the_secrets_does_not_stand_for_all(subject: str) -> None:
    told = judge(after(60, subject=subject))
    assert told.outcome is UNDETERMINED
    assert told.fields["found"].startswith("只就一部分信息写明期限")
    assert judge(after(60, subject=subject), after(24)).outcome is SATISFIED
    assert judge(after(12, subject=subject)).outcome is VIOLATED


def test_trade_secrets_may_be_all_that_is_secret() -> None:
    assert judge(after(60, subject="商业秘密")).outcome is SATISFIED
