"""``cxy audit``: archives in, register and findings out."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command, Group
from pipeline.cli.common import CLEAN, FILES, FINDINGS, STOPPED, printer
from pipeline.errors import InputError

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.audit.settings import Settings

RUN = "run"
OUT = click.option(
    "-o", "--out", "out", type=FILES, required=True, metavar="文件夹", help="结果写到这个文件夹。"
)
DAY = click.DateTime(["%Y-%m-%d"])


class _Count(click.IntRange):
    """A whole number whose limits are told when they are broken, not in formulas on the help page."""

    def _describe_range(self) -> str:
        return ""


class _Seconds(click.FloatRange):
    def _describe_range(self) -> str:
        return ""


class Default(Group):
    """A group whose command ``run`` need not be named: ``cxy audit 档案 -o 结果``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``run`` in front of what names no command."""
        if args and args[0] not in self.commands and not {"-h", "--help"} & set(args):
            args = [RUN, *args]
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The line of ``run``: it is what people want."""
        return self.commands[RUN].collect_usage_pieces(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of ``run``, then the other commands."""
        Command.format_options(self.commands[RUN], ctx, formatter)  # type: ignore[arg-type]
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands beside ``run``."""
        others = [(name, item) for name, item in self.commands.items() if name != RUN]
        with formatter.section("其他命令"):
            formatter.write_dl([(name, item.get_short_help_str(80)) for name, item in others])


@click.group("audit", cls=Default)
def audit() -> None:
    """审计档案：一次检查成千上万份协议，得到台账、问题清单和到期事项。

    \b
    例子：
      cxy audit 合同档案 -o 审计结果
      cxy audit 2019 2020 旧合同.zip -o 审计结果 --jobs 4
      cxy audit 合同档案 -o 审计结果 --since 2026-01-01
      cxy audit s3://桶/合同 -o 审计结果 --cluster tcp://10.0.0.1:8786
      cxy audit query -o 审计结果 "SELECT title, count(*) FROM findings GROUP BY 1 ORDER BY 2 DESC"

    \b
    文件夹、单个文件、通配符、zip 压缩包和 fsspec 地址都可以；原文件从不改动。
    随时可以按 Ctrl-C：再次运行同一命令会接着做。没有改动的文件不会重新检查，
    结果写明与上一次相比新出现、已改正的问题。

    \b
    退出码：0 没有发现问题；1 有问题，或者有文件没能检查；2 审计无法进行；3 规则或设置有误。
    """


@audit.command(RUN, cls=Command, hidden=True)
@click.argument("sources", nargs=-1, required=True, metavar="档案…")
@OUT
@click.option("--jobs", type=_Count(1, 1024), metavar="个数", help="同时检查的进程数，默认等于处理器核数。")
@click.option("--cluster", default="", metavar="地址", help="在 Dask 集群上检查，如 tcp://10.0.0.1:8786。")
@click.option("--since", type=DAY, metavar="日期", help="只检查这一天以后修改过的文件，其余列为跳过。")
@click.option(
    "--signed-since", type=DAY, metavar="日期", help="只列出这一天以后签署的协议，以及没有签署日期的。"
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="类型",
    help="只列出这种协议，如 cooperation_agreement；可以写几次。",
)
@click.option(
    "--as-of",
    "law_date",
    default="signing",
    metavar="日期",
    help="按哪一天施行的规定：signing 签署日（默认）、today 今天，或 2024-03-01。",
)
@click.option("--rules", type=FILES, metavar="文件夹", help="本单位自己的规则文件夹。")
@click.option(
    "--limit-time",
    type=_Seconds(0.1),
    default=600.0,
    metavar="秒",
    help="一份文件最多检查多久，默认 600 秒；一页扫描件可能要十秒。",
)
@click.option(
    "--limit-memory",
    type=_Count(64),
    default=4096,
    metavar="MB",
    help="一份文件最多占用多少内存，默认 4096 MB。",
)
@click.option("--fresh", is_flag=True, help="全部重新检查，不用已有的结果。")
@click.option("--retry", is_flag=True, help="上次没能读取或者中途放弃的文件再试一次。")
@click.option("--json", "as_json", is_flag=True, help="结束时输出一行 JSON 代替表格，供其他程序读取。")
def run(sources: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's options
    """审计档案：cxy audit 后面没有写命令时，就是这一个。

    \b
    例子：
      cxy audit run 合同档案 -o 审计结果
    """
    from pipeline.cli.audit_shown import Shown, clean, line, summary

    settings = _settings(sources, options)
    from pipeline.audit import auditing

    shown = Shown()
    with _interruptible(shown), shown:
        ended = auditing.audit(settings, shown)
    if options["as_json"]:
        click.echo(line(ended, settings.out))
    if not ended.run.complete:
        click.echo("已停止。已完成的部分都保存了，再次运行同一命令会接着做。", err=True)
        sys.exit(STOPPED)
    if not options["as_json"]:
        summary(printer(), ended, settings.out)
    sys.exit(CLEAN if clean(ended) else FINDINGS)


def _settings(sources: tuple[str, ...], options: dict[str, Any]) -> Settings:
    from datetime import date

    from pipeline.audit.settings import Limits, Settings

    return Settings(
        sources=sources,
        out=options["out"],
        today=date.today(),  # noqa: DTZ011 - a legal day is the user's own
        law_date=_law_date(options["law_date"]),
        rules=options["rules"],
        since=_day(options["since"]),
        signed_since=_day(options["signed_since"]),
        types=options["types"],
        jobs=options["jobs"] or 0,
        cluster=options["cluster"],
        limits=Limits(options["limit_time"], options["limit_memory"]),
        fresh=options["fresh"],
        retry=options["retry"],
    )


def _day(value: datetime | None) -> Any:  # noqa: ANN401 - a date or None
    return value.date() if value else None


def _law_date(text: str) -> str:
    from datetime import date

    if text in {"signing", "today"}:
        return text
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError("--as-of 应当是 signing、today，或者 2026-03-01 这样的日期。") from None


class _interruptible:  # noqa: N801 - used like a function
    """Ctrl-C once: finish what is being checked, keep it, stop; twice: stop at once."""

    def __init__(self, shown: Any) -> None:  # noqa: ANN401 - has a method stop
        self._shown = shown
        self._before: Any = None

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self._asked)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _asked(self, *_: object) -> None:
        if self._shown.stopping():
            raise KeyboardInterrupt
        self._shown.stop()


@audit.command(cls=Command)
@OUT
@click.argument("question", required=False, metavar="[SQL]")
@click.option("--schema", is_flag=True, help="列出表和字段。")
@click.option("--csv", "as_csv", is_flag=True, help="以 CSV 输出，便于存成文件。")
def query(out: Path, question: str | None, *, schema: bool, as_csv: bool) -> None:
    """用 SQL 查询审计结果（DuckDB 的写法，只读）。

    \b
    例子：
      cxy audit query -o 审计结果 --schema
      cxy audit query -o 审计结果 "SELECT path, parties, amount, ends FROM register"
      cxy audit query -o 审计结果 "SELECT path, title FROM findings WHERE severity = 'error'" --csv
    """
    from pipeline.audit.store.database import SCHEMA, opened

    if not schema and not question:
        raise InputError('请写出 SQL 查询，例如 "SELECT * FROM register"；--schema 列出表和字段。')
    with opened(out) as database:
        database.confine()
        names, rows = database.ask(SCHEMA if schema else question or "")
    _print(names, rows, as_csv=as_csv)


def _print(names: tuple[str, ...], rows: list[tuple[Any, ...]], *, as_csv: bool) -> None:
    if as_csv:
        import csv

        csv.writer(sys.stdout, lineterminator="\n").writerows([names, *rows])
        return
    from rich.table import Column, Table

    table = Table(*(Column(name, overflow="fold") for name in names))
    for row in rows:
        table.add_row(*("" if item is None else str(item) for item in row))
    printer().print(table)


@audit.command(cls=Command)
@OUT
@click.argument("folder", type=FILES, metavar="文件夹")
def export(out: Path, folder: Path) -> None:
    """把审计结果导出为 Parquet 文件，一张表一个文件。

    \b
    例子：
      cxy audit export -o 审计结果 导出
    """
    from pipeline.audit.store.database import opened
    from pipeline.cli.build import make_folder

    make_folder(folder)
    with opened(out) as database:
        made = database.export(folder)
    click.echo(f"已写入 {len(made)} 个文件到 {folder}")
