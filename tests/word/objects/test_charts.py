from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.errors import ContentError
from pipeline.word.fill.parts import Parts
from pipeline.word.objects import Part, native_objects
from pipeline.word.objects.charts import KINDS

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
R_ID = f"{{{NS['r']}}}id"
SCORES = {
    "title": "合作评价得分",
    "caption": "合作评价得分",
    "categories": ["技术指标达标率", "成果转化率", "沟通效率"],
    "series": [{"name": "得分", "values": [Decimal("95.0"), None, Fraction(200, 3)]}],
    "unit": "分",
    "maximum": 100,
}


class _Parts:
    def __init__(self) -> None:
        self.found: list[Part] = []

    def add(self, part: Part) -> str:
        self.found.append(part)
        return f"rId{len(self.found) + 40}"


class _Record:
    """As the records of a project are: items and attributes, no mapping."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> object:
        return self._fields[name]


def _draw(kind: str, data: object) -> tuple[etree._Element, Part]:
    parts = _Parts()
    markup = native_objects(parts)[f"chart.{kind}"](data)
    return etree.fromstring(f"<x>{markup}</x>"), parts.found[0]


def _texts(root: etree._Element, path: str) -> list[str]:
    return [str(text) for text in root.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def _sheet(part: Part) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(part.parts[0].data))
    assert book.active is not None
    return list(book.active.values)


def _cached(part: Part) -> list[dict[int, str]]:
    chart = etree.fromstring(part.data)
    caches = chart.iterfind(".//c:val//c:numCache", NS)
    return [
        {
            int(str(point.get("idx"))): str(point.findtext("c:v", None, NS))
            for point in cache.iterfind("c:pt", NS)
        }
        for cache in caches
    ]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_chart_stands_in_the_text_with_its_caption_below(kind: str) -> None:
    drawn, _ = _draw(kind, SCORES)
    assert _texts(drawn, "//c:chart/@r:id") == ["rId41"]
    assert _texts(drawn, "/x/w:p[2]/w:pPr/w:pStyle/@w:val") == ["Caption"]
    assert "".join(_texts(drawn, "/x/w:p[2]//w:t/text()")) == "图1 合作评价得分"
    assert drawn.find("w:p/w:pPr/w:keepNext", NS) is not None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_chart_tells_its_figures_to_those_who_cannot_see_it(kind: str) -> None:
    drawn, _ = _draw(kind, SCORES)
    told = _texts(drawn, "//wp:docPr/@descr")
    assert told == [f"{KINDS[kind].name}。得分：技术指标达标率 95分，成果转化率 无数据，沟通效率 66.6667分。"]
    assert _texts(drawn, "//wp:docPr/@title") == ["合作评价得分"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_figures_that_are_drawn_are_those_of_the_workbook(kind: str) -> None:
    _, part = _draw(kind, SCORES)
    assert _sheet(part) == [
        ("单位：分", "得分"),
        ("技术指标达标率", 95),
        ("成果转化率", None),
        ("沟通效率", 66.6667),
    ]
    assert _cached(part) == [{0: "95", 2: "66.6667"}]


_figures = st.none() | st.decimals(min_value=-(10**14), max_value=10**14, places=4)
_words = st.text(min_size=1, max_size=8)


@given(data=st.data(), names=st.lists(_words, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_whatever_the_figures_chart_and_workbook_agree(data: st.DataObject, names: list[str]) -> None:
    column = st.lists(_figures, min_size=len(names), max_size=len(names))
    columns = data.draw(st.lists(column.filter(any), min_size=1, max_size=3))
    series = [{"name": f"系列{number}", "values": values} for number, values in enumerate(columns)]
    _, part = _draw("column", {"categories": names, "series": series})
    rows = _sheet(part)[1:]
    for place, (values, cached) in enumerate(zip(columns, _cached(part), strict=True), start=1):
        expected = {row: value for row, value in enumerate(values) if value is not None}
        assert {row: Decimal(text) for row, text in cached.items()} == expected
        held = {
            row: cells[place] for row, cells in enumerate(rows) if cells[place:] and cells[place] is not None
        }
        assert held == {row: float(value) for row, value in expected.items()}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_chart_refers_to_the_cells_that_hold_its_figures(kind: str) -> None:
    _, part = _draw(kind, SCORES)
    assert _texts(etree.fromstring(part.data), "//c:ser//c:f/text()") == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$4",
        "Sheet1!$B$2:$B$4",
    ]


def test_a_chart_can_be_edited_through_its_workbook() -> None:
    _, part = _draw("line", SCORES)
    external = etree.fromstring(part.data).find("c:externalData", NS)
    assert external is not None
    assert external.get(R_ID) == "rId1"
    assert [inner.suffix for inner in part.parts] == [".xlsx"]
    assert part.parts[0].relationship.endswith("/package")
    assert (part.stem, part.suffix) == ("charts/chart", ".xml")
    assert part.relationship.endswith("/chart")


def test_the_same_figures_give_the_same_bytes() -> None:
    assert _draw("radar", SCORES)[1] == _draw("radar", SCORES)[1]


def test_letters_of_a_chart_have_a_chinese_font_and_language() -> None:
    chart = etree.fromstring(_draw("bar", SCORES)[1].data)
    assert set(_texts(chart, "//a:ea/@typeface")) == {"宋体"}
    assert len(_texts(chart, "//a:defRPr[not(a:ea)]/@sz")) == 0
    assert set(_texts(chart, "//c:lang/@val | //a:defRPr/@lang")) == {"zh-CN"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_words_of_users_cannot_break_the_xml(kind: str) -> None:
    nasty = 'A&B <甲> "乙" \x00\x1b\ud800\ufffe]]>{{x}}\n=1+1'
    data = {**SCORES, "title": nasty, "caption": nasty, "categories": [nasty] * 3}
    data["series"] = [{"name": nasty, "values": [1, 2, 3]}]
    drawn, part = _draw(kind, data)
    seen = 'A&B <甲> "乙" ]]>{{x}} =1+1'
    assert "".join(_texts(drawn, "/x/w:p[2]//w:t/text()")) == f"图1 {seen}"
    assert set(_texts(etree.fromstring(part.data), "//c:strCache//c:v/text()")) == {seen}
    assert [row[0] for row in _sheet(part)[1:]] == [seen] * 3


def test_the_scale_ends_where_the_data_say_and_begins_at_zero() -> None:
    chart = etree.fromstring(_draw("radar", SCORES)[1].data)
    assert _texts(chart, "//c:valAx/c:scaling/c:max/@val") == ["100"]
    assert _texts(chart, "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert _texts(chart, "//c:valAx/c:majorUnit/@val") == ["20"]


def test_a_scale_with_negative_figures_does_not_begin_at_zero() -> None:
    chart = etree.fromstring(
        _draw("line", {"categories": ["甲"], "series": [{"name": "", "values": [-1]}]})[1].data
    )
    assert _texts(chart, "//c:scaling/c:min/@val") == []


@pytest.mark.parametrize(("series", "legends"), [(1, 0), (2, 1)])
def test_a_legend_is_there_where_series_must_be_told_apart(series: int, legends: int) -> None:
    data = {"categories": ["甲"], "series": [{"name": f"系列{n}", "values": [n + 1]} for n in range(series)]}
    assert len(etree.fromstring(_draw("column", data)[1].data).findall(".//c:legend", NS)) == legends


def test_series_are_told_apart_without_colour() -> None:
    data = {"categories": ["甲"], "series": [{"name": f"系列{n}", "values": [n]} for n in range(1, 5)]}
    chart = etree.fromstring(_draw("line", data)[1].data)
    assert len(set(_texts(chart, "//c:ser/c:spPr/a:ln/a:prstDash/@val"))) == 4
    assert len(set(_texts(chart, "//c:marker/c:symbol/@val"))) == 4


@pytest.mark.parametrize(
    ("unit", "values", "code"),
    [
        ("分", [95, 82], "General"),
        ("分", ["95", "82.5"], "General"),
        ("分", [95, Fraction(200, 3)], "0.00"),
        ("%", ["60%", "12.5%"], 'General"%"'),
        ("元", ["1,250,000.00元", "980000.50元"], "#,##0.00"),
        ("元", [1250000, 980000], "#,##0"),
    ],
)
def test_labels_are_written_as_a_reader_expects(unit: str, values: list[object], code: str) -> None:
    data = {"categories": ["甲", "乙"], "series": [{"name": "数", "values": values}], "unit": unit}
    chart = etree.fromstring(_draw("column", data)[1].data)
    assert _texts(chart, "//c:dLbls/c:numFmt/@formatCode") == [code]


def test_labels_are_left_out_where_they_would_cover_each_other() -> None:
    series = [{"name": f"系列{n}", "values": [1234567] * 6} for n in range(3)]
    chart = etree.fromstring(_draw("column", {"categories": list("一二三四五六"), "series": series})[1].data)
    assert chart.find(".//c:dLbls", NS) is None


def test_a_pie_of_percentages_shows_them_as_they_are_given() -> None:
    data = {
        "categories": ["甲方", "乙方"],
        "series": [{"name": "比例", "values": ["60%", "1/3"]}],
        "unit": "%",
    }
    chart = etree.fromstring(_draw("pie", data)[1].data)
    assert _texts(chart, "//c:dLbls/c:showVal/@val") == ["1"]
    assert _texts(chart, "//c:dLbls/c:showPercent/@val") == ["0"]
    assert _texts(chart, "//c:numCache//c:v/text()") == ["60", "33.3333"]


def test_a_pie_of_amounts_shows_their_shares() -> None:
    data = {"categories": ["甲方", "乙方"], "series": [{"name": "经费", "values": [3, 1]}], "unit": "万元"}
    chart = etree.fromstring(_draw("pie", data)[1].data)
    assert _texts(chart, "//c:dLbls/c:showVal/@val") == ["0"]
    assert _texts(chart, "//c:dLbls/c:showPercent/@val") == ["1"]


def test_the_first_category_of_lying_bars_is_on_top() -> None:
    chart = etree.fromstring(_draw("bar", SCORES)[1].data)
    assert _texts(chart, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert _texts(chart, "//c:valAx/c:crosses/@val") == ["max"]


@pytest.mark.parametrize("data", [{}, None, {"categories": [], "series": []}, {**SCORES, "series": []}])
def test_a_chart_without_figures_says_so_and_adds_no_parts(data: object) -> None:
    parts = _Parts()
    markup = native_objects(parts)["chart.line"](data)
    assert "尚无数据" in markup
    assert parts.found == []


def test_records_are_drawn_like_mappings() -> None:
    series = [_Record(item) for item in SCORES["series"]]  # type: ignore[attr-defined]
    record = _Record({**SCORES, "series": series})
    assert _draw("radar", record)[1] == _draw("radar", SCORES)[1]


def test_a_chart_finds_its_place_in_the_package_when_a_document_is_filled() -> None:
    parts = Parts(frozenset({"word/charts/chart1.xml"}))
    markup = native_objects(parts)["chart.radar"](SCORES)
    (chart,) = parts.added
    assert f'r:id="{chart.id}"' in markup
    assert chart.name == "word/charts/chart2.xml"
    assert [(inner.name, inner.id) for inner in chart.parts] == [
        ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", "rId1")
    ]


def test_figures_of_a_document_are_numbered_by_fields_and_not_as_tables() -> None:
    objects = native_objects(_Parts())
    bare = {**SCORES, "title": "", "caption": ""}
    drawn = etree.fromstring(
        "<x>" + "".join(objects["chart.bar"](data) for data in (SCORES, bare, SCORES)) + "</x>"
    )
    assert _texts(drawn, "//w:fldSimple//w:t/text()") == ["1", "2"]
    assert set(_texts(drawn, "//w:fldSimple/@w:instr")) == {r" SEQ 图 \* ARABIC "}
    assert _texts(drawn, "//w:p[w:fldSimple]/w:pPr/w:numPr/w:numId/@w:val") == ["0", "0"]


def test_a_scale_for_a_few_things_has_no_halves() -> None:
    data = {"categories": ["甲"], "series": [{"name": "风险数", "values": [3]}]}
    assert _texts(etree.fromstring(_draw("line", data)[1].data), "//c:majorUnit/@val") == ["1"]


def test_every_drawing_of_a_document_has_an_id_of_its_own() -> None:
    objects = native_objects(_Parts())
    drawn = etree.fromstring(f"<x>{objects['chart.bar'](SCORES)}{objects['chart.line'](SCORES)}</x>")
    assert len(set(_texts(drawn, "//wp:docPr/@id"))) == 2


@pytest.mark.parametrize(
    ("kind", "change", "says"),
    [
        ("bar", {"series": [{"name": "得分", "values": [1, 2]}]}, "系列“得分”有 2 个数，类别却有 3 个"),
        ("bar", {"series": [{"name": "得分", "values": [1, "很多", 3]}]}, "“很多”不是以“分”为单位的数字"),
        ("bar", {"series": [{"name": "得分", "values": [1, "5万元", 3]}]}, "“5万元”不是"),
        ("bar", {"series": [{"name": "得分", "values": [1, Decimal("NaN"), 3]}]}, "超出图表可以表示的范围"),
        ("bar", {"series": [{"name": "得分", "values": [1, 10**15, 3]}]}, "超出图表可以表示的范围"),
        ("bar", {"series": [{"name": "得分", "values": [1, True, 3]}]}, "“True”不是数字"),
        ("bar", {"series": [{"name": "得分", "values": [1, object, 3]}]}, "不是数字"),
        ("bar", {"categories": "技术指标"}, "应是一个列表"),
        ("bar", {"series": [{"name": "", "values": [1, 1, 1]}] * 13}, "太多"),
        ("pie", {"series": [{"name": "", "values": [1, 1, 1]}] * 2}, "只能有 1 个系列"),
        ("pie", {"series": [{"name": "", "values": [1, -1, 1]}]}, "不能为负数"),
        ("pie", {"series": [{"name": "", "values": [0, 0, 0]}]}, "不能为负数，也不能全部为零"),
    ],
)
def test_data_that_cannot_be_drawn_truly_are_refused(kind: str, change: dict[str, object], says: str) -> None:
    with pytest.raises(ContentError, match=says):
        _draw(kind, {**SCORES, **change})
