"""``cxy check``: files in, reports out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import reports
from pipeline.cli.chinese import Command
from pipeline.cli.common import (
    BAD_INPUT,
    CLEAN,
    FILES,
    FINDINGS,
    LANG,
    printer,
    with_progress,
    write_file,
)
from pipeline.cli.targets import Target, refuse_unwritable
from pipeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from pipeline.app import Checker, Order
    from pipeline.app.reporting import Rendering
    from pipeline.check.waivers import Baseline
    from pipeline.model.report import Report
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
    type=click.Choice(reports.FORMS),
    default="text",
    metavar="格式",
    help="报告格式：text（默认）、json、html、markdown、sarif、xlsx（Excel）、docx（审查意见书）。",
)
@click.option("-o", "--output", type=FILES, metavar="路径", help="报告写到这个文件；不写则显示在屏幕上。")
@click.option(
    "--report",
    "more",
    multiple=True,
    metavar="格式:文件",
    help="另外再写一份这种格式的报告；可以写几次。",
)
@click.option(
    "--annotate", type=FILES, metavar="文件", help="写出带批注的副本，每个问题一条批注；原文件不变。"
)
@click.option("--author", metavar="姓名", help="批注的作者，默认 cxy。")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), metavar="日期", help="批注的日期。"
)
@click.option("--force", is_flag=True, help="已有的同名文件可以覆盖。")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "undetermined", "advice"]),
    metavar="级别",
    help="遇到什么才返回 1：error 错误；warning 再加警告；undetermined 再加待定；advice 全部（默认）。",
)
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
@click.option(
    "--waivers", type=FILES, metavar="文件", help="豁免文件；不写则用协议旁边或者上级文件夹的 waivers.yaml。"
)
@click.option(
    "--baseline", type=FILES, metavar="文件", help="已登记的问题：照常列出，但不算新问题（不影响退出码）。"
)
@click.option("--write-baseline", type=FILES, metavar="文件", help="把这次发现的问题登记到这个文件。")
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
      cxy check 协议.docx --annotate 协议_批注.docx --author 法务部
      cxy check 协议.docx --format docx -o 审查意见书.docx
      cxy check *.docx --report xlsx:汇总.xlsx --report html:报告.html
      cxy check *.docx --write-baseline 基线.json
      cxy check *.docx --baseline 基线.json
      cxy check *.docx --report docx:意见书 --report sarif:结果.sarif --fail-on error

    \b
    -o 会替换已有的 text、json、html、markdown、sarif 报告；其他已有的文件加 --force 才覆盖。
    几份协议的审查意见书（docx）写到一个文件夹，一份协议一个文件。

    \b
    退出码：0 没有发现问题；1 有不符合或需人工判断的项目；2 文件无法检查；3 规则或设置有误。
    用 --fail-on 时，只有达到该级别的问题才返回 1；规则本身出错时一律返回 1。
    """
    wanted = reports.wanted(options["format_"], options["output"], options["more"], force=options["force"])
    _refuse(wanted, files, options)
    options["baseline"] = _baseline(options["baseline"])
    paths = with_progress(files, label="检查", slow=SLOW, name=lambda path: path.name)
    entries = [_checked(path, options) for path in paths]
    _deliver(entries, wanted, files, options)
    sys.exit(_exit_code(entries, options["fail_on"]))


def _refuse(wanted: Sequence[reports.Wanted], files: Sequence[Path], options: dict[str, Any]) -> None:
    """Raise InputError for orders that contradict each other and files that must not be written."""
    annotate: Path | None = options["annotate"]
    if options["output"] is None and options["format_"] in reports.EDITED:
        raise InputError(f"{options['format_']} 报告不能显示在屏幕上，请用 -o 写出文件名。")
    if options["lang"] != "zh" and any(report.form == "docx" for report in wanted):
        raise InputError("审查意见书（docx）只有中文，请去掉 --lang en，或者换一种格式。")
    if annotate is None and (options["author"] or options["date"]):
        raise InputError("--author 和 --date 是批注的作者和日期，要与 --annotate 一起使用。")
    if annotate is not None and len(files) > 1:
        raise InputError("--annotate 一次只能批注一份文件，请逐份检查。")
    if annotate is not None and annotate.suffix.lower() != ".docx":
        raise InputError(f"批注后的文件请用 .docx 作扩展名，例如 {annotate.stem}.docx。")
    others = [Target(path, options["force"]) for path in (annotate, options["write_baseline"]) if path]
    refuse_unwritable([*reports.targets(wanted, files), *others], files)


def _baseline(path: Path | None) -> Baseline | None:
    from pipeline import app

    return None if path is None else app.read_baseline(path)


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
        baseline=options["baseline"],
    )


def _checked(path: Path, options: dict[str, Any]) -> Entry:
    """The report on ``path``, or why it could not be read; its annotated copy is made at once."""
    from pipeline import app
    from pipeline.report import Failure

    checker = _checker(path, options["rules"], options["waivers"])
    try:
        data = app.read_file(path)
        report = app.check_bytes(data, name=path.name, checker=checker, order=_order(options))
        if options["annotate"] is not None:
            _annotated(data, report, options)
    except InputError as error:
        return Failure(path.name, str(error).removeprefix(f"{path.name}："))
    return report


def _checker(path: Path, rules: Path | None, waivers: Path | None) -> Checker:
    """The rules for the folder of ``path``, read once a folder; wrong rules end the run."""
    from pipeline import app

    known: dict[Path, Checker] = click.get_current_context().meta.setdefault("cxy.checkers", {})
    folder = path.resolve().parent
    if folder not in known:
        known[folder] = app.load_for(path, rules, waivers)
    return known[folder]


def _annotated(data: bytes, report: Report, options: dict[str, Any]) -> None:
    """Keep the commented copy until the reports are ready as well."""
    from pipeline.app.annotating import AUTHOR, DATE, annotate

    author, date = options["author"] or AUTHOR, options["date"] or DATE
    made = annotate(data, report, author=author, date=date, lang=options["lang"])
    click.get_current_context().meta["cxy.annotated"] = made


def _deliver(
    entries: Sequence[Entry], wanted: Sequence[reports.Wanted], files: Sequence[Path], options: dict[str, Any]
) -> None:
    """Show or write the reports; files that could not be read are named on stderr as well."""
    from pipeline.report import Failure

    if options["output"] is None and options["format_"] == "text":
        _print(entries, options["lang"])
    else:
        for entry in entries:
            if isinstance(entry, Failure):
                click.echo(f"{entry.name}：{entry.error}", err=True)
    if wanted or options["format_"] != "text":
        _write(entries, wanted, _rendering(entries, files, options), options)
    _write_annotated(options["annotate"])
    _write_baseline(entries, options["write_baseline"])


def _write(
    entries: Sequence[Entry], wanted: Sequence[reports.Wanted], how: Rendering, options: dict[str, Any]
) -> None:
    from pipeline.app import reporting

    if options["output"] is None and options["format_"] != "text":
        click.echo(reporting.render(entries, options["format_"], how).decode(), nl=False)
    reports.write(wanted, entries, how)


def _rendering(entries: Sequence[Entry], files: Sequence[Path], options: dict[str, Any]) -> Rendering:
    from pipeline.app import reporting

    known: dict[Path, Checker] = click.get_current_context().meta["cxy.checkers"]
    reasons = reporting.reasons(known.values(), entries) if options["lang"] == "zh" else {}
    return reporting.Rendering(options["lang"], reports.addresses(files), reasons)


def _write_annotated(path: Path | None) -> None:
    made = click.get_current_context().meta.get("cxy.annotated")
    if path is None or made is None:
        return
    write_file(path, made.data)
    moved = sum(not place.exact for place in made.placed)
    beside = f"，其中 {moved} 条放在最近的位置，原因写在批注里" if moved else ""
    click.echo(f"批注已写入 {path}：{len(made.placed)} 条{beside}。", err=True)
    for remark in made.remarks:
        click.echo(f"注意：{remark}", err=True)


def _write_baseline(entries: Iterable[Entry], path: Path | None) -> None:
    if path is None:
        return
    from pipeline import app
    from pipeline.model.report import Report

    write_file(path, app.baseline_bytes(entry for entry in entries if isinstance(entry, Report)))
    click.echo(f"问题已登记在 {path}", err=True)


def _print(entries: Iterable[Entry], lang: str) -> None:
    from rich.console import Console

    from pipeline.report import Failure, text

    console, errors = printer(), Console(stderr=True)
    for number, entry in enumerate(entries):
        if number:
            console.print()
        text.print_report(entry, errors if isinstance(entry, Failure) else console, lang=lang)


def _exit_code(entries: Iterable[Entry], fail_on: str | None) -> int:
    from pipeline.app.reporting import fails
    from pipeline.model.report import Report

    codes = [
        BAD_INPUT if not isinstance(entry, Report) else FINDINGS if fails(entry, fail_on or "") else CLEAN
        for entry in entries
    ]
    return max(codes, default=CLEAN)
