"""``cxy status``: which documents of a project are ready."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import FILES, printer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.generate.status import Status


@click.command(cls=Command)
@click.argument("project", type=FILES, metavar="项目文件")
@click.option("--all", "all_", is_flag=True, help="缺少的字段全部列出，并写明在项目文件中的位置。")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="结果的格式。")
def status(project: Path, *, all_: bool, format_: str) -> None:
    """查看进展：标准列举的每种文件是否可以编制、缺少什么数据、是否未到阶段。

    \b
    例子：
      cxy status project.yaml
      cxy status project.yaml --all
    """
    from pipeline.generate.catalogue import load_catalogue
    from pipeline.generate.context import context
    from pipeline.generate.load import load_project
    from pipeline.generate.status import statuses

    loaded = load_project(project)
    known = statuses(loaded, context(loaded), load_catalogue())
    if format_ == "json":
        click.echo(json.dumps([_plain(item) for item in known], ensure_ascii=False, indent=2))
        return
    _show(known, all_=all_)


def _plain(item: Status) -> dict[str, Any]:
    return {
        "document": item.document.id,
        "title": item.document.title,
        "stage": item.document.stage,
        "state": item.state.value,
        "count": len(item.items) if item.document.each else 1,
        "reason": item.reason,
        "missing": [{"path": field.path, "title": field.title} for field in item.missing],
    }


def _show(known: Sequence[Status], *, all_: bool) -> None:
    from pipeline.generate.catalogue import STAGES
    from pipeline.generate.status import STATES, why
    from pipeline.report import listing

    groups: dict[str, list[list[str]]] = {}
    for item in known:
        said = _every(item) if all_ and item.missing else why(item)
        count = f"（{len(item.items)} 份）" if item.items else ""
        row = [f"{item.document.number:02d}", item.document.title + count, STATES[item.state], said]
        groups.setdefault(STAGES[item.document.stage], []).append(row)
    console = printer()
    ordered = {name: groups[name] for name in STAGES.values() if name in groups}
    for line in listing.table(ordered, console.width):
        console.print(line, soft_wrap=True)
    ready = sum(item.state.value == "ready" for item in known)
    console.print(f"\n{len(known)} 种文件中有 {ready} 种可以编制。", highlight=False)


def _every(item: Status) -> str:
    return "缺少：" + "；".join(f"{field.title}（{field.path}）" for field in item.missing)
