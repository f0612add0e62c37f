from decimal import Decimal

import pytest
from helpers.preparation import prepared, printed
from hypothesis import given
from hypothesis import strategies as st

from pipeline.generate.derive import feasibility


def test_the_four_dimensions_stand_side_by_side_with_their_mean_scores() -> None:
    record = printed(feasibility.derive, prepared()).feasibility
    assert [entry.name for entry in record.dimensions] == [
        "技术可行性",
        "资源可行性",
        "市场可行性",
        "风险可行性",
    ]
    assert [entry.score for entry in record.dimensions] == ["86.3"] * 4
    assert record.summary == "技术可行性、资源可行性、市场可行性、风险可行性为可行"


def test_no_mean_is_printed_unless_every_member_scored_every_dimension() -> None:
    data = prepared()
    del data["feasibility"]["panel"][1]["scores"]["market"]
    record = printed(feasibility.derive, data).feasibility
    assert not record.scored
    assert not any(entry.score for entry in record.dimensions)


def test_a_panel_without_members_has_not_scored() -> None:
    data = prepared()
    data["feasibility"]["panel"] = []
    assert not printed(feasibility.derive, data).feasibility.scored


@pytest.mark.parametrize(
    ("score", "judgement"),
    [("80.0", "可行"), ("79.9", "基本可行"), ("60.0", "基本可行"), ("59.9", "不可行")],
)
def test_the_scale_of_scores_includes_its_lower_bounds(score: str, judgement: str) -> None:
    assert feasibility.graded(Decimal(score)) == judgement


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=1, max_size=9))
def test_a_mean_lies_between_the_lowest_and_the_highest_score(scores: list[int]) -> None:
    panel = [{"scores": dict.fromkeys(feasibility.DIMENSIONS, score)} for score in scores]
    mean = feasibility.mean_score(panel, "risk")
    assert mean is not None
    assert min(scores) <= mean <= max(scores)
    assert abs(mean * len(scores) - sum(scores)) <= Decimal("0.05") * len(scores)


def test_a_mean_of_half_a_tenth_is_rounded_up() -> None:
    panel = [{"scores": dict.fromkeys(feasibility.DIMENSIONS, score)} for score in [80] * 19 + [79]]
    assert feasibility.mean_score(panel, "risk") == Decimal("80.0")


def test_judgements_of_different_kinds_are_summed_up_in_the_order_of_the_dimensions() -> None:
    data = prepared()
    data["feasibility"]["resource"]["judgement"] = "基本可行"
    del data["feasibility"]["market"]["judgement"]
    said = printed(feasibility.derive, data).feasibility.summary
    assert said == "技术可行性、风险可行性为可行，资源可行性为基本可行，市场可行性为未评估"


def test_a_risk_has_the_level_of_table_one() -> None:
    assert printed(feasibility.derive, prepared()).feasibility.risk["items"][0].level == "高风险"


@pytest.mark.parametrize("gone", ["probability", "impact"])
def test_a_risk_without_probability_or_impact_has_no_level(gone: str) -> None:
    data = prepared()
    del data["feasibility"]["risk"]["items"][0][gone]
    assert not printed(feasibility.derive, data).feasibility.risk["items"][0].level


def test_a_member_is_printed_with_the_party_or_else_with_the_own_unit() -> None:
    panel = printed(feasibility.derive, prepared()).feasibility.panel
    assert [member.origin for member in panel] == ["示例研究会", "示例科技有限公司", "示例大学"]


@pytest.mark.parametrize(("result", "passed"), [("通过", True), ("不通过", False), ("补充后重新评估", False)])
def test_only_a_pass_is_a_pass(result: str, passed: bool) -> None:  # noqa: FBT001 - a column of the table
    data = prepared()
    data["feasibility"]["conclusion"]["result"] = result
    assert bool(printed(feasibility.derive, data).feasibility.passed) is passed
