"""Where an audit reads and writes: what cannot be is told before anything is done."""

from __future__ import annotations

from pathlib import Path

from pipeline.audit.settings import Settings
from pipeline.audit.sources.search import check_sources
from pipeline.errors import InputError


def make_folder(out: Path) -> None:
    """Make the output folder if it is not there. Raises InputError."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (OSError, UnicodeError) as error:
        said = getattr(error, "strerror", None) or error
        raise InputError(f"无法建立文件夹 {out}（{said}），请换一个 -o。") from error


def refuse(settings: Settings) -> None:
    """Raise InputError for an output that is an input, and sources that do not exist."""
    check_sources(settings.sources)
    out = settings.out
    if out.exists() and not out.is_dir():
        raise InputError(f"{out} 是文件，不是文件夹；请用 -o 给出一个文件夹。")
    for source in settings.sources:
        path = Path(source)
        if path.exists() and out.exists() and path.samefile(out):
            raise InputError("输出文件夹不能就是被审计的文件夹，请换一个 -o（可以是其中的子文件夹）。")
