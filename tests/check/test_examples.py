from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from helpers.agreements import agreement

from pipeline.check.examples import document_of, run_examples, run_rule
from pipeline.check.load import load
from pipeline.check.pages import told
from pipeline.check.rule import Example, Rule, RuleSet
from pipeline.model.agreement import Agreement
from pipeline.model.document import Document
from pipeline.model.report import Outcome

TODAY = date(2025, 6, 1)
RULES = load()


def analyse(document: Document) -> Agreement:
    return agreement("\n".join(block.text for block in document.blocks))


def numbering(*examples: Example, **changes: Any) -> Rule:  # noqa: ANN401 - fields
    rule = RULES.rule("draft/numbering")
    assert rule is not None
    return replace(rule, examples=examples, **changes)


def problem(example: Example, **changes: Any) -> str:  # noqa: ANN401 - fields
    (result,) = run_rule(numbering(example, **changes), RULES, analyse, as_of=TODAY)
    return result.problem


GAP = "第一条 目标\n第三条 分工"


@pytest.mark.parametrize(
    "example",
    [
        Example(GAP, Outcome.VIOLATED, "第三条"),
        Example("第一条 目标\n第二条 分工", Outcome.SATISFIED),
        Example("双方合作。", Outcome.NOT_APPLICABLE),
    ],
)
def test_an_example_that_does_as_it_says_has_no_problem(example: Example) -> None:
    assert problem(example) == ""


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (Example(GAP, Outcome.SATISFIED), "应当符合，结果是不符合，依据 “第三条 分工”"),
        (Example(GAP, Outcome.VIOLATED, "第一条"), "应当引“第一条”，结果是“第三条 分工”"),
        (Example(GAP, Outcome.VIOLATED, missing=True), "应当没有原文可引"),
        (Example("第一条 目标", Outcome.UNDETERMINED), "应当不能判断，结果是符合"),
    ],
)
def test_an_example_that_does_not_is_told_why(example: Example, said: str) -> None:
    assert said in problem(example)


def test_a_crash_is_the_problem_of_its_example() -> None:
    assert "规则出错" in problem(Example(GAP, Outcome.VIOLATED), kind="document_state", params={})


def test_a_place_for_what_is_missing_is_needed() -> None:
    rule = RULES.rule("confidentiality/clause")
    assert rule is not None
    bare = replace(
        rule, expected_after=(), examples=(Example("第一条 目标", Outcome.VIOLATED, missing=True),)
    )
    (result,) = run_rule(bare, RULES, analyse, as_of=TODAY)
    assert "expected_after" in result.problem


def test_a_problem_is_told_at_the_line_of_its_example() -> None:
    rule = RULES.rule("draft/numbering")
    assert rule is not None
    wrong = replace(rule, kind="document_state", params={})
    (result, *_) = run_rule(wrong, RULES, analyse, as_of=TODAY)
    assert told(result, RULES).startswith("rules/draft/numbering.yaml:")


def test_only_the_rules_of_the_house_on_request() -> None:
    rules = (
        numbering(Example(GAP, Outcome.VIOLATED), id="a/b"),
        numbering(Example(GAP, Outcome.VIOLATED), house=True),
    )
    some = RuleSet(rules, (), RULES.catalogue)
    assert [item.rule for item in run_examples(some, analyse, as_of=TODAY)] == ["a/b", "draft/numbering"]
    assert [item.rule for item in run_examples(some, analyse, as_of=TODAY, house_only=True)] == [
        "draft/numbering"
    ]


def test_marks_become_the_state_of_the_file() -> None:
    document = document_of("甲{--一--}{++二++}乙{~~丙~~}{!!图片!!}{!!文本框:12!!}丁\n\n戊")
    assert [block.text for block in document.blocks] == ["甲二乙丙丁", "戊"]
    first = document.blocks[0]
    assert [(run.start, run.end, *run.marks) for run in first.runs] == [
        (0, 1),
        (1, 2, "inserted"),
        (2, 3),
        (3, 4, "hidden"),
        (4, 5),
    ]
    assert [
        (item.kind, item.text, item.location.start, item.location.end) for item in document.revisions
    ] == [
        ("deletion", "一", 1, 1),
        ("insertion", "二", 1, 2),
    ]
    assert [(item.what, item.characters) for item in document.ledger.unread] == [("图片", 0), ("文本框", 12)]


def test_text_without_marks_is_the_document_of_its_lines() -> None:
    text = "第一条 目标\n研究{涂层}。"
    assert [block.text for block in document_of(text).blocks] == text.splitlines()
