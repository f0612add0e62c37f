"""Public holidays for all citizens by the law itself, for years that no notice arranges yet.

《全国年节及纪念日放假办法》: 11 days from 2014, 13 days from 2025 (除夕 and 5月2日 were added). How days are
moved to make longer breaks is announced year by year and is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from pipeline.errors import InputError

THIRTEEN_FROM = 2025
"""The year from which there are 13 days."""

_LUNAR: Mapping[int, tuple[str, str, str, str]] = MappingProxyType(
    {
        2018: ("02-16", "04-05", "06-18", "09-24"),
        2019: ("02-05", "04-05", "06-07", "09-13"),
        2020: ("01-25", "04-04", "06-25", "10-01"),
        2021: ("02-12", "04-04", "06-14", "09-21"),
        2022: ("02-01", "04-05", "06-03", "09-10"),
        2023: ("01-22", "04-05", "06-22", "09-29"),
        2024: ("02-10", "04-04", "06-10", "09-17"),
        2025: ("01-29", "04-04", "05-31", "10-06"),
        2026: ("02-17", "04-05", "06-19", "09-25"),
        2027: ("02-06", "04-05", "06-09", "09-15"),
        2028: ("01-26", "04-04", "05-28", "10-03"),
        2029: ("02-13", "04-04", "06-16", "09-22"),
        2030: ("02-03", "04-05", "06-05", "09-12"),
        2031: ("01-23", "04-05", "06-24", "10-01"),
        2032: ("02-11", "04-04", "06-12", "09-19"),
        2033: ("01-31", "04-04", "06-01", "09-08"),
        2034: ("02-19", "04-05", "06-20", "09-27"),
        2035: ("02-08", "04-05", "06-10", "09-16"),
        2036: ("01-28", "04-04", "05-30", "10-04"),
        2037: ("02-15", "04-04", "06-18", "09-24"),
        2038: ("02-04", "04-05", "06-07", "09-13"),
        2039: ("01-24", "04-05", "05-27", "10-02"),
        2040: ("02-12", "04-04", "06-14", "09-20"),
    }
)
"""正月初一, 清明, 五月初五 and 八月十五 by the Chinese calendar; computed from the moon and the sun."""

FIRST_YEAR, LAST_YEAR = min(_LUNAR), max(_LUNAR)


@cache
def statutory_holidays(year: int) -> Mapping[date, str]:
    """The statutory holidays of ``year`` with their names, in the order of the year.

    Where two fall on one day (中秋节 on 1 October) the day has both names. Raises InputError for a year
    outside ``FIRST_YEAR`` to ``LAST_YEAR``.
    """
    if year not in _LUNAR:
        raise InputError(f"没有{year}年的法定节假日资料（现有{FIRST_YEAR}年至{LAST_YEAR}年），请人工确定日期")
    named: dict[date, str] = {}
    for day, name in _days(year):
        named[day] = f"{named[day]}、{name}" if day in named else name
    return MappingProxyType(dict(sorted(named.items())))


def _days(year: int) -> Iterator[tuple[date, str]]:
    spring, qingming, duanwu, mid_autumn = (date.fromisoformat(f"{year}-{day}") for day in _LUNAR[year])
    thirteen = year >= THIRTEEN_FROM
    yield from _run(date(year, 1, 1), 1, "元旦")
    yield from _run(spring - timedelta(days=1), 4, "春节") if thirteen else _run(spring, 3, "春节")
    yield qingming, "清明节"
    yield from _run(date(year, 5, 1), 2 if thirteen else 1, "劳动节")
    yield duanwu, "端午节"
    yield mid_autumn, "中秋节"
    yield from _run(date(year, 10, 1), 3, "国庆节")


def _run(first: date, length: int, name: str) -> Iterator[tuple[date, str]]:
    for offset in range(length):
        yield first + timedelta(days=offset), name
