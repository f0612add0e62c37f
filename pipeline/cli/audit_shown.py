"""How an audit looks in the terminal: a bar with rate and remaining time, a table at the end."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.audit.auditing import Audited
    from pipeline.model.archive import FileOutcome

OUTCOMES = {
    "checked": "已检查",
    "duplicate": "重复文件",
    "unreadable": "无法读取",
    "skipped": "已跳过",
    "timeout": "超过时间限制",
    "memory": "超过内存限制",
    "crashed": "读取时崩溃",
}
FAILED = ("unreadable", "timeout", "memory", "crashed")
"""Outcomes of files that somebody should look at."""
VERDICTS = {"pass": "通过", "review": "需人工复核", "fail": "不通过"}
SHOWN = 10


class Shown:
    """The progress bar; shows nothing where nobody looks on. A context manager."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._stop = False
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TextColumn("剩余"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Show it."""
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        self._progress.stop()

    def found(self, files: int, known: int) -> None:
        """So many files are there, of which so many need no work."""
        self._task = self._progress.add_task("审计", total=files, completed=known, rate="")

    def done(self, outcome: FileOutcome) -> None:  # noqa: ARG002 - all count alike
        """Another file has its outcome."""
        if self._task is None:
            return
        speed = self._progress.tasks[0].speed
        self._progress.update(self._task, advance=1, rate=f"{speed:.0f} 份/秒" if speed else "")

    def stopping(self) -> bool:
        """Whether the user wants the run to end."""
        return self._stop

    def stop(self) -> None:
        """Remember that the user wants the run to end, and say what happens now."""
        self._stop = True
        self._progress.console.print("正在停止：等进行中的文件检查完。再按一次 Ctrl-C 立即停止。")


def clean(ended: Audited) -> bool:
    """Whether there is nothing to look at."""
    counts = dict(ended.run.outcomes)
    return not ended.tally.open and not any(number for key, number in counts.items() if key in FAILED)


def line(ended: Audited, out: Path) -> str:
    """What came out as one line of JSON."""
    run, tally = ended.run, ended.tally
    told = {
        "run": run.number,
        "previous": run.previous,
        "complete": run.complete,
        "same": ended.same,
        "files": run.files,
        "judged": ended.judged,
        "seconds": round(ended.seconds, 3),
        "outcomes": {outcome.value: number for outcome, number in run.outcomes},
        "verdicts": dict(tally.verdicts),
        "findings": {"open": tally.open, "new": tally.new, "fixed": tally.fixed},
        "rules": dict(tally.rules),
        "gone": list(run.gone),
        "out": str(out),
        "outputs": list(tally.outputs),
    }
    return json.dumps(told, ensure_ascii=False)


def summary(console: Console, ended: Audited, out: Path) -> None:
    """Print what came out."""
    run, tally = ended.run, ended.tally
    counts = {outcome.value: number for outcome, number in run.outcomes if number}
    files = [(OUTCOMES[key], counts[key]) for key in OUTCOMES if key in counts]
    console.print(_table("文件", files, run.files))
    verdicts = dict(tally.verdicts)
    if verdicts:
        rows = [(VERDICTS[key], verdicts[key]) for key in VERDICTS if key in verdicts]
        console.print(_table("结论", rows, None))
    if tally.rules:
        console.print(_table("最常不符合或者待定的规则（份）", list(tally.rules[:SHOWN]), None))
    for told in (*_unread(ended), *_lines(ended, out)):
        console.print(told, highlight=False, soft_wrap=True)


def _unread(ended: Audited) -> Iterator[str]:
    """The files that somebody should look at, and why; the register names them all."""
    number = sum(count for key, count in ended.run.outcomes if key in FAILED)
    if not number:
        return
    yield f"没能读取的文件 {number} 个："
    for path, reason in ended.tally.unread:
        yield f"  {path}：{reason}"
    if number > len(ended.tally.unread):
        yield "  ……全部列在 register.xlsx 的“未检查的文件”。"


def _lines(ended: Audited, out: Path) -> Iterator[str]:
    run, tally = ended.run, ended.tally
    if run.previous is None:
        yield f"问题 {tally.open} 项。"
    else:
        gone = f"，不再存在的文件 {len(run.gone)} 个" if run.gone else ""
        yield f"问题 {tally.open} 项，与上次相比新出现 {tally.new}，已改正 {tally.fixed}{gone}。"
    yield f"本次处理 {ended.judged} 份，用时 {ended.seconds:.1f} 秒。"
    if ended.same:
        yield f"文件和结果与第 {run.number} 次审计完全相同，沿用其结果：{out}"
    else:
        yield f"第 {run.number} 次审计的结果在 {out}：{'、'.join(ended.outputs)}"


def _table(title: str, rows: list[tuple[str, int]], total: int | None) -> Table:
    table = Table(title, "数量", title_justify="left", min_width=40)
    table.columns[1].justify = "right"
    for name, number in rows:
        table.add_row(name, f"{number:,}")
    if total is not None:
        table.add_section()
        table.add_row("合计", f"{total:,}")
    return table
