"""What all commands share: exit codes, expected errors, files that are written whole, progress."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.chinese import Group
from pipeline.cli.quick_start import collect_seldom, remember_classes
from pipeline.errors import ContentError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console

T = TypeVar("T")
CLEAN, FINDINGS, BAD_INPUT, BAD_CONTENT = 0, 1, 2, 3
STOPPED = 130
"""What every program answers that its user stopped."""
FILES = click.Path(path_type=Path)
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REASONS: Mapping[int, str] = {
    **dict.fromkeys(_FULL, "磁盘已满"),
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "没有这个文件夹",
    errno.EISDIR: "那里是一个文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENAMETOOLONG: "名称太长",
}
LANG = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="显示的语言，默认 zh（中文）。"
)


class Root(Group):
    """Prints expected errors as one sentence and turns them into exit codes."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run with output that no locale can break."""
        kwargs.setdefault("prog_name", "cxy")
        _speak_unicode()
        collect_seldom()
        remember_classes()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; InputError exits with 2, ContentError with 3, Ctrl-C with 130."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"错误：{error}", err=True)
            ctx.exit(BAD_INPUT)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\n已中断，没有写完的文件都没有留下。", err=True)
            ctx.exit(STOPPED)
        except ContentError as error:
            click.echo(f"规则、模板或设置有误，共 {len(error.problems)} 处：", err=True)
            click.echo("\n".join(error.problems), err=True)
            ctx.exit(BAD_CONTENT)


def _speak_unicode() -> None:
    """UTF-8 into files and pipes whatever the locale; in a terminal, ``?`` for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def printer() -> Console:
    """A console as wide as the terminal; of the usual width where the output goes elsewhere."""
    from rich.console import Console

    from pipeline.report.text import WIDTH

    return Console(width=None if sys.stdout.isatty() else WIDTH)


def with_progress(items: Sequence[T], *, label: str, slow: int, name: Callable[[T], str]) -> Iterator[T]:
    """``items``, with a progress bar on stderr when there are at least ``slow`` and a person looks on."""
    if len(items) < slow or not sys.stderr.isatty():
        yield from items
        return
    shown = click.progressbar(
        items, label=label, file=sys.stderr, item_show_func=lambda item: "" if item is None else name(item)
    )
    with shown as bar:
        yield from bar


def refuse_overwriting(output: Path | None, files: Iterable[Path]) -> None:
    """Raise InputError when ``output`` is one of ``files``, under whatever name."""
    if output is not None and any(_same(output, path) for path in files):
        raise InputError(f"报告不能写到被检查的文件 {output} 上，请换一个文件名。")


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return first.resolve() == second.resolve()


def write_file(path: Path, data: bytes) -> None:
    """Write all of ``data`` or nothing; raises InputError when it cannot be done."""
    write_files([(path, data)])


def write_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write all ``files``; while one cannot be written, none is there and none is replaced.

    Raises InputError. The files get their names at the very end, whatever interrupts the writing before.
    """
    partials: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for number, (path, data) in enumerate(files):
            partial = path.with_name(f".cxy-{os.getpid()}-{number}.partial")
            partials.append((partial, path))
            partial.write_bytes(data)
        for partial, path in partials:
            partial.replace(path)
    except (OSError, UnicodeError) as error:
        raise InputError(f"无法写入 {path}（{reason(error)}），{_what_to_do(error)}。") from error
    finally:
        for partial, _ in partials:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)


def reason(error: OSError | UnicodeError) -> str:
    """What the system says, in Chinese where it is usual."""
    if isinstance(error, UnicodeError):
        return "系统的编码写不出这个文件名"
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def _what_to_do(error: OSError | UnicodeError) -> str:
    code = error.errno if isinstance(error, OSError) else 0
    if code in _FULL:
        return "请腾出空间或者换一个位置"
    if isinstance(error, UnicodeError) or code == errno.ENAMETOOLONG:
        return "请换一个文件名"
    return "请检查文件夹是否存在、是否可以写入、文件是否正在使用"
