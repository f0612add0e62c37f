"""How lawyers and offices say how long secrecy lasts without calling it a period."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def periods(line: str) -> list[str]:
    return [shown(term) for term in secrecy(f"第六条 保密\n{DUTY}\n{line}").periods]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("本条约束丙方至服务期满后两年。", "months 24 cooperation_end"),
        ("前款在代销关系解除后八个月内继续适用。", "months 8 cooperation_end"),
        ("接收方的义务于本协议终止后满四十个月时消灭。", "months 40 cooperation_end"),
        ("上述义务自评估期结束或者双方确认停止接触之日起，在四年内继续存在。", "months 48 cooperation_end"),
        ("保密义务延续至合作期结束后第四年的十二月三十一日。", "months 48 cooperation_end"),
        ("上述义务及于合作终止后的第一个和第二个完整年度。", "months 24 cooperation_end"),
        ("保密期限为协议终正后4年。", "months 48 cooperation_end"),
        ("服务期满及丙方撤出后，双方仍应保守上述秘密，不得公开。", "permanent cooperation_end"),
        ("即使本协议不再有效，知悉秘密的一方也应守口如瓶。", "permanent cooperation_end"),
        ("上述义务没有任何时间上的限制。", "permanent cooperation_end"),
        ("丙方应保守公司的商业秘密，无论在岗还是离职。", "permanent cooperation_end"),
        ("保密期限：合作结束后 / 年", "blank none"),
        ("合同期满后，本条要求继续适用____年〔建议：三年〕。", "blank cooperation_end"),
    ],
)
def test_the_length_is_read(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "合作终止后两年内，乙方不得与甲方的同行开展同类研究。",
        "乙方不得在协议期满后三年内招用甲方的员工。",
    ],
)
def test_competing_and_hiring_leave_no_doubt(line: str) -> None:
    assert periods(line) == []


def test_a_figure_on_a_line_of_its_own_belongs_to_the_line_before() -> None:
    text = f"第六条 保密\n{DUTY}\n保密义务的存续时间：合同履行期间及履行完毕后\n伍\n年"
    assert [shown(term) for term in secrecy(text).periods] == ["months 60 cooperation_end"]


def test_the_last_day_of_a_year_counted_from_the_end_is_sure_for_one_year_less() -> None:
    text = f"第六条 保密\n{DUTY}\n保密期限至合作期结束以后第二年的12月31日止。"
    term = secrecy(text).periods[0]
    assert (term.months, term.months_after_end, term.least_after_end) == (24, None, 12)
