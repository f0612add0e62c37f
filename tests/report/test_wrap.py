"""Line breaking for Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pipeline.report.wrap import pad, wrap

TEXT = st.text(st.sampled_from("保密期限，。《》（）「」“”…、 abc12/-\n¥①☑"), max_size=80)


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXT, st.integers(8, 40))
def test_no_line_is_wider_than_asked_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert max(map(cell_len, lines)) <= width
    assert bare("".join(lines)) == bare(text)


@given(st.text(max_size=60), st.integers(4, 30))
def test_any_text_at_all_is_wrapped(text: str, width: int) -> None:
    assert bare("".join(wrap(text, width))) == bare(text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("保密期限", 4, ["保密", "期限"]),
        ("保密期限。后", 8, ["保密期", "限。后"]),
        ("甲方（乙方）", 6, ["甲方", "（乙", "方）"]),
        ("共计100,000元整", 10, ["共计", "100,000元", "整"]),
        ("一 two three", 8, ["一 two", "three"]),
        ("第一行\n第二行", 20, ["第一行", "第二行"]),
        ("confidentiality", 6, ["confid", "ential", "ity"]),
    ],
)
def test_lines_break_where_a_printer_would(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@pytest.mark.parametrize(
    "text", ["甲方应当，乙方应当，丙方应当，丁方应当。", "《甲》《乙》《丙》《丁》《戊》《己》"]
)
@pytest.mark.parametrize("width", range(6, 20))
def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert line[0] not in "，。》）」"
        assert line[-1] not in "《（「"


def test_padding_counts_chinese_characters_twice() -> None:
    assert pad("保密", 6) == "保密  "
