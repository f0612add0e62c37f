from __future__ import annotations

from datetime import date

import pytest
from helpers.agreements import agreement, evidence, with_terms
from helpers.judging import judged, quotes

from pipeline.check.kinds import dates_ordered
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import CooperationTerm, DatedEvent, State, Terms

LINE = "合作期限自2024年1月1日起至2025年12月31日止。"
SIGNED = "签订日期：2024年3月1日"


def dated(
    *events: tuple[str, str, date | None],
    term: CooperationTerm | None = None,
    text: str = f"{LINE}\n{SIGNED}",
) -> Agreement:
    given = agreement(text)
    state = {True: State.DEFINED, False: State.UNDEFINED}
    dates = tuple(
        DatedEvent(event, evidence(given, quote), value, state[value is not None])
        for event, quote, value in events
    )
    return with_terms(given, Terms(dates=dates, cooperation_term=term or CooperationTerm()))


def term(
    months: int | None = None, start: date | None = date(2024, 1, 1), end: date | None = date(2025, 12, 31)
) -> CooperationTerm:
    return CooperationTerm(State.DEFINED, months, start, end)


def test_a_date_of_no_calendar_is_quoted_itself() -> None:
    text = "乙方应当在2025年9月31日前提交报告。"
    judgement = judged(dates_ordered, dated(("other", text, None), text=text))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["2025年9月31日"])


@pytest.mark.parametrize("text", ["2022年9月", "期限：2021年10月至2023年10月。", "乙方于2024年8月底前完成。"])
def test_a_month_without_a_day_is_no_impossible_date(text: str) -> None:
    assert judged(dates_ordered, dated(("other", text, None), text=text)).outcome is Outcome.NOT_APPLICABLE


def test_an_end_before_its_start_is_violated() -> None:
    text = "自2026年1月1日起至2024年12月31日止。"
    given = dated(("start", text, date(2026, 1, 1)), ("end", text, date(2024, 12, 31)), text=text)
    judgement = judged(dates_ordered, given)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["2026年1月1日", "2024年12月31日"])


def test_stages_of_different_paragraphs_are_not_compared() -> None:
    text = "自2026年1月1日起。\n至2024年12月31日止。"
    first, second = text.splitlines()
    given = dated(("start", first, date(2026, 1, 1)), ("end", second, date(2024, 12, 31)), text=text)
    assert judged(dates_ordered, given).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    ("signed", "outcome"),
    [
        (date(2023, 12, 1), Outcome.SATISFIED),
        (date(2024, 1, 1), Outcome.SATISFIED),
        (date(2024, 3, 1), Outcome.UNDETERMINED),
        (date(2026, 1, 1), Outcome.VIOLATED),
    ],
)
def test_the_signing_is_compared_with_the_term(signed: date, outcome: Outcome) -> None:
    given = dated(("signing", SIGNED, signed), term=term())
    assert judged(dates_ordered, given).outcome is outcome


@pytest.mark.parametrize(
    ("months", "outcome"), [(24, Outcome.SATISFIED), (36, Outcome.VIOLATED), (12, Outcome.VIOLATED)]
)
def test_a_stated_length_is_compared_with_start_and_end(months: int, outcome: Outcome) -> None:
    given = dated(("start", LINE, date(2024, 1, 1)), ("end", LINE, date(2025, 12, 31)), term=term(months))
    assert judged(dates_ordered, given).outcome is outcome


def test_problems_are_told_in_the_language_of_the_run() -> None:
    given = dated(("signing", SIGNED, date(2026, 1, 1)), term=term())
    assert "届满" in judged(dates_ordered, given).fields["problem"]
    assert "after the term ended" in judged(dates_ordered, given, lang="en").fields["problem"]


def test_without_dates_there_is_nothing_to_judge() -> None:
    assert judged(dates_ordered, agreement(LINE)).outcome is Outcome.NOT_APPLICABLE
