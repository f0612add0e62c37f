"""What a report comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import reports

from pipeline.model.document import Location
from pipeline.model.report import Outcome, Severity, Verdict
from pipeline.report import summary
from pipeline.report.wording import Wording

ZH = Wording()


def test_items_are_numbered_by_weight_and_then_by_the_order_of_the_rules() -> None:
    made = reports.report()
    assert [(item.number, item.result.rule) for item in summary.items(made)] == [
        (1, "confidentiality/period"),
        (2, "draft/placeholders"),
        (3, "benefit/clause"),
        (4, "draft/party-names"),
        (5, "confidentiality/scope"),
        (6, "draft/references-resolve"),
    ]
    assert all(made.results[item.index] is item.result for item in summary.items(made))


def test_every_result_is_an_item_unless_it_is_met_or_does_not_apply() -> None:
    made = reports.report()
    shown = {item.index for item in summary.items(made)}
    rest = {result.outcome for index, result in enumerate(made.results) if index not in shown}
    assert rest == {Outcome.SATISFIED, Outcome.NOT_APPLICABLE}


def test_violations_and_what_a_person_reads_are_all_items() -> None:
    made = reports.report()
    lists = [summary.violated(made, severity) for severity in Severity]
    assert (*lists[0], *lists[1], *lists[2], *summary.to_read(made)) == summary.items(made)


def test_the_verdict_line_counts_what_it_rests_on() -> None:
    assert summary.verdict_line(reports.report(), ZH) == (
        "不通过：4 项不符合（错误 2、警告 1、建议 1）、1 项需人工判断、1 项检查出错"
    )


def test_a_crashed_rule_is_never_passed_over_in_silence() -> None:
    made = reports.report(verdict=Verdict.REVIEW)
    crashed = replace(made, results=made.by_outcome(Outcome.ERROR))
    assert summary.verdict_line(crashed, ZH) == "需人工复核：1 项检查出错"


def test_a_clean_report_says_how_many_rules_were_met() -> None:
    assert summary.verdict_line(reports.clean(), ZH) == "通过：适用的 1 项规则均符合"


def test_a_report_without_any_applicable_rule_says_so() -> None:
    assert summary.verdict_line(replace(reports.clean(), results=()), ZH) == "通过：没有适用的规则"


@pytest.mark.parametrize(
    ("place", "clause", "text"),
    [
        (Location(2, 0, 5), "第一条 保密", "应在 第一条 保密 之后"),
        (Location(2, 0, 5), "十二、", "应在 十二 「保密期限至合作结束后满三年止。」 之后"),
        (Location(1, 0, 5), "第一条", "应在 「第一条 保密」 之后"),
        (Location(99, 0, 5), "十二、", "应在 十二 之后"),
        (Location(1, 0, 5), "", "应在 「第一条 保密」 之后"),
        (Location(99, 0, 5), "", ""),
        (None, "第一条 保密", ""),
    ],
)
def test_the_place_of_something_missing_is_named(place: Location | None, clause: str, text: str) -> None:
    made = reports.clean()
    result = replace(made.results[0], evidence=(), expected_at=place, expected_clause=clause)
    assert summary.where_expected(made, result, ZH) == text


def test_a_number_in_wide_digits_is_not_named_twice() -> None:
    made = reports.clean()
    first, *others = made.document.blocks
    wide = replace(
        made,
        document=replace(made.document, blocks=(replace(first, label="", text="１０．乙方保密。"), *others)),
    )
    result = replace(made.results[0], evidence=(), expected_at=Location(0, 0, 9), expected_clause="10")
    assert summary.where_expected(wide, result, ZH) == "应在 「１０．乙方保密。」 之后"


def test_no_place_is_named_where_words_of_that_article_are_quoted() -> None:
    made = reports.clean()
    quoted = replace(made.results[0].evidence[0], clause="第一条 保密")
    result = replace(
        made.results[0], evidence=(quoted,), expected_at=Location(2, 0, 5), expected_clause="第一条 保密"
    )
    assert summary.where_expected(made, result, ZH) == ""


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [(Outcome.VIOLATED, "warning"), (Outcome.ERROR, "failed"), (Outcome.UNDETERMINED, "undetermined")],
)
def test_a_crashed_rule_does_not_look_like_a_finding(outcome: Outcome, kind: str) -> None:
    result = replace(reports.clean().results[0], outcome=outcome, severity=Severity.WARNING)
    assert summary.kind(result) == kind


def test_a_place_that_is_cited_twice_is_shown_once_in_the_order_of_the_rule() -> None:
    first, second = reports.report().results[4].evidence[:2]
    assert summary.distinct((first, second, first)) == (first, second)


def test_a_clause_with_a_whole_sentence_for_a_title_is_shortened() -> None:
    assert (
        summary.clause_name("第一条 " + "很长的标题" * 20)
        == "第一条 很长的标题很长的标题……长的标题很长的标题很长的标题"
    )
