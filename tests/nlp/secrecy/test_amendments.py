"""Words about the period that special terms or a supplement in the same document change."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

GENERAL = """第一部分 通用条款
第3条 保密
3.1 双方对所接触的对方资料承担保密义务，不得向第三方披露。
3.2 保密期限为服务期届满后一年。
第4条 付款
4.1 委托人在一年内付清余款。
第二部分 专用条款
"""
ORIGINAL = """第3条 保密
3-1 各方对未公开的数据负有保密责任，不得泄露。
3-2 保密期限自本协议签订之日起算，为期三年。
第4条 终止
4-1 各方协商终止。
补充协议
"""


def periods(text: str) -> list[str]:
    return [shown(term) for term in secrecy(text).periods]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("对3.2款：“一年”改为“四年”，其余照旧。", "months 48 cooperation_end"),
        ("通用条款第3.2款中的“一年”修改为“三十六个月”。", "months 36 cooperation_end"),
        ("将本合同第3.2款的“届满后一年”调整为“届满后半年”。", "months 6 cooperation_end"),
        ("对4.1款：“一年”改为“四年”。", "months 12 cooperation_end"),
        ("《示例法》“一年”改为“四年”。", "months 12 cooperation_end"),
    ],
)
def test_a_replaced_word_counts_with_the_new_one(change: str, expected: str) -> None:
    assert periods(GENERAL + change) == [expected]


def test_the_change_is_the_evidence() -> None:
    change = "对3.2款：“一年”改为“四年”，其余照旧。"
    (term,) = secrecy(GENERAL + change).periods
    assert term.evidence.quote == change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            "一、原协议第3-2项修改为：“保密义务至原协议期满后的五年时终止。”",
            ["months 60 cooperation_end"],
        ),
        ("一、原协议第3-2项变更为：“保密期限至本协议终止后一年止。”", ["months 12 cooperation_end"]),
        ("一、原协议第4-1项修改为：“各方书面通知后终止。”", ["months 36 signing"]),
    ],
)
def test_a_replaced_clause_no_longer_counts(change: str, expected: list[str]) -> None:
    assert periods(ORIGINAL + change) == expected
