from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.findings import about, finding, report
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.waivers.baseline import Baseline, _baseline, baseline_text, compared, read_baseline
from pipeline.errors import InputError
from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report, RuleResult, Severity

TEXT = "第一条 甲方支付三十万元。\n第二条 乙方保密一年。\n第三条 由____名专家验收。"
DOCUMENT = replace(Document.from_text(TEXT, name="协议.docx"), sha256="ab" * 32)
PAID = finding(DOCUMENT, "甲方支付三十万元", rule="draft/amount")
SECRET = finding(DOCUMENT, "乙方保密一年", rule="confidentiality/period", outcome=Outcome.UNDETERMINED)
MISSING = finding(DOCUMENT, rule="exit/liquidation")
BEFORE = report(DOCUMENT, PAID, SECRET, MISSING)


def registered(tmp_path: Path, *reports: Report) -> Baseline:
    path = tmp_path / "基线.json"
    path.write_text(baseline_text(reports), encoding="utf-8")
    return read_baseline(path)


def known(baseline: Baseline, *results: RuleResult, document: Document = DOCUMENT) -> list[str]:
    return [item.rule for item in compared(report(document, *results), baseline).results if item.known]


def test_what_was_registered_is_known_and_stays_what_it_is(tmp_path: Path) -> None:
    after = compared(BEFORE, registered(tmp_path, BEFORE))
    assert after.results == tuple(replace(item, known=True) for item in BEFORE.results)
    assert (after.verdict, after.news) == (BEFORE.verdict, ())


def test_any_order_of_the_reports_gives_the_same_file() -> None:
    other = report(*about("乙方付款。", name="另一份.docx"))
    assert baseline_text([BEFORE, other]) == baseline_text([other, BEFORE])
    assert baseline_text([BEFORE, BEFORE]) == baseline_text([BEFORE])
    value = json.loads(baseline_text([BEFORE]))
    assert [item["rule"] for item in value["documents"][0]["findings"]] == sorted(
        item.rule for item in BEFORE.results
    )


@pytest.mark.parametrize(
    "changed",
    [
        finding(DOCUMENT, "乙方保密一年", rule="confidentiality/period"),
        finding(DOCUMENT, "甲方支付三十万元", rule="confidentiality/period", outcome=Outcome.UNDETERMINED),
        finding(DOCUMENT, rule="confidentiality/period", outcome=Outcome.UNDETERMINED),
        finding(DOCUMENT, "乙方保密一年", rule="confidentiality/other", outcome=Outcome.UNDETERMINED),
        finding(
            DOCUMENT, "乙方保密一年", "专家验收", rule="confidentiality/period", outcome=Outcome.UNDETERMINED
        ),
        finding(DOCUMENT, rule="exit/liquidation", outcome=Outcome.ERROR),
        finding(DOCUMENT, "乙方保密一年", rule="exit/liquidation"),
    ],
    ids=["worse", "other words", "now missing", "other rule", "more words", "crashed", "was missing"],
)
def test_what_worsened_or_is_about_other_words_is_new(tmp_path: Path, changed: RuleResult) -> None:
    assert known(registered(tmp_path, BEFORE), changed) == []


def test_a_graver_severity_is_new(tmp_path: Path) -> None:
    light = report(DOCUMENT, replace(PAID, severity=Severity.WARNING))
    assert known(registered(tmp_path, light), PAID) == []
    assert known(registered(tmp_path, BEFORE), *light.results) == ["draft/amount"]


def test_what_got_better_is_still_known(tmp_path: Path) -> None:
    both = report(DOCUMENT, finding(DOCUMENT, "甲方支付三十万元", "____名专家", rule="draft/amount"))
    lighter = replace(PAID, outcome=Outcome.UNDETERMINED)
    assert known(registered(tmp_path, both), PAID) == ["draft/amount"]
    assert known(registered(tmp_path, both), lighter) == ["draft/amount"]


def test_the_same_words_in_one_more_place_are_new(tmp_path: Path) -> None:
    document = Document.from_text("甲方：____\n甲方：____", name="协议.docx")
    places = tuple(Evidence("____", Location(block, 3, 7)) for block in (0, 1))
    one, both = (replace(finding(document), evidence=places[:count]) for count in (1, 2))
    assert known(registered(tmp_path, report(document, one)), both, document=document) == []
    assert known(registered(tmp_path, report(document, both)), one, document=document) == ["ip/test"]


def test_a_new_version_is_known_by_the_name_of_its_file(tmp_path: Path) -> None:
    later = replace(
        Document.from_text("新的一条\n" + TEXT.replace("第一条", "第二条"), name="协议.docx"),
        sha256="cd" * 32,
    )
    found = finding(later, "甲方支付三十万元", rule="draft/amount")
    assert known(registered(tmp_path, BEFORE), found, document=later) == ["draft/amount"]


def test_the_same_file_is_known_under_another_name(tmp_path: Path) -> None:
    moved = replace(DOCUMENT, name="归档-001.docx")
    assert known(registered(tmp_path, BEFORE), PAID, document=moved) == ["draft/amount"]


def test_a_file_that_is_not_registered_is_all_new_and_that_is_said(tmp_path: Path) -> None:
    strange = replace(DOCUMENT, name="新.docx", sha256="cd" * 32)
    after = compared(report(strange, PAID), registered(tmp_path, BEFORE))
    assert len(after.news) == 1
    assert "没有登记" in after.notices[-1]


def test_two_other_files_of_the_same_name_are_not_guessed_between(tmp_path: Path) -> None:
    twins = [report(replace(DOCUMENT, sha256=letter * 64), PAID) for letter in "12"]
    after = compared(report(replace(DOCUMENT, sha256="3" * 64), PAID), registered(tmp_path, *twins))
    assert len(after.news) == 1
    assert "2 份同名文件" in after.notices[-1]


def test_what_is_gone_is_told_and_what_does_not_apply_is_not_called_gone(tmp_path: Path) -> None:
    now = report(
        DOCUMENT,
        replace(PAID, outcome=Outcome.SATISFIED, title="金额一致"),
        replace(SECRET, outcome=Outcome.NOT_APPLICABLE),
    )
    notice = compared(now, registered(tmp_path, BEFORE)).notices[-1]
    assert "登记了本文件的 3 项" in notice
    assert "已消除 1 项（金额一致）" in notice
    assert "规则不再适用 2 项" in notice


def test_waived_findings_crashes_and_findings_about_waivers_are_not_registered() -> None:
    about_waivers = replace(MISSING, rule="waivers/unused", group="waivers")
    left_out = [replace(PAID, outcome=Outcome.WAIVED), replace(SECRET, outcome=Outcome.ERROR), about_waivers]
    assert json.loads(baseline_text([report(DOCUMENT, *left_out)]))["documents"][0]["findings"] == []


@given(st.lists(st.sampled_from([PAID, SECRET, MISSING]), unique_by=lambda item: item.rule))
def test_a_baseline_of_any_report_knows_all_its_findings(found: list[RuleResult]) -> None:
    made = report(DOCUMENT, *found)
    assert compared(made, _baseline(json.loads(baseline_text([made])))).news == ()


WHOLE = json.loads(baseline_text([BEFORE]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"version": 1}',
        json.dumps({**WHOLE, "format": "other"}).encode(),
        json.dumps({**WHOLE, "version": 2}).encode(),
        json.dumps({**WHOLE, "documents": None}).encode(),
        json.dumps({**WHOLE, "documents": [1]}).encode(),
        json.dumps({**WHOLE, "documents": [{"name": "a"}]}).encode(),
        baseline_text([BEFORE]).encode()[:-40],
        baseline_text([BEFORE]).replace("violated", "satisfied").encode(),
        baseline_text([BEFORE]).replace("error", "grave").encode(),
        baseline_text([BEFORE]).replace("f1-", "f9-").encode(),
        baseline_text([BEFORE]).replace("draft/amount", "exit/liquidation").encode(),
    ],
)
def test_a_damaged_or_foreign_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "基线.json"
    path.write_bytes(content)
    with pytest.raises(
        InputError, match=r"^基线\.json 不是基线文件或者已经损坏（.+），请用 --write-baseline 重新生成。$"
    ):
        read_baseline(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有\.json"):
        read_baseline(tmp_path / "没有.json")
    with pytest.raises(InputError, match="无法读取"):
        read_baseline(tmp_path)


@given(st.binary(max_size=60))
def test_no_bytes_are_taken_for_a_baseline(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("x") / "a.json"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_baseline(path)


def test_english_reports_are_told_in_english(tmp_path: Path) -> None:
    notice = compared(BEFORE, registered(tmp_path, BEFORE), lang="en").notices[-1]
    assert "3 still there (known)" in notice
