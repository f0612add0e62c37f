from datetime import date

import pytest
from helpers.evaluated import look, risk

from pipeline.generate.risk_history import UNGRADED, graded, history
from pipeline.process.risk import Grade


def test_assessments_are_in_the_order_of_their_days_whatever_their_order_in_the_file() -> None:
    past = history(risk(look("2024-05-01", "80%", "高"), look("2024-04-01", "20%", "低")))
    assert [item.on for item in past.looks] == [date(2024, 4, 1), date(2024, 5, 1)]


def test_the_peak_is_the_first_assessment_with_the_highest_level() -> None:
    past = history(
        risk(
            look("2024-04-01", "20%", "低"),
            look("2024-05-01", "80%", "高"),
            look("2024-06-01", "75%", "高"),
            look("2024-07-01", "10%", "低"),
        )
    )
    assert past.peak is not None
    assert past.peak.on == date(2024, 5, 1)
    assert past.last is not None
    assert past.last.name == "低风险"


def test_a_risk_without_assessment_has_no_level() -> None:
    past = history(risk())
    assert (past.first, past.last, past.peak) == (None, None, None)


def test_a_probability_above_the_whole_is_not_graded_and_never_low() -> None:
    past = history(risk(look("2024-04-01", "120%", "低")))
    assert past.peak is None
    assert past.last is not None
    assert past.last.name == UNGRADED


@pytest.mark.parametrize(
    ("day", "level"),
    [("2024-03-31", None), ("2024-04-01", "低风险"), ("2024-04-30", "低风险"), ("2024-05-01", "高风险")],
)
def test_an_assessment_holds_from_its_day_until_the_next(day: str, level: str | None) -> None:
    past = history(risk(look("2024-04-01", "20%", "低"), look("2024-05-01", "80%", "高")))
    held = past.at(date.fromisoformat(day))
    assert (held and held.name) == level


def test_a_closed_risk_has_no_level_from_the_day_it_was_closed() -> None:
    past = history(risk(look("2024-04-01", "20%", "低"), closed_on="2024-06-01"))
    assert past.at(date(2024, 5, 31)) is not None
    assert past.at(date(2024, 6, 1)) is None
    assert past.before(date(2024, 6, 1)) is not None


@pytest.mark.parametrize(
    ("probability", "impact", "level"),
    [
        ("30%", "高影响", Grade.MIDDLE),
        ("30.1%", "高影响", Grade.HIGH),
        ("70%", "低影响", Grade.LOW),
        ("71%", "低影响", Grade.MIDDLE),
        ("1/3", "中影响", Grade.MIDDLE),
        ("100%", "中影响", Grade.HIGH),
    ],
)
def test_the_words_of_the_project_file_find_their_cell_of_the_matrix(
    probability: str, impact: str, level: Grade
) -> None:
    found = graded(probability, impact)
    assert found is not None
    assert found.level is level
