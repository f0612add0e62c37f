"""Archives for audits, workers that misbehave on demand, and runs over both."""

from __future__ import annotations

import io
import os
import signal
import time
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from helpers.commands import COMPLIANT, FLAWED

from pipeline.app import Order, load
from pipeline.audit.executors import Executor
from pipeline.audit.executors.inline import Inline
from pipeline.audit.job import Judged, Task, digest, judged
from pipeline.audit.run import Audit, Ended, Make, Silent, Watch
from pipeline.audit.settings import Limits, Settings, Setup
from pipeline.model.archive import AuditedFile, AuditedFinding, AuditedTerms, FileOutcome, Quotation
from pipeline.model.report import Outcome, Severity, Verdict
from pipeline.word.plain import docx

TODAY = date(2026, 11, 22)
KILL, SEGFAULT, HANG, MEMORY, ERROR = b"kill", b"segfault", b"hang", b"memory", b"error"


@cache
def ruleset() -> str:
    """The hash of the bundled rules."""
    return load().ruleset.digest


def setup(**limits: Any) -> Setup:  # noqa: ANN401 - fields of Limits
    """What workers of a test need."""
    return Setup(Order(today=TODAY), ruleset=ruleset(), limits=Limits(**limits))


def quick(task: Task, setup: Setup) -> Judged:  # noqa: ARG001 - what every worker gets
    """A row that follows from the bytes alone, without a check; some bytes misbehave."""
    _misbehave(task.data)
    return judged(task.key, row(task.data))


def threads(task: Task, setup: Setup) -> Judged:  # noqa: ARG001 - what every worker gets
    """A row that tells how many threads character recognition may use in the worker."""
    return judged(task.key, row(os.environ.get("CXY_OCR_THREADS", "").encode()))


def row(data: bytes, *, signed: date | None = None) -> AuditedFile:
    """A checked row whose finding follows from ``data``: every line is a finding."""
    lines = data.decode("utf-8", "replace").split()
    results = tuple(
        AuditedFinding(
            rule=f"group/{line}",
            title=f"规则{line}",
            group="group",
            outcome=Outcome.VIOLATED,
            severity=Severity.ERROR,
            message="缺少",
            evidence=(Quotation(line, "第一条"),),
            fingerprint=f"f1-{line}",
        )
        for line in lines
    )
    return AuditedFile(
        path="",
        outcome=FileOutcome.CHECKED,
        sha256=digest(data),
        read_how="docx",
        read_kind="docx",
        type="cooperation_agreement",
        type_title="产学研合作协议",
        verdict=Verdict.FAIL if results else Verdict.PASS,
        as_of=signed or TODAY,
        as_of_by="signing" if signed else "today",
        ruleset=ruleset(),
        results=results,
        terms=AuditedTerms(title=f"协议{len(data)}", signed=signed),
    )


def _misbehave(data: bytes) -> None:
    order, _, rest = data.partition(b" ")
    if order == KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    if order == b"once":
        _die_once(Path(os.fsdecode(rest)))
    if order == SEGFAULT:
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == HANG:
        time.sleep(600)
    if order == MEMORY:
        bytearray(1 << 40)
    if order == ERROR:
        raise ValueError("planted")


def _die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def inline(settings: Setup) -> Executor:
    """Real checks in this process."""
    return Inline(settings)


def fake(settings: Setup) -> Executor:
    """Rows without checks in this process."""
    return Inline(settings, quick)


def settings(folder: Path, out: Path, **more: Any) -> Settings:  # noqa: ANN401 - fields of Settings
    """The settings of a run over ``folder``."""
    return Settings((str(folder),), out, TODAY, **more)


def audited(
    wanted: Settings, *, make: Make = fake, watch: Watch | None = None
) -> tuple[Ended, list[AuditedFile]]:
    """How the run ended and its rows."""
    with Audit(wanted) as audit:
        ended = audit.work(make, watch or Silent())
        return ended, list(audit.archive(ended.run)) if ended.run.complete else []


def written(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """``folder`` with ``files``, written some time ago."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        aged(path)
    return folder


def aged(path: Path, seconds: float = 3600) -> None:
    """Let ``path`` look as if written some time ago."""
    then = time.time() - seconds
    os.utime(path, (then, then))


def zipped(members: Mapping[str, bytes], *, gbk: Iterable[str] = ()) -> bytes:
    """A zip archive; names in ``gbk`` as old Chinese programs write them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 5, 17, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
    data = buffer.getvalue()
    for name in gbk:
        data = _regbk(data, name)
    return data


def _regbk(data: bytes, name: str) -> bytes:
    """``data`` with the name of one member in GBK and the flag for UTF-8 taken away."""
    return _Gbk(data).renamed(name)


class _Gbk:
    """Rewrites an archive: zipfile itself writes names in UTF-8 only."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def renamed(self, name: str) -> bytes:
        """The archive with ``name`` in GBK."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for info in old.infolist():
                copy = _GbkInfo(info.filename, info.date_time) if info.filename == name else info
                new.writestr(copy, old.read(info))
        return buffer.getvalue()


class _GbkInfo(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("gbk"), 0


def agreement(number: int) -> bytes:
    """A small agreement, different for every number."""
    return docx(
        f"# 合作协议{number}\n甲方：示例科技有限公司\n乙方：示例大学\n"
        f"## 合作内容\n双方合作研究第{number}号课题。\n"
        f"## 保密\n保密期限为合作结束之日起{number % 5 + 1}年。\n签订日期：2024年3月{number % 28 + 1}日\n"
    )


def samples() -> dict[str, bytes]:
    """The two agreements of the demonstration."""
    return {"合规.docx": COMPLIANT.read_bytes(), "有问题.docx": FLAWED.read_bytes()}


class Stopping(Silent):
    """Wants the run to end after some files."""

    def __init__(self, after: int) -> None:
        """Count down from ``after``."""
        self._left = after

    def done(self, outcome: FileOutcome) -> None:  # noqa: ARG002 - all count alike
        """Count."""
        self._left -= 1

    def stopping(self) -> bool:
        """Whether the count is at its end."""
        return self._left <= 0
