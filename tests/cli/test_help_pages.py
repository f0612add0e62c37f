"""Columns of help pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.help_pages import Formatter, cells


def columns(*rows: tuple[str, str], width: int = 40) -> list[str]:
    formatter = Formatter(width=width)
    formatter.write_dl(rows)
    return formatter.getvalue().splitlines()


@pytest.mark.parametrize(("text", "room"), [("", 0), ("--out", 5), ("文件夹", 6), ("-o 文件夹", 9)])
def test_chinese_letters_take_two_cells(text: str, room: int) -> None:
    assert cells(text) == room


def test_explanations_begin_below_each_other_whatever_the_names_are_written_in() -> None:
    lines = columns(("--out 文件夹", "写到这里。"), ("--json", "一行。"))
    assert [cells(line[: line.index(word)]) for line, word in zip(lines, "写一", strict=True)] == [14, 14]


def test_a_name_that_is_too_long_has_a_line_to_itself() -> None:
    assert columns(("--" + "x" * 40, "说明。")) == ["--" + "x" * 40, " " * 32 + "说明。"]


@given(
    st.lists(st.text("文件夹，。）abc -=", min_size=1, max_size=80), min_size=1, max_size=4),
    st.integers(40, 100),
)
def test_long_explanations_are_flowed_and_nothing_is_lost(texts: list[str], width: int) -> None:
    lines = columns(*((f"-{number}", text) for number, text in enumerate(texts)), width=width)
    kept = "".join("".join(lines).split())
    assert kept == "".join("".join(f"-{number}{text}" for number, text in enumerate(texts)).split())


def test_a_line_is_no_wider_than_the_page_and_no_mark_begins_one() -> None:
    lines = columns(("-o", "只列出这一天以后签署的协议，以及没有签署日期的；" * 4), width=60)
    assert max(map(cells, lines)) <= 60
    assert not {line.strip()[0] for line in lines} & set("，。；")
