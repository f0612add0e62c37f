from __future__ import annotations

import pytest
from helpers.word import deleted, labels, level, line, numbered, numbering, read_body, run, texts, tracked

from pipeline.model.document import View

GONE = f"<w:rPr>{tracked('del')}</w:rPr>"
NEW = f"<w:rPr>{tracked('ins')}</w:rPr>"


@pytest.mark.parametrize(
    ("view", "expected"),
    [(View.FINAL, ["甲丙丁"]), (View.ORIGINAL, ["甲乙", "丁"]), (View.MARKED, ["甲乙丙", "丁"])],
)
def test_changes_inside_a_paragraph(view: View, expected: list[str]) -> None:
    inserted = tracked("ins", run("丙"))
    body = line(run("甲") + deleted("乙") + inserted, properties=GONE) + line(run("丁"))
    assert texts(read_body(body, view=view)) == expected


def test_three_paragraphs_become_one_when_two_marks_are_deleted() -> None:
    body = line(run("甲"), properties=GONE) + line(run("乙"), properties=GONE) + line(run("丙"))
    assert texts(read_body(body)) == ["甲乙丙"]


def test_the_merged_paragraph_has_the_properties_of_the_last() -> None:
    parts = numbering(level(0, "第%1条"))
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = line(run("甲"), properties=number + GONE) + line(run("乙")) + numbered("丙")
    document = read_body(body, parts=parts)
    assert list(zip(labels(document), texts(document), strict=True)) == [("", "甲乙"), ("第1条", "丙")]


def test_a_paragraph_does_not_flow_into_a_table() -> None:
    table = f"<w:tbl><w:tr><w:tc>{line(run('乙'))}</w:tc></w:tr></w:tbl>"
    assert texts(read_body(line(run("甲"), properties=GONE) + table + line(run("丙")))) == ["甲", "乙", "丙"]


def test_a_paragraph_does_not_flow_out_of_its_cell() -> None:
    cells = "".join(f"<w:tc>{line(run(text), properties=GONE)}</w:tc>" for text in "甲乙")
    assert texts(read_body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == ["甲", "乙"]


def test_the_last_paragraph_is_read_though_its_mark_is_deleted() -> None:
    assert texts(read_body(line(run("甲"), properties=GONE))) == ["甲"]


def test_runs_say_which_words_are_new_or_gone() -> None:
    body = line(run("甲") + deleted("乙") + tracked("ins", run("丙")) + tracked("moveTo", run("丁")))
    [block] = read_body(body, view=View.MARKED).blocks
    assert [sorted(item.marks) for item in block.runs] == [
        [],
        ["deleted"],
        ["inserted"],
        ["inserted", "moved"],
    ]


def test_text_marked_as_deleted_is_left_out_also_outside_a_deletion() -> None:
    assert texts(read_body(line(run("甲") + "<w:r><w:delText>乙</w:delText></w:r>"))) == ["甲"]


def test_each_change_is_listed_with_its_author_and_place() -> None:
    body = line(run("甲乙") + tracked("ins", run("丙丁"), who="某甲") + deleted("戊"))
    first, second = read_body(body).revisions
    assert (first.kind, first.text, first.author, first.date) == (
        "insertion",
        "丙丁",
        "某甲",
        "2026-01-02T03:04:05Z",
    )
    assert (first.location.start, first.location.end) == (2, 4)
    assert (second.kind, second.text, second.location.start, second.location.end) == ("deletion", "戊", 4, 4)


def test_pieces_of_one_edit_are_one_change() -> None:
    body = line(tracked("ins", run("甲")) + tracked("ins", run("乙", properties="<w:b/>")) + run("丙"))
    assert [(item.text, item.location.end) for item in read_body(body).revisions] == [("甲乙", 2)]


def test_edits_of_two_people_are_two_changes() -> None:
    body = line(tracked("ins", run("甲"), who="某甲") + tracked("ins", run("乙"), who="某乙"))
    assert [item.text for item in read_body(body).revisions] == ["甲", "乙"]


def test_a_change_of_format_is_listed() -> None:
    body = line(run("甲") + run("乙", properties=f"<w:b/>{tracked('rPrChange', '<w:rPr/>')}"))
    [revision] = read_body(body).revisions
    assert (revision.kind, revision.text, revision.location.start) == ("formatting", "乙", 1)


def test_text_hidden_by_a_tracked_change_was_not_hidden_before() -> None:
    body = line(run("甲", properties=f"<w:vanish/>{tracked('rPrChange', '<w:rPr/>')}"))
    marks = {view: read_body(body, view=view).blocks[0].runs[0].marks for view in View}
    assert marks == {View.FINAL: {"hidden"}, View.ORIGINAL: set(), View.MARKED: {"hidden"}}


def test_the_original_has_the_original_alignment() -> None:
    old = tracked("pPrChange", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    body = line(run("甲"), properties=f'<w:jc w:val="left"/>{old}')
    assert {view: read_body(body, view=view).blocks[0].centred for view in View} == {
        View.FINAL: False,
        View.ORIGINAL: True,
        View.MARKED: False,
    }


def test_a_change_in_a_paragraph_that_vanishes_is_placed_at_the_next_block() -> None:
    body = line(deleted("甲"), properties=GONE) + line(run("乙"))
    assert [(item.kind, item.text, item.location.block) for item in read_body(body).revisions] == [
        ("deletion", "甲", 0),
        ("deletion", "¶", 0),
    ]


def test_a_changed_paragraph_mark_is_placed_at_the_end_of_its_paragraph() -> None:
    body = line(run("甲乙"), properties=GONE) + line(run("丙"))
    places = [
        (item.text, item.location.block, item.location.start)
        for view in (View.FINAL, View.MARKED)
        for item in read_body(body, view=view).revisions
    ]
    assert places == [("¶", 0, 2), ("¶", 0, 2)]


def test_a_number_put_on_is_listed_as_a_change_of_format() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>' + tracked("ins") + "</w:numPr>"
    [revision] = read_body(line(run("甲"), properties=number)).revisions
    assert (revision.kind, revision.author) == ("formatting", "审阅人")


def test_a_change_after_the_last_block_is_placed_at_its_end() -> None:
    body = line(run("甲乙")) + line(deleted("丙"))
    [revision] = read_body(body).revisions
    assert (revision.text, revision.location.block, revision.location.start) == ("丙", 0, 2)


def test_the_changes_of_an_empty_document_are_listed() -> None:
    document = read_body(line(deleted("甲")))
    assert (document.blocks, [item.text for item in document.revisions]) == ((), ["甲"])


def test_a_marked_deletion_of_a_row_marks_its_words() -> None:
    row = f"<w:tr><w:trPr>{tracked('del')}</w:trPr><w:tc>{line(run('甲'))}</w:tc></w:tr>"
    [block] = read_body(f"<w:tbl>{row}</w:tbl>", view=View.MARKED).blocks
    assert block.runs[0].marks == {"deleted"}
