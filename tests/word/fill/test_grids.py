from __future__ import annotations

from helpers.filling import cell, filled, root, table, texts

from pipeline.word.names import TBL, TC, TR, P, W


def grid(*body: str, **context: object) -> list[int]:
    found = root(filled(context, *body).data).iter(f"{W}gridCol")
    return [int(item.get(f"{W}w", "0")) for item in found]


COLUMNS = table(("{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}"))


def test_columns_that_a_loop_adds_are_in_the_grid_of_the_same_width() -> None:
    assert grid(COLUMNS, ms=["甲"] * 5) == [1200] * 5


def test_columns_that_a_loop_takes_away_leave_the_grid() -> None:
    assert grid(COLUMNS, ms=["甲"]) == [6000]
    assert grid(COLUMNS, ms=["甲", "乙"]) == [3000, 3000]


def test_cells_get_the_widths_of_the_grid() -> None:
    widths = root(filled({"ms": ["甲"] * 5}, COLUMNS).data).iter(f"{W}tcW")
    assert [item.get(f"{W}w") for item in widths] == ["1200"] * 5


def test_a_table_whose_cells_fit_its_grid_keeps_it() -> None:
    assert grid(table(("甲", "{{ a }}")), a="乙") == [2000, 2000]


def test_spans_are_counted() -> None:
    spanned = cell("甲").replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>')
    body = (
        f'<w:tbl><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid><w:tr>{spanned}{cell("{{ a }}")}</w:tr></w:tbl>'
    )
    assert len(grid(body, a="乙")) == 3


def test_an_inner_table_has_a_grid_of_its_own() -> None:
    inner = cell(COLUMNS.replace("</w:tbl>", "</w:tbl><w:p/>"))
    outer = f'<w:tbl><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr>{inner}</w:tr></w:tbl>'
    assert grid(outer, ms=["甲"] * 2) == [9000, 3000, 3000]


def test_a_table_without_rows_is_removed() -> None:
    body = table(("{%tr for m in ms %}",), ("{{ m }}",), ("{%tr endfor %}",))
    made = root(filled({"ms": []}, "前", body, "后").data)
    assert made.find(f".//{TBL}") is None
    assert texts({"ms": []}, "前", body, "后") == ["前", "后"]


def test_a_table_keeps_its_header() -> None:
    body = table(("名称",), ("{%tr for m in ms %}",), ("{{ m }}",), ("{%tr endfor %}",))
    assert texts({"ms": []}, body) == ["名称"]


def test_a_row_without_cells_is_removed() -> None:
    body = table(("甲", "乙"), ("{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}"))
    assert len(list(root(filled({"ms": []}, body).data).iter(TR))) == 1


def test_a_cell_always_ends_with_a_paragraph() -> None:
    body = "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    empty = body.format(
        "<w:p><w:r><w:t>{%p if a %}</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    )
    rows = table(("{%tr for m in a %}",), ("{{ m }}",), ("{%tr endfor %}",))
    for data in (filled({"a": False}, empty).data, filled({"a": []}, body.format(rows)).data):
        assert [item.tag for item in next(root(data).iter(TC))] == [P]


def test_tables_do_not_grow_together() -> None:
    body = (table(("甲",)), "{%p if a %}", "之间", "{%p endif %}", table(("乙",)))
    made = root(filled({"a": False}, *body).data)[0]
    assert [item.tag for item in made] == [TBL, P, TBL]
