"""Lists that are announced and not there."""

from __future__ import annotations

import pytest

from pipeline.check.announcing import announces_nothing
from pipeline.check.examples import document_of
from pipeline.content import root
from pipeline.nlp import analyse, load


def announced_in_vain(text: str) -> bool:
    given = analyse(document_of(text), load(root() / "rules" / "clauses"))
    return any(announces_nothing(given, p) for p in given.provisions)


@pytest.mark.parametrize(
    "text",
    [
        "第八条 退出\n1．有下列情形之一的，守约方可以退出：\n2．资料的交接另行办理。",
        "第八条 有下列情形之一的，守约方可以退出：\n第九条 附则",
        "第八条 有下列情形之一的，守约方可以退出：",
        "第八条 任一条成就即散伙：\n第九条 附则",
        "第八条 哪家碰上下面哪样都可以退场：\n第九条 附则",
        "第三条 目标\n（一）样机应当达到下列指标：\n1．；\n2．；\n（二）提交报告。",
    ],
)
def test_the_next_clause_of_the_same_numbers_is_no_list(text: str) -> None:
    assert announced_in_vain(text)


@pytest.mark.parametrize(
    "text",
    [
        "第八条 退出\n1．有下列情形之一的，守约方可以退出：\n（1）对方破产；\n（2）对方停业。\n2．交接。",
        "第八条 有下列情形之一的，守约方可以退出：\n1．对方破产；\n2．对方停业。",
        "（一）有下列情形之一的，守约方可以退出：\n1、对方破产；\n2、对方停业。\n（二）交接另行办理。",
        "第八条 有下列情形之一的，守约方可以退出：\n对方破产；\n对方停业。",
    ],
)
def test_items_below_the_words_are_the_list(text: str) -> None:
    assert not announced_in_vain(text)
