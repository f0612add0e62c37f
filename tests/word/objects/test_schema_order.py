"""Word refuses a file whose elements stand in another order than the schema's, though LibreOffice opens it.

The sequences are those of the schemas in ISO/IEC 29500-1 and -4: dml-chart.xsd, dml-main.xsd,
dml-wordprocessingDrawing.xsd and wml.xsd, without some elements that occur in no object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

import pytest
from lxml import etree

from pipeline.generate.derive.gantt import Task, gantt
from pipeline.word.objects import Part, native_objects
from pipeline.word.objects.charts import KINDS

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos "
    "spPr txPr crossAx crosses crossesAt "
)
_TEXT_LABELS = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
_SERIES: Mapping[str, str] = {
    "radarChart": "idx order tx spPr marker dPt dLbls cat val extLst",
    "lineChart": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
    "barChart": (
        "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst"
    ),
    "pieChart": "idx order tx spPr explosion dPt dLbls cat val extLst",
}
_BORDERS = "top left start bottom right end insideH insideV"
ORDER: Mapping[str, Mapping[str, str]] = {
    C: {
        "chartSpace": (
            "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection "
            "chart spPr txPr "
            "externalData printSettings userShapes extLst"
        ),
        "chart": (
            "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
            "plotVisOnly dispBlanksAs "
            "showDLblsOverMax extLst"
        ),
        "plotArea": "layout radarChart barChart lineChart pieChart catAx valAx dTable spPr extLst",
        "radarChart": "radarStyle varyColors ser dLbls axId extLst",
        "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
        "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth "
        "axId extLst",
        "pieChart": "varyColors ser dLbls firstSliceAng extLst",
        "tx": "strRef rich",
        "strRef": "f strCache extLst",
        "numRef": "f numCache extLst",
        "strCache": "ptCount pt extLst",
        "numCache": "formatCode ptCount pt extLst",
        "pt": "v",
        "cat": "strRef",
        "val": "numRef",
        "marker": "symbol size spPr extLst",
        "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
        "dLbls": f"dLbl delete numFmt spPr txPr dLblPos {_TEXT_LABELS} showLeaderLines leaderLines extLst",
        "catAx": _AXIS + "auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
        "valAx": _AXIS + "crossBetween majorUnit minorUnit dispUnits extLst",
        "scaling": "logBase orientation max min extLst",
        "majorGridlines": "spPr",
        "title": "tx layout overlay spPr txPr extLst",
        "rich": "bodyPr lstStyle p",
        "txPr": "bodyPr lstStyle p",
        "spPr": "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill ln effectLst extLst",
        "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
        "externalData": "autoUpdate",
    },
    A: {
        "ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst",
        "solidFill": "srgbClr schemeClr",
        "pattFill": "fgClr bgClr",
        "fgClr": "srgbClr",
        "bgClr": "srgbClr",
        "p": "pPr r br fld endParaRPr",
        "pPr": "lnSpc spcBef spcAft defRPr",
        "r": "rPr t",
        "defRPr": "ln noFill solidFill effectLst highlight latin ea cs sym hlinkClick",
        "rPr": "ln noFill solidFill effectLst highlight latin ea cs sym hlinkClick",
        "graphic": "graphicData",
        "graphicData": "chart",
    },
    WP: {"inline": "extent effectExtent docPr cNvGraphicFramePr graphic"},
    W: {
        "tbl": "tblPr tblGrid tr",
        "tblPr": (
            "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
            "tblCellSpacing "
            "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
        ),
        "tblBorders": _BORDERS,
        "tblCellMar": _BORDERS,
        "tcMar": _BORDERS,
        "tblGrid": "gridCol",
        "tr": "tblPrEx trPr tc",
        "trPr": "cantSplit trHeight tblHeader",
        "tc": "tcPr p",
        "tcPr": (
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
            "vAlign hideMark"
        ),
        "p": "pPr *",
        "numPr": "ilvl numId",
        "fldSimple": "r",
        "pPr": (
            "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
            "pBdr shd tabs "
            "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
            "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
            "textDirection "
            "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
        ),
        "r": "rPr t drawing",
        "rPr": (
            "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
            "noProof snapToGrid "
            "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
            "fitText vertAlign"
        ),
        "drawing": "inline",
    },
}
_CATEGORIES = ["技术指标达标率", "成果转化率", "资金使用效率"]
_FEW = {"categories": _CATEGORIES, "series": [{"name": "得分", "values": ["95", 82, None]}], "unit": "分"}
_MANY = {
    "title": "两期",
    "caption": "图2 两期得分",
    "categories": [f"第{number}项" for number in range(30)],
    "series": [{"name": name, "values": range(30)} for name in ("计划", "实际", "差额", "上限")],
    "maximum": 100,
}
_NEGATIVE = {"categories": ["甲"], "series": [{"name": "增长", "values": ["-3.5"]}], "unit": "%"}
_TASKS = (
    Task("研发", "示例大学", date(2026, 3, 1), date(2026, 9, 1)),
    Task("验收", "", date(2026, 9, 1), date(2026, 9, 1), "milestone"),
)
_TABLES = {
    "gantt": gantt(_TASKS, start=date(2026, 3, 1), end=date(2026, 9, 1), caption="图1"),
    "risk_matrix": {
        "risks": [{"number": "R1", "name": "风险", "probability": "高", "impact": "低"}],
        "caption": "表1",
    },
}


class _Parts:
    def __init__(self) -> None:
        self.found: list[Part] = []

    def add(self, part: Part) -> str:
        self.found.append(part)
        return "rId9"


def _faults(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        allowed = _allowed(element)
        names = [etree.QName(child).localname for child in element]
        if allowed == ["pPr", "*"]:  # a choice, in any order, behind the properties
            names, allowed = (
                names[:1] + ["r" for name in names[1:] if name not in ("r", "fldSimple")],
                ["pPr"],
            )
        unknown = [name for name in names if name not in allowed]
        if unknown:
            yield f"{element.tag}: {unknown} not allowed"
            continue
        places = [allowed.index(name) for name in names]
        if any(left > right for left, right in pairwise(places)):
            yield f"{element.tag}: {names}"


def _allowed(element: etree._Element) -> list[str]:
    name = etree.QName(element)
    parent = element.getparent()
    if name.namespace == C and name.localname == "ser" and parent is not None:
        return _SERIES[etree.QName(parent).localname].split()
    return ORDER.get(name.namespace or "", {}).get(name.localname, "").split()


def _chart(kind: str, data: object) -> tuple[etree._Element, etree._Element]:
    parts = _Parts()
    markup = native_objects(parts)[f"chart.{kind}"](data)
    return etree.fromstring(parts.found[0].data), etree.fromstring(f"<x>{markup}</x>")


@pytest.mark.parametrize("data", [_FEW, _MANY, _NEGATIVE], ids=["few", "many", "negative"])
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"pie"}))
def test_the_elements_of_a_chart_stand_in_the_order_of_the_schema(kind: str, data: object) -> None:
    chart, _ = _chart(kind, data)
    assert list(_faults(chart)) == []


def test_the_elements_of_a_pie_stand_in_the_order_of_the_schema() -> None:
    chart, _ = _chart("pie", _FEW)
    assert list(_faults(chart)) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_elements_of_a_drawing_stand_in_the_order_of_the_schema(kind: str) -> None:
    _, drawing = _chart(kind, _FEW)
    assert [fault for paragraph in drawing for fault in _faults(paragraph) if "}chart:" not in fault] == []


@pytest.mark.parametrize("name", sorted(_TABLES))
def test_the_elements_of_a_table_stand_in_the_order_of_the_schema(name: str) -> None:
    root = etree.fromstring(f"<x>{native_objects(_Parts())[name](_TABLES[name])}</x>")
    assert [fault for block in root for fault in _faults(block)] == []


def test_a_wrong_order_is_noticed() -> None:
    chart, _ = _chart("column", _FEW)
    plot = chart.find(f".//{{{C}}}barChart")
    assert plot is not None
    plot.append(plot[0])
    assert [fault.split(":")[-2][-8:] for fault in _faults(chart)] == ["barChart"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_element_that_must_be_there_is_there(kind: str) -> None:
    chart, _ = _chart(kind, _FEW)
    required = {"ser": ("idx", "order", "cat", "val"), "catAx": ("axId", "scaling", "axPos", "crossAx")}
    for name, children in {**required, "valAx": required["catAx"]}.items():
        for element in chart.iter(f"{{{C}}}{name}"):
            assert {f"{{{C}}}{child}" for child in children} <= {child.tag for child in element}


@pytest.mark.parametrize("kind", ["radar", "column", "bar", "line"])
def test_the_axes_of_a_plot_are_those_that_it_names_and_cross_each_other(kind: str) -> None:
    chart, _ = _chart(kind, _FEW)
    axes = [axis for name in ("catAx", "valAx") for axis in chart.iter(f"{{{C}}}{name}")]
    own, crossed = ([axis.find(f"{{{C}}}{name}") for axis in axes] for name in ("axId", "crossAx"))
    ids = [element.get("val") for element in own if element is not None]
    plot = next(chart.iter(f"{{{C}}}{kind}Chart", f"{{{C}}}barChart"))
    assert ids == [axis.get("val") for axis in plot.iterfind(f"{{{C}}}axId")]
    assert ids[::-1] == [element.get("val") for element in crossed if element is not None]
