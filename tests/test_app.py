from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from helpers.commands import COMPLIANT, FLAWED
from helpers.docx_zip import make_docx, paragraph

from pipeline import app
from pipeline.check.house import House
from pipeline.errors import InputError
from pipeline.model.document import Document, View
from pipeline.model.report import Outcome, Report, RuleResult, Severity, Verdict

TODAY = date(2026, 6, 1)


@cache
def checker() -> app.Checker:
    return app.load()


def check(path: Path, order: app.Order | None = None) -> Report:
    data = path.read_bytes()
    return app.check_bytes(data, name=path.name, checker=checker(), order=order or app.Order(TODAY))


def result(outcome: Outcome, severity: Severity = Severity.ERROR) -> RuleResult:
    return RuleResult("a/b", "", "a", outcome, severity, "")


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], Verdict.PASS),
        ([result(Outcome.SATISFIED), result(Outcome.NOT_APPLICABLE)], Verdict.PASS),
        ([result(Outcome.VIOLATED, Severity.ADVICE)], Verdict.REVIEW),
        ([result(Outcome.VIOLATED, Severity.WARNING)], Verdict.REVIEW),
        ([result(Outcome.UNDETERMINED)], Verdict.REVIEW),
        ([result(Outcome.ERROR)], Verdict.REVIEW),
        ([result(Outcome.SATISFIED), result(Outcome.VIOLATED)], Verdict.FAIL),
    ],
)
def test_the_verdict_is_that_of_the_gravest_result(results: list[RuleResult], expected: Verdict) -> None:
    assert app.verdict(results) is expected


def test_same_bytes_same_report() -> None:
    assert check(FLAWED) == check(FLAWED)


def test_a_report_goes_through_a_process_boundary() -> None:
    report = check(FLAWED)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_every_rule_that_applies_has_one_result_and_none_crashed() -> None:
    for path in (FLAWED, COMPLIANT):
        report = check(path)
        rules = [item.rule for item in report.results]
        assert len(rules) == len(set(rules)) > 0
        assert report.by_outcome(Outcome.ERROR) == ()


def test_every_quotation_is_found_at_its_place() -> None:
    report = check(FLAWED)
    for item in report.results:
        for evidence in item.evidence:
            assert report.document.quote(evidence.location) == evidence.quote


def test_the_day_of_the_law_is_the_option_else_the_signing_else_today() -> None:
    chosen = check(FLAWED, app.Order(TODAY, as_of=date(2024, 3, 1)))
    unsigned = app.check_document(
        Document.from_text("产学研合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n双方合作研究电池材料。"),
        checker=checker(),
        order=app.Order(TODAY),
    )
    assert (chosen.as_of, chosen.as_of_by) == (date(2024, 3, 1), "option")
    assert (check(FLAWED).as_of, check(FLAWED).as_of_by) == (date(2026, 3, 2), "signing")
    assert (unsigned.as_of, unsigned.as_of_by) == (TODAY, "today")


def test_the_original_view_is_checked_as_it_was() -> None:
    report = check(FLAWED, app.Order(TODAY, view=View.ORIGINAL))
    assert any("收款后五个工作日内" in block.text for block in report.document.blocks)


def test_the_marked_view_is_refused() -> None:
    with pytest.raises(InputError, match="--view marked"):
        check(FLAWED, app.Order(TODAY, view=View.MARKED))


def test_english_is_spoken_on_request() -> None:
    report = check(FLAWED, app.Order(TODAY, lang="en"))
    assert report.type_title == "Industry-university-research cooperation agreement"
    assert all(item.title.isascii() or "—" in item.title or "’" in item.title for item in report.results)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (paragraph(""), "文件是空的"),
        (paragraph("　\u00a0"), "文件是空的"),
        ('<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r></w:p>', "扫描件"),
        (paragraph("关键词：电池") + paragraph("参考文献"), "一篇论文"),
    ],
)
def test_what_is_no_agreement_is_refused_with_what_it_is(body: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        app.check_bytes(make_docx(body), name="a.docx", checker=checker(), order=app.Order(TODAY))


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(InputError, match="MB"):
        app.read_file(path)


def test_a_house_may_switch_off_and_weigh_differently() -> None:
    house = House(severity={"exit/liquidation": Severity.ADVICE}, off=("ip/improvements",))
    report = app.check_bytes(
        FLAWED.read_bytes(), name="a.docx", checker=app.load(house=house), order=app.Order(TODAY)
    )
    found = {item.rule: item for item in report.results}
    assert found["exit/liquidation"].severity is Severity.ADVICE
    assert "ip/improvements" not in found or found["ip/improvements"].outcome is Outcome.NOT_APPLICABLE
    assert report.ruleset != "" != check(FLAWED).ruleset


def test_rules_are_listed_for_one_kind_of_agreement() -> None:
    every, some = app.rule_rows(checker()), app.rule_rows(checker(), type_="nda")
    assert set(some) < set(every)
    assert app.rule_rows(checker(), type_="cooperation_agreement") == every


def test_examples_that_fail_are_told_with_their_line() -> None:
    rule = next(item for item in app.rules_with_examples(checker()) if item.id == "exit/liquidation")
    wrong = replace(rule.examples[0], outcome=Outcome.NOT_APPLICABLE)
    (problem,) = app.run_examples(replace(rule, examples=(wrong,)), checker(), as_of=TODAY)
    assert problem.startswith("rules/exit/liquidation.yaml:")
    assert set(app.run_examples(rule, checker(), as_of=TODAY)) == {""}


def test_a_retired_rule_has_no_examples_to_run() -> None:
    first, *others = checker().ruleset.rules
    ruleset = replace(checker().ruleset, rules=(replace(first, status="retired"), *others))
    assert first.id not in {rule.id for rule in app.rules_with_examples(replace(checker(), ruleset=ruleset))}


def test_the_demonstration_starts_with_the_flawed_agreement() -> None:
    assert next(sample.report.verdict for sample in app.demo(today=TODAY)) is Verdict.FAIL
    assert next(sample.title for sample in app.demo(today=TODAY, lang="en")) == "an agreement with faults"
