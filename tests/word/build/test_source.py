from __future__ import annotations

import pytest

from pipeline.word.build.blocks import (
    Block,
    Cover,
    Fields,
    Heading,
    Item,
    Native,
    Note,
    Paragraph,
    Row,
    Signoff,
    Table,
    Tag,
)
from pipeline.word.build.problems import Problems
from pipeline.word.build.source import cells, joined, parse


def blocks(source: str) -> tuple[Block, ...]:
    problems = Problems()
    found = parse(source, file="t.md", problems=problems)
    problems.raise_if_any()
    return found


def rows(found: tuple[Row, ...]) -> list[tuple[str, ...]]:
    return [row.cells for row in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["甲乙", "丙丁"], "甲乙丙丁"),
        (["one", "two"], "one two"),
        (["甲", "two"], "甲two"),
        (["{{ a }}", "b"], "{{ a }}b"),
    ],
)
def test_lines_of_a_paragraph_join_as_their_script_asks(lines: list[str], expected: str) -> None:
    assert joined(lines) == expected


def test_blank_lines_and_tags_end_a_paragraph() -> None:
    found = blocks("甲\n乙\n\n丙\n{% if x %}\n丁\n{% endif %}")
    assert [type(block) for block in found] == [Paragraph, Paragraph, Tag, Paragraph, Tag]
    assert [block.place.line for block in found] == [1, 4, 5, 6, 7]


def test_headings_may_carry_an_anchor() -> None:
    (found,) = blocks("### 需求 {#need}")
    assert isinstance(found, Heading)
    assert (found.level, found.text, found.anchor) == (2, "需求", "need")


def test_items_have_depth_number_and_further_lines() -> None:
    found = blocks("1. 甲\n续\n   1. 乙\n   - 丙\n2. 丁 {#d}")
    assert all(isinstance(item, Item) for item in found)
    assert [(i.text, i.depth, i.number, i.anchor) for i in found if isinstance(i, Item)] == [
        ("甲续", 0, 1, ""),
        ("乙", 1, 1, ""),
        ("丙", 1, 0, ""),
        ("丁", 0, 2, "d"),
    ]


def test_a_date_at_the_beginning_of_a_line_is_no_item() -> None:
    assert isinstance(blocks("2026.3.1起算")[0], Paragraph)


def test_notes_and_objects_are_blocks_of_their_own() -> None:
    note, native = blocks("> 甲\n> 乙\n{{p gantt(plan) }}")
    assert isinstance(note, Note)
    assert note.text == "甲乙"
    assert isinstance(native, Native)


def test_a_table_has_alignments_and_options() -> None:
    (table,) = blocks('::: table caption="表 名" font=small\n| 甲 | 乙 |\n|:-:|--:|\n| a \\| b | {{ c }} |')
    assert isinstance(table, Table)
    assert table.aligns == ("center", "right")
    assert rows(table.rows) == [("甲", "乙"), ("a \\| b", "{{ c }}")]
    assert table.options == {"caption": "表 名", "font": "small"}


def test_a_caption_may_hold_a_field() -> None:
    (table,) = blocks("::: table caption={{ item.name }}的清单 font=small\n| 甲 |\n|---|")
    assert isinstance(table, Table)
    assert table.options == {"caption": "{{ item.name }}的清单", "font": "small"}


def test_lines_of_a_cover_are_divided_at_the_first_colon_outside_a_field() -> None:
    (cover,) = blocks("::: cover\n时间：10:30\n{{ p.role }}：{{ p.name }}\n（副题）\n{% for p in x %}\n:::")
    assert isinstance(cover, Cover)
    assert rows(cover.rows) == [
        ("时间", "10:30"),
        ("{{ p.role }}", "{{ p.name }}"),
        ("（副题）",),
        ("{% for p in x %}",),
    ]


def test_a_fields_block_ends_where_it_says() -> None:
    fields, after = blocks("::: fields\n甲 | 乙\n\n丙 | 丁 | 戊 | 己\n:::\n文")
    assert isinstance(fields, Fields)
    assert rows(fields.rows) == [("甲", "乙"), ("丙", "丁", "戊", "己")]
    assert isinstance(after, Paragraph)


def test_roles_are_divided_by_any_comma() -> None:
    (found,) = blocks("::: signoff 甲, 乙，丙、丁")
    assert isinstance(found, Signoff)
    assert found.roles == ("甲", "乙", "丙", "丁")


def test_comments_are_left_out_and_lines_still_count() -> None:
    (found,) = blocks("<!-- 说明\n两行 -->\n\n甲")
    assert found.place.line == 4


def test_an_escaped_bar_is_no_border() -> None:
    assert cells("| a \\| b | c |") == ("a \\| b", "c")
