from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.benchmark import floor
from pipeline.errors import ContentError

METRICS = {"all": {"recall": 0.9, "alarms": 3}}


def limits(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "floor.yaml"
    path.write_text(text, encoding="utf-8")
    return floor.fallen(floor.load(path), METRICS, path)


@pytest.mark.parametrize(
    ("limit", "fallen"),
    [
        ("at_least: 0.9", False),
        ("at_least: 0.91", True),
        ("at_most: 0.9", False),
        ("at_most: 0.89", True),
    ],
)
def test_a_figure_must_not_cross_its_limit(tmp_path: Path, limit: str, fallen: bool) -> None:  # noqa: FBT001
    found = limits(tmp_path, f"limits:\n  - {{figure: all.recall, title: 找到的比例, {limit}}}\n")
    assert bool(found) == fallen


def test_what_fell_is_told_with_both_numbers(tmp_path: Path) -> None:
    (told,) = limits(tmp_path, "limits:\n  - {figure: all.alarms, title: 误报, at_most: 2}\n")
    assert told == "误报（all.alarms）是 3，不得高于 2"


def test_an_unknown_figure_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"没有指标 all\.other"):
        limits(tmp_path, "limits:\n  - {figure: all.other, title: 别的, at_most: 2}\n")


def test_a_limit_is_one_of_two(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        limits(tmp_path, "limits:\n  - {figure: all.alarms, title: 误报}\n")
