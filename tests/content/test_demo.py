from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline import app
from pipeline.app.benchmarking import build
from pipeline.content import root
from pipeline.model.report import Outcome, Report, Verdict

FOLDER = root() / "corpus" / "demo"
OPEN = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)


@cache
def reports() -> dict[str, Report]:
    return {sample.report.document.name: sample.report for sample in app.demo(today=date(2026, 6, 1))}


def faults_named_in_readme() -> list[str]:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([a-z-]+/[a-z-]+)` \|", text, re.MULTILINE)


@pytest.mark.parametrize(
    "path", [FOLDER / "flawed.docx", FOLDER / "compliant.docx"], ids=lambda path: path.stem
)
def test_a_sample_is_what_its_source_says(path: Path) -> None:
    assert build(path.with_suffix(".md")) == path.read_bytes(), "cxy corpus build corpus/demo"


def test_the_compliant_sample_passes_with_nothing_left_open() -> None:
    report = reports()["compliant.docx"]
    assert [(item.rule, item.message) for item in report.by_outcome(*OPEN)] == []
    assert report.verdict is Verdict.PASS


def test_the_flawed_sample_has_exactly_the_faults_that_its_readme_lists() -> None:
    report = reports()["flawed.docx"]
    assert sorted(item.rule for item in report.by_outcome(*OPEN)) == sorted(faults_named_in_readme())
    assert report.verdict is Verdict.FAIL


def test_both_samples_are_recognised_by_their_title() -> None:
    assert {(item.type, item.type_by) for item in reports().values()} == {("cooperation_agreement", "title")}


def test_the_samples_are_checked_as_of_their_signing() -> None:
    assert {(str(item.as_of), item.as_of_by) for item in reports().values()} == {("2026-03-02", "signing")}
