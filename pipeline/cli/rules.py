"""``cxy rules``: list, explain and try the rules."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from pipeline.cli.chinese import Command, Group
from pipeline.cli.common import CLEAN, FILES, FINDINGS, LANG, printer, with_progress
from pipeline.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.app import Checker
    from pipeline.check.pages import Row

SLOW = 2
"""From this many rules on a progress bar is shown (in a terminal)."""
RULES = click.option("--rules", "folder", type=FILES, metavar="文件夹", help="连同本单位自己的规则文件夹。")


@click.group(cls=Group)
def rules() -> None:
    """查看规则：有哪些、为什么、依据什么；运行规则自带的示例。

    \b
    例子：
      cxy rules list
      cxy rules show exit/liquidation
      cxy rules test 本单位规则
    """


@rules.command("list", cls=Command)
@click.option("--type", "type_", default="", metavar="类型", help="只列出适用于这类合同的规则。")
@RULES
@LANG
def list_(type_: str, folder: Path | None, lang: str) -> None:
    """按组列出全部规则：编号、名称、严重程度、依据。

    \b
    例子：
      cxy rules list
      cxy rules list --type nda
    """
    from pipeline import app

    _table(app.rule_rows(_load(folder), type_=type_, lang=lang))


def _table(rows: Iterable[Row]) -> None:
    from pipeline.report import listing

    console = printer()
    groups = groupby(rows, key=lambda row: row.rule.partition("/")[0])
    cells = {name: [_cells(row) for row in group] for name, group in groups}
    for line in listing.table(cells, console.width):
        console.print(line, soft_wrap=True)


def _cells(row: Row) -> tuple[str, ...]:
    title = f"{row.title}（{row.remark}）" if row.remark else row.title
    return row.rule, title, row.severity, row.short


@rules.command(cls=Command)
@click.argument("rule", metavar="编号")
@RULES
@LANG
def show(rule: str, folder: Path | None, lang: str) -> None:
    """说明一条规则：理由、依据、怎样判断、怎样修改、示例。

    \b
    例子：
      cxy rules show confidentiality/period
    """
    from pipeline.check.pages import page

    click.echo(page(_load(folder).ruleset, rule, lang))


@rules.command(cls=Command)
@click.argument("folder", required=False, type=FILES, metavar="[文件夹]")
def test(folder: Path | None) -> None:
    """运行规则自带的示例；写了文件夹就只运行其中的规则。

    \b
    例子：
      cxy rules test
      cxy rules test 本单位规则

    \b
    退出码：0 全部符合；1 有示例不符合；2 没有这个文件夹；3 规则文件有误。
    """
    from datetime import date

    from pipeline import app

    checker = _load(folder, thorough=True)
    chosen = app.rules_with_examples(checker, house_only=folder is not None)
    if not chosen:
        raise ContentError((f"{folder}: 文件夹里没有规则，请放入 <组>/<名称>.yaml",))
    today = date.today()  # noqa: DTZ011 - a legal day is the user's own
    shown = with_progress(chosen, label="运行示例", slow=SLOW, name=lambda rule: rule.id)
    results = [result for rule in shown for result in app.run_examples(rule, checker, as_of=today)]
    failed = [problem for problem in results if problem]
    for problem in failed:
        click.echo(problem)
    met = len(results) - len(failed)
    click.echo(f"{len(chosen)} 条规则，{len(results)} 个示例：{met} 个符合，{len(failed)} 个不符合。")
    sys.exit(FINDINGS if failed else CLEAN)


def _load(folder: Path | None, *, thorough: bool = False) -> Checker:
    from pipeline import app

    return app.load_rules(folder, thorough=thorough)
