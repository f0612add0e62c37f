from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.calendar_files import load_calendar
from pipeline.process.statutory import FIRST_YEAR, LAST_YEAR, statutory_holidays

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


@pytest.mark.parametrize("year", YEARS)
def test_there_are_eleven_days_before_2025_and_thirteen_since(year: int) -> None:
    names = [name for joined in statutory_holidays(year).values() for name in joined.split("、")]
    assert len(names) == (13 if year >= 2025 else 11)


@pytest.mark.parametrize("year", YEARS)
def test_every_holiday_falls_in_its_season(year: int) -> None:
    found = statutory_holidays(year)
    assert all(day.year == year for day in found)
    first = {name: day for day, names in reversed(list(found.items())) for name in names.split("、")}
    assert date(year, 1, 20) <= first["春节"] <= date(year, 2, 20)
    assert date(year, 4, 4) <= first["清明节"] <= date(year, 4, 6)
    assert date(year, 5, 25) <= first["端午节"] <= date(year, 6, 26)
    assert date(year, 9, 7) <= first["中秋节"] <= date(year, 10, 9)


@pytest.mark.parametrize("year", YEARS)
def test_the_lunar_days_keep_their_distance(year: int) -> None:
    """From 初五 of the fifth month to 十五 of the eighth there are 3 months of 29 or 30 days and 10 days.

    A leap month between them adds one more.
    """
    first = {
        name: day
        for day, names in reversed(list(statutory_holidays(year).items()))
        for name in names.split("、")
    }
    assert (first["中秋节"] - first["端午节"]).days in {97, 98, 99, 100, 126, 127, 128, 129}


@pytest.mark.parametrize("year", load_calendar().years)
def test_announced_years_are_off_on_every_statutory_holiday(year: int) -> None:
    calendar = load_calendar()
    worked = [day for day in statutory_holidays(year) if calendar.day(day).working]
    assert worked == []


def test_two_holidays_on_one_day_have_both_names() -> None:
    assert statutory_holidays(2031)[date(2031, 10, 1)] == "中秋节、国庆节"


@given(st.integers(1, 9999).filter(lambda year: year not in YEARS))
def test_other_years_are_not_guessed(year: int) -> None:
    with pytest.raises(InputError, match=f"没有{year}年的法定节假日资料"):
        statutory_holidays(year)
