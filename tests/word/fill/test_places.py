"""Errors of filling name the place where the tag stands in Word."""

from __future__ import annotations

import pytest
from helpers.filling import NAME, cell, filled, table, template

from pipeline.errors import ContentError

HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>需求背景</w:t></w:r></w:p>'


def message(*body: str, header: str = "", footnote: str = "") -> str:
    with pytest.raises(ContentError) as caught:
        filled({"ms": ["甲"]}, *body, header=header, footnote=footnote)
    (problem,) = caught.value.problems
    return problem


def test_the_heading_before_and_the_text_around_are_named() -> None:
    found = message("开头", HEADING, "项目名称：{{ nmae }}（全称）")
    assert found.startswith(
        f"{NAME}：正文“需求背景”之下，“项目名称：{{{{ nmae }}}}（全称）”：没有名为“nmae”的字段；"
    )


def test_long_text_is_shortened_around_the_tag() -> None:
    found = message("甲" * 50 + "{{ x }}" + "乙" * 50)
    assert "“…甲" in found
    assert "乙…”" in found
    assert len(found) < 150


def test_the_cell_is_named() -> None:
    assert "正文，第2个表格第3行第2列，“值{{ x }}”" in message(
        table(("一",)), table(("甲", "乙"), ("丙", "丁"), ("戊", "值{{ x }}"))
    )


def test_rows_with_nothing_but_a_tag_are_counted() -> None:
    rows = table(("名", "值"), ("{%tr for m in ms %}", ""), ("{{ m }}", "{{ m.x }}"), ("{%tr endfor %}", ""))
    assert "第1个表格第3行第2列" in message(rows)


def test_the_tag_of_a_row_is_named_with_its_row() -> None:
    assert "第1个表格第2行，“{% for m in x %}" in message(
        table(("名",), ("{%tr for m in x %}",), ("{{ m }}",), ("{%tr endfor %}",))
    )


def test_cells_of_inner_tables_are_named_from_outside_in() -> None:
    inner = cell(table(("甲",), ("{{ x }}",)).replace("</w:tbl>", "</w:tbl><w:p/>"))
    outer = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{inner}</w:tr></w:tbl>"
    assert "第1个表格第1行第1列，第2个表格第2行第1列" in message(outer)


@pytest.mark.parametrize(("where", "title"), [("header", "页眉"), ("footnote", "脚注")])
def test_other_parts_are_named(where: str, title: str) -> None:
    found = message("正文", header="{{ x }}") if where == "header" else message("正文", footnote="{{ x }}")
    assert f"：{title}，“{{{{ x }}}}”" in found


def test_a_tag_of_its_own_is_shown_with_the_text_after_it() -> None:
    assert "“{% if x %}保密条款”" in message("前文", "{%p if x %}", "保密条款", "{%p endif %}")


def test_all_faults_of_a_template_are_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        template(HEADING, "{{ a|upper }}", "{% if b %}", "{{ c", header="{{ d() + 1 }}")
    problems = caught.value.problems
    assert len(problems) >= 4
    assert all(problem.startswith(NAME) for problem in problems)
    assert any("过滤器“upper”" in problem for problem in problems)
    assert any("页眉" in problem for problem in problems)
