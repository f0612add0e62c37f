from __future__ import annotations

import re
from dataclasses import replace

import pytest
from helpers.findings import about, finding
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.waivers.fingerprint import fingerprint, identified, passages
from pipeline.model.document import Block, Cell, Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome

SENTENCE = "乙方应当在收到款项后三十日内交付100套样机，逾期的支付违约金。"
WORDS = st.text("甲乙方应当不得支付万元三十日内保密年%，（）、", min_size=4, max_size=30)
LABELS = [
    "第五条 ",
    "第十二条　",
    "5.2 ",
    "5.2",
    "（一）",
    "(3)",
    "3、",
    "十一、",
    "①",
    "4.",
    "5.1.2 ",
    "2）",
    "第 六 条 ",
]


def known(text: str, *quotes: str) -> str:
    return about(text, *quotes)[1].fingerprint


@pytest.mark.parametrize("label", LABELS)
def test_the_number_of_a_clause_does_not_count(label: str) -> None:
    assert known(label + SENTENCE) == known(SENTENCE)
    assert known(label + SENTENCE, "三十日内") == known(SENTENCE)


@given(WORDS, st.sampled_from(LABELS), st.sampled_from(LABELS))
def test_renumbering_changes_nothing(words: str, old: str, new: str) -> None:
    text = "双方" + words
    assert known(old + text, words) == known(new + text, words)


@given(st.data(), WORDS)
def test_white_space_between_chinese_letters_does_not_count(data: st.DataObject, words: str) -> None:
    text = "甲方" + words + "，共计300万元。"
    places = [at for at in range(1, len(text)) if not (text[at - 1].isdigit() and text[at].isdigit())]
    at = data.draw(st.sampled_from(places))
    space = data.draw(st.sampled_from([" ", "\u3000", "\t", "\u00a0", "   ", "\u200b", "\u2002"]))
    assert known(text[:at] + space + text[at:]) == known(text)


@given(WORDS, st.integers(0, 10**9))
def test_full_width_letters_are_the_same_letters(words: str, number: int) -> None:
    text = f"双方{words}(A{number}%),共{number}元:"
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert known(wide) == known(text)


def test_traditional_letters_and_other_quotation_marks_are_the_same() -> None:
    assert known("專利權歸「甲方」單獨所有") == known("专利权归“甲方”单独所有")


@given(st.integers(1, 10**8), st.integers(1, 10**8))
def test_another_amount_is_another_finding(old: int, new: int) -> None:
    same = known(f"甲方支付{old}元。") == known(f"甲方支付{new}元。")
    assert same is (old == new)


@given(WORDS, st.integers(0, 30), st.sampled_from(["不", "未", "无", "非", "0", "万"]))
def test_another_word_is_another_finding(words: str, at: int, put: str) -> None:
    text = f"甲方{words}。"
    at = min(at, len(words)) + 2
    assert known(text[:at] + put + text[at:]) != known(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.5倍的违约金", "2.5倍的违约金"),
        ("3.5 万元由甲方支付", "4.5 万元由甲方支付"),
        ("3.5%归乙方", "4.5%归乙方"),
        ("10.5-12.5万元", "11.5-12.5万元"),
        ("第一年归甲方", "第二年归甲方"),
        ("5.1前支付", "6.1前支付"),
        ("民法典第八百四十五条", "民法典第八百四十六条"),
        ("《民法典》第八百四十五条", "《民法典》第八百四十六条"),
        ("费用为10²元", "费用为102元"),
        ("选择①", "选择②"),
        ("共12 50元", "共1250元"),
    ],
)
def test_figures_are_no_numbers_of_clauses(old: str, new: str) -> None:
    assert known(old) != known(new)


def test_words_around_a_short_quotation_count() -> None:
    old, new = "保密期限自本协议签订之日起一年。", "保密期限自本协议签订之日起半年。"
    assert known(old, "保密期限自本协议签订之日起") != known(new, "保密期限自本协议签订之日起")


def test_the_next_sentence_does_not_count() -> None:
    assert known("保密三年。甲方付款。", "保密三年") == known("保密三年。乙方付款。", "保密三年")
    assert known("甲方付款。保密三年。", "保密三年") == known("保密三年。", "保密三年")


def test_a_finding_survives_its_move_to_another_place() -> None:
    assert known(f"标题\n{SENTENCE}\n末尾", SENTENCE) == known(f"另一\n标题\n3.1 {SENTENCE}", SENTENCE)


def test_references_to_clauses_follow_their_renumbering() -> None:
    assert known("按照第八条的约定执行。") == known("按照第九条的约定执行。")
    assert known("按照第 5.1 条的约定执行。") == known("按照第5.2条的约定执行。")


def test_a_reference_that_is_itself_the_finding_counts() -> None:
    assert known("按照第八条执行。", "第八条") != known("按照第九条执行。", "第九条")


def test_what_is_left_blank_may_be_longer_or_shorter() -> None:
    assert known("由____名专家评审") == known("由_______名专家评审")
    assert known("由____名专家评审") != known("由5名专家评审")


def test_the_order_of_the_quotations_does_not_count_and_each_place_counts_once() -> None:
    document = Document.from_text("甲方付款三十万元。\n乙方付款二十万元。")
    one, other = "三十万元", "二十万元"
    assert finding(document, one, other).fingerprint == finding(document, other, one, one).fingerprint
    assert finding(document, one).fingerprint != finding(document, one, other).fingerprint


def test_the_same_blank_in_one_more_place_is_another_finding() -> None:
    document = Document.from_text("甲方：____\n乙方：\n甲方：____")
    first, last = (Evidence("____", Location(block, 3, 7)) for block in (0, 2))
    one, both = (
        fingerprint(document, replace(finding(document), evidence=item)) for item in ((first,), (first, last))
    )
    assert one != both


def test_what_is_missing_is_known_by_its_rule() -> None:
    document = Document.from_text("任何文字")
    assert finding(document).fingerprint == finding(Document.from_text("其他文字")).fingerprint
    assert finding(document).fingerprint != finding(document, rule="ip/other").fingerprint
    assert finding(document).fingerprint != finding(document, "任何文字").fingerprint


def test_a_cell_is_known_with_its_row() -> None:
    def table(*rows: tuple[str, str]) -> Document:
        cells = [
            (text, Cell(0, row, column)) for row, pair in enumerate(rows) for column, text in enumerate(pair)
        ]
        blocks = tuple(Block(at, text, cells=(cell,)) for at, (text, cell) in enumerate(cells))
        return Document("表.docx", blocks)

    def blank(document: Document, block: int) -> str:
        place = Evidence("", Location(block, 0, 0))
        return fingerprint(document, replace(finding(document), evidence=(place,)))

    first = table(("税号", ""), ("开户行", "示例银行"))
    second = table(("税号", "1"), ("开户行", ""))
    assert blank(first, 1) != blank(second, 3)
    assert blank(first, 1) == blank(table(("税 号", ""), ("开户行", "其他银行")), 1)


def test_only_findings_have_a_fingerprint() -> None:
    document = Document.from_text(SENTENCE)
    made = [finding(document, SENTENCE, outcome=outcome) for outcome in Outcome]
    having = [item.outcome for item in identified(document, made) if item.fingerprint]
    assert having == [Outcome.VIOLATED, Outcome.UNDETERMINED]
    assert re.fullmatch(r"f1-[0-9a-f]{16}", made[1].fingerprint)


def test_fingerprints_stay_what_they_are() -> None:
    """Waivers in the users' hands name them: another way of counting words needs another prefix."""
    assert known("第五条 保密期限为 ３ 年。") == "f1-f1ac5f46131a38aa"


@given(st.text(max_size=40), st.integers(0, 50), st.integers(0, 50))
def test_any_text_and_place_has_passages(text: str, start: int, length: int) -> None:
    document = Document("a", (Block(0, text),))
    item = finding(document)
    place = Evidence(text[start : start + length], Location(0, start, start + length))
    assert len(passages(document, replace(item, evidence=(place,)))) == 1
