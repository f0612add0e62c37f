"""Clauses added, removed, moved and reworded."""

from __future__ import annotations

from helpers.commands import COMPLIANT
from helpers.versions import TODAY, changed, checker, compared

from pipeline import app, word
from pipeline.app.comparing import version_of
from pipeline.compare import compare
from pipeline.model.comparison import ClauseChange, ClauseCourse, Comparison, Edit, ParagraphChange
from pipeline.model.document import Document

HEAD = "示例合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n双方经协商，订立本协议。\n"
TEXTS = {
    "标的": "双方合作研究低温电池的正极材料，并提交试验报告。",
    "经费": "甲方支付研究经费人民币100万元。",
    "成果": "研究成果的知识产权由双方共有。",
    "保密": "双方对知悉的技术资料保密，期限为合作结束后三年。",
    "争议": "因本协议发生的争议，向甲方所在地人民法院起诉。",
}
NUMERALS = "一二三四五六七"


def agreement(*titles: str, **texts: str) -> str:
    """Numbered articles with these titles."""
    known = TEXTS | texts
    articles = (f"第{NUMERALS[place]}条 {title}\n{known[title]}\n" for place, title in enumerate(titles))
    return HEAD + "".join(articles)


ALL = ("标的", "经费", "成果", "保密", "争议")


def courses(comparison: Comparison) -> list[tuple[ClauseCourse, str, str]]:
    return [(item.course, item.old, item.new) for item in comparison.clauses]


def texts(clause: ClauseChange, edit: Edit) -> str:
    return "".join(piece.text for item in clause.paragraphs for piece in item.pieces if piece.edit is edit)


def test_an_added_clause_shifts_no_other() -> None:
    new = agreement("标的", "经费", "验收", "成果", "保密", "争议", 验收="双方组织专家进行验收。")
    assert courses(compared(agreement(*ALL), new)) == [(ClauseCourse.ADDED, "", "第三条 验收")]


def test_a_removed_clause_shifts_no_other() -> None:
    comparison = compared(agreement(*ALL), agreement("标的", "经费", "保密", "争议"))
    assert courses(comparison) == [(ClauseCourse.REMOVED, "第三条 成果", "")]
    assert texts(comparison.clauses[0], Edit.DELETED) == "成果" + TEXTS["成果"]


def test_a_moved_clause_is_told_as_moved_and_nothing_else() -> None:
    comparison = compared(agreement(*ALL), agreement("标的", "成果", "保密", "争议", "经费"))
    assert courses(comparison) == [(ClauseCourse.MOVED, "第二条 经费", "第五条 经费")]


def test_a_clause_may_be_moved_and_reworded() -> None:
    new = agreement("标的", "成果", "保密", "争议", "经费", 经费="甲方支付研究经费人民币200万元。")
    (found,) = compared(agreement(*ALL), new).clauses
    assert (found.course, found.moved) == (ClauseCourse.REWORDED, True)
    assert texts(found, Edit.INSERTED) == "200万元"


def test_a_clause_with_another_title_is_known_by_its_text() -> None:
    new = agreement("标的", "经费", "知识产权", "保密", "争议", 知识产权=TEXTS["成果"])
    (found,) = compared(agreement(*ALL), new).clauses
    assert (found.course, found.old, found.new) == (ClauseCourse.REWORDED, "第三条 成果", "第三条 知识产权")


def test_a_rewritten_clause_is_known_by_its_title() -> None:
    new = agreement(*ALL, 争议="协商不成时提交示例仲裁委员会，裁决是终局的。")
    (found,) = compared(agreement(*ALL), new).clauses
    assert (found.course, found.old) == (ClauseCourse.REWORDED, "第五条 争议")


def test_a_paragraph_that_went_into_another_clause_is_told_on_both_sides() -> None:
    line = "乙方应当每半年提交一次支出明细并接受核对。"
    old = agreement(*ALL, 经费=TEXTS["经费"] + "\n" + line)
    new = agreement(*ALL, 成果=TEXTS["成果"] + "\n" + line)
    comparison = compared(old, new)
    moved = [
        (item.moved, texts(item, Edit.DELETED), texts(item, Edit.INSERTED)) for item in comparison.clauses
    ]
    assert moved == [(False, line, ""), (False, "", line)]
    assert all(part.moved for item in comparison.clauses for part in item.paragraphs)
    assert comparison.terms == ()


def test_swapped_paragraphs_of_one_clause_are_moved() -> None:
    lines = ["甲方负责中试装置的设计与安装。", "乙方负责配方研究和小试。"]
    old, new = (agreement(*ALL, 标的="\n".join(order)) for order in (lines, lines[::-1]))
    (found,) = compared(old, new).clauses
    assert [item.moved for item in found.paragraphs] == [True]


def test_what_was_deleted_stands_where_it_stood() -> None:
    (found,) = changed(
        ("16.1 因不可抗力不能履行本协议的，", "16.1 不能履行本协议的，"),
        ("部分或者全部免除责任。\n", "部分或者全部免除责任。\n16.2 双方应当减少损失。\n"),
    ).clauses
    places = [item.new for item in found.paragraphs]
    assert places == sorted(places, key=lambda place: place or 0)


def test_a_clause_says_how_many_changes_rest_on_it() -> None:
    (found,) = changed(("合作结束之日起三年", "合作结束之日起一年")).clauses
    assert found.weight == 2


def test_renumbered_references_that_follow_their_clause_are_no_term() -> None:
    old = agreement(*ALL, 争议="违反第三条的，向甲方所在地人民法院起诉。")
    new = agreement(
        "标的", "经费", "验收", "成果", "保密", "争议",
        验收="双方组织专家进行验收。", 争议="违反第四条的，向甲方所在地人民法院起诉。",
    )  # fmt: skip
    assert "reference" not in {item.topic for item in compared(old, new).terms}


def test_a_reference_that_did_not_follow_its_clause_is_found() -> None:
    words = "违反第三条的，向甲方所在地人民法院起诉。"
    old = agreement(*ALL, 争议=words)
    new = agreement("标的", "经费", "验收", "成果", "保密", "争议", 验收="双方组织专家验收。", 争议=words)
    (found,) = [item for item in compared(old, new).terms if item.topic == "reference"]
    assert found.old is not None
    assert found.new is not None
    assert (found.old.values, found.new.values) == (("第三条 成果",), ("第三条 验收",))


def test_a_table_row_is_one_paragraph() -> None:
    document = word.read(COMPLIANT.read_bytes(), name="a.docx")
    blocks = [block for block in document.blocks if block.text == "600,000.00"]
    (amount,) = blocks
    values = {name: getattr(amount, name) for name in type(amount).__slots__}
    other = type(amount)(**{**values, "text": "700,000.00"})
    edited = Document("b.docx", tuple(other if item is amount else item for item in document.blocks))
    order = app.Order(today=TODAY)
    comparison = compare(*(version_of(item, checker(), order) for item in (document, edited)))
    (row,) = [item for clause in comparison.clauses for item in clause.paragraphs]
    assert row_text(row) == "第三期 | 验收合格后十个工作日内 | 20% | [600,000.00][700,000.00]"
    (found,) = [item for item in comparison.terms if item.topic == "payment"]
    assert found.aspect == "3"


def row_text(row: ParagraphChange) -> str:
    return "".join(piece.text if piece.edit is Edit.SAME else f"[{piece.text}]" for piece in row.pieces)
