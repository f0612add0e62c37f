from __future__ import annotations

from typing import Any

import pytest
from helpers.agreements import agreement
from helpers.judging import TODAY, judged, quotes

from pipeline.check.judgement import Context, Judgement
from pipeline.check.kinds import matter
from pipeline.check.word_classes import spelled_out
from pipeline.model.report import Outcome
from pipeline.model.terms import Terms

PLAN: dict[str, Any] = {"wording": ["进度"], "blank": ["进度:▁"]}
ITEMS: dict[str, Any] = {
    "进度": PLAN,
    "地点": {"wording": ["地点"], "blank": ["地点:▁"]},
    "人员": {"wording": ["人员"]},
}
TERM_AND_PLACE: dict[str, Any] = {
    "期限": {"wording": ["期限为[^▁]"], "blank": ["期限为▁"]},
    "地点": {"wording": ["地点为[^▁]"], "blank": ["地点为▁"]},
}


def judge(text: str, **params: Any) -> Judgement:  # noqa: ANN401 - the parameters of the kind
    return judged(matter, agreement(text), **params)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("按进度实施。", Outcome.SATISFIED),
        ("进度：____", Outcome.UNDETERMINED),
        ("按月付款。", Outcome.VIOLATED),
    ],
)
def test_the_state_of_the_matter_is_the_outcome(text: str, outcome: Outcome) -> None:
    assert judge(text, **PLAN).outcome is outcome


def test_the_words_it_rests_on_are_quoted() -> None:
    assert quotes(judge("按月付款。按进度实施。", **PLAN)) == ["按进度实施。"]


def test_it_applies_only_when_another_matter_is_there() -> None:
    when = {"wording": ["开发"]}
    assert judge("双方共同开发。", when=when, **PLAN).outcome is Outcome.VIOLATED
    assert judge("甲方出租设备。", when=when, **PLAN).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (Outcome.VIOLATED, Outcome.NOT_APPLICABLE),
        (Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE),
        (Outcome.UNDETERMINED, Outcome.VIOLATED),
        (Outcome.SATISFIED, Outcome.VIOLATED),
    ],
)
def test_one_fault_is_reported_once(other: Outcome, outcome: Outcome) -> None:
    context = Context(TODAY, {}, {"plan/clause": other})
    given = agreement("按月付款。")
    assert matter.check(given, {"depends_on": "plan/clause", **PLAN}, context).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("按月付款。", Outcome.NOT_APPLICABLE),
        ("计划由甲方编制。", Outcome.VIOLATED),
        ("按进度实施。", Outcome.SATISFIED),
    ],
)
def test_what_is_spoken_of_is_judged_even_where_the_other_matter_is_wanting(
    text: str, outcome: Outcome
) -> None:
    context = Context(TODAY, results={"plan/clause": Outcome.VIOLATED})
    given = {"depends_on": "plan/clause", "spoken_of": {"wording": ["计划|进度"]}, **PLAN}
    assert matter.check(agreement(text), spelled_out(given, {}), context).outcome is outcome


@pytest.mark.parametrize(
    ("text", "minimum", "outcome"),
    [
        ("进度、地点和人员见下。", 3, Outcome.SATISFIED),
        ("进度和人员见下。", 3, Outcome.VIOLATED),
        ("进度和人员见下。", 2, Outcome.SATISFIED),
        ("进度和人员见下。\n地点：____", 3, Outcome.UNDETERMINED),
        ("人员见下。\n地点：____", 3, Outcome.VIOLATED),
    ],
)
def test_enough_of_the_items_must_be_settled(text: str, minimum: int, outcome: Outcome) -> None:
    assert judge(text, items=ITEMS, minimum=minimum).outcome is outcome


def test_without_a_minimum_all_items_must_be() -> None:
    assert judge("进度和人员见下。", items=ITEMS).outcome is Outcome.VIOLATED


def test_the_missing_items_and_the_found_ones_are_named() -> None:
    fields = judge("进度和人员见下。", items=ITEMS).fields
    assert fields == {"missing": "地点", "found": "进度、人员"}


def test_one_sentence_may_settle_every_item() -> None:
    judgement = judge("全部事项见任务书。", items=ITEMS, complete={"wording": ["全部事项"]})
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, ["全部事项见任务书。"])


def test_a_sentence_is_quoted_once_however_many_items_it_settles() -> None:
    assert quotes(judge("进度、地点和人员见下。", items=ITEMS)) == ["进度、地点和人员见下。"]


@pytest.mark.parametrize(
    ("text", "outcome", "missing"),
    [
        ("期限为两年。地点为示例市。", Outcome.SATISFIED, ""),
        ("期限为____年。地点为____。", Outcome.UNDETERMINED, "期限、地点"),
        ("期限为____年。", Outcome.VIOLATED, "地点"),
        ("共同研究。", Outcome.VIOLATED, "期限、地点"),
    ],
)
def test_what_is_wanting_is_told_apart_from_what_is_blank(text: str, outcome: Outcome, missing: str) -> None:
    judgement = judged(matter, agreement(text), items=TERM_AND_PLACE)
    assert (judgement.outcome, judgement.fields["missing"]) == (outcome, missing)


@pytest.mark.parametrize("needed", [1, 2])
def test_fewer_items_than_all_may_do(needed: int) -> None:
    judgement = judged(matter, agreement("期限为两年。"), items=TERM_AND_PLACE, minimum=needed)
    assert (judgement.outcome is Outcome.SATISFIED) is (needed == 1)


LICENCE: dict[str, Any] = {
    "wording": ["成果归[甲乙]方"],
    "titled": {"title": "许可", "wording": ["改进归[^。▁]{1,6}方"], "except": ["另行协商"]},
}


@pytest.mark.parametrize(
    ("title", "text", "outcome"),
    [
        ("专利许可合同", "成果归甲方。", Outcome.SATISFIED),
        ("专利许可合同", "改进归改进方。", Outcome.SATISFIED),
        ("专利许可合同", "改进归哪一方，另行协商。", Outcome.VIOLATED),
        ("合作开发合同", "改进归改进方。", Outcome.VIOLATED),
        ("", "改进归改进方。", Outcome.VIOLATED),
    ],
)
def test_the_name_of_the_agreement_lets_other_words_settle_it(
    title: str, text: str, outcome: Outcome
) -> None:
    named = agreement(text, terms=Terms(title=title))
    assert judged(matter, named, **LICENCE).outcome is outcome


SALE: dict[str, Any] = {
    "wording": ["成果归[甲乙]方"],
    "sort": {
        "where": {"wording": ["经销"]},
        "without": {"wording": ["研究"]},
        "wording": ["商标归[甲乙]方"],
    },
}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("乙方经销净水机。商标归甲方。", Outcome.SATISFIED),
        ("双方研究滤材，乙方经销。商标归甲方。", Outcome.VIOLATED),
        ("商标归甲方。", Outcome.VIOLATED),
        ("乙方经销净水机。", Outcome.VIOLATED),
        ("双方研究滤材。成果归乙方。", Outcome.SATISFIED),
    ],
)
def test_the_sort_of_the_agreement_lets_other_words_settle_it(text: str, outcome: Outcome) -> None:
    assert judge(text, **SALE).outcome is outcome


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("耐盐紫菜项目协议", Outcome.SATISFIED),
        ("紫菜协议", Outcome.VIOLATED),
        ("不在文中的项目", Outcome.VIOLATED),
    ],
)
def test_the_name_of_the_agreement_alone_settles_what_it_names(title: str, outcome: Outcome) -> None:
    named = agreement("耐盐紫菜项目协议", terms=Terms(title=title))
    judgement = judged(matter, named, wording=["项目名称为"], named="项目")
    assert judgement.outcome is outcome
    assert [item.quote for item in judgement.evidence] == ([title] if outcome is Outcome.SATISFIED else [])


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("耐盐紫菜烘干项目\n合作协议", Outcome.SATISFIED),
        ("合作协议", Outcome.VIOLATED),
    ],
)
def test_of_a_name_in_two_lines_the_longer_one_is_quoted(text: str, outcome: Outcome) -> None:
    named = agreement(text, terms=Terms(title="耐盐紫菜烘干项目合作协议"))
    assert judged(matter, named, wording=["项目名称为"], named="项目").outcome is outcome
