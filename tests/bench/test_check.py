"""How long a check takes, beside what python-docx needs just to open the file and read it. See README.md."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import cache

import docx
import pytest
from helpers import long_agreements
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline import app, word

ROUNDS = 25
FILES = {"lean": long_agreements.lean(), "fat": long_agreements.fat()}
files = pytest.mark.parametrize("kind", FILES)


@cache
def checker() -> app.Checker:
    return app.load()


def check(data: bytes) -> object:
    return app.check_bytes(data, name="a.docx", checker=checker(), order=app.Order(date(2026, 6, 1)))


def analyse(data: bytes) -> object:
    return checker().analyse(word.read(data, name="a.docx"))


def read(data: bytes) -> object:
    return word.read(data, name="a.docx")


def only_open(data: bytes) -> object:
    """What python-docx needs for all paragraphs and tables."""
    document = docx.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return lines, cells


STEPS = {"python-docx": only_open, "read": read, "read, analyse": analyse, "read, analyse, check": check}


@files
@pytest.mark.parametrize("step", STEPS)
def test_step(benchmark: BenchmarkFixture, kind: str, step: str) -> None:
    benchmark.group = kind
    benchmark(STEPS[step], FILES[kind])


@files
def test_the_ratio_of_a_check_to_opening_is_told(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = FILES[kind]
    ours, theirs = medians(lambda: check(data), lambda: only_open(data))
    said = f"check {ours * 1000:.1f} ms, python-docx {theirs * 1000:.1f} ms, ratio {ours / theirs:.2f}"
    with capsys.disabled():
        sys.stdout.write(f"\n{kind}: {said}\n")


def medians(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of both, taken in turns so that the machine's moods hit them alike."""
    first(), second()
    times = [(timed(first), timed(second)) for _ in range(ROUNDS)]
    ours, theirs = zip(*times, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
