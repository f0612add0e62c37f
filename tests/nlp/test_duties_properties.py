"""Whatever stands in an agreement, what is read of it is quoted at its place, and quickly."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from helpers.reading import understood
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.evidence import Evidence

SPOKEN = """
甲方 乙方 双方 任何一方 违约方 由 向 以 按 对 应 不 可以 有权 的 ， ； 。 ： ____ 30日 三个月 每 逾期 一日
0.05% 万分之五 50万元 合同总额 违约金 赔偿 损失 责任 承担 不承担 为限 不超过 解除 终止 退出 本协议
提前 通知 下列情形 返还 结算 成果 专利 申请 年费 费用 归 所有 共有 争议 协商 仲裁委员会 仲裁
人民法院 收益 分配 时间 每季度 转账 保密 内容 泄露 项目名称 《示例》 （一）
"""
HEADINGS = """
第一条保密 第二条违约责任 第三条退出 第四条争议解决 第五条收益分配 第六条知识产权
"""
WORDS = (*SPOKEN.split(), *(f"\n{heading}\n" for heading in HEADINGS.split()), "\n")
LONG = """
按 由甲方 甲方应当 对信息 每逾期一日 费用由 赔偿全部 退出的， 向甲方所在地 解除 违约金不超过 专利申请由
有下列情形 仲裁或 收到后 “项目 保密内容 甲、乙 承担 30日内
"""
SLOWEST = 2.0


def quoted(value: object) -> Iterator[Evidence]:
    """Every evidence inside ``value``."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from quoted(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from quoted(getattr(value, item.name))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map("".join))
def test_what_is_read_is_quoted_at_its_place(text: str) -> None:
    agreement = understood(text)
    terms = agreement.terms
    read = (
        terms.subject,
        terms.filing,
        terms.benefit_sharing.distribution,
        terms.confidentiality.scope,
        terms.confidentiality.liability,
        terms.exit,
        terms.liability,
        terms.disputes,
    )
    for item in quoted(read):
        assert agreement.document.quote(item.location) == item.quote


@pytest.mark.parametrize("piece", LONG.split())
def test_a_long_sentence_of_one_phrase_takes_no_time(piece: str) -> None:
    heading = "第一条 违约责任、退出、保密、知识产权、收益分配与争议解决\n"
    text = heading + piece * (6000 // len(piece)) + "违约金仲裁专利费用解除保密收益"
    before = time.thread_time()
    understood(text)
    assert time.thread_time() - before < SLOWEST
