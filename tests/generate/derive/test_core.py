"""The length of a project as documents say it."""

from __future__ import annotations

import pytest
from helpers.execution import project

from pipeline.generate.derive.core import derive


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2024-03-01", "2026-02-28", "24个月"),
        ("2024-03-01", "2024-06-15", "3个月15天"),
        ("2024-03-01", "2024-03-01", "1天"),
        ("2024-01-31", "2024-02-29", "1个月1天"),
        ("2024-01-31", "2024-02-28", "29天"),
    ],
)
def test_both_the_first_and_the_last_day_count(start: str, end: str, said: str) -> None:
    made = derive(project(project={"name": "甲", "start": start, "end": end}))
    assert made["project"]["length"] == said  # type: ignore[index]
