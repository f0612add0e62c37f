from __future__ import annotations

import pytest
from helpers.judging import judged, quotes

from pipeline.check.kinds import numbering
from pipeline.model.agreement import Agreement, Clause
from pipeline.model.document import Document
from pipeline.model.report import Outcome


def numbered(*numbers: str, annexes: tuple[str, ...] = ()) -> Agreement:
    """One clause a number; a number after spaces stands below the last one with fewer."""
    document = Document.from_text("\n".join(f"{number.strip()} 内容" for number in numbers))
    clauses: list[Clause] = []
    for index, number in enumerate(numbers):
        level = 1 + (len(number) - len(number.lstrip()))
        above = [item for item in clauses if item.level < level]
        parent = above[-1].index if above and level > 1 else None
        annex = number.strip() in annexes
        clauses.append(Clause(index, number.strip(), "", level, parent, (index, index + 1), annex=annex))
    return Agreement(document, tuple(clauses), ())


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        (["第一条", "第三条"], "“第一条”之后缺“第二条”"),
        (["第一条", "第二条", "第二条"], "“第二条”出现两次"),
        (
            ["第一条", "第二条", "第四条", "第三条"],
            "“第二条”之后缺“第三条”；“第三条”排在“第四条”之后，次序颠倒",
        ),
        (["第二条", "第三条"], "第一个编号是“第二条”，缺“第一条”"),
        (["第１条", "第３条"], "“第１条”之后缺“第二条”"),
        (["一、", "二、", "四、"], "“二、”之后缺“三、”"),
        (["玖、", "拾、", "拾贰、"], "“拾、”之后缺“拾壹、”"),
        (["第壹条", "第叁条"], "“第壹条”之后缺“第贰条”"),
        (["第一条", " 1.1", " 1.3"], "“1.1”之后缺“1.2”"),
        (["第一条", " 2.1"], "“2.1”写在“第一条”之下"),
        (["第一条", " （一）", " （三）"], "“（一）”之后缺“（二）”"),
        (["第一条", " ①", " ③"], "“①”之后缺“②”"),
        (["第一部分", "第二部分", "第四部分"], "“第二部分”之后缺“第三部分”"),
        (["第一章", "第二章", "第二章"], "“第二章”出现两次"),
        (["第九条", "第十条"], "第一个编号是“第九条”，缺“第一条”"),
        (["表一", "表二", "表四"], "“表二”之后缺“表三”"),
        (["表八", " 8-1", " 8-3"], "“8-1”之后缺“8-2”"),
        (["A", "B", "B"], "“B”出现两次"),
    ],
)
def test_a_break_in_the_numbers_is_told(numbers: list[str], problem: str) -> None:
    judgement = judged(numbering, numbered(*numbers))
    assert (judgement.outcome, judgement.fields["problem"]) == (Outcome.VIOLATED, problem)


@pytest.mark.parametrize(
    "numbers",
    [
        ["第一条", "第二条", "第三条"],
        ["第一条", " 1.1", " 1.2", "第二条", " 2.1"],
        ["表一", " 1-1", " 1-2", "表二", " 2-1"],
        ["A", "B", "C"],
        ["第一条", " （一）", " （二）", "第二条", " （一）"],
        ["第一条", " (1)", " (2)", " (1)", " (2)"],
        ["第一章", "第一条", "第二条", "第二章", "第三条"],
        ["第一条", "第二条", "第三条", "第一条", "第二条"],
        ["一、", "二、", "三、", "十、", "十一、"][:3],
        ["第二部分", "第三部分"],
        ["第一章", " 第一节", " 第二节", "第二章", " 第一节"],
    ],
)
def test_numbers_that_run_on_are_satisfied(numbers: list[str]) -> None:
    assert judged(numbering, numbered(*numbers)).outcome is Outcome.SATISFIED


def test_an_annex_is_counted_by_itself() -> None:
    given = numbered("第一条", "第二条", "附件一", " 第一条", annexes=("附件一",))
    assert judged(numbering, given).outcome is Outcome.SATISFIED


def test_a_number_printed_inside_a_sentence_is_not_missing() -> None:
    document = Document.from_text("第一条\n(1) 首期；(2) 二期\n(3) 三期")
    clauses = (
        Clause(0, "第一条", "", 1, None, (0, 3)),
        Clause(1, "(1)", "", 2, 0, (1, 2)),
        Clause(2, "(3)", "", 2, 0, (2, 3)),
    )
    assert judged(numbering, Agreement(document, clauses, ())).outcome is Outcome.SATISFIED


def test_the_clause_after_the_break_is_quoted() -> None:
    assert quotes(judged(numbering, numbered("第一条", "第三条"))) == ["第三条 内容"]


def test_without_numbers_there_is_nothing_to_judge() -> None:
    assert judged(numbering, numbered("", "")).outcome is Outcome.NOT_APPLICABLE


def printed(text: str, *numbers: tuple[int, str]) -> Agreement:
    """``text`` with a clause for each of the given block numbers."""
    document = Document.from_text(text)
    clauses = tuple(
        Clause(index, number, "", 1, None, (block, block + 1))
        for index, (block, number) in enumerate(numbers)
    )
    return Agreement(document, clauses, ())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("三、面积：200亩 四、期限：五年 五、价款\n六、职责", [(0, "三、"), (1, "六、")]),
        ("3.1.1 费用固定．３．１．２　按期支付。\n3.1.3 提成", [(0, "3.1.1"), (1, "3.1.3")]),
        ("(1)签订后付款\n(2)项目验收后付款\n(3)余款", [(0, "(1)"), (2, "(3)")]),
        ("第一条,名称\n第二条,地址\n第三条 组织", [(2, "第三条")]),
        ("第 - 条 目标\n第 二 茶 分工\n第三条 经费", [(2, "第三条")]),
    ],
)
def test_a_number_printed_where_no_clause_was_read_is_not_missing(
    text: str, numbers: list[tuple[int, str]]
) -> None:
    assert judged(numbering, printed(text, *numbers)).outcome is Outcome.SATISFIED


def test_a_reference_does_not_stand_for_the_missing_article() -> None:
    given = printed("第一条 目标\n违反第二条的，应当赔偿。\n第三条 经费", (0, "第一条"), (2, "第三条"))
    assert judged(numbering, given).fields["problem"] == "“第一条”之后缺“第二条”"


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        (["第一条", "第四条"], "“第一条”之后缺“第二条”、“第三条”"),
        (["第一条", "第九条"], "“第一条”之后缺“第二条”—“第八条”"),
    ],
)
def test_all_missing_numbers_are_told(numbers: list[str], problem: str) -> None:
    assert judged(numbering, numbered(*numbers)).fields["problem"] == problem


def test_two_languages_side_by_side_are_numbered_by_themselves() -> None:
    english = "{} The parties shall co-operate in good faith."
    lines = [text for n in ("1.", "2.", "3.") for text in (english.format(n), f"{n} 双方应当诚信合作。")]
    given = printed("\n".join(lines), *[(i, f"{i // 2 + 1}.") for i in range(6)])
    assert judged(numbering, given).outcome is Outcome.SATISFIED


def test_a_year_and_a_value_of_a_table_are_no_numbers() -> None:
    given = printed("1.00\n一九九〇年\n1.00", (0, "1.00"), (1, "一九．"), (2, "1.00"))
    assert judged(numbering, given).outcome is Outcome.NOT_APPLICABLE
