from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, outline, table

from pipeline.nlp.columns import FEWEST

START = (
    "冷链传感合作备忘\n甲方：示例冷运有限公司\n乙方：示例农业大学\n"
    "双方就冷链传感器的研制商定如下事项，共同遵守。"
)
ROWS = (
    ("谁干哪一样", "公司备料并试装传感器，学校写算法、做标定，各自派两名人员常驻试验冷库。"),
    ("赚到的钱", "卖出传感器所得，公司得六成，学校得四成，年底由公司会计列清单转到学校账户。"),
    ("嘴要严", "双方的图纸、算法和客户名单，不得告诉外人，散伙以后再守三年。"),
    ("半道不干了", "公司连续三个月不付钱的，学校可以书面通知散伙，剩下的钱退给公司。"),
)
TITLES = [title for title, _ in ROWS]


def told(*rows: tuple[str, ...]) -> list[str]:
    return outline(of_blocks(*START.splitlines(), *table(*rows)))


def test_plain_words_in_the_left_of_two_cells_head_the_clause_beside_them() -> None:
    assert told(*ROWS) == TITLES


def test_a_number_in_a_cell_of_its_own_stands_before_the_title() -> None:
    assert told(*((f"{number}", *row) for number, row in enumerate(ROWS, 1))) == TITLES


@pytest.mark.parametrize("rows", [ROWS[: FEWEST - 1], ROWS[:1]])
def test_a_row_or_two_in_a_table_make_no_agreement_in_tables(rows: tuple[tuple[str, str], ...]) -> None:
    assert TITLES[0] not in told(*rows)


@pytest.mark.parametrize(
    "row",
    [
        ("住所", "示例省示例市冷库路1号，一号楼三层，变更的应当书面通知对方。"),
        ("公司不得转包。", "违者退还已收的款项，并赔偿学校由此受到的全部损失。"),
        ("甲方", "备料并试装传感器，提供试验冷库和冷藏车，派两名人员常驻。"),
        ("到货日", "九月三十日"),
    ],
)
def test_particulars_sentences_parties_and_short_answers_are_no_clauses(row: tuple[str, str]) -> None:
    assert told(*ROWS, row) == TITLES


def test_a_frame_of_one_column_is_read_like_paragraphs() -> None:
    cells = tuple(cell for title, text in ROWS for cell in ((title,), (text,)))
    framed = of_blocks(*START.splitlines(), *table(("违约责任",), ("逾期付款的，每日付万分之三。",), *cells))
    loose = of_blocks(
        *START.splitlines(), "违约责任", "逾期付款的，每日付万分之三。", *(w for c in cells for w in c)
    )
    assert outline(framed) == outline(loose)
    assert outline(framed)[0] == "违约责任"
