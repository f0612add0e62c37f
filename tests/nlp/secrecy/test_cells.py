"""Secrecy periods in tables: one for each level, one for each party."""

from __future__ import annotations

import pytest
from helpers.promises import read, shown
from helpers.segmenting import of_blocks, table

DUTY = "资料分级管理，不得向外泄露，各级要求如下："


def periods(
    *rows: tuple[str, ...], title: str = "第六条 资料管理", lead: str = DUTY
) -> list[tuple[str, str]]:
    document = of_blocks("联合研究协议", title, lead, *table(*rows), "第七条 其他", "本协议一式两份。")
    found = read(document).terms.confidentiality.periods
    return [(term.party or term.subject, shown(term)) for term in found]


def test_a_column_of_times_is_read_for_each_level() -> None:
    found = periods(
        ("级别", "举例", "不得外泄的时间"),
        ("甲级", "配方", "永久"),
        ("乙级", "测试记录", "自合作期届满起30个月"),
        ("丙级", "公开论文", "无"),
    )
    assert [text for _, text in found] == ["permanent cooperation_end", "months 30 cooperation_end"]
    assert [subject for subject, _ in found] == ["甲级", "乙级"]


def test_a_level_of_secrets_without_a_period_is_not_passed_over() -> None:
    found = periods(
        ("密级", "内容", "保密期限"), ("核心", "菌种", "合作结束后五年"), ("一般", "工艺记录", "无")
    )
    assert ("一般", "none none") in found


def test_a_row_of_periods_is_read_for_each_party() -> None:
    found = periods(
        ("事项", "甲方", "乙方"),
        ("内容", "乙方的算法", "甲方的图纸"),
        ("期限", "至合同结束", "合同结束后不少于四年"),
        title="第六条 保密",
        lead="双方的保密事项如下：",
    )
    assert found == [
        ("甲方", "cooperation_only 0 cooperation_end"),
        ("乙方", "months 48 cooperation_end"),
    ]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "各方承担保护义务的期间：",
            [("甲方", "months 36 cooperation_end"), ("乙方", "months 24 cooperation_end")],
        ),
        ("各方投入设备的期间：", []),
    ],
)
def test_the_line_above_a_table_tells_what_its_times_are(lead: str, expected: list[tuple[str, str]]) -> None:
    rows = [
        ("义务方", "内容", "期间"),
        ("甲方", "图纸", "合作期结束后三年"),
        ("乙方", "配方", "合作期结束后二年"),
    ]
    document = of_blocks(
        *("联合研究协议", "第六条 信息", "各方的图纸和配方非经同意不得告诉他人。", lead),
        *table(*rows),
        *("第七条 其他", "本协议一式两份。"),
    )
    found = read(document).terms.confidentiality.periods
    assert [(term.party, shown(term)) for term in found] == expected


def test_the_times_of_other_matters_are_none() -> None:
    found = periods(
        ("项目", "甲方", "乙方"),
        ("付款期限", "三十日", "六十日"),
        ("质保期限", "三年", "合同结束后五年"),
        title="第六条 付款",
        lead="双方付款如下：",
    )
    assert found == []
