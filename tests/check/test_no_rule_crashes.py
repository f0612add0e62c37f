"""Whatever a document says, every rule answers with evidence that stands in it."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import nlp
from pipeline.check.engine import run
from pipeline.check.examples import document_of
from pipeline.check.load import load
from pipeline.content import root
from pipeline.model.report import Outcome

RULES = load()
FRAGMENTS = [
    *(
        "第一条",
        "第二条 保密",
        "第九十九条",
        "一、",
        "（一）",
        "1.1",
        "1.",
        "①",
        "附件一",
        "附件三",
        "第三条第二款",
    ),
    *(
        "甲方：",
        "乙方",
        "丙方",
        "示例科技有限公司",
        "示列科技有限公司",
        "示例大学",
        "（盖章）",
        "法定代表人（签字）：",
    ),
    *("____", "【】", "XX", "{{甲方}}", "${x}", "待定", "□", "☑", "    ", "\u3000\u3000", "▁", "/", "无"),
    *(
        "人民币",
        "壹拾万元整",
        "¥10,000.00",
        "1200万元",
        "30%",
        "百分之四十",
        "三七开",
        "6:3:1",
        "各半",
        "余款",
    ),
    *("2024年1月1日", "2025年9月31日", "2026-12-31", "自", "至", "起", "止", "五年", "合作结束后"),
    *(
        "仲裁",
        "示例仲裁委员会",
        "人民法院",
        "起诉",
        "争议",
        "第__种",
        "第2种方式",
        "专利号",
        "ZL202010123456.7",
    ),
    *(
        "核心技术",
        "律师事务所",
        "保密期限",
        "收益",
        "退出",
        "清算",
        "违约责任",
        "知识产权",
        "归",
        "共有",
        "支付",
        "总额",
    ),
    *(
        "，",
        "。",
        "；",
        "：",
        "、",
        "（",
        "）",
        "“",
        "”",
        "\n",
        "\n",
        "\n",
        "{++增++}",
        "{--删--}",
        "{~~藏~~}",
        "{!!图片!!}",
    ),
    *("91990000MA0EXA3P24", "统一社会信用代码：", "\ud7ff", "\u200b", "\U0001f600", "ﷺ", "９", "％"),
]


@cache
def lexicon() -> nlp.Lexicon:
    return nlp.load(root() / "rules" / "clauses")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=80), st.sampled_from(["zh", "en"]))
def test_every_rule_answers_any_text(fragments: list[str], lang: str) -> None:
    agreement = nlp.analyse(document_of("".join(fragments)), lexicon())
    for profile in RULES.profiles:
        results = run(agreement, RULES, profile=profile, as_of=date(2025, 6, 1), lang=lang, crash=True)
        for result in results:
            assert result.message
            assert result.outcome is not Outcome.ERROR
            for evidence in result.evidence:
                assert agreement.document.quote(evidence.location) == evidence.quote
            if result.expected_at is not None:
                block = agreement.document.blocks[result.expected_at.block]
                assert result.expected_at.end <= len(block.text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60))
def test_the_same_text_has_the_same_results(fragments: list[str]) -> None:
    document = document_of("".join(fragments))
    profile = RULES.profiles[0]
    first, second = (
        run(nlp.analyse(document, lexicon()), RULES, profile=profile, as_of=date(2025, 6, 1))
        for _ in range(2)
    )
    assert first == second
