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


SHARED = "可分配的款项由甲方取得百分之五十五、乙方取得百分之四十五。"
PAID = "收款的一方应当在二十日内将另一方应得之数电汇至其书面指定的账户。"


def test_shares_tell_what_an_article_is_about_that_no_heading_tells_of() -> None:
    found = clause(f"第八条 约定事项\n乙方按季报送台账。\n{SHARED}\n{PAID}\n账目由会计师核对。", "第八条")
    assert ("benefit_sharing" in found.kinds, found.by) == (True, "terms")


def test_shares_do_not_change_what_a_heading_tells() -> None:
    assert "benefit_sharing" not in clause(f"第八条 验收\n{SHARED}\n{PAID}", "第八条").kinds


def test_shares_do_not_tell_of_a_long_article() -> None:
    others = "".join(f"双方第{number}周通报一次情况。" for number in "一二三四五六七八九十")
    assert (
        "benefit_sharing"
        not in clause(f"第八条 约定事项\n乙方按季报送台账。\n{others}\n{SHARED}", "第八条").kinds
    )


def test_the_items_of_an_article_tell_together_what_it_is_about() -> None:
    text = (
        "第六条 约定事项\n6.1 图纸、源代码和成本为双方的秘密。\n6.2 未经同意不得泄露对方的秘密。\n"
        "6.3 接触秘密的人员应先签保密承诺。\n6.4 违反的，赔偿损失并支付二十万元。"
    )
    assert "confidentiality" in clause(text, "第六条").kinds


def test_an_item_adds_to_what_the_words_of_its_article_tell() -> None:
    found = read("第六条 约定事项\n6.1 双方成立管理委员会，每月开会。\n6.2 甲方负责中试，乙方负责小试。")
    at = next(item.index for item in found.clauses if item.number == "6.2")
    assert {"organization", "tasks"} <= found.scopes[at]
