"""The readable notation: lines and marks, their inverse, and what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ContentError
from pipeline.text.notation import Kind, Line, Node, parse, parse_inline, plain, shown, written

WORDS = st.text("保密期限三年ab12 ，。", min_size=1, max_size=6)


def nodes(inner: st.SearchStrategy[tuple[str | Node, ...]]) -> st.SearchStrategy[Node]:
    kinds = st.sampled_from([Kind.HIDDEN, Kind.UNDERLINED, Kind.CONTROL, Kind.STRUCK])
    return st.builds(Node, kinds, inner)


PIECES = st.lists(WORDS, min_size=1, max_size=2).map(tuple)


def merged(pieces: tuple[str | Node, ...]) -> tuple[str | Node, ...]:
    found: list[str | Node] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


@given(st.lists(st.one_of(WORDS, nodes(WORDS.map(lambda text: (text,)))), max_size=5))
def test_marks_are_read_as_they_were_written(pieces: list[str | Node]) -> None:
    expected = merged(tuple(pieces))
    assert parse_inline(written(expected)) == expected


@pytest.mark.parametrize(
    ("source", "mark", "text"),
    [
        ("# 协议", "#", "协议"),
        ("## 保密", "##", "保密"),
        ("= 第八条　保密", "=", "第八条　保密"),
        ("== 细目", "==", "细目"),
        ("1. 甲方", "1.", "甲方"),
        ("a. 其一", "a.", "其一"),
        ("?? 填写说明", "??", "填写说明"),
        (">> 文本框", ">>", "文本框"),
        ("%header 页眉", "%header", "页眉"),
        ("---", "---", ""),
        ("8.1 正文", "", "8.1 正文"),
        ("　　缩进的正文", "", "　　缩进的正文"),
        (r"\# 不是标题", "", "# 不是标题"),
        (r"\---", "", "---"),
    ],
)
def test_a_line_is_a_mark_and_a_text(source: str, mark: str, text: str) -> None:
    (line,) = parse(source)
    assert (line.mark, line.text) == (mark, text)
    assert parse(line.source) == (line,)


def test_a_row_has_cells_and_a_cell_has_paragraphs() -> None:
    (line,) = parse("| 期次 | 第一 // 第二 |  |")
    assert line.cells == ("期次", "第一 // 第二", "")
    assert line.texts == ("期次", "第一", "第二", "")
    assert parse(line.source) == (line,)


def test_a_row_without_borders_has_double_bars() -> None:
    assert parse("|| 甲方 | 盖章 || 乙方 ||") == (Line(1, "||", cells=("甲方 | 盖章", "乙方")),)


def test_empty_lines_are_ignored_and_numbers_count_from_one() -> None:
    assert [line.number for line in parse("\n甲\n\n乙\n")] == [2, 4]


def test_what_is_shown_leaves_out_deletions_and_footnotes() -> None:
    text = "期限{--三年--}{++五年++}。{^脚注^}{~藏~}{_填_}{#批注#}"
    assert shown(text) == "期限五年。藏填"
    assert plain(text) == "期限三年五年。脚注藏填批注"


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("#标题", "行首的“#”"),
        ("%页眉", "行首的“%”"),
        ("| 甲 | 乙", "以“|”结束"),
        ("正文{++插入", "没有用“++}”结束"),
        ("正文--}", "没有与之对应的开头"),
        ("{++甲{++乙++}++}", "里面不能再用"),
        ("{--甲{++乙++}--}", "删除的文字里面不能再插入"),
        (">> 文本框{^脚注^}", "不能有脚注"),
        ("{^脚注{#批注#}^}", "脚注和批注不能写在"),
        ("\\", "后面没有文字"),
        ("| 甲 | 乙 |\n| 丙 |", "每行的格数要相同"),
        ("| ^^ | 乙 |", "上面没有可以合并的单元格"),
        ("| << | 乙 |", "左边没有可以合并的单元格"),
        ("| 甲 | << | 乙 |\n| ^^ | 丙 | 丁 |", "宽度不同"),
        ("%header 甲\n%header 乙", "只能写一次"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(source: str, what: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(f"甲方\n{source}", name="协议.md")
    (problem,) = caught.value.problems
    assert what in problem
    assert problem.startswith(f"协议.md:{source.count(chr(10)) + 2}: ")


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        parse("#甲\n乙\n{++丙")
    assert [problem.split(":")[1] for problem in caught.value.problems] == ["1", "3"]
