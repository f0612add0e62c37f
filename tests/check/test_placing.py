"""Something missing that no heading tells of is expected where its matter stands or once stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf

import pytest
from helpers.promises import read

from pipeline import check
from pipeline.check import suspicion
from pipeline.model.report import RuleResult

RULES = check.load()
PROFILE = check.profile_for("cooperation_agreement", RULES.profiles)
FRONT = "示例合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n"


class Voice:
    """Takes what holds ``words`` for a clause of ``kind``."""

    def __init__(self, words: str, kind: str, confidence: float) -> None:
        self.words, self.told = words, {kind: confidence}

    def kinds(self, _headings: Sequence[str], texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
        return [self.told if self.words in text else {} for text in texts]

    def settles(
        self, rules: Sequence[str], _headings: Sequence[str], _texts: Sequence[str]
    ) -> Sequence[float]:
        return [inf] * len(rules)


def results(text: str, voice: suspicion.Opinion | None = None) -> dict[str, RuleResult]:
    found = check.run(
        read(FRONT + text), RULES, profile=PROFILE, as_of=date(2026, 3, 1), crash=True, opinion=voice
    )
    return {result.rule: result for result in found}


def test_an_element_belongs_beside_what_it_depends_on() -> None:
    text = (
        "第一条 内容\n双方共同研发示例系统。\n第二条 往后的事\n成果转让所得净收益甲方享有60%，乙方享有40%。\n"
        "第三条 其他\n本协议一式两份。"
    )
    assert results(text)["benefit/timing"].expected_clause == "第二条 往后的事"


def test_an_empty_article_with_a_heading_that_tells_nothing_is_the_place() -> None:
    text = "第一条 内容\n双方共同研发示例系统。\n第二条 安排\n第三条 其他\n本协议一式两份。"
    assert results(text)["ip/improvements"].expected_clause == "第二条 安排"


@pytest.mark.parametrize(("confidence", "place"), [(0.4, "第二条 那件事"), (0.2, "第三条 其他")])
def test_the_model_tells_a_place_from_some_confidence_on(confidence: float, place: str) -> None:
    text = (
        "第一条 内容\n双方共同研发示例系统。\n第二条 那件事\n谁都不许把图样带出车间给旁人瞧。\n"
        "第三条 其他\n本协议一式两份。"
    )
    found = results(text, Voice("图样", "improvements", confidence))
    assert found["ip/improvements"].expected_clause == place
