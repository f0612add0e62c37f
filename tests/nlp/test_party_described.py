"""Parties that are described before it is said what they are called, and those who represent them."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, table
from helpers.understanding import understood

from pipeline.model.document import Document

_RECITAL = "双方经友好协商，就共同研发示例系统达成如下协议，共同遵守。"
_REST = f"{_RECITAL}\n第一条 合作内容\n双方共同研发示例系统。"


def parties_of(source: str | Document) -> list[tuple[str, str, str]]:
    if isinstance(source, str):
        source = f"示例合作协议\n{source}\n{_REST}"
    return [(item.name, item.address, item.representative) for item in understood(source).terms.parties]


_SCHOOL, _MINE = "示例市学府路1号", "示例市矿山路2号"
_HEADS = [
    f"""（A）示例大学，主校区位于{_SCHOOL}，法定代表人王一，以下称“学校”；
（B）示例矿业有限公司，登记住所{_MINE}，法定代表人李二，以下称“公司”。""",
    f"""（一）示例大学，地址{_SCHOOL}，校长王一，后文简称“示大”。
（二）示例矿业有限公司，位于{_MINE}，董事长李二，后文简称“示矿”。""",
    f"""示例大学（示大），住所：{_SCHOOL}，校长：王一。
示例矿业有限公司（示矿），住所：{_MINE}，董事长：李二。""",
    f"一方为示例大学，住所在{_SCHOOL}，法定代表人王一；另一方为示例矿业有限公司，住所在{_MINE}，法定代表人李二。",
    f"""立合同单位：
示例大学（下称校方）　校址：{_SCHOOL}　校长：王一
示例矿业有限公司（下称厂方）　厂址：{_MINE}　厂长：李二""",
    f"""参加单位：
示例大学　地址：{_SCHOOL}　代表：王一
示例矿业有限公司　地址：{_MINE}　代表：李二""",
]


@pytest.mark.parametrize("head", _HEADS)
def test_parties_that_are_described_without_a_role_before_them(head: str) -> None:
    given = parties_of(head)
    assert given == [
        ("示例大学", "示例市学府路1号", "王一"),
        ("示例矿业有限公司", "示例市矿山路2号", "李二"),
    ]


def test_who_approved_the_project_is_no_party() -> None:
    recital = "鉴于示例省科学技术厅，地址示例市政府路3号，以下称“省厅”，已经立项。"
    head = f"甲方：示例大学\n乙方：示例矿业有限公司\n{recital}"
    assert parties_of(head) == [("示例大学", "", ""), ("示例矿业有限公司", "", "")]


def test_a_cell_of_name_and_letter_stands_beside_the_party() -> None:
    rows = (
        ("学校（甲方）", ("示例大学", "地址：示例市学府路1号", "法定代表人：王一")),
        ("矿山（乙方）", ("示例矿业有限公司", "地址：示例市矿山路2号", "法定代表人：李二")),
    )
    source = of_blocks("示例合作协议", *table(*rows), _RECITAL, "第一条 合作内容", "双方共同研发。")
    assert [item.role for item in understood(source).terms.parties] == ["甲方", "乙方"]
    assert parties_of(source) == [
        ("示例大学", "示例市学府路1号", "王一"),
        ("示例矿业有限公司", "示例市矿山路2号", "李二"),
    ]
