"""Words that settle a matter only by the look of them are left to a person; nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf

import pytest
from helpers.promises import read

from pipeline import check
from pipeline.check.second_reading import LEAST, SPARED, is_reread
from pipeline.model.report import Outcome, RuleResult

RULES = check.load()
PROFILE = check.profile_for("cooperation_agreement", RULES.profiles)
ELSEWHERE = "研究失败造成的损失由双方平均分担。"
TEXT = f"""示例合作协议
第一条 合作内容
双方共同研究陶瓷釉料。
第二条 保密
双方对釉料配方保密。{ELSEWHERE}
第三条 退出
甲方提前三十日书面通知乙方的，可以退出。"""
RISK = "transfer-law/risk-sharing"


class Reader:
    """A second reader that gives sentences with certain words a score."""

    def __init__(self, words: str, score: float) -> None:
        self.words, self.score = words, score
        self.asked: list[tuple[str, str, str]] = []

    def kinds(self, headings: Sequence[str], texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
        return [{} for _ in zip(headings, texts, strict=True)]

    def settles(self, rules: Sequence[str], headings: Sequence[str], texts: Sequence[str]) -> Sequence[float]:
        self.asked += zip(rules, headings, texts, strict=True)
        return [self.score if self.words in text else inf for text in texts]


def results(text: str, reader: Reader | None, lang: str = "zh") -> dict[str, RuleResult]:
    found = check.run(
        read(text), RULES, profile=PROFILE, as_of=date(2026, 3, 1), lang=lang, crash=True, opinion=reader
    )
    return {result.rule: result for result in found}


def test_words_elsewhere_that_read_unlike_the_matter_are_left_to_a_person() -> None:
    found = results(TEXT, Reader("损失", LEAST - 1))[RISK]
    assert (found.outcome, [item.quote for item in found.evidence]) == (Outcome.UNDETERMINED, [ELSEWHERE])
    assert "请人工核对" in found.message
    assert found.suggestion.startswith("写明")


def test_in_english_too() -> None:
    assert "a person" in results(TEXT, Reader("损失", LEAST - 1), lang="en")[RISK].message


@pytest.mark.parametrize("reader", [None, Reader("损失", LEAST), Reader("没有的话", -9.0)])
def test_words_that_read_well_or_of_which_nothing_is_known_settle_it(reader: Reader | None) -> None:
    assert results(TEXT, reader)[RISK].outcome is Outcome.SATISFIED


def test_words_in_the_article_on_the_matter_are_not_read_again() -> None:
    reader = Reader("损失", LEAST - 1)
    found = results(TEXT.replace("第二条 保密", "第二条 风险分担"), reader)[RISK]
    assert found.outcome is Outcome.SATISFIED
    assert RISK not in {rule for rule, _, _ in reader.asked}


def test_the_reader_sees_the_words_below_their_title() -> None:
    reader = Reader("损失", 0)
    results(TEXT, reader)
    assert (RISK, "保密", ELSEWHERE) in reader.asked


def test_only_what_wordings_decide_is_read_again_and_not_what_stands_anywhere() -> None:
    reread = {rule.id for rule in RULES.rules if is_reread(rule)}
    assert RISK in reread
    assert reread.isdisjoint(SPARED)
    assert reread.isdisjoint({"confidentiality/period", "benefit/ratio-defined", "civil-code/parties"})


def test_every_rule_that_is_spared_is_there() -> None:
    assert {rule.id for rule in RULES.rules} >= SPARED


def test_what_is_missing_stays_missing() -> None:
    text = TEXT.replace(ELSEWHERE, "")
    assert results(text, Reader("", -9.0))[RISK].outcome is results(text, None)[RISK].outcome
