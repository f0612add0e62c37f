"""Questions of a form that were answered with a stroke."""

from __future__ import annotations

import pytest

from pipeline.check.answered import answered_with_nothing
from pipeline.check.examples import document_of
from pipeline.content import root
from pipeline.model.agreement import Agreement
from pipeline.nlp import analyse, load


def read(text: str) -> Agreement:
    return analyse(document_of(text), load(root() / "rules" / "clauses"))


def struck(text: str, question: str) -> bool:
    given = read(text)
    return any(answered_with_nothing(given, p) for p in given.provisions if p.text.startswith(question))


@pytest.mark.parametrize("answer", ["/", "／", "无", "不适用", "——", "没有"])
def test_a_question_beside_a_stroke_is_not_answered(answer: str) -> None:
    assert struck(f"| 付款 | 一次付清 |\n| 提前解除 | {answer} |\n| 其他 | 按法律 |", "提前解除")


@pytest.mark.parametrize("answer", ["提前三十日通知", "无须通知即可解除", "按附件办理"])
def test_a_question_beside_words_is_answered(answer: str) -> None:
    assert not struck(f"| 付款 | 一次付清 |\n| 提前解除 | {answer} |\n| 其他 | 按法律 |", "提前解除")


def test_a_question_beside_an_empty_cell_is_not_answered() -> None:
    assert struck("| 付款 | 一次付清 |\n| 分配的结算 | |\n| 其他 | 按法律 |", "分配的结算")


def test_words_alone_in_a_table_of_one_column_are_no_question() -> None:
    assert not struck("| 一次付清 |\n| 按法律办理 |", "一次付清")


def test_a_stroke_behind_the_colon_is_no_answer() -> None:
    assert struck("第一条 付款\n提前解除：／\n付款：一次付清", "提前解除")


def test_a_sentence_is_no_question() -> None:
    assert not struck("第一条 付款\n甲方可以解除合同，无。", "甲方")
