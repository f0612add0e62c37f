from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from lxml import etree

from pipeline.errors import ContentError
from pipeline.generate.derive.gantt import Task
from pipeline.generate.derive.gantt import gantt as derived
from pipeline.word.objects import Part, native_objects

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
CHART: Mapping[str, object] = {
    "title": "进度计划",
    "caption": "进度计划甘特图",
    "unit": "个月",
    "periods": [{"label": label} for label in ("11", "12", "1")],
    "groups": [{"label": "2026年", "span": 2}, {"label": "2027", "span": 1}],
    "rows": [
        {
            "name": "小试 <A&B>",
            "owner": "示例大学",
            "start": "2026.11.1",
            "end": "2026.12.31",
            "kind": "task",
            "cells": ["done", "bar", ""],
        },
        {
            "name": "评审",
            "owner": "双方",
            "end": "2027.1.5",
            "kind": "milestone",
            "cells": ["", "", "milestone"],
        },
        {
            "name": "中试",
            "owner": "",
            "start": "2026.12.1",
            "end": "2027.1.31",
            "cells": ["", "late", "late"],
        },
    ],
}


class _Parts:
    def add(self, part: Part) -> str:
        raise AssertionError(part)


def _gantt(data: object) -> str:
    return native_objects(_Parts())["gantt"](data)


def _drawn(data: object) -> etree._Element:
    return etree.fromstring(f"<x>{_gantt(data)}</x>")


def _cells(row: etree._Element) -> list[str]:
    return [
        "|".join("".join(map(str, p.itertext())) for p in cell.findall("w:p", NS))
        for cell in row.findall("w:tc", NS)
    ]


def _rows(data: object) -> list[list[str]]:
    return [_cells(row) for row in _drawn(data).iterfind("w:tbl/w:tr", NS)]


def _values(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def test_every_task_has_a_row_and_every_period_a_column_with_a_sign_in_it() -> None:
    assert _rows(CHART) == [
        ["任务", "责任方", "起止时间", "2026年", "2027"],
        ["", "", "", "11", "12", "1"],
        ["小试 <A&B>", "示例大学", "2026.11.1—|2026.12.31", "√", "■", ""],
        ["◆ 评审", "双方", "2027.1.5", "", "", "◆"],
        ["中试", "", "2026.12.1—|2027.1.31", "", "▲", "▲"],
    ]


def test_the_key_names_the_signs_that_are_used() -> None:
    paragraphs = ["".join(map(str, p.itertext())) for p in _drawn(CHART).findall("w:p", NS)]
    assert paragraphs == ["", "注：每格为一个月；■ 计划  √ 已完成  ▲ 滞后  ◆ 里程碑", "图1 进度计划甘特图"]
    assert _values(_drawn(CHART), "/x/w:p/w:pPr/w:pStyle/@w:val") == ["Gap", "Note", "Caption"]


def test_marked_cells_are_shaded_and_their_signs_are_dark() -> None:
    marked = _drawn(CHART).xpath("//w:tc[.//w:t[.='■' or .='√' or .='▲']]", namespaces=NS)
    assert len(marked) == 4  # type: ignore[arg-type]
    for cell in marked:  # type: ignore[union-attr]
        fill, ink = _values(cell, "w:tcPr/w:shd/@w:fill")[0], _values(cell, ".//w:r//w:color/@w:val")[0]  # type: ignore[arg-type]
        assert _lightness(fill) - _lightness(ink) > 80


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_states_are_told_apart_without_colour() -> None:
    signs = [cell for row in _rows(CHART)[2:] for cell in row[3:] if cell]
    assert len(set(signs)) == 4


def test_the_headings_are_repeated_on_every_page_and_rows_are_not_split() -> None:
    drawn = _drawn(CHART)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in drawn.iter(W + "tr")] == [True] * 2 + [
        False
    ] * 3
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in drawn.iter(W + "tr"))


@pytest.mark.parametrize("months", [1, 6, 12, 13, 24, 40, 100])
def test_widths_of_grid_table_and_cells_agree(months: int) -> None:
    end = date(2026 + months // 12, months % 12 + 1, 1)
    drawn = _drawn(derived([Task("甲", "乙", date(2026, 1, 1), end)], start=date(2026, 1, 1), end=end))
    grid = [int(width) for width in _values(drawn, "//w:gridCol/@w:w")]
    assert sum(grid) == 8500
    assert min(grid) > 100
    for row in drawn.iter(W + "tr"):
        assert sum(int(width) for width in _values(row, "w:tc/w:tcPr/w:tcW/@w:w")) == 5000
        spans = [int(span) for span in _values(row, "w:tc/w:tcPr/w:gridSpan/@w:val")]
        assert sum(spans) + len(row.findall("w:tc", NS)) - len(spans) == len(grid)


def test_a_table_has_a_title_and_tells_what_it_shows() -> None:
    drawn = _drawn(CHART)
    assert _values(drawn, "//w:tblCaption/@w:val") == ["进度计划"]
    assert _values(drawn, "//w:tblDescription/@w:val") == [
        (
            "甘特图，共 3 列，每列为一个月。小试 <A&B>，示例大学，2026.11.1至2026.12.31；"
            "评审，双方，2027.1.5；中试，2026.12.1至2027.1.31。"
        )
    ]


def test_columns_without_content_are_left_out() -> None:
    rows = [{"name": "小试", "cells": ["bar"]}]
    assert _rows({"periods": [{"label": "1"}], "rows": rows}) == [["任务", "1"], ["小试", "■"]]


@pytest.mark.parametrize(
    "data", [{}, {"caption": "图1", "rows": []}, {"rows": [{"name": "甲", "cells": []}]}]
)
def test_a_chart_without_tasks_says_so(data: object) -> None:
    assert "尚未列入任务" in _gantt(data)


def test_a_long_chart_may_go_on_to_the_next_page_but_its_last_row_stays_with_the_key() -> None:
    tasks = [Task(f"任务{n}", "", date(2026, 1, 1), date(2026, 2, 1)) for n in range(60)]
    rows = list(_drawn(derived(tasks, start=date(2026, 1, 1), end=date(2026, 9, 1))).iter(W + "tr"))
    kept = [row.find(".//w:keepNext", NS) is not None for row in rows]
    assert kept == [True, True, *[False] * 59, True]


def test_words_of_users_cannot_break_the_xml() -> None:
    row = {"name": "\x00<w:p/>\x1f&\n二", "owner": "]]>", "cells": ["bar"]}
    assert _rows({"periods": [{"label": "<1>"}], "rows": [row]})[1] == ["<w:p/>& 二", "]]>", "■"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rows": [{"name": "小试", "cells": ["bar"]}]}, "“小试”有 1 格，时段却有 3 个"),
        ({"rows": [{"name": "小试", "cells": ["bar", "", "x"]}]}, "状态“x”无法识别"),
        ({"groups": [{"label": "2026年", "span": 2}]}, "共 2 列，时段却有 3 列"),
        ({"groups": [{"label": "2026年", "span": "-3"}]}, "应是正整数"),
        ({"periods": [{"label": "1"}] * 64, "groups": []}, "列数上限"),
    ],
)
def test_data_that_do_not_fit_together_are_refused(change: Mapping[str, object], says: str) -> None:
    with pytest.raises(ContentError, match=says):
        _gantt({**CHART, **change})
