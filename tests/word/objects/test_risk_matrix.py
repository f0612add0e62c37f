from __future__ import annotations

import pytest
from lxml import etree

from pipeline.errors import ContentError
from pipeline.word.objects.risk_matrix import risk_matrix

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
RISKS = (
    {"number": "R1", "name": "技术研发失败", "probability": "高", "impact": "高影响"},
    {"number": "R2", "name": "进度滞后", "probability": "中概率", "impact": "中"},
    {"number": "R3", "name": "市场变化", "probability": "中", "impact": "中"},
    {"number": "R4", "name": "政策调整 <A&B>", "probability": "低", "impact": "高影响程度"},
)


def _drawn(data: object) -> etree._Element:
    return etree.fromstring(f"<x>{risk_matrix(data)}</x>")  # type: ignore[arg-type]


def _paragraphs(element: etree._Element) -> list[str]:
    return ["".join(map(str, p.itertext())) for p in element.findall("w:p", NS)]


def _cells(data: object) -> list[list[list[str]]]:
    rows = _drawn(data).iterfind("w:tbl/w:tr", NS)
    return [[_paragraphs(cell) for cell in row.iterfind("w:tc", NS)] for row in rows]


def test_the_matrix_is_that_of_the_standard() -> None:
    levels = [[cell[0] for cell in row[1:]] for row in _cells({})[1:]]
    assert levels == [
        ["低风险", "低风险", "中风险"],
        ["低风险", "中风险", "高风险"],
        ["中风险", "高风险", "高风险"],
    ]


def test_its_rows_and_columns_say_what_the_grades_mean() -> None:
    rows = _cells({})
    assert rows[0][1:] == [["低影响", "（轻微损失）"], ["中影响", "（较大损失）"], ["高影响", "（重大损失）"]]
    assert [row[0] for row in rows[1:]] == [
        ["低概率", "（≤30%）"],
        ["中概率", "（31%-70%）"],
        ["高概率", "（≥71%）"],
    ]


def test_every_risk_stands_in_its_cell() -> None:
    rows = _cells({"risks": RISKS})
    assert rows[3][3] == ["高风险", "R1 技术研发失败"]
    assert rows[2][2] == ["中风险", "R2 进度滞后", "R3 市场变化"]
    assert rows[1][3] == ["中风险", "R4 政策调整 <A&B>"]
    assert sum(len(cell) - 1 for row in rows[1:] for cell in row[1:]) == len(RISKS)


@pytest.mark.parametrize("missing", [None, ""])
def test_a_risk_that_is_not_graded_is_not_lost(missing: object) -> None:
    risk = {"number": "R9", "name": "待评估", "probability": missing, "impact": "高"}
    assert "尚未分级：R9 待评估。" in _paragraphs(_drawn({"risks": [risk]}))[-1]


def test_the_caption_stands_above_and_stays_with_the_table() -> None:
    drawn = _drawn({"risks": RISKS, "caption": "风险分级表"})
    assert [etree.QName(block).localname for block in drawn] == ["p", "tbl", "p"]
    assert _paragraphs(drawn)[0] == "风险分级表"
    assert drawn.find("w:p/w:pPr/w:keepNext", NS) is not None


def test_without_a_caption_a_gap_keeps_the_table_apart_from_one_before() -> None:
    assert [etree.QName(block).localname for block in _drawn({})] == ["p", "tbl", "p"]


def test_levels_differ_in_lightness() -> None:
    fills = {}
    for cell in _drawn({}).iterfind("w:tbl/w:tr/w:tc", NS):
        shading = cell.find("w:tcPr/w:shd", NS)
        assert shading is not None
        fills[_paragraphs(cell)[0]] = str(shading.get(f"{{{NS['w']}}}fill"))
    low, middle, high = (sum(bytes.fromhex(fills[f"{level}风险"])) for level in "低中高")
    assert low - middle > 30
    assert middle - high > 30


def test_the_table_tells_where_each_risk_stands() -> None:
    told = _drawn({"risks": RISKS}).find("w:tbl/w:tblPr/w:tblDescription", NS)
    assert told is not None
    assert "高概率高影响（高风险）：R1 技术研发失败" in str(told.get(f"{{{NS['w']}}}val"))


@pytest.mark.parametrize("grade", ["极高", "75%", "概率"])
def test_an_unknown_grade_is_refused(grade: str) -> None:
    with pytest.raises(ContentError, match="风险“R1 甲”的概率应为低、中或高"):
        risk_matrix({"risks": [{"number": "R1", "name": "甲", "probability": grade, "impact": "低"}]})
