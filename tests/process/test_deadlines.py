from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.process.calendar_files import load_calendar
from pipeline.process.calendars import calendar_of
from pipeline.process.deadlines import HOUR_TERMS, TERMS, Kind, deadline, hour_deadline
from pipeline.process.working_days import is_working_day

CALENDAR = calendar_of(year for year in load_calendar().years.values() if year.year <= 2026)


@pytest.mark.parametrize(
    ("identity", "shown", "due"),
    [
        ("resource_remedy", "15个工作日", "2026-09-20"),
        ("milestone_rectification", "30个工作日", "2026-10-16"),
        ("appraisal_rectification", "60个工作日", "2026-11-27"),
        ("ip_filing", "30个工作日", "2026-10-16"),
        ("closing_report", "30个工作日", "2026-10-16"),
        ("closing_evaluation", "6个月", "2027-03-01"),
        ("evaluation_publicity", "5个工作日", "2026-09-07"),
        ("improvement_check", "3个月", "2026-11-30"),
        ("licence_filing", "3个月", "2026-11-30"),
        ("archive", "10年", "2036-08-31"),
        ("research_data", "5年", "2031-08-31"),
        ("secrecy", "2年", "2028-08-31"),
    ],
)
def test_a_term_falls_on_its_day(identity: str, shown: str, due: str) -> None:
    found = deadline(CALENDAR, identity, date(2026, 8, 31))
    assert (found.term.shown, found.due) == (shown, date.fromisoformat(due))
    assert found.name in found.derivation[0]
    assert found.clause in found.derivation[0]


def test_every_term_is_tried_above() -> None:
    tried = test_a_term_falls_on_its_day.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {identity for identity, *_ in tried} == set(TERMS)


def test_a_term_that_ends_in_an_unannounced_year_is_provisional() -> None:
    assert deadline(CALENDAR, "closing_evaluation", date(2026, 8, 31)).provisional
    assert not deadline(CALENDAR, "improvement_check", date(2026, 8, 31)).provisional
    assert not deadline(CALENDAR, "archive", date(2026, 8, 31)).provisional


def test_the_last_step_says_what_the_day_means() -> None:
    assert deadline(CALENDAR, "ip_filing", date(2026, 8, 31)).derivation[-1] == "最迟2026年10月16日"
    assert deadline(CALENDAR, "archive", date(2026, 8, 31)).derivation[-1] == "至少至2036年8月31日"


@pytest.mark.parametrize(
    ("identity", "hours"), [("meeting_reply", 24), ("emergency_notice", 2), ("emergency_solution", 48)]
)
def test_hours_are_counted_from_the_moment(identity: str, hours: int) -> None:
    moment = datetime(2026, 9, 30, 23, 30)  # noqa: DTZ001 - wall clock of the parties
    assert hour_deadline(identity, moment) == moment + timedelta(hours=hours)
    assert set(HOUR_TERMS) == {"meeting_reply", "emergency_notice", "emergency_solution"}


def test_an_unknown_term_is_no_deadline() -> None:
    with pytest.raises(KeyError):
        deadline(CALENDAR, "nothing", date(2026, 8, 31))


@given(st.sampled_from(sorted(TERMS)), st.dates(CALENDAR.first, date(2035, 1, 1)))
def test_what_is_to_be_done_falls_on_a_working_day_after_its_event(identity: str, since: date) -> None:
    found = deadline(CALENDAR, identity, since)
    assert found.due > since
    if found.term.kind is Kind.LATEST:
        assert is_working_day(CALENDAR, found.due).value
