"""Files that a command is about to write: refused before any work is done, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.common import refuse_overwriting
from pipeline.errors import InputError

_SHORT, _LONG = 6, 8
_WRITABLE = 0o222


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be written. ``replace``: one that is there already may be overwritten."""

    path: Path
    replace: bool = False


def refuse_unwritable(targets: Sequence[Target], inputs: Iterable[Path]) -> None:
    """Raise InputError, one sentence, for the first of ``targets`` that must or can not be written.

    It is one of ``inputs``, is named twice, exists without leave to replace it, is no ordinary file, is
    read-only, has no folder to stand in, or is open in Word, Excel or LibreOffice.
    """
    files = tuple(inputs)
    seen: set[Path] = set()
    for target in targets:
        refuse_overwriting(target.path, files)
        if target.path.resolve() in seen:
            raise InputError(f"有两份报告要写到同一个文件 {target.path}，请各用一个文件名。")
        seen.add(target.path.resolve())
        _refuse(target)


def lock_files(path: Path) -> Iterator[Path]:
    """The files beside ``path`` that say that it is open: those of Word, Excel and LibreOffice.

    Word leaves out up to two characters of the name: none of 6 before the dot or fewer, one of 7, else two.
    """
    left_out = min(max(len(path.stem) - _SHORT, 0), _LONG - _SHORT)
    names = (f"~${path.name[left_out:]}", f"~${path.name}", f".~lock.{path.name}#")
    yield from (path.with_name(name) for name in dict.fromkeys(names))


def _refuse(target: Target) -> None:
    path = target.path
    if path.is_dir():
        raise InputError(f"无法写入 {path}：它是一个文件夹，请写出文件名。")
    if not path.parent.is_dir():
        raise InputError(f"无法写入 {path}：没有文件夹 {path.parent}，请先建立文件夹或者换一个位置。")
    for lock in lock_files(path):
        if lock.exists():
            raise InputError(
                f"{path} 正在 Word 等程序中打开，没有写入；请关闭后再运行"
                f"（确认没有打开的，删去 {lock.name} 再运行）。"
            )
    if not path.exists():
        return
    if not path.is_file():
        raise InputError(f"无法写入 {path}：它不是普通文件，请换一个文件名。")
    if not target.replace:
        raise InputError(f"{path} 已经存在，没有覆盖；请换一个文件名，或者加 --force。")
    if not path.stat().st_mode & _WRITABLE:
        raise InputError(f"{path} 是只读文件，没有写入；请取消只读，或者换一个文件名。")
