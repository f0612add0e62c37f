"""What an audit costs beside the bare checks of the same files, and again, and in memory. See README.md."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from helpers import long_agreements
from helpers.auditing import TODAY, aged, setup

from pipeline import app
from pipeline.audit.auditing import audit
from pipeline.audit.executors.pool import Pool
from pipeline.audit.job import Task
from pipeline.audit.run import Silent
from pipeline.audit.settings import Settings
from pipeline.content import root
from pipeline.word.plain import docx

FILES = int(os.environ.get("CXY_BENCH_FILES", "500"))
ROUNDS = 3
LONG = 60
"""Agreements of ten pages in an archive, and how many files another library reads."""
NAMES = "甲乙丙丁戊己庚辛壬癸"
FLAT = """
import sys
from pathlib import Path
from helpers.auditing import quick, settings
from pipeline.audit import outputs
from pipeline.audit.auditing import brought_up
from pipeline.audit.executors.pool import Pool
from pipeline.audit.run import Audit, Silent

if __name__ == "__main__":
    wanted = settings(Path(sys.argv[1]), Path(sys.argv[2]))
    with Audit(wanted) as opened:
        ended = opened.work(lambda setup: Pool(setup, 2, quick), Silent())
        names = outputs.write(opened.archive(ended.run), wanted.out, jobs=2)
        brought_up(opened.state, ended.run, wanted.out, names)
    said = Path("/proc/self/status").read_text()  # the peak that rusage knows may be that of who started us
    print(ended.judged, int(said.partition("VmHWM:")[2].split()[0]) // 1024)
"""


BARE = """
import sys
from datetime import date
from pathlib import Path
from pipeline import app

checker, order = app.load(), app.Order(date(2026, 11, 22))
for path in sorted(Path(sys.argv[1]).iterdir()):
    app.check_bytes(path.read_bytes(), name=path.name, checker=checker, order=order)
"""
SPENT = """
import ctypes, os, resource, subprocess, sys

ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # become the parent of processes whose own has ended
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
try:
    while True:
        os.wait()
except ChildProcessError:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime)
"""


def spent(*arguments: str) -> float:
    """Seconds of the processor that Python with ``arguments`` takes with all processes that it starts."""
    command = [sys.executable, "-c", SPENT, sys.executable, *arguments]
    told = subprocess.run(  # noqa: S603 - our own script
        command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(root())}
    )
    return float(told.stdout)


@cache
def agreements() -> tuple[bytes, ...]:
    """The labelled agreements of the corpus, again and again with other parties: each file is different."""
    sources = [
        path for path in sorted((root() / "corpus/agreements").glob("*.md")) if path.name != "README.md"
    ]
    made: list[bytes] = []
    while len(made) < FILES:
        turn, number = divmod(len(made), len(sources))
        name = "示例" + NAMES[turn % 10] * (1 + turn // 10)
        made.append(docx(sources[number].read_text(encoding="utf-8").replace("示例", name)))
    return tuple(made)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "档案"
    folder.mkdir()
    for number, data in enumerate(agreements()):
        path = folder / f"{number:04}.docx"
        path.write_bytes(data)
        aged(path)
    return folder


def tell(capsys: pytest.CaptureFixture[str], said: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{said}\n")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def check_all() -> None:
    checker, order = app.load(), app.Order(TODAY)
    for data in agreements():
        app.check_bytes(data, name="a.docx", checker=checker, order=order)


def pooled(jobs: int) -> Callable[[], None]:
    """All checks in a pool that is warm already."""
    pool = Pool(setup(), jobs)
    tasks = [Task(str(number), "a.docx", data) for number, data in enumerate(agreements())]
    list(pool.results(tasks[: 4 * jobs]))
    return lambda: list(pool.results(tasks)).clear()


def test_two_processes_beside_one_and_beside_the_bare_checks(capsys: pytest.CaptureFixture[str]) -> None:
    check_all()
    works = {"bare": check_all, "one": pooled(1), "two": pooled(2)}
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(ROUNDS)]
    bare, one, two = (statistics.median(item[name] for item in rounds) for name in works)
    each = 1000 / FILES
    said = f"bare {bare * each:.1f} ms a file, one process {one * each:.1f}, two {two * each:.1f}"
    tell(capsys, f"{said}; overhead {one / bare - 1:+.1%}, efficiency on two cores {one / two / 2:.2f}")


@pytest.mark.skipif(sys.platform != "linux", reason="adds up processes as only Linux lets one do")
def test_what_one_file_more_costs_an_audit_beside_its_bare_check(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What starting costs is in both; the difference of an archive and its half is left."""
    half = tmp_path / "半"
    half.mkdir()
    for path in sorted(archive.iterdir())[::2]:
        shutil.copy2(path, half)
    rounds = []
    for number in range(ROUNDS):
        took = {}
        for name, folder in (("whole", archive), ("half", half)):
            out = tmp_path / f"out{name}{number}"
            took[f"bare {name}"] = spent("-c", BARE, str(folder))
            took[f"audit {name}"] = spent(
                "-m", "pipeline.cli", "audit", str(folder), "-o", str(out), "--jobs", "1"
            )
        rounds.append(took)
    median = {name: statistics.median(item[name] for item in rounds) for name in rounds[0]}
    more = FILES - len(list(half.iterdir()))
    bare, whole = ((median[f"{name} whole"] - median[f"{name} half"]) / more for name in ("bare", "audit"))
    said = f"one file more: bare check {bare * 1000:.1f} ms of the processor, audit {whole * 1000:.1f} ms"
    tell(capsys, f"{said} ({whole / bare - 1:+.0%})")


@pytest.mark.skipif(sys.platform != "linux", reason="adds up processes as only Linux lets one do")
def test_a_whole_audit_beside_the_bare_checks_in_time_of_the_processor(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = []
    for number in range(ROUNDS):
        out = tmp_path / f"out{number}"
        command = ["-m", "pipeline.cli", "audit", str(archive), "-o", str(out), "--jobs"]
        took = {"bare": spent("-c", BARE, str(archive)), "one": spent(*command, "1")}
        took["again"] = spent(*command, "1")
        shutil.rmtree(out)
        took["two"] = spent(*command, "2")
        rounds.append(took)
    bare, one, again, two = (statistics.median(item[name] for item in rounds) for name in rounds[0])
    said = f"bare checks {bare:.1f} s, audit with one worker {one:.1f} ({one / bare - 1:+.0%}), two {two:.1f}"
    tell(capsys, f"processor, {FILES} files, whole: {said}; again {again:.2f} ({one / again:.0f} times)")
    assert one / again > 20


def test_a_second_run_costs_next_to_nothing(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = Settings((str(archive),), tmp_path / "out", TODAY)
    time.sleep(2.5)
    first = timed(lambda: audit(wanted, Silent()))
    second = statistics.median(timed(lambda: audit(wanted, Silent())) for _ in range(ROUNDS))
    tell(
        capsys, f"{FILES} files: first audit {first:.1f} s, again {second:.2f} s, {first / second:.0f} times"
    )
    assert first / second > 20


@pytest.mark.parametrize("kind", ["short", "lean", "fat"])
def test_an_audit_beside_only_reading_the_text_with_docx2python(
    kind: str, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docx2python = pytest.importorskip(
        "docx2python", reason="docx2python is no part of the project"
    ).docx2python
    folder = archive if kind == "short" else long_archive(tmp_path / "长", kind)
    some = sorted(folder.iterdir())[:LONG]

    def theirs() -> None:
        for path in some:
            with docx2python(path) as read:
                assert read.text

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it does not know Chinese numbering
        theirs()
        reading = timed(theirs) / len(some)
    count = sum(1 for _ in folder.iterdir())
    ours = timed(lambda: audit(Settings((str(folder),), tmp_path / "out", TODAY), Silent())) / count
    said = f"{kind}: docx2python {reading * 1000:.1f} ms a file, audit with all exports {ours * 1000:.1f} ms"
    tell(capsys, f"{said}, ratio {ours / reading:.2f}")


def long_archive(folder: Path, kind: str) -> Path:
    """``folder`` with agreements of about ten pages, each with other parties."""
    folder.mkdir()
    files = {"lean": long_agreements.lean, "fat": long_agreements.fat}
    for number in range(LONG):
        name = "示例" + NAMES[number % 10] * (1 + number // 10)
        path = folder / f"{number:04}.docx"
        path.write_bytes(files[kind](party=name))
        aged(path)
    return folder


def test_memory_does_not_grow_with_the_number_of_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "flat.py"
    script.write_text(FLAT, encoding="utf-8")
    used = {}
    for count in (1_000, 10_000):
        folder = tmp_path / f"{count}"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.docx").write_bytes(b"rule%d " % (number % 50) + b" " * number)
        command = [sys.executable, str(script), str(folder), str(tmp_path / f"out{count}")]
        paths = os.pathsep.join([str(root()), str(root() / "tests")])
        told = subprocess.run(  # noqa: S603 - our own script
            command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths}
        )
        judged, used[count] = map(int, told.stdout.split())
        assert judged == count
    tell(capsys, f"memory of the parent: {used[1_000]} MiB for 1,000 files, {used[10_000]} MiB for 10,000")
    assert used[10_000] < 300
