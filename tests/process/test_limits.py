"""The numbers of this room are those of the catalogue of law, and its clauses stand in it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from pipeline import law
from pipeline.process import achievement, clauses, deadlines, schedule, votes
from pipeline.process.choices import choices

CATALOGUE = law.load()
PERCENT = {
    "plan-review-approval": votes.PLAN_REVIEW_APPROVAL,
    "goal-achievement-minimum": achievement.GOAL_ACHIEVEMENT_MINIMUM,
    "schedule-change-limit": schedule.SCHEDULE_CHANGE_LIMIT,
    "transformation-problem-limit": schedule.TACKLING_LIMIT,
}
WORKING = {
    "resource-remedy-working-days": "resource_remedy",
    "milestone-rectification-working-days": "milestone_rectification",
    "appraisal-rectification-working-days": "appraisal_rectification",
    "ip-filing-working-days": "ip_filing",
    "closing-report-working-days": "closing_report",
}
MONTHS = {
    "archive-minimum-months": "archive",
    "research-data-minimum-months": "research_data",
    "secrecy-minimum-months": "secrecy",
}


def number(name: str) -> int:
    value = CATALOGUE.value_on(name, date(2026, 1, 1))
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize("name", PERCENT)
def test_a_share_is_the_one_of_the_catalogue(name: str) -> None:
    assert Fraction(number(name), 100) == PERCENT[name]


@pytest.mark.parametrize("name", WORKING)
def test_a_number_of_working_days_is_the_one_of_the_catalogue(name: str) -> None:
    assert number(name) == deadlines.TERMS[WORKING[name]].working


@pytest.mark.parametrize("name", MONTHS)
def test_a_number_of_months_is_the_one_of_the_catalogue(name: str) -> None:
    length = deadlines.TERMS[MONTHS[name]].length
    assert length is not None
    assert number(name) == 12 * length.years + length.months


def test_the_limits_of_the_schedule_are_those_of_the_deadlines() -> None:
    found = {name: term.working for name, term in deadlines.TERMS.items()}
    assert found["resource_remedy"] == schedule.RESOURCE_WORKING_DAYS
    assert found["milestone_rectification"] == schedule.MILESTONE_WORKING_DAYS
    assert found["appraisal_rectification"] == schedule.APPRAISAL_WORKING_DAYS


@pytest.mark.parametrize("clause", clauses.STANDARD)
def test_a_clause_is_cited_as_the_catalogue_prints_it(clause: str) -> None:
    assert clause in {article.shown for article in CATALOGUE.laws["standard"].articles}


def test_the_law_of_patent_licences_is_cited_as_the_catalogue_prints_it() -> None:
    articles = {article.shown for article in CATALOGUE.laws["patent-rules"].articles}
    assert clauses.PATENT_LICENCE.removeprefix("《专利法实施细则》") in articles


def test_every_choice_is_a_sentence() -> None:
    said = [sentence for sentences in choices().values() for sentence in sentences]
    assert all(sentence.endswith("。") for sentence in said)
    assert len(set(said)) == len(said) > 15
