"""Documents whose every printed line is a paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout import joined
from pipeline.model.document import Cell, Document, Location, Revision, Story

WIDTH = 17
SENTENCES = (
    "甲方提供试验场地并且承担原料费用，乙方派员到现场指导安装和调试，双方每月召开一次例会讨论进展。",
    "乙方应当在验收合格以后把全部试验记录和样品交给甲方保管，甲方不得把这些资料交给任何第三方使用。",
    "双方在合作期间产生的专利和软件归双方共有，任何一方许可他人使用的，应当事先取得另一方书面同意。",
    "一方迟延履行超过三十日并且经另一方书面催告仍不改正的，另一方可以解除本协议并要求赔偿实际损失。",
)


def wrapped(*paragraphs: str) -> Document:
    lines = [text[at : at + WIDTH] for text in paragraphs for at in range(0, len(text), WIDTH)]
    return Document.from_text("\n".join(lines))


SCAN = (
    "合作协议",
    "一、分工",
    SENTENCES[0],
    "二、交付",
    SENTENCES[1],
    "三、成果",
    SENTENCES[2],
    "四、退出",
    SENTENCES[3],
)


def words(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.story is Story.BODY]


def test_lines_broken_by_width_are_one_paragraph_again() -> None:
    assert words(joined(wrapped(*SCAN))) == list(SCAN)


def test_joined_characters_keep_their_way_back() -> None:
    document = wrapped(*SCAN)
    lines = tuple(replace(b, runs=(b.runs[0]._replace(node=b.index),)) for b in document.blocks)
    block = joined(replace(document, blocks=lines)).blocks[2]
    back = "".join(lines[run.node].text[run.offset : run.offset + run.end - run.start] for run in block.runs)
    assert back == block.text == SENTENCES[0]


def test_indices_count_the_joined_blocks() -> None:
    blocks = joined(wrapped(*SCAN)).blocks
    assert [block.index for block in blocks] == list(range(len(blocks)))


@pytest.mark.parametrize("number", ["- 1 -", "第 1 页 共 3 页", "第2页", "1/3"])
def test_the_number_of_a_page_parts_no_sentence(number: str) -> None:
    first, second = SENTENCES[0][:WIDTH], SENTENCES[0][WIDTH:]
    document = Document.from_text("\n".join([*words(wrapped(*SCAN)), first, number, *words(wrapped(second))]))
    after = joined(document)
    assert words(after) == [*SCAN, SENTENCES[0]]
    assert [block.text for block in after.blocks if block.story is Story.FOOTER] == [number]


@pytest.mark.parametrize("start", ["（1）", "2.", "三、", "第五条 ", "• ", "乙方："])
def test_a_new_item_goes_on_with_nothing(start: str) -> None:
    document = wrapped(*SCAN, SENTENCES[0][:WIDTH], start + SENTENCES[1][:12] + "。")
    assert words(joined(document))[-1].startswith(start)


def test_a_line_that_ends_within_a_sentence_goes_on_though_it_is_short() -> None:
    document = wrapped(*SCAN)
    text = "\n".join([*words(document), "双方经洽谈，围绕项目合", "作，订立条款如下。"])
    assert words(joined(Document.from_text(text)))[-1] == "双方经洽谈，围绕项目合作，订立条款如下。"


@pytest.mark.parametrize(
    "paragraphs",
    [
        SCAN,
        ("合作协议", *(f"第{number}条 双方应当按照约定履行义务。" for number in "一二三四五六七八九" * 3)),
        (
            "项目申报表",
            *("示例项目名称与承担单位及其负责人联系方式" for _ in range(3)),
            *("内容。" for _ in range(20)),
        ),
    ],
)
def test_whole_paragraphs_stay_as_they_are(paragraphs: tuple[str, ...]) -> None:
    document = Document.from_text("\n".join(paragraphs * 4))
    assert joined(document) is document


def test_tables_stay_as_they_are() -> None:
    document = wrapped(*SCAN)
    cells = replace(document, blocks=tuple(replace(b, cells=(Cell(0, 0, 0),)) for b in document.blocks))
    assert joined(cells) is cells


def test_tracked_changes_keep_their_places() -> None:
    document = wrapped(*SCAN)
    line = next(b for b in document.blocks if b.text == SENTENCES[1][WIDTH : 2 * WIDTH])
    changed = replace(
        document, revisions=(Revision("insertion", line.text[2:6], Location(line.index, 2, 6)),)
    )
    after = joined(changed)
    at = after.revisions[0].location
    assert after.blocks[at.block].text == SENTENCES[1]
    assert after.blocks[at.block].text[at.start : at.end] == line.text[2:6]
