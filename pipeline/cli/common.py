"""What all commands share: exit codes, expected errors, files that are written whole, progress."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli.chinese import Group
from pipeline.errors import ContentError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console

T = TypeVar("T")
CLEAN, FINDINGS, BAD_INPUT, BAD_CONTENT = 0, 1, 2, 3
FILES = click.Path(path_type=Path)
LANG = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="显示的语言，默认 zh（中文）。"
)


class Root(Group):
    """Prints expected errors as one sentence and turns them into exit codes."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run with output that no locale can break."""
        kwargs.setdefault("prog_name", "cxy")
        _speak_unicode()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; InputError exits with 2, ContentError with 3."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"错误：{error}", err=True)
            ctx.exit(BAD_INPUT)
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
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise InputError(
            f"无法写入 {path}（{error.strerror}），请检查文件夹是否存在、文件是否正在使用。"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
