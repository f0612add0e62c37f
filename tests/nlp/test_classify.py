from __future__ import annotations

from helpers.promises import read

from pipeline.model.agreement import Clause


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
