"""What people open: written by several processes at once, put in place whole at the end."""

from __future__ import annotations

import shutil
import signal
import tempfile
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from pipeline.app import exporting
from pipeline.audit.spool import Spool, at_hand, release, spooled
from pipeline.errors import InputError
from pipeline.model.archive import Archive

SMALL = 200
"""Up to so many files other processes cost more than they save."""
HIDDEN = ".cxy-"
"""How the names of unfinished folders begin."""
PARTS = 4
"""Into how many jobs the pages are divided."""


def write(archive: Archive, out: Path, *, jobs: int, processes: BaseContext | None = None) -> tuple[str, ...]:
    """Write every export of ``archive`` into ``out``; their names. Until all are written none is replaced.

    ``processes`` says where those for large archives come from. Raises InputError when there is no room or
    no permission.
    """
    try:
        return _write(archive, out, jobs, processes or get_context("spawn"))
    except (OSError, BrokenProcessPool) as error:
        raise InputError(
            f"无法写入结果（{error}），请检查磁盘空间、权限，并关闭已经打开的结果文件。"
        ) from error
    finally:
        release()


def _write(archive: Archive, out: Path, jobs: int, processes: BaseContext) -> tuple[str, ...]:
    for old in out.glob(f"{HIDDEN}*"):
        shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=HIDDEN, dir=out) as made:
        folder = Path(made)
        (folder / exporting.PAGES).mkdir()
        if archive.run.files <= SMALL or jobs <= 1:
            _alone(at_hand(archive, folder / "spool"), folder)
        else:
            _together(spooled(archive, folder / "spool"), folder, jobs, processes)
        for name in exporting.EXPORTS:
            (folder / name).replace(out / name)
        if (out / exporting.PAGES).exists():
            (out / exporting.PAGES).replace(folder / "before")
        (folder / exporting.PAGES).replace(out / exporting.PAGES)
    return (*exporting.EXPORTS, exporting.PAGES)


def _alone(archive: Archive, folder: Path) -> None:
    for name in exporting.EXPORTS:
        exporting.export(name, archive, folder / name)
    exporting.pages(archive, folder / exporting.PAGES)


def _together(spool: Spool, folder: Path, jobs: int, processes: BaseContext) -> None:
    count = min(jobs, len(exporting.EXPORTS) + PARTS)
    with ProcessPoolExecutor(count, mp_context=processes, initializer=_ignore_interrupts) as pool:
        waiting = [pool.submit(_export, name, spool, folder) for name in exporting.EXPORTS]
        waiting += [pool.submit(_pages, spool, folder, part, PARTS) for part in range(PARTS)]
        for item in waiting:
            item.result()


def _ignore_interrupts() -> None:
    """Ctrl-C comes too late here: what was judged is written out first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _export(name: str, spool: Spool, folder: Path) -> None:
    exporting.export(name, spool.archive(), folder / name)


def _pages(spool: Spool, folder: Path, part: int, parts: int) -> None:
    exporting.pages(spool.archive(), folder / exporting.PAGES, part=part, parts=parts)
