from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.auditing import agreement, samples, written
from helpers.commands import COMPLIANT, cxy

from pipeline.audit import auditing
from pipeline.audit.run import Silent
from pipeline.cli import audit_shown
from pipeline.report.archive.words import OUTCOMES


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return written(tmp_path / "档案", {**samples(), "坏.docx": b"junk"})


def test_an_audit_ends_with_a_table_and_names_what_it_wrote(archive: Path, tmp_path: Path) -> None:
    result = cxy("audit", archive, "-o", tmp_path / "out")
    assert result.exit_code == 1
    for words in ("已检查", "无法读取", "合计", "不通过", "最常不符合", "register.xlsx"):
        assert words in result.output
    again = cxy("audit", archive, "-o", tmp_path / "out")
    assert (again.exit_code, "完全相同" in again.output) == (1, True)
    written(archive, {"有问题.docx": COMPLIANT.read_bytes()})
    later = cxy("audit", archive, "-o", tmp_path / "out")
    assert "与上次相比新出现 0，已改正" in later.output


def test_files_that_could_not_be_read_are_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "MOST_UNREAD", 2)
    folder = written(tmp_path / "档案", {f"{name}.docx": name.encode() for name in "甲乙丙"})
    told = cxy("audit", folder, "-o", tmp_path / "out").output
    assert "没能读取的文件 3 个：\n  档案/" in told
    assert told.count(".docx：") == 2
    assert "全部列在 register.xlsx" in told
    assert "没能读取" in cxy("audit", folder, "-o", tmp_path / "out").output


def test_where_everything_was_read_nothing_is_named_as_unread(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {"a.docx": COMPLIANT.read_bytes()})
    assert "没能读取" not in cxy("audit", folder, "-o", tmp_path / "out").output


def test_other_programs_read_one_line_of_json(archive: Path, tmp_path: Path) -> None:
    result = cxy("audit", archive, "-o", tmp_path / "out", "--json")
    (line,) = result.output.splitlines()
    told = json.loads(line)
    assert result.exit_code == 1
    assert (told["run"], told["previous"], told["complete"], told["same"]) == (1, None, True, False)
    assert sum(told["outcomes"].values()) == told["files"]
    assert told["findings"]["open"] > 0
    assert all((Path(told["out"]) / name).exists() for name in told["outputs"])
    again = json.loads(cxy("audit", archive, "-o", tmp_path / "out", "--json").output)
    assert (again["same"], again["judged"], again["findings"]) == (True, 0, told["findings"])


def test_an_archive_without_findings_exits_with_0(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.docx": COMPLIANT.read_bytes()})
    assert cxy("audit", tmp_path / "档案", "-o", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("audit", "missing", "-o", "out"), "找不到"),
        (("audit", "."), "选项 -o"),
        (("audit", "-o", "out"), "档案"),
        (("audit", ".", "-o", "out", "--as-of", "gestern"), "signing"),
        (("audit", ".", "-o", "out", "--since", "x"), "2026-03-01"),
        (("audit", ".", "-o", "out", "--since", "x"), "用法请看 cxy audit --help"),
        (("audit", ".", "-o", "."), "不能就是"),
        (("audit", ".", "-o", "out", "--rules", "missing"), "规则文件夹"),
        (("audit", ".", "-o", "out", "--type", "missing"), "cooperation_agreement"),
        (("audit", ".", "-o", "/dev/null/out"), "无法建立文件夹"),
        (("audit", "query", "-o", "out"), "SQL"),
        (("audit", "query", "-o", "out", "SELECT 1"), "先运行"),
    ],
)
def test_wrong_orders_are_told_in_chinese(
    arguments: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = cxy(*arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_answers_come_as_a_table_or_as_csv(archive: Path, tmp_path: Path) -> None:
    cxy("audit", archive, "-o", tmp_path / "out")
    question = "SELECT path, verdict FROM register WHERE outcome = 'checked' ORDER BY path"
    shown = cxy("audit", "query", "-o", tmp_path / "out", question)
    assert "档案/合规.docx" in shown.output
    plain = cxy("audit", "query", "-o", tmp_path / "out", question, "--csv")
    assert plain.output.splitlines() == ["path,verdict", "档案/合规.docx,pass", "档案/有问题.docx,fail"]
    schema = cxy("audit", "query", "-o", tmp_path / "out", "--schema")
    assert "obligations" in schema.output
    parquet = cxy("audit", "export", "-o", tmp_path / "out", tmp_path / "parquet")
    assert parquet.exit_code == 0
    assert (tmp_path / "parquet/results.parquet").exists()


def test_the_help_page_shows_the_options_of_the_audit_itself() -> None:
    for arguments in (("audit", "--help"), ("audit", "-h")):
        result = cxy(*arguments)
        assert result.exit_code == 0
        for words in ("--limit-time", "--cluster", "query", "export", "档案…"):
            assert words in result.output
    assert "--schema" in cxy("audit", "query", "--help").output


def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {f"{number:03}.docx": agreement(number) for number in range(150)})
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "audit",
        str(folder),
        "-o",
        str(tmp_path / "out"),
        "--jobs",
        "1",
    ]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        state = tmp_path / "out/audit.sqlite-wal"
        wait_until(lambda: state.exists() and state.stat().st_size > 400_000)
        os.killpg(run.pid, signal.SIGINT)
        _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "接着做" in errors.decode()
    assert "Traceback" not in errors.decode()
    again = cxy("audit", folder, "-o", tmp_path / "out")
    judged = int(again.output.partition("本次处理 ")[2].partition(" ")[0])
    assert 0 < judged < 150


def wait_until(ready: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(ready) and ready():
            return
        time.sleep(0.02)
    raise AssertionError("too late")


def test_a_second_ctrl_c_stops_at_once() -> None:
    shown = audit_shown.Shown()
    assert not shown.stopping()
    shown.stop()
    assert shown.stopping()
    assert isinstance(Silent().stopping(), bool)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    written(tmp_path / "档案", {"名称很长的一份合作协议" * 7 + ".docx": COMPLIANT.read_bytes()})
    assert cxy("audit", tmp_path / "档案", "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


@pytest.mark.parametrize(
    "question", ["COPY (SELECT 1) TO '{}'", "INSTALL httpfs", "SELECT * FROM read_text('{}')"]
)
def test_a_query_concerns_nothing_but_the_results(out: Path, tmp_path: Path, question: str) -> None:
    other = tmp_path / "other.csv"
    result = cxy("audit", "query", "-o", out, question.format(other))
    assert (result.exit_code, other.exists()) == (2, False)
    assert "disabled" in result.output


def test_long_answers_are_shown_whole(out: Path) -> None:
    told = cxy("audit", "query", "-o", out, "SELECT path, outcome, outcome FROM latest").output
    assert told.count("作") == told.count("协") == 7


def test_kinds_may_be_named_by_their_title(out: Path) -> None:
    result = cxy("audit", out.parent / "档案", "-o", out, "--type", "产学研合作协议")
    assert "跳过" not in result.output


def test_the_table_speaks_as_the_reports_do() -> None:
    assert {key.value: said for key, said in OUTCOMES.items()} == audit_shown.OUTCOMES
    assert audit_shown.VERDICTS["review"] == "需人工复核"
