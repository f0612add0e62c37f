"""``cxy check``: files in, reports out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import (
    BAD_INPUT,
    CLEAN,
    FILES,
    FINDINGS,
    LANG,
    printer,
    refuse_overwriting,
    with_progress,
    write_file,
)
from pipeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from pipeline.app import Checker, Order
    from pipeline.report import Entry

SLOW = 8
"""From this many files on a progress bar is shown (in a terminal)."""


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="文件…")
@click.option(
    "--type",
    "type_",
    default="",
    metavar="类型",
    help="合同类型，如 cooperation_agreement；不写则自动识别。",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="报告格式，默认 text。",
)
@click.option("-o", "--output", type=FILES, metavar="路径", help="报告写到这个文件；不写则显示在屏幕上。")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="按这一天施行的规定检查；不写则按签署日期，没有签署日期按今天。",
)
@click.option(
    "--view",
    type=click.Choice(["final", "original"]),
    default="final",
    help="修订怎样看待：final 全部接受（默认），original 全部拒绝。",
)
@click.option("--rules", type=FILES, metavar="文件夹", help="本单位自己的规则文件夹。")
@LANG
def check(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 - click's options
    """检查协议：缺少什么、哪里不合要求、依据是什么、怎样修改。

    \b
    例子：
      cxy check 协议.docx
      cxy check 协议.docx --format html -o 报告.html
      cxy check a.docx b.docx --format json -o 结果.json
      cxy check 协议.docx --type cooperation_agreement --as-of 2024-03-01
      cxy check 协议.docx --rules 本单位规则

    \b
    退出码：0 没有发现问题；1 有不符合或需人工判断的项目；2 文件无法检查；3 规则或设置有误。
    """
    refuse_overwriting(options["output"], files)
    paths = with_progress(files, label="检查", slow=SLOW, name=lambda path: path.name)
    entries = [_checked(path, options) for path in paths]
    _deliver(entries, options)
    sys.exit(_exit_code(entries))


def _order(options: dict[str, Any]) -> Order:
    from datetime import date

    from pipeline.app import Order
    from pipeline.model.document import View

    as_of: datetime | None = options["as_of"]
    return Order(
        today=date.today(),  # noqa: DTZ011 - a legal day is the user's own
        type=options["type_"],
        as_of=as_of.date() if as_of else None,
        view=View(options["view"]),
        lang=options["lang"],
    )


def _checked(path: Path, options: dict[str, Any]) -> Entry:
    """The report on ``path``, or why it could not be read."""
    from pipeline import app
    from pipeline.report import Failure

    checker = _checker(path, options["rules"])
    try:
        return app.check_bytes(app.read_file(path), name=path.name, checker=checker, order=_order(options))
    except InputError as error:
        return Failure(path.name, str(error).removeprefix(f"{path.name}："))


def _checker(path: Path, rules: Path | None) -> Checker:
    """The rules for the folder of ``path``, read once a folder; wrong rules end the run."""
    from pipeline import app

    known: dict[Path, Checker] = click.get_current_context().meta.setdefault("cxy.checkers", {})
    folder = path.resolve().parent
    if folder not in known:
        known[folder] = app.load_for(path, rules)
    return known[folder]


def _deliver(entries: Sequence[Entry], options: dict[str, Any]) -> None:
    """Show or write the reports; files that could not be read are named on stderr as well."""
    from pipeline.report import Failure

    output: Path | None = options["output"]
    if output is None and options["format_"] == "text":
        _print(entries, options["lang"])
        return
    for entry in entries:
        if isinstance(entry, Failure):
            click.echo(f"{entry.name}：{entry.error}", err=True)
    rendered = _rendered(entries, options)
    if output is None:
        click.echo(rendered, nl=False)
    else:
        write_file(output, rendered.encode())
        click.echo(f"报告已写入 {output}", err=True)


def _print(entries: Iterable[Entry], lang: str) -> None:
    from rich.console import Console

    from pipeline.report import Failure, text

    console, errors = printer(), Console(stderr=True)
    for number, entry in enumerate(entries):
        if number:
            console.print()
        text.print_report(entry, errors if isinstance(entry, Failure) else console, lang=lang)


def _rendered(entries: Sequence[Entry], options: dict[str, Any]) -> str:
    from pipeline.report import as_json, html, text

    lang = options["lang"]
    if options["format_"] == "html":
        return html.render(entries, lang=lang)
    if options["format_"] == "json":
        return (
            as_json.render(entries[0], lang=lang)
            if len(entries) == 1
            else as_json.render_all(entries, lang=lang)
        )
    return "\n".join(text.render(entry, lang=lang) for entry in entries)


def _exit_code(entries: Iterable[Entry]) -> int:
    from pipeline.model.report import Report, Verdict

    codes = [
        BAD_INPUT if not isinstance(entry, Report) else CLEAN if entry.verdict is Verdict.PASS else FINDINGS
        for entry in entries
    ]
    return max(codes, default=CLEAN)
