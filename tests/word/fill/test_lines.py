from __future__ import annotations

import pytest
from helpers.filling import cell, filled, root, texts, xml

from pipeline.word.names import PPR, RPR, RUN, P, W

TEXT = "第一段\n第二段\n\n第三段\n"
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
BOLD = "<w:rPr><w:b/></w:rPr>"


def styled(inner: str) -> str:
    return f"<w:p>{NUMBERED}{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r>{BOLD}<w:t>{text}</w:t></w:r>"


def test_lines_of_a_value_that_stands_alone_become_paragraphs_of_the_same_properties() -> None:
    made = root(filled({"a": TEXT}, styled(run("{{ a }}"))).data).findall(f".//{P}")
    assert [item.findtext(f".//{W}t") for item in made] == ["第一段", "第二段", "第三段"]
    for item in made:
        assert item.find(f"{PPR}/{W}numPr/{W}numId") is not None
        assert item.find(f"{RUN}/{RPR}/{W}b") is not None
        assert item.find(f".//{W}br") is None


@pytest.mark.parametrize("around", ["说明：{{ a }}", "{{ a }}。", "{{ b }}{{ a }}"])
def test_lines_beside_other_text_are_breaks(around: str) -> None:
    (found,) = texts({"a": "一\n二", "b": "前"}, styled(run(around)))
    assert found == around.replace("{{ a }}", "一\n二").replace("{{ b }}", "前")


def test_lines_beside_a_drawing_or_another_run_are_breaks() -> None:
    assert texts({"a": "一\n二"}, styled(run("前") + run("{{ a }}"))) == ["前一\n二"]
    assert (
        len(
            root(filled({"a": "一\n二"}, styled("<w:r><w:drawing/></w:r>" + run("{{ a }}"))).data).findall(
                f".//{P}"
            )
        )
        == 1
    )


def test_a_condition_around_does_not_count_as_text() -> None:
    assert texts({"a": "一\n二"}, styled(run("{% if a %}{{ a }}{% endif %}"))) == ["一", "二"]


def test_bookmarks_and_empty_runs_do_not_count_as_text() -> None:
    marks = '<w:bookmarkStart w:id="0" w:name="x"/>', '<w:bookmarkEnd w:id="0"/>'
    data = filled({"a": "一\n二"}, styled(f"{marks[0]}{run('{{ a }}')}{run('')}{marks[1]}")).data
    assert len(root(data).findall(f".//{P}")) == 2
    assert xml(data).count("bookmarkStart") == xml(data).count("bookmarkEnd") == 1


def test_the_end_of_a_section_stays_with_the_last_line() -> None:
    body = f'<w:p><w:pPr><w:jc w:val="left"/><w:sectPr/></w:pPr>{run("{{ a }}")}</w:p>'
    first, last = root(filled({"a": "一\n二"}, body).data).findall(f".//{P}")
    assert first.find(f"{PPR}/{W}sectPr") is None
    assert [item.tag for item in last[0]] == [f"{W}jc", f"{W}sectPr"]


def test_lines_in_a_cell_are_paragraphs_of_the_cell() -> None:
    table = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell('{{ a }}')}</w:tr></w:tbl>"
    made = root(filled({"a": "一\n二"}, table).data).findall(f".//{W}tc/{P}")
    assert len(made) == 2


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert texts({"a": f"一{end}二"}, "{{ a }}") == ["一", "二"]


def test_tabs_are_tabs_of_word() -> None:
    data = filled({"a": "一\t二"}, "{{ a }}").data
    assert texts({"a": "一\t二"}, "{{ a }}") == ["一\t二"]
    assert f"{W}tab" in {item.tag for item in root(data).iter()}


def test_no_mark_of_ours_is_left() -> None:
    assert "urn:cxy" not in xml(filled({"a": "一\n二"}, "{{ a }}", "前{{ a }}", "{{ a }}{{ a }}").data)


def test_lines_in_an_attribute_are_spaces() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="{{ a }}"/></w:pPr></w:p>'
    assert 'w:val="一 二&quot;"' in xml(filled({"a": '一\n二"'}, body).data)


def test_a_value_of_empty_lines_leaves_one_empty_paragraph() -> None:
    assert len(root(filled({"a": "\n \n"}, styled(run("{{ a }}"))).data).findall(f".//{P}")) == 1
