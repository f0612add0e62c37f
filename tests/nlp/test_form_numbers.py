"""Numbers that forms carry: letters without a stop, 表一, 8-1; and signatures that a table only speaks of."""

from __future__ import annotations

import pytest
from helpers.segmenting import document, of_blocks, paragraph, table

from pipeline.model.document import Block
from pipeline.nlp.labels import read_label
from pipeline.nlp.lines import read_lines
from pipeline.nlp.segment import segment
from pipeline.nlp.signing import is_sign_line
from pipeline.nlp.titles import is_title


@pytest.mark.parametrize(
    ("text", "shape", "path"),
    [
        ("A　开发事项", "A.", (1,)),
        ("C 阶段与款项", "A.", (3,)),
        ("表一　单位情况", "sheet", (1,)),
        ("表 2：研究任务", "sheet", (2,)),
        ("8-1 不公开的内容", "1.1", (8, 1)),
        ("8-10 诚信", "1.1", (8, 10)),
    ],
)
def test_numbers_of_forms_are_read(text: str, shape: str, path: tuple[int, ...]) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.shape, label.path) == (shape, path)


@pytest.mark.parametrize(
    "text", ["3-5 年", "1-2 个月内付清", "2-3 人", "8-1", "1-3 月", "表述不一致时", "A4 纸打印"]
)
def test_ranges_and_words_are_no_numbers(text: str) -> None:
    label = read_label(text)
    assert label is None or label.doubtful or label.shape not in {"1.1", "sheet", "A."}


def test_a_caption_and_a_class_in_a_cell_number_nothing() -> None:
    lines = read_lines(of_blocks(paragraph("表一 技术指标"), *table(("A 类", "十台"), ("B 类", "二十台"))))
    assert [line.label for line in lines] == [None] * len(lines)


def test_a_class_named_by_a_letter_in_a_sentence_numbers_nothing() -> None:
    lines = read_lines(of_blocks("A 组 负责设计", "B 组 负责试制", "C　争议解决"))
    assert [line.label is not None for line in lines] == [False, False, True]


def _titles(*blocks: Block) -> list[str]:
    clauses, _ = segment(of_blocks(*blocks))
    return [f"{clause.number} {clause.title}".strip() for clause in clauses if clause.level == 1]


def test_headings_with_letters_are_articles() -> None:
    blocks = [paragraph("示例合作约定书", centred=True)]
    for title in ("A　做什么事", "B　分担", "C　权利归口"):
        blocks += [paragraph(title, heading_level=1), paragraph("双方按照附表逐项完成各自的工作。")]
    assert _titles(*blocks) == ["A 做什么事", "B 分担", "C 权利归口"]


def test_sheets_of_a_form_are_articles_and_hold_their_rows() -> None:
    blocks = [paragraph("示例项目合作协议", centred=True)]
    blocks += [paragraph("表一　单位情况", heading_level=1), *table(("单位", "地址"), ("甲方", "示例路1号"))]
    blocks += [paragraph("表二　约束事项", heading_level=1)]
    blocks += table(("2-1 不公开的内容", "双方不得对外泄露图纸。"), ("2-2 怎样验收", "由乙方检验。"))
    clauses, _ = segment(of_blocks(*blocks))
    assert [(clause.number, clause.level) for clause in clauses if clause.number] == [
        ("表一", 1),
        ("表二", 1),
        ("2-1", 2),
        ("2-2", 2),
    ]


def test_titles_above_the_first_long_sentence_are_titles_like_those_below() -> None:
    blocks = [
        paragraph("示例联合体协议", centred=True),
        paragraph("参加的各家", heading_level=1, style="Heading 1"),
    ]
    blocks += [paragraph("牵头的一家与参加的三家名单见后。")]
    for title in ("来由和目标", "存续", "保密", "验收"):
        blocks += [paragraph(title, heading_level=1, style="Heading 1")]
        blocks += [paragraph("各家围绕示例装置的设计、制造、试验和推广开展工作，" * 3 + "彼此配合。")]
    assert _titles(*blocks) == ["参加的各家", "来由和目标", "存续", "保密", "验收"]


@pytest.mark.parametrize(
    "words", ["由甲方编表，乙方盖章核实后电汇", "双方财务签字确认后三日内转账", "双方代表签字认可"]
)
def test_words_about_signing_are_no_signature(words: str) -> None:
    assert not is_sign_line(words)


@pytest.mark.parametrize("words", ["甲方（盖章）：", "乙方代表签字：", "签字确认栏：", "盖章处"])
def test_lines_to_sign_on_are_signatures(words: str) -> None:
    assert is_sign_line(words)


@pytest.mark.parametrize("words", ["检验由出资人请示例检测站做", "走的情形有三", "验收由承研方组织"])
def test_a_statement_before_a_colon_is_no_title(words: str) -> None:
    assert not is_title(words)


@pytest.mark.parametrize("words", ["由来", "权利归口", "事由说明与交付", "现有成果"])
def test_short_names_stay_titles(words: str) -> None:
    assert is_title(words)


def test_a_document_is_read() -> None:
    assert read_lines(document("第一条 合作"))


@pytest.mark.parametrize("words", ["权利人（印）：示例海洋大学", "丙方（章）：", "签印："])
def test_a_seal_by_another_name_is_a_signature(words: str) -> None:
    assert is_sign_line(words)


@pytest.mark.parametrize("words", ["论文打印三份，送印后寄出", "印章由双方各自保管。", "印发机关：示例局"])
def test_printing_is_no_signature(words: str) -> None:
    assert not is_sign_line(words)
