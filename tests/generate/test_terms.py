from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.agreement_variants import example

from pipeline.generate.load import project_of
from pipeline.generate.terms import STATED, terms
from pipeline.generate.terms_agree import disagreements
from pipeline.model.state import State
from pipeline.model.terms import (
    Amount,
    Anchor,
    BenefitSharing,
    Confidentiality,
    CooperationTerm,
    SecrecyPeriod,
    SecrecyTerm,
    Share,
    ShareTerm,
    Terms,
    Written,
)
from pipeline.model.terms_disputes import Forum, ForumKind

PROJECT = terms(example("technology_rd"))


def paths(read: Terms) -> list[str]:
    return [item.path for item in disagreements(PROJECT, read)]


def test_the_terms_of_an_example_are_those_of_its_file() -> None:
    assert [party.role for party in PROJECT.parties] == ["甲方", "乙方", "丙方"]
    assert PROJECT.total is not None
    assert PROJECT.total.value == Decimal(5000000)
    assert PROJECT.cooperation_term.months == 24
    assert PROJECT.confidentiality.periods[0].months_after_end == 36
    assert [forum.kind for forum in PROJECT.disputes] == [
        ForumKind.NEGOTIATION,
        ForumKind.MEDIATION,
        ForumKind.ARBITRATION,
    ]
    assert PROJECT.ownership[0].owner == "甲方、乙方共有"


def test_what_the_project_does_not_state_is_absent() -> None:
    parties = [
        {"name": "示例科技有限公司", "short": "示例科技", "kind": "企业"},
        {"name": "示例大学", "short": "示例大学", "kind": "高校"},
    ]
    empty = terms(project_of({"project": {"name": "示例"}, "parties": parties}))
    assert empty.total is None
    assert empty.cooperation_term.state is State.ABSENT
    assert empty.confidentiality.state is State.ABSENT
    assert empty.benefit_sharing.state is State.ABSENT
    assert (
        disagreements(empty, replace(PROJECT, parties=empty.parties, benefit_sharing=BenefitSharing())) == ()
    )


def test_terms_agree_with_themselves() -> None:
    assert disagreements(PROJECT, PROJECT) == ()


def test_an_empty_agreement_disagrees_in_everything_stated() -> None:
    found = paths(Terms())
    assert {
        "parties[0].name",
        "funding.total",
        "funding.payments",
        "project.start",
        "secrecy.months",
        "benefit.incomes[0].shares",
        "disputes",
    } <= set(found)


def test_another_total_is_told() -> None:
    total = Amount(Decimal(4999999), Written.DIGITS, STATED)
    assert paths(replace(PROJECT, total=total)) == ["funding.total"]


def test_another_name_of_a_party_is_told_but_not_other_spaces() -> None:
    first, *others = PROJECT.parties
    spaced = replace(first, address="示例市示例区创新路1号")
    assert paths(replace(PROJECT, parties=(spaced, *others))) == []
    other = replace(first, name="示例技术有限公司")
    assert paths(replace(PROJECT, parties=(other, *others))) == ["parties[0].name"]


def test_a_party_too_many_is_told() -> None:
    more = (*PROJECT.parties, replace(PROJECT.parties[0], role="丁方"))
    assert paths(replace(PROJECT, parties=more)) == ["parties"]


def test_another_last_day_is_told() -> None:
    term = CooperationTerm(State.DEFINED, 24, date(2024, 3, 1), date(2026, 2, 27), "date")
    assert paths(replace(PROJECT, cooperation_term=term)) == ["project.end"]


@pytest.mark.parametrize(
    ("party", "subject", "found"), [("", "", ["secrecy.months"]), ("", "源代码", ["secrecy.months"])]
)
def test_another_secrecy_is_told(party: str, subject: str, found: list[str]) -> None:
    period = SecrecyTerm(
        SecrecyPeriod.MONTHS,
        STATED,
        months=24,
        anchor=Anchor.COOPERATION_END,
        months_after_end=24,
        party=party,
        subject=subject,
    )
    assert paths(replace(PROJECT, confidentiality=Confidentiality(State.DEFINED, (period,)))) == found


def test_a_share_that_moved_is_told_with_its_income() -> None:
    first, second = PROJECT.benefit_sharing.terms
    moved = (Share("甲方", Fraction(3, 5)), Share("乙方", Fraction(1, 5)), Share("科研团队", Fraction(1, 5)))
    sharing = BenefitSharing(State.DEFINED, (replace(first, shares=moved), second))
    (told,) = disagreements(PROJECT, replace(PROJECT, benefit_sharing=sharing))
    assert told.path == "benefit.incomes[0].shares"
    assert "甲方50%" in told.stated
    assert "甲方60%" in told.read


def test_a_division_too_many_is_told() -> None:
    extra = ShareTerm(State.DEFINED, STATED, (Share("甲方", Fraction(1)),), "许可费", complete=True)
    sharing = BenefitSharing(State.DEFINED, (*PROJECT.benefit_sharing.terms, extra))
    assert paths(replace(PROJECT, benefit_sharing=sharing)) == ["benefit.incomes"]


def test_another_forum_is_told() -> None:
    court = (Forum(ForumKind.COURT, STATED, "示例市中级"),)
    assert paths(replace(PROJECT, disputes=court)) == ["disputes"]


def test_brackets_in_names_are_read_whatever_their_width() -> None:
    (first, *others), income = PROJECT.parties, PROJECT.benefit_sharing.terms[0]
    group = income.shares[-1]

    def with_names(party: str, forum: str, recipient: str) -> Terms:
        term = replace(income, shares=(*income.shares[:-1], Share(recipient, group.value)))
        return replace(
            PROJECT,
            parties=(replace(first, name=party), *others),
            disputes=(*PROJECT.disputes[:-1], replace(PROJECT.disputes[-1], where=forum)),
            benefit_sharing=replace(
                PROJECT.benefit_sharing, terms=(term, *PROJECT.benefit_sharing.terms[1:])
            ),
        )

    stated = with_names("示例（上海）科技有限公司", "示例（国际）仲裁院", "科研团队（涂层组）")
    assert not disagreements(stated, with_names("示例(上海)科技有限公司", "示例(国际)仲裁院", "科研团队"))
    other = disagreements(stated, with_names("示例(深圳)科技有限公司", "示例(国际)仲裁院", "教师团队"))
    assert [item.path for item in other] == ["parties[0].name", "benefit.incomes[0].shares"]
