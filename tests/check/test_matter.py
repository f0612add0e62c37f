from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from helpers.agreements import agreement
from helpers.judging import found
from jsonschema import Draft202012Validator

from pipeline.check.examples import document_of
from pipeline.check.matter import MOST_EVIDENCE, Found
from pipeline.check.matter_pattern import PATTERN
from pipeline.content import root
from pipeline.model.agreement import Agreement
from pipeline.nlp import analyse, load

KINDS = {"退出": ("exit",), "付款": ("funding",)}


def state(given: Agreement, **pattern: Any) -> Found:  # noqa: ANN401 - the fields of PATTERN
    return found(given, pattern).state


def quotes(given: Agreement, **pattern: Any) -> list[str]:  # noqa: ANN401 - the fields of PATTERN
    return [item.quote for item in found(given, pattern).evidence]


def text(*lines: str, title: str = "退出") -> Agreement:
    return agreement("\n".join((f"第一条 {title}", *lines)), kinds=KINDS)


def test_a_wording_settles_the_matter_wherever_it_stands() -> None:
    given = text("甲方可以退出。", title="付款")
    assert quotes(given, wording=["可以退出"]) == ["甲方可以退出。"]


def test_what_is_nowhere_is_absent() -> None:
    matter = found(text("甲方按月付款。"), {"wording": ["可以退出"]})
    assert (matter.state, matter.evidence) == (Found.ABSENT, ())


def test_all_members_of_a_list_must_stand_in_one_sentence() -> None:
    both = [["退出", "书面通知"]]
    assert state(text("退出的应当书面通知。"), wording=both) is Found.SETTLED
    assert state(text("可以退出。变更须书面通知。"), wording=both) is Found.ABSENT


def test_some_wordings_count_only_inside_clauses_of_a_kind() -> None:
    pattern = {"clause": ["exit"], "wording_within": ["提前三十日"]}
    assert found(text("提前三十日通知。"), pattern).state is Found.SETTLED
    assert found(text("提前三十日付款。", title="付款"), pattern).state is Found.ABSENT


def test_what_a_look_alike_leaves_counts_by_the_wordings_of_its_own_place() -> None:
    given = text("甲方终止缴费的，应提前九十日函告。", title="付款")
    pattern = {"wording": ["终止"], "wording_within": ["提前"], "look_alikes": ["终止缴费"]}
    assert state(given, clause=["exit"], **pattern) is Found.ABSENT
    assert state(text("甲方终止缴费的，应提前九十日函告。"), clause=["exit"], **pattern) is Found.SETTLED


def test_a_matter_may_be_told_in_two_sentences_that_follow_each_other() -> None:
    near = [["做不成", "各自承担"]]
    assert state(text("确实做不成的，不算违约。", "花掉的钱各自承担。"), wording_near=near) is Found.SETTLED
    assert quotes(text("做不成的，损失各自承担。"), wording_near=near) == ["做不成的，损失各自承担。"]


def test_sentences_apart_or_in_another_article_are_not_told_together() -> None:
    near = [["做不成", "各自承担"]]
    apart = text("做不成的，应当通知。", "通知用书面。", "书面包括传真。", "税费各自承担。")
    assert state(apart, wording_near=near) is Found.ABSENT
    other = agreement("第一条 退出\n做不成的可以退出。\n第二条 付款\n税费各自承担。", kinds=KINDS)
    assert state(other, wording_near=near) is Found.ABSENT


def test_a_sentence_that_does_not_count_tells_nothing_together_with_another() -> None:
    pattern = {"wording_near": [["做不成", "承担"]], "except": ["税费"]}
    assert state(text("做不成的，应当通知。", "税费由甲方承担。"), **pattern) is Found.ABSENT
    alike = {"wording_near": [["做不成", "承担"]], "look_alikes": ["保密责任由[^。]*承担"]}
    assert state(text("做不成的，应当通知。", "保密责任由甲方承担。"), **alike) is Found.ABSENT


def test_the_clause_about_the_matter_is_quoted_before_other_clauses() -> None:
    lines = "第一条 付款\n退出时结清款项。\n第二条 退出\n甲方可以退出。"
    given = agreement(lines, kinds=KINDS)
    assert quotes(given, clause=["exit"], wording=["退出"]) == ["甲方可以退出。"]


def test_a_heading_settles_nothing() -> None:
    assert state(text("双方另行商量。"), wording=["退出$"]) is Found.ABSENT


def test_any_substance_below_a_fitting_heading_may_be_enough() -> None:
    pattern = {"clause": ["exit"], "heading_suffices": True}
    assert found(text("双方中任何一方均可离开。"), pattern).state is Found.SETTLED
    assert found(text("见附件。"), pattern).state is Found.ABSENT
    assert found(text("双方中任何一方均可离开。", title="付款"), pattern).state is Found.ABSENT


def test_a_heading_that_names_another_matter_too_is_not_enough() -> None:
    pattern = {"clause": ["exit"], "heading_suffices": True}
    both = agreement("第一条 退出和付款\n双方中任何一方均可离开。", kinds={"退出和付款": ("exit", "funding")})
    assert found(both, pattern).state is Found.ABSENT


@pytest.mark.parametrize("line", ["各方的退出，本协议不作约定。", "退出届时再议。"])
def test_what_is_said_not_to_be_agreed_is_not_settled(line: str) -> None:
    pattern = {"clause": ["exit"], "wording": ["退出"], "heading_suffices": True}
    assert found(text(line), pattern).state is Found.ABSENT
    assert found(text("双方可以退出，手续届时再议。"), pattern).state is Found.SETTLED


def test_a_sentence_with_an_exception_does_not_count() -> None:
    pattern = {"wording": ["退出"], "except": ["不得退出"]}
    assert found(text("任何一方不得退出。"), pattern).state is Found.ABSENT
    assert found(text("任何一方不得退出。但乙方可以退出。"), pattern).state is Found.SETTLED


@pytest.mark.parametrize(
    "line",
    [
        "退出事宜由双方另行签订协议明确。",
        "退出应当另订协议。",
        "退出条件在具体合同中约定。",
        "项目合同应当包括退出、违约等条款。",
    ],
)
def test_what_is_left_to_another_contract_is_not_settled(line: str) -> None:
    assert state(text(line), wording=["退出"]) is Found.ABSENT


def test_a_look_alike_is_cut_out_before_looking_again() -> None:
    pattern = {"wording": ["退出"], "look_alikes": ["退出方"]}
    assert found(text("退出方承担运费。"), pattern).state is Found.ABSENT
    assert found(text("退出方承担运费，其他各方可以退出。"), pattern).state is Found.SETTLED


def test_left_to_fill_in_is_a_blank() -> None:
    given = text("提前____日可以退出。")
    assert state(given, wording=["可以退出"], blank=["提前▁日"]) is Found.BLANK


def test_a_settled_sentence_outweighs_a_blank_one() -> None:
    given = text("提前____日可以退出。", "不可抗力时可以退出。")
    assert state(given, wording=["可以退出"], blank=["提前▁日"]) is Found.SETTLED


def test_only_options_without_a_tick_are_a_blank() -> None:
    given = agreement("第一条 退出\n□可以退出。", kinds=KINDS, unticked="□")
    assert state(given, wording=["^可以退出"]) is Found.BLANK


def test_a_fitting_heading_with_nothing_below_is_a_blank() -> None:
    given = text("/")
    empty = Agreement(
        given.document,
        tuple(
            type(c)(**{n: getattr(c, n) for n in c.__slots__} | {"blank": c.level == 1})
            for c in given.clauses
        ),
        given.provisions,
    )
    assert state(empty, clause=["exit"], wording=["可以退出"]) is Found.BLANK
    assert state(empty, clause=["funding"], wording=["可以退出"]) is Found.ABSENT


def test_not_more_is_quoted_than_a_reader_wants() -> None:
    given = text(*(f"第{number}种情形可以退出。" for number in range(9)))
    assert len(quotes(given, wording=["可以退出"])) == MOST_EVIDENCE


def test_quotations_stand_in_reading_order() -> None:
    given = text("乙方可以退出。", "甲方可以退出。")
    assert quotes(given, clause=["funding"], wording=["甲方", "乙方"]) == ["乙方可以退出。", "甲方可以退出。"]


@pytest.mark.parametrize(
    ("field", "value", "valid"),
    [
        ("wording", ["甲", ["乙", "丙"]], True),
        ("wording", [["乙"]], False),
        ("look_alikes", ["甲"], True),
        ("look_alikes", [["甲", "乙"]], False),
        ("clause", [], False),
    ],
)
def test_the_schema_of_a_pattern_refuses_what_the_search_cannot_use(
    field: str, value: object, *, valid: bool
) -> None:
    schema = {"type": "object", "properties": PATTERN, "additionalProperties": False}
    assert Draft202012Validator(schema).is_valid({field: value}) is valid


def rows(*lines: str) -> Agreement:
    blocks = "\n".join(("第一条 成果", *lines))
    return analyse(document_of(blocks), load(root() / "rules" / "clauses"))


def test_a_row_is_read_under_the_heads_of_its_columns() -> None:
    given = rows("| 成果 | 权利人 |", "| 样机图纸 | 示例大学 |")
    row = ["图纸", "权利人:[^▁，]"]
    assert quotes(given, wording_row=[row]) == ["样机图纸", "示例大学"]
    assert state(given, wording=[row]) is Found.ABSENT


def test_a_row_whose_cell_was_left_empty_or_unticked_settles_nothing() -> None:
    wanted = ["图纸[^:]{0,4}:[^▁，]{0,6}方"]
    assert state(rows("| 图纸 | □甲方　□乙方 |"), wording_row=wanted) is Found.ABSENT
    assert state(rows("| 图纸 | □甲方　☑乙方 |"), wording_row=wanted) is Found.SETTLED
    assert state(rows("| 图纸 | 乙方 |"), wording_row=wanted, **{"except": ["图纸"]}) is Found.ABSENT


def test_a_row_that_settles_within_a_clause_settles_nothing_elsewhere() -> None:
    wanted = {"clause": ["exit"], "wording_row_within": ["设备:[^:]{0,4}[甲乙]方"]}
    lines = "{}\n| 设备 | 归乙方 |"
    for title, expected in (("退出", Found.SETTLED), ("付款", Found.ABSENT)):
        given = analyse(document_of(lines.format(f"第一条 {title}")), load(root() / "rules" / "clauses"))
        assert state(given, **wanted) is expected


def test_words_under_the_heading_of_another_matter_do_not_count() -> None:
    given = agreement("第一条 退出\n设备归甲方。\n第二条 付款\n图纸归乙方。", kinds=KINDS)
    assert quotes(given, wording=["归[甲乙]方"], outside=["funding"]) == ["设备归甲方。"]
    both = agreement("第一条 退出\n图纸归乙方。", kinds={"退出": ("exit", "funding")})
    assert state(both, clause=["exit"], wording=["归乙方"], outside=["funding"]) is Found.SETTLED


def test_under_a_heading_look_alikes_alone_settle_nothing() -> None:
    given = text("整机装配与飞行试验不做。")
    assert state(given, clause=["exit"], heading_suffices=True) is Found.SETTLED
    cut = ["[^。；，]*不做"]
    assert state(given, clause=["exit"], heading_suffices=True, look_alikes=cut) is not Found.SETTLED


def test_what_must_be_told_twice_is_told_in_one_sentence_or_in_several() -> None:
    twice = ["[0-9]月(?:试车|装机)"]
    assert state(text("3月装机，6月试车。"), wording_twice=twice) is Found.SETTLED
    assert quotes(text("3月装机。", "其间照常生产。", "6月试车。"), wording_twice=twice) == [
        "3月装机。",
        "6月试车。",
    ]
    assert state(text("3月装机。"), wording_twice=twice) is Found.ABSENT
    apart = text("3月装机。", "一。", "二。", "三。", "6月试车。")
    assert state(apart, wording_twice=twice) is Found.ABSENT
    assert state(text("3月装机。", "第二条 其他", "6月试车。"), wording_twice=twice) is Found.ABSENT


def test_what_is_told_twice_counts_without_exceptions_and_look_alikes() -> None:
    pattern = {"wording_twice": ["[0-9]月(?:试车|付款)"], "look_alikes": ["[0-9]月付款"], "except": ["已经"]}
    assert state(text("3月试车，6月付款。"), **pattern) is Found.ABSENT
    assert state(text("3月试车，5月试车，这些已经做过。"), **pattern) is Found.ABSENT


@pytest.mark.parametrize(
    ("title", "state"), [("交货地点", Found.BLANK), ("项目名称", Found.ABSENT), ("标的", Found.ABSENT)]
)
def test_an_empty_heading_leaves_open_only_what_it_names(title: str, state: Found) -> None:
    given = agreement(f"第一条 {title}\n第二条 其他\n双方各执一份。", kinds={title: ("subject",)})
    empty = (replace(c, blank=c.title == title, by="heading") for c in given.clauses)
    pattern = {"clause": ["subject"], "blank_heading": "地点"}
    assert found(replace(given, clauses=tuple(empty)), pattern).state is state


def test_what_a_sentence_excepts_does_not_hide_what_it_settles() -> None:
    pattern = {"clause": ["exit"], "wording": ["可以退出"], "except": ["保证金"]}
    aside = "第一条 退出\n除保证金另行结算外，甲方可以退出。"
    assert state(agreement(aside, kinds=KINDS), **pattern) is Found.SETTLED
    behind = "第一条 退出\n甲方可以退出，但保证金未结清的除外。"
    assert state(agreement(behind, kinds=KINDS), **pattern) is Found.SETTLED
    about = "第一条 退出\n甲方的保证金不影响其可以退出。"
    assert state(agreement(about, kinds=KINDS), **pattern) is Found.ABSENT


def test_what_is_only_excepted_is_not_settled() -> None:
    pattern = {"clause": ["exit"], "wording": ["可以退出"], "look_alikes": ["除可以退出的外"]}
    given = agreement("第一条 退出\n除可以退出的外，各方应当出资。", kinds=KINDS)
    assert state(given, **pattern) is Found.ABSENT
