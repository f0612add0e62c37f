from __future__ import annotations

from collections.abc import Sequence

import pytest
from helpers.promises import lexicon, read

from pipeline.model.agreement import Clause
from pipeline.model.document import Document
from pipeline.nlp.classify import classify
from pipeline.nlp.segment import segment


def clause(text: str, number: str) -> Clause:
    return next(item for item in read(text).clauses if item.number == number)


def test_the_heading_decides() -> None:
    found = clause("第五条 保密\n甲方应当按期付款。", "第五条")
    assert (found.kinds[0], found.by) == ("confidentiality", "heading")


def test_wording_below_a_heading_does_not_widen_it() -> None:
    found = clause("第五条 违约责任\n乙方不得泄露技术资料。", "第五条")
    assert "confidentiality" not in found.kinds


def test_without_a_heading_the_first_sentence_decides() -> None:
    text = "第五条\n各方对在合作中知悉的技术资料，均应当予以保密。甲方按月付款。乙方按季交货。"
    found = clause(text, "第五条")
    assert ("confidentiality" in found.kinds, found.by) == (True, "lead")


def test_without_a_telling_first_sentence_most_of_them_decide() -> None:
    text = "第五条\n双方按月通报情况。乙方不得泄露甲方的图纸。样品由乙方严格保密。"
    found = clause(text, "第五条")
    assert ("confidentiality" in found.kinds, found.by) == (True, "wording")


def test_a_word_in_passing_does_not_decide() -> None:
    text = "第五条\n双方按月通报情况。甲方按月付款。样品由乙方保管。资料由专人送达。乙方不得泄露图纸。"
    assert "confidentiality" not in clause(text, "第五条").kinds


def test_an_annex_is_one_whatever_its_title() -> None:
    found = read("第一条 合作\n双方合作。\n附件一 保密细则\n各方应当保密。").clauses[-1]
    assert set(found.kinds) == {"confidentiality", "annexes"}


class Voice:
    """An opinion that knows one answer."""

    def __init__(self, *answers: tuple[str, float]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def kinds(self, texts: Sequence[str]) -> Sequence[tuple[str, float]]:
        self.asked += texts
        return self.answers


def opined(text: str, voice: Voice) -> Clause:
    clauses, provisions = segment(Document.from_text(text))
    return classify(clauses, provisions, lexicon(), opinion=voice)[-1]


SILENT = "第五条\n双方每季度会面一次。"


def test_an_opinion_is_asked_only_where_heading_and_wording_are_silent() -> None:
    voice = Voice(("organization", 0.8))
    found = opined(f"第四条 保密\n双方应当保密。\n{SILENT}", voice)
    assert voice.asked == ["双方每季度会面一次。"]
    assert (found.kinds, found.by, found.confidence) == (("organization",), "model", 0.8)


def test_an_opinion_without_an_answer_changes_nothing() -> None:
    found = opined(SILENT, Voice(("", 0.1)))
    assert (found.kinds, found.by, found.confidence) == ((), "", 1.0)


def test_every_question_needs_an_answer() -> None:
    with pytest.raises(ValueError, match="zip"):
        opined(SILENT, Voice())
