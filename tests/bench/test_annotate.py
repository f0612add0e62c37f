"""How long comments take, beside the check that finds what to comment. See README.md."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from helpers import long_agreements

from pipeline import app
from pipeline.app.annotating import annotate
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report

ROUNDS = 25
FINDINGS = 30
LIMIT = 0.5
FILES: dict[str, Callable[[], bytes]] = {
    "lean": long_agreements.lean,
    "fat": long_agreements.fat,
    "flawed": app.demo_files()[0].read_bytes,
}


@cache
def checker() -> app.Checker:
    return app.load()


def check(data: bytes) -> Report:
    return app.check_bytes(data, name="a.docx", checker=checker(), order=app.Order(date(2026, 6, 1)))


def with_findings(report: Report) -> Report:
    """``report`` with 30 findings, spread over the text."""
    blocks = [block for block in report.document.blocks if len(block.text) > 10]
    chosen = blocks[:: max(len(blocks) // FINDINGS, 1)][:FINDINGS]
    results = (
        replace(
            report.results[index % len(report.results)],
            outcome=Outcome.VIOLATED,
            evidence=(Evidence(block.text[3:9], block.location(3, 9), "第一条"),),
        )
        for index, block in enumerate(chosen)
    )
    return replace(report, results=tuple(results))


@pytest.mark.parametrize("kind", FILES)
def test_comments_take_at_most_half_of_the_check(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = FILES[kind]()
    report = with_findings(check(data))
    assert len(annotate(data, report).placed) >= FINDINGS - 5
    checks, comments = zip(
        *((timed(lambda: check(data)), timed(lambda: annotate(data, report))) for _ in range(ROUNDS)),
        strict=True,
    )
    whole, more = statistics.median(checks), statistics.median(comments)
    with capsys.disabled():
        told = f"check {whole * 1000:.1f} ms, comments {more * 1000:.1f} ms, ratio {more / whole:.2f}"
        sys.stdout.write(f"\n{kind}: {told}\n")
    assert more <= LIMIT * whole


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
