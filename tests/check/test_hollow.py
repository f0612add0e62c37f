"""Headings whose text settles nothing: the finding quotes what stands there."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.promises import read

from pipeline import check
from pipeline.model.report import Outcome, RuleResult

RULES = check.load()
PROFILE = check.profile_for("cooperation_agreement", RULES.profiles)

HEAD = "第一条 合作内容\n甲方委托乙方研制一台样机。\n"
LONG = (
    "双方应当本着诚信、互利的原则，就各自的工作及时沟通，发现困难时共同研究办法，并把情况通报给对方的联系人。"
    * 3
)


def judged(text: str, rule: str, lang: str = "zh") -> RuleResult:
    found = check.run(read(text), RULES, profile=PROFILE, as_of=date(2026, 3, 1), lang=lang, crash=True)
    return {result.rule: result for result in found}[rule]


@pytest.mark.parametrize(
    ("article", "rule", "quote"),
    [
        (
            "第二条 违约责任\n违约责任由双方另行商定。",
            "civil-code/breach-liability",
            "违约责任由双方另行商定。",
        ),
        ("第二条 争议解决\n争议另签补充协议。", "civil-code/dispute-resolution", "争议另签补充协议。"),
        ("第二条 保密\n双方友好合作。", "confidentiality/clause", "双方友好合作。"),
        ("第二条 验收\n验收标准另行约定。", "technology-contract/acceptance", "验收标准另行约定。"),
        (f"第二条 违约责任\n{LONG}\n违约责任另行约定。", "civil-code/breach-liability", "违约责任另行约定。"),
    ],
)
def test_what_stands_under_the_heading_is_quoted(article: str, rule: str, quote: str) -> None:
    result = judged(HEAD + article, rule)
    assert result.outcome is Outcome.VIOLATED
    assert [item.quote for item in result.evidence] == [quote]
    assert "没有把这一事项约定清楚" in result.message
    assert result.expected_at is not None


@pytest.mark.parametrize(
    ("article", "rule"),
    [
        ("第二条 其他\n违约责任另行约定。", "civil-code/breach-liability"),
        (f"第二条 违约责任\n{LONG}", "civil-code/breach-liability"),
        ("第二条 知识产权归属\n成果归甲方所有。", "ip/improvements"),
    ],
)
def test_nothing_is_quoted_where_no_heading_or_no_deferral_tells(article: str, rule: str) -> None:
    result = judged(HEAD + article, rule)
    assert result.outcome is Outcome.VIOLATED
    assert result.evidence == ()


def test_it_is_said_in_english_too() -> None:
    result = judged(f"{HEAD}第二条 违约责任\n违约责任由双方另行商定。", "civil-code/breach-liability", "en")
    assert "does not settle the matter" in result.message
