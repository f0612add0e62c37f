"""Ends of the duty that are no publication, ends that excuse nobody, parties bound during the term only."""

from __future__ import annotations

import pytest
from helpers.promises import promised, read

from pipeline.model.terms import Anchor, SecrecyPeriod

UNTIL_PUBLIC, PERMANENT = SecrecyPeriod.UNTIL_PUBLIC, SecrecyPeriod.PERMANENT
UNDEFINED, BLANK = SecrecyPeriod.UNDEFINED, SecrecyPeriod.BLANK


def periods(text: str) -> set[tuple[str, SecrecyPeriod]]:
    """Who is bound for how long by an agreement with this clause about secrecy."""
    given = read(f"第一条 保密\n双方应当保密。{text}")
    return {(term.party, term.period) for term in given.terms.confidentiality.periods}


@pytest.mark.parametrize(
    "text",
    [
        "任何一方都不得以合同到期为由，拒绝履行本条义务。",
        "不得以课题已结题为借口泄露对方的配方。",
        "协议终止不构成免除上述义务的理由。",
        "合作结束不能成为任何一方披露对方秘密的依据。",
        "本协议解除的，各方不得据此主张不再承担保密义务。",
    ],
)
def test_an_end_that_excuses_nobody_leaves_the_duty_in_force(text: str) -> None:
    assert {term.period for term in promised(text)} == {PERMANENT}


@pytest.mark.parametrize(
    "text",
    ["任何一方不得以合同已终止为由拒绝支付到期款项。", "甲方不得以协议解除为由主张免除付款义务。"],
)
def test_no_excuse_for_another_duty_says_nothing_of_secrecy(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "保密期限自签约日起，至乙方股票公开发行上市之日结束。",
        "保密期限至新机型公开发售之日止。",
        "保密义务直至招标结果公开之日止。",
    ],
)
def test_what_is_done_in_public_does_not_publish_the_secret(text: str) -> None:
    assert {term.period for term in promised(text)} == {UNDEFINED}


@pytest.mark.parametrize("text", ["评审结果公布前，任何一方不得泄露意见。", "名单公布以前不得对外透露。"])
def test_results_that_are_published_are_not_the_secret(text: str) -> None:
    assert UNTIL_PUBLIC not in {term.period for term in promised(text)}


def test_what_is_excepted_as_known_does_not_say_how_long_the_rest_lasts() -> None:
    text = "保密义务存续至协议终止后一年，但对非因接收方过错而成为公知的资料，不在此限。"
    assert UNTIL_PUBLIC not in {term.period for term in promised(text)}


def test_a_certain_time_of_no_length_is_no_period() -> None:
    assert {term.period for term in promised("协议终止后的一段特定时间内，各方仍应保密。")} == {UNDEFINED}


def test_the_secret_that_is_published_ends_the_duty() -> None:
    assert [term.period for term in promised("保密义务至试验结果依法公开之日止。")] == [UNTIL_PUBLIC]


def test_a_party_bound_during_the_term_only_is_told_beside_one_bound_for_longer() -> None:
    expected = {("乙方", SecrecyPeriod.MONTHS), ("甲方", SecrecyPeriod.COOPERATION_ONLY)}
    for mark in "；，":
        text = f"乙方在合同终止后三年内不得披露甲方资料{mark}甲方在合同有效期内不得披露乙方资料。"
        assert periods(text) == expected


@pytest.mark.parametrize("prompt", ["请填写起止时间", "单击此处输入文字", "待填", "请选择", "由双方填写"])
def test_a_prompt_left_in_the_form_is_a_blank(prompt: str) -> None:
    assert ("", BLANK) in periods(f"保密期限：{prompt}。")


@pytest.mark.parametrize(
    "text",
    [
        "双方的保密义务，包括范围和期限，按照双方2024年签署的《保密协议》执行。",
        "本合同项下的保密，遵照《框架协议》第八条办理。",
    ],
)
def test_secrecy_that_another_agreement_settles_is_undefined(text: str) -> None:
    given = read(f"第一条 保密\n{text}")
    assert {term.period for term in given.terms.confidentiality.periods} == {UNDEFINED}


@pytest.mark.parametrize(
    "text",
    [
        "乙方研究生离校后五年内不得泄露项目资料。",
        "挂职人员在挂职结束后三年内不得泄露甲方秘密。",
        "合作终止后三年内不得公开诋毁对方。",
        "项目结束后三年内乙方不得公开招录对方的技术人员。",
    ],
)
def test_what_binds_persons_or_forbids_something_else_is_no_period(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize(
    "duty", ["乙方不得向外界透露甲方数据。", "任何一方不得擅自向项目外的单位提供数据。", "不得使第三人知悉。"]
)
def test_an_article_that_outlives_the_end_by_its_number_need_not_be_called_secrecy(duty: str) -> None:
    text = f"第一条 资料的使用\n{duty}\n第二条 其他\n第一条在建设期满或者本协议提前结束后的五年内仍有约束力。"
    (term,) = read(text).terms.confidentiality.periods
    assert (term.months_after_end, term.anchor) == (60, Anchor.COOPERATION_END)


def test_an_article_that_no_longer_applies_after_the_end_does_not_outlive_it() -> None:
    text = "第一条 保密\n乙方应当保密。\n第二条 其他\n本协议终止的，第一条在终止后不再适用。"
    found = {term.period for term in read(text).terms.confidentiality.periods}
    assert not found & {PERMANENT, SecrecyPeriod.MONTHS}


def test_the_end_of_an_enterprise_is_the_end_of_the_cooperation() -> None:
    (term,) = promised("合伙人于存续期间以及退伙或者企业注销后的三十个月内，均不得泄露企业的资料。")
    assert (term.months, term.anchor) == (30, Anchor.COOPERATION_END)


def test_a_term_given_as_beginning_end_and_sum_is_taken_from_a_period_from_signing() -> None:
    text = (
        "第一条 项目自2025年3月1日起算，2029年2月28日结束，一共四年。\n"
        "第二条 保密\n双方应当保密，保密期自本协议签署之日起五年。"
    )
    (term,) = read(text).terms.confidentiality.periods
    assert term.most_after_end == 12
