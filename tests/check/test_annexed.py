from __future__ import annotations

import pytest
from helpers.agreements import agreement, evidence, with_terms

from pipeline.check.annexed import without_missing
from pipeline.check.examples import document_of
from pipeline.check.matter import Found, find
from pipeline.content import root
from pipeline.model.terms import Reference, Terms
from pipeline.nlp import analyse, load

PATTERN = {
    "annex": {"wording": ["保密内容[:：]?(?:详见|见)附件[^。]{0,16}"], "title": "保密|秘密"},
    "blank": ["保密内容:▁"],
}


def state(*lines: str) -> Found:
    text = "\n".join(("第一条 项目", "双方合作研究膜材料。", "第二条 保密", *lines))
    return find(analyse(document_of(text), load(root())), PATTERN).state


@pytest.mark.parametrize(
    "annex",
    [
        ("附件一 保密清单", "膜片配方、工艺卡和客户名单。"),
        ("附件一：秘密资料", "1. 膜片配方", "2. 客户名单"),
    ],
)
@pytest.mark.parametrize("words", ["保密内容：详见附件。", "保密内容：详见附件一。"])
def test_an_annex_that_stands_there_and_says_something_settles_the_matter(
    words: str, annex: tuple[str, ...]
) -> None:
    assert state(words, *annex) is Found.SETTLED


@pytest.mark.parametrize(
    "lines",
    [
        ("保密内容：详见附件。",),
        ("保密内容：详见附件一。",),
        ("保密内容：详见附件。", "附件一 设备清单", "离心机一台，电源两套。"),
        ("保密内容：见附件二。", "附件一 保密清单", "膜片配方、工艺卡和客户名单。"),
        ("保密内容：详见附件一。", "附件一 保密清单（另附）"),
        ("保密内容：详见附件一。", "附件一 保密清单", "（略）"),
        ("保密内容：详见附件。", "附件：", "1. 保密清单（另附）", "2. 设备清单"),
    ],
)
def test_an_annex_that_is_not_there_or_says_nothing_leaves_it_to_a_reader(lines: tuple[str, ...]) -> None:
    assert state(*lines) is Found.BLANK


def test_without_an_annex_named_the_matter_is_absent() -> None:
    assert state("双方应当保密。", "附件一 保密清单", "膜片配方、工艺卡和客户名单。") is Found.ABSENT


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("规格和参数详见本合同附件二。", "；。"),
        ("乙方转让图纸，参数详见附件2。", "乙方转让图纸，；。"),
        ("规格和参数详见附件一。", "规格和参数详见附件一。"),
        ("指标达到附件二的要求。", "指标达到附件二的要求。"),
    ],
)
def test_what_is_left_to_a_missing_annex_is_passed_over(text: str, left: str) -> None:
    given = agreement("第一条 标的\n规格见附件二，参数见附件一。\n附件一\n功率30千瓦。")
    missing = evidence(given, "规格见附件二，参数见附件一。")
    references = (Reference("附件二", missing), Reference("附件一", missing, len(given.clauses) - 1))
    assert without_missing(with_terms(given, Terms(references=references)), text) == left
