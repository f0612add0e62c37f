from __future__ import annotations

from helpers.word import line, read_body, run, texts

from pipeline.model.document import Cell


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{line(run(text)) if text else line('')}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_cells_have_their_row_and_column() -> None:
    document = read_body(table(row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁"))))
    assert [block.cells for block in document.blocks] == [
        (Cell(0, 0, 0),), (Cell(0, 0, 1),), (Cell(0, 1, 0),), (Cell(0, 1, 1),)
    ]  # fmt: skip


def test_columns_are_counted_in_grid_units() -> None:
    wide = row(cell("甲", '<w:gridSpan w:val="3"/>'), cell("乙"), properties='<w:gridBefore w:val="1"/>')
    assert [block.cells[0].column for block in read_body(table(wide)).blocks] == [1, 4]


def test_a_nested_table_has_a_number_of_its_own() -> None:
    inner = f"<w:tc>{table(row(cell('内')))}{line(run('外'))}</w:tc>"
    document = read_body(table(row(inner)) + table(row(cell("后"))))
    assert [(block.text, block.cells) for block in document.blocks] == [
        ("内", (Cell(0, 0, 0), Cell(1, 0, 0))),
        ("外", (Cell(0, 0, 0),)),
        ("后", (Cell(2, 0, 0),)),
    ]


def test_text_below_the_first_of_merged_cells_is_left_out() -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read_body(table(row(cell("甲", start)), row(cell("乙", more)), row(cell("丙", more))))
    assert texts(document) == ["甲"]
    assert document.ledger.left_out == (("hidden by merge", 2),)


def test_a_merged_cell_without_a_first_one_is_shown() -> None:
    assert texts(read_body(table(row(cell("甲")), row(cell("乙", "<w:vMerge/>"))))) == ["甲", "乙"]


def test_a_new_merge_starts_where_it_says() -> None:
    start = '<w:vMerge w:val="restart"/>'
    assert texts(read_body(table(row(cell("甲", start)), row(cell("乙", start))))) == ["甲", "乙"]


def test_text_in_cells_merged_across_is_left_out() -> None:
    first, more = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    assert texts(read_body(table(row(cell("甲", first), cell("乙", more), cell("丙"))))) == ["甲", "丙"]


def test_an_absurd_span_is_taken_as_a_wide_one() -> None:
    document = read_body(table(row(cell("甲", '<w:gridSpan w:val="999999999"/>'), cell("乙"))))
    assert document.blocks[1].cells[0].column == 1000


def test_cells_outside_a_table_are_still_read() -> None:
    assert texts(read_body(f"<w:tr>{cell('甲')}</w:tr>{cell('乙')}")) == ["甲", "乙"]
