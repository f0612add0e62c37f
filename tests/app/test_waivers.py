"""Waivers and baselines from the file to the report."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline import app
from pipeline.model.report import Outcome, Report, RuleResult, Verdict

TODAY = date(2026, 6, 1)


def checked(path: Path, *, today: date = TODAY, as_of: date | None = None) -> Report:
    order = app.Order(today=today, as_of=as_of)
    return app.check_bytes(app.read_file(path), name=path.name, checker=app.load_for(path, None), order=order)


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    return Path(shutil.copy(app.demo_files()[0], tmp_path))


def waive(path: Path, *results: RuleResult, expires: str = "2026-12-31") -> None:
    lines = [
        f"  - {{rule: {item.rule}, document: {path.name}, fingerprint: {item.fingerprint}, "
        f"reason: 示例理由, approver: 示例批准人, expires: {expires}}}"
        for item in results
    ]
    path.with_name("waivers.yaml").write_text("\n".join(["waivers:", *lines]), encoding="utf-8")


def test_an_agreement_whose_findings_are_all_waived_passes_and_still_shows_them(flawed: Path) -> None:
    before = checked(flawed)
    waive(flawed, *before.news)
    after = checked(flawed)
    assert (before.verdict, after.verdict) == (Verdict.FAIL, Verdict.PASS)
    waived = after.by_outcome(Outcome.WAIVED)
    assert [(item.rule, item.waived_from) for item in waived] == [
        (item.rule, item.outcome) for item in before.news
    ]
    assert after.by_outcome(Outcome.SATISFIED) == before.by_outcome(Outcome.SATISFIED)


def test_the_day_of_the_check_decides_and_not_the_day_of_the_law(flawed: Path) -> None:
    waive(flawed, checked(flawed).news[0], expires="2026-06-01")
    assert checked(flawed, as_of=date(2026, 7, 1)).by_outcome(Outcome.WAIVED)
    late = checked(flawed, today=date(2026, 6, 2), as_of=date(2026, 5, 1))
    assert not late.by_outcome(Outcome.WAIVED)
    assert late.results[-1].rule == "waivers/expired"


def test_a_waiver_does_not_reach_another_file_beside_it(flawed: Path) -> None:
    waive(flawed, *checked(flawed).news)
    other = Path(shutil.copy(flawed, flawed.with_name("另一份.docx")))
    assert checked(other).results == checked(app.demo_files()[0]).results


def test_a_baseline_leaves_the_verdict_and_empties_the_news(flawed: Path) -> None:
    before = checked(flawed)
    path = flawed.with_name("基线.json")
    path.write_bytes(app.baseline_bytes([before]))
    order = app.Order(today=TODAY, baseline=app.read_baseline(path))
    after = app.check_bytes(app.read_file(flawed), name=flawed.name, checker=app.load(), order=order)
    assert (after.verdict, after.news) == (before.verdict, ())
    assert [item.rule for item in after.results if item.known] == [item.rule for item in before.news]
