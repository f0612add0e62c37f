from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from helpers.agreement_variants import Variant, example, project

from pipeline.generate import agreement_words as words
from pipeline.generate.derive.agreement import derive, exact_months, law_firm, secrecy
from pipeline.generate.load import project_of
from pipeline.model.project import Project

PARTIES: list[dict[str, Any]] = [
    {"name": "示例科技有限公司", "short": "示例科技", "kind": "企业"},
    {"name": "示例大学", "short": "示例大学", "kind": "高校"},
]


def small(**sections: object) -> Project:
    return project_of({"project": {"name": "示例项目"}, "parties": PARTIES, **sections})


def agreed(given: Project) -> dict[str, Any]:
    value = derive(given)["agreed"]
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(
    ("months", "said"), [(24, "2年"), (36, "3年"), (30, "30个月"), (25, "25个月"), (None, None)]
)
def test_secrecy_is_said_in_years_where_it_is_whole_years(months: int | None, said: str | None) -> None:
    assert secrecy(months) == said


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-03-01", "2026-02-28", 24),
        ("2024-01-31", "2024-03-30", 2),
        ("2024-03-01", "2026-02-27", None),
        ("2024-03-01", "2026-03-01", None),
        ("2024-02-29", "2025-02-28", None),
    ],
)
def test_months_are_told_where_the_term_is_a_whole_number_of_them(
    start: str, end: str, months: int | None
) -> None:
    assert exact_months(small(project={"name": "示例", "start": start, "end": end})) == months


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(5, 10_000), "万分之五"),
        (Fraction(3, 10_000), "万分之三"),
        (Fraction(1, 1000), "千分之一"),
        (Fraction(1, 100_000), "十万分之一"),
        (Fraction(1, 10), "百分之十"),
        (Fraction(15, 10_000), "百分之零点一五"),
    ],
)
def test_a_penalty_rate_is_said_as_contracts_say_it(value: Fraction, said: str) -> None:
    assert words.rate(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [(Fraction(3, 5), "60%"), (Fraction(1, 3), "三分之一"), (Fraction(1, 8), "12.5%")]
)
def test_a_share_that_is_no_round_percentage_is_said_as_a_fraction(value: Fraction, said: str) -> None:
    assert words.part(value) == said


def test_parties_are_called_by_their_roles_wherever_the_project_names_them() -> None:
    given = small(
        ip={
            "regime": "共有",
            "owners": [{"party": "乙方", "share": "40%"}, {"party": "示例科技", "share": "60%"}],
        }
    )
    assert agreed(given)["owner_shares"] == "乙方占40%、甲方占60%"


def test_owners_in_common_who_are_not_named_are_all_partners_but_no_third_party() -> None:
    given = agreed(project(Variant("共有", 3, "仲裁", third=True, optional=True)))
    assert given["owners"] == "甲方、乙方、丙方"
    assert given["owner_shares"] == "甲方占三分之一、乙方占三分之一、丙方占三分之一"
    assert given["roles"] == "甲方、乙方、丙方和丁方"


@pytest.mark.parametrize(("regime", "role"), [("企业拥有", "甲方"), ("校院拥有", "乙方")])
def test_the_only_party_of_its_kind_owns_the_results_when_no_owner_is_named(regime: str, role: str) -> None:
    owner = agreed(small(ip={"regime": regime}))["owner"]
    assert owner.role == role


def test_a_cost_of_one_party_is_no_proportion() -> None:
    costs = [{"party": "示例科技", "share": "100%"}]
    assert agreed(small(ip={"regime": "共有", "costs": costs}))["costs"] == "甲方"


def test_a_shared_cost_names_everybody_and_the_proportion() -> None:
    costs = [{"party": "示例科技", "share": "2/3"}, {"party": "示例大学", "share": "1/3"}]
    said = agreed(small(ip={"regime": "共有", "costs": costs}))["costs"]
    assert said == "甲方和乙方分别按照三分之二和三分之一的比例"


def test_figures_that_the_project_does_not_state_have_their_usual_value() -> None:
    given = agreed(small())
    assert (given["resource_months"], given["technology_months"], given["demand_days"]) == (3, 6, 30)


def test_a_stated_figure_wins_over_the_usual_one() -> None:
    assert agreed(small(exit={"resource_months": 2}))["resource_months"] == 2


def test_an_option_is_taken_unless_it_is_refused() -> None:
    option = agreed(small(agreement={"options": {"data": False}}))["option"]
    assert (option["data"], option["background"]) == (False, True)


def test_training_people_always_has_its_clause() -> None:
    given = small(project={"name": "示例", "type": "人才培养"}, agreement={"options": {"talent": False}})
    assert agreed(given)["option"]["talent"] is True


def test_equal_votes_are_said_when_no_weights_are_agreed() -> None:
    assert agreed(small())["votes"] == "甲方50%、乙方50%"


@pytest.mark.parametrize(
    ("agreement", "copies", "kept"),
    [
        ({}, "四", "各方各执两份"),
        ({"copies": 6, "copies_each": 2}, "六", "各方各执两份，其余两份由牵头方保管备用"),
        ({"copies": 2, "copies_each": 1}, "两", "各方各执一份"),
    ],
)
def test_copies_are_divided_among_the_parties(agreement: dict[str, int], copies: str, kept: str) -> None:
    given = agreed(small(agreement=agreement))
    assert (given["copies"], given["copies_each"]) == (copies, kept)


@pytest.mark.parametrize(
    ("sections", "firm"),
    [
        ({}, ""),
        ({"funding": {"total": "9999999.99"}}, ""),
        ({"funding": {"total": "10000000"}}, "第三方律师事务所"),
        ({"project": {"name": "示例", "core_technology": True}}, "第三方律师事务所"),
        ({"agreement_review": {"law_firm": {"name": "示例律师事务所"}}}, "示例律师事务所"),
    ],
)
def test_a_law_firm_is_spoken_of_where_one_must_review(sections: dict[str, Any], firm: str) -> None:
    assert law_firm(small(**sections)) == firm


def test_income_is_divided_in_one_sentence_and_paid_in_another() -> None:
    benefit = derive(example("technology_rd"))["benefit"]
    assert isinstance(benefit, dict)
    first, second = benefit["incomes[]"]
    assert first["division"] == "甲方占50%、乙方占30%、科研团队占20%"
    assert first["period"] == "按每笔到账的款项逐笔结算"
    assert second["deadline"] == "每年度结束后30个工作日内"


def test_a_patent_brought_in_is_named_with_holder_dates_and_term() -> None:
    rows = derive(example("technology_rd"))["background[]"]
    assert isinstance(rows, tuple)
    assert rows[0]["particulars"] == "专利权人：示例大学；申请日期：2019年5月6日；有效期至2039年5月5日"
