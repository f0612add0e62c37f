"""Rules that depend on one another, judged together on whole agreements."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from pipeline.app import Checker, Order, check_bytes, load
from pipeline.model.report import Outcome
from pipeline.word.plain import docx

_HEAD = "# 合作协议\n甲方：示例大学\n乙方：示例科技有限公司\n"
_FOOT = "\n第九条 附则\n本协议一式四份。\n甲方（盖章）：　　乙方（盖章）：\n"


@cache
def _checker() -> Checker:
    return load()


def _outcome(rule: str, text: str) -> Outcome:
    order = Order(date(2026, 6, 1), type="cooperation_agreement")
    report = check_bytes(docx(_HEAD + text + _FOOT), name="协议.docx", checker=_checker(), order=order)
    return next(result.outcome for result in report.results if result.rule == rule)


@pytest.mark.parametrize(
    "text",
    [
        "第六条 乙方逾期超过六十天的，甲方有权中止本合同。",
        "第六条 签字盖章以后，任何一方不得任意变更或者解除合同。",
        "第六条 任何一方不得擅自退出。",
    ],
)
def test_without_a_way_out_no_conditions_of_leaving_are_asked_for(text: str) -> None:
    assert _outcome("exit/conditions", text) is Outcome.NOT_APPLICABLE


def test_a_way_out_without_conditions_is_told() -> None:
    assert _outcome("exit/conditions", "第六条 退出\n双方可以退出。") is Outcome.VIOLATED
