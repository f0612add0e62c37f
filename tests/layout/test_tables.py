"""Tables with and without ruling lines, on one page and on several."""

from helpers.laid import blocks, grid, page, texts, typed

from pipeline.layout import Rule
from pipeline.model.document import Block, Cell

COLUMNS, ROWS = (100.0, 200.0, 300.0, 400.0), (100.0, 120.0, 140.0)


def cells(*given: list[str], top: float = 114.0) -> list[list]:  # type: ignore[type-arg]
    return [
        list(typed(text, COLUMNS[column] + 5, top + 20 * row))
        for row, texts_ in enumerate(given)
        for column, text in enumerate(texts_)
    ]


def placed(found: list[Block]) -> dict[tuple[int, int], str]:
    return {(block.cells[-1].row, block.cells[-1].column): block.text for block in found if block.cells}


def test_each_cell_of_a_drawn_table_is_a_block_with_its_place() -> None:
    made = page(cells(["期次", "条件", "金额"], ["一", "生效", "100"]), rules=grid(COLUMNS, ROWS))
    assert placed(blocks(made)) == {
        (0, 0): "期次", (0, 1): "条件", (0, 2): "金额", (1, 0): "一", (1, 1): "生效", (1, 2): "100",
    }  # fmt: skip


def test_a_merged_cell_is_one() -> None:
    rules = [rule for rule in grid(COLUMNS, ROWS) if rule.across or not 199 < rule.x < 201]
    rules.append(Rule(199.75, ROWS[1], 200.25, ROWS[2]))
    made = page(cells(["合计", "", "100"], ["一", "", "5"]), rules=rules)
    assert blocks(made)[0].cells == (Cell(0, 0, 0),)
    assert placed(blocks(made)) == {(0, 0): "合计", (0, 2): "100", (1, 0): "一", (1, 1): "", (1, 2): "5"}


def test_an_empty_cell_is_an_empty_block() -> None:
    made = page(cells(["甲", "", "乙"]), rules=grid(COLUMNS, ROWS[:2]))
    assert placed(blocks(made))[0, 1] == ""


def test_a_table_goes_on_on_the_next_page_and_repeats_its_heading_once() -> None:
    first = page(cells(["期次", "条件", "金额"], ["一", "生效", "1"]), rules=grid(COLUMNS, ROWS))
    second = page(cells(["期次", "条件", "金额"], ["二", "验收", "2"]), number=2, rules=grid(COLUMNS, ROWS))
    found = blocks(first, second)
    assert {block.cells[0].table for block in found} == {0}
    assert [text for (_, column), text in sorted(placed(found).items()) if column == 0] == [
        "期次",
        "一",
        "二",
    ]


def test_text_around_a_table_stays_around_it() -> None:
    made = page(
        [list(typed("前文。", 100, 80)), *cells(["甲", "乙", "丙"]), list(typed("后文。", 100, 160))],
        rules=grid(COLUMNS, ROWS[:2]),
    )
    assert texts(made) == ["前文。", "甲", "乙", "丙", "后文。"]


def test_a_table_in_a_cell_has_both_places() -> None:
    inner = grid((210.0, 240.0, 280.0), (124.0, 138.0))
    made = page([list(typed("里", 212, 134))], rules=[*grid((100.0, 200.0, 300.0), (100.0, 150.0)), *inner])
    block = next(block for block in blocks(made) if block.text == "里")
    assert [(cell.row, cell.column) for cell in block.cells] == [(0, 1), (0, 0)]


def test_the_columns_of_two_parties_are_two_cells() -> None:
    rows = [
        ("甲方：示例科技有限公司", "乙方：示例大学"),
        ("法定代表人：张三", "法定代表人：李四"),
        ("日期：", "日期："),
    ]
    body = [
        [*typed(left, 100, 100 + 20 * at), *typed(right, 320, 100 + 20 * at)]
        for at, (left, right) in enumerate(rows)
    ]
    found = blocks(page(body))
    assert [(block.text, block.cells[0].column) for block in found] == [
        ("甲方：示例科技有限公司", 0), ("法定代表人：张三", 0), ("日期：", 0),
        ("乙方：示例大学", 1), ("法定代表人：李四", 1), ("日期：", 1),
    ]  # fmt: skip


def test_a_contents_list_is_no_table() -> None:
    body = [
        [*typed(f"第{at}章 总则", 100, 100 + 20 * at), *typed(f"{at}", 480, 100 + 20 * at)]
        for at in range(1, 5)
    ]
    assert all(not block.cells for block in blocks(page(body)))


def test_text_in_two_columns_is_read_one_after_the_other() -> None:
    left, right = "左栏的文字十二个字写满", "右栏的文字十二个字写满"
    body = [[*typed(left, 100, 100 + 15 * at), *typed(right, 230, 100 + 15 * at)] for at in range(8)]
    assert "".join(texts(page(body))) == left * 8 + right * 8


def test_a_gap_behind_a_number_starts_no_column() -> None:
    body = [
        [*typed(f"10.{at}", 100, 100 + 20 * at), *typed("应当支付", 140, 100 + 20 * at)] for at in range(1, 4)
    ]
    assert all(not block.cells for block in blocks(page(body)))
