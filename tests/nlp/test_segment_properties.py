"""What holds for every document."""

from __future__ import annotations

from itertools import pairwise

from helpers.segmenting import of_blocks, paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.agreement import Standing
from pipeline.model.document import Cell, Document, Story
from pipeline.nlp.lines import read_lines
from pipeline.nlp.segment import segment
from pipeline.text.normalise import normalise

_HEADS = (
    "", "第一条 ", "第二条", "一、", "二、", "（一）", "1. ", "2、", "(1)", "（２）", "①", "1.1 ",
    "2.1.3", "A. ", "附件一：", "第三章 ",
    "# ", "**", "□", "☑", "1.5", "3个月",
)  # fmt: skip
_BODIES = (
    "", "保密", "违约责任：", "双方应当保密。期限三年；期满归还。", "甲方：示例公司", "甲方（盖章）：",
    "（以下无正文）", "填写说明", "目录",
    "按以下第 2 种方式：", "归 □甲方 ☑双方 所有", "□甲方 □乙方", "（注：可以删减）", "注：如下：",
    "无", "/", "总额    元（大写：    ）", "│甲│乙│",
    "一方\n第二条 保密\n另一方", "条件：1.甲；2.乙", "举例如下：", "示例合作协议", "    ", "**重点**：内容",
)  # fmt: skip
_LABELS = ("", "", "", "第一条", "1.", "（二）", "●", "1.1")
_STORIES = (Story.BODY,) * 6 + (Story.FOOTNOTE, Story.COMMENT, Story.HEADER, Story.TEXT_BOX)


@st.composite
def _blocks(draw: st.DrawFn) -> Document:
    count = draw(st.integers(0, 14))
    blocks = []
    for _ in range(count):
        text = draw(st.sampled_from(_HEADS)) + draw(st.sampled_from(_BODIES))
        cells = draw(st.sampled_from([(), (), (), (Cell(0, 0, 0),), (Cell(0, 0, 1),), (Cell(0, 1, 0),)]))
        blocks.append(
            paragraph(
                text,
                bold=draw(st.booleans()),
                label=draw(st.sampled_from(_LABELS)),
                cells=cells,
                story=draw(st.sampled_from(_STORIES)),
                heading_level=draw(st.sampled_from([None, None, None, 1, 2])),
            )
        )
    return of_blocks(*blocks)


@settings(max_examples=150, deadline=None)
@given(_blocks())
def test_provisions_are_in_order_and_say_where_they_stand(document: Document) -> None:
    clauses, provisions = segment(document)
    places = [(item.location.block, item.location.start, item.location.end) for item in provisions]
    assert [item.index for item in provisions] == list(range(len(provisions)))
    for left, right in pairwise(places):
        assert (left[0], left[2]) <= (right[0], right[1]) if left[0] == right[0] else left[0] < right[0]
    for item in provisions:
        quote = document.quote(item.location)
        assert quote.strip()
        assert item.text == normalise(quote).text
        assert 0 <= item.clause < len(clauses)


@settings(max_examples=150, deadline=None)
@given(_blocks())
def test_every_character_is_in_one_provision_or_is_a_number_or_layout(document: Document) -> None:
    _, provisions = segment(document)
    numbers: dict[int, set[int]] = {}
    for line in read_lines(document):
        numbers.setdefault(line.block.index, set()).update(range(line.head, line.body))
    for block in document.blocks:
        covered = {
            at
            for item in provisions
            if item.location.block == block.index
            for at in range(item.location.start, item.location.end)
        }
        lost = {at for at in range(len(block.text)) if at not in covered} - numbers.get(block.index, set())
        assert not "".join(block.text[at] for at in sorted(lost)).strip(" \t\n\v\u3000:：#*>│|—。【】[]")


@settings(max_examples=150, deadline=None)
@given(_blocks())
def test_clauses_nest(document: Document) -> None:
    clauses, provisions = segment(document)
    assert [clause.index for clause in clauses] == list(range(len(clauses)))
    for clause in clauses[1:]:
        assert clause.level >= 1
        if clause.parent is None:
            assert clause.level == 1
            continue
        parent = clauses[clause.parent]
        assert parent.index < clause.index
        assert clause.level == parent.level + 1
        assert parent.blocks[0] <= clause.blocks[0] <= clause.blocks[1] <= parent.blocks[1]
    for item in provisions:
        if item.clause and item.standing is not Standing.MARGIN:
            start, end = clauses[item.clause].blocks
            assert start <= item.location.block < end
