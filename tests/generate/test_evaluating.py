from fractions import Fraction

import pytest
from helpers.evaluated import evaluation, measured, project
from hypothesis import given
from hypothesis import strategies as st

from pipeline.generate.evaluating import ordered, scored


def test_full_figures_give_a_hundred_points() -> None:
    assert scored(evaluation("2025-04-10")).result.total == 100


@pytest.mark.parametrize(
    ("name", "figures", "value"),
    [
        ("technical", {"met": 3, "total": 4}, Fraction(3, 4)),
        ("conversion", {"converted": 1, "total": 3}, Fraction(1, 3)),
        ("funds", {"value": "1100.00", "spent": "1000.00", "benchmark": "1.10"}, Fraction(1)),
        ("equipment", {"used": 70, "available": 100}, Fraction(7, 10)),
        ("communication", {"issues": 10, "days": 98}, Fraction(98, 10)),
        ("duties", {"done": 17, "total": 20}, Fraction(17, 20)),
        ("intention", {"definite": False}, Fraction(0)),
        ("talents", {"trained": 84, "planned": 80}, Fraction(21, 20)),
    ],
)
def test_each_measured_value_follows_from_its_figures(
    name: str, figures: dict[str, object], value: Fraction
) -> None:
    entry = evaluation("2025-04-10", measured=measured(**{name: figures}))
    identity = {"conversion": "transformation", "funds": "fund_efficiency", "talents": "talent"}.get(
        name, name
    )
    lines = {line.indicator.id: line for line in scored(entry).result.lines}
    assert lines[identity].measured == value


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("technical", None),
        ("technical", {"met": 0, "total": 0}),
        ("technical", {"met": 3}),
        ("conversion", {"converted": 0, "total": 0}),
        ("funds", {"value": "1.00", "spent": "0.00", "benchmark": "1.00"}),
        ("funds", {"value": "1.00", "spent": "1.00"}),
        ("funds", {"value": "1.00", "spent": "1.00", "benchmark": "0"}),
        ("equipment", {"used": 3, "available": 0}),
        ("communication", {"issues": 0, "days": 0}),
        ("communication", {"issues": 3}),
        ("intention", {"content": "再合作"}),
        ("talents", {"trained": 3, "planned": 0}),
    ],
)
def test_incomplete_figures_are_no_data_and_there_is_no_total(
    name: str, figures: dict[str, object] | None
) -> None:
    result = scored(evaluation("2025-04-10", measured=measured(**{name: figures}))).result
    assert len(result.missing) == 1
    assert result.total is None
    assert result.rating is None


def test_nothing_measured_is_no_data_for_all_eight() -> None:
    assert len(scored({"name": "评价", "kind": "阶段性评价", "on": "2025-04-10"}).result.missing) == 8


def test_a_measured_zero_is_data() -> None:
    entry = evaluation("2025-04-10", measured=measured(conversion={"converted": 0, "total": 2}))
    assert scored(entry).result.total == 85


def test_evaluations_are_in_the_order_of_their_days() -> None:
    found = ordered(
        project(evaluations=[evaluation("2025-07-10", name="乙"), evaluation("2025-04-10", name="甲")])
    )
    assert [own.entry["name"] for own in found] == ["甲", "乙"]


@given(st.integers(0, 50), st.integers(1, 50))
def test_more_results_reached_never_lower_the_score(met: int, total: int) -> None:
    def score(reached: int) -> Fraction:
        entry = evaluation("2025-04-10", measured=measured(technical={"met": reached, "total": total}))
        found = scored(entry).result.total
        assert found is not None
        return found

    assert score(met) <= score(met + 1)
