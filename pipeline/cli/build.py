"""``cxy build``: a project file in, the whole set of documents out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import CLEAN, FILES, FINDINGS, printer, with_progress, write_file
from pipeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.app.building import Built, Plan
    from pipeline.app.templating import Templates

SLOW = 4
"""From this many documents on a progress bar is shown (in a terminal)."""
TEMPLATES = click.option(
    "--templates", type=FILES, metavar="文件夹", help="本单位修改过的模板（由 cxy templates export 导出）。"
)


@click.command(cls=Command)
@click.argument("project", type=FILES, metavar="项目文件")
@click.option("-o", "--output", required=True, type=FILES, metavar="文件夹", help="文件写到这个文件夹。")
@click.option(
    "--only", multiple=True, metavar="文件", help="只生成这种文件：编号、名称或者序号；可以写几次。"
)
@click.option("--pdf", is_flag=True, help="同时生成 PDF，并在目录中填上页码（需要 LibreOffice）。")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="结果的格式。")
@click.option(
    "--allow-noncompliant", is_flag=True, help="不符合标准也生成草稿，红框写明不符合之处。"
)
@click.option("--force", is_flag=True, help="文件夹中已有的同名文件可以覆盖。")
@TEMPLATES
def build(project: Path, **options: Any) -> None:  # noqa: ANN401 - click's options
    """生成文件：由一个项目文件生成标准列举的全部 Word 文件，逐份检查后才写出。

    数据齐全的文件才会生成；缺少什么用 cxy status 查看。

    \b
    例子：
      cxy build project.yaml -o 文件
      cxy build project.yaml -o 文件 --only 合作协议 --only feasibility_report
      cxy build project.yaml -o 文件 --pdf
      cxy build project.yaml -o 文件 --templates 本单位模板

    \b
    退出码：0 全部通过检查；1 有文件没有通过检查（没有写出，或者写成草稿）；2 项目文件不能使用；3 模板有误。
    """
    from pipeline.app.templating import load_templates
    from pipeline.generate.load import load_project

    templates = load_templates(options["templates"])
    from pipeline.app import building, load

    made = building.plan(
        load_project(project),
        templates,
        only=options["only"],
        allow_noncompliant=options["allow_noncompliant"],
    )
    if not made.jobs:
        raise InputError(
            f"{project.name} 的数据还不够生成任何文件，请先用 cxy status {project} 查看缺少什么。"
        )
    refuse_replacing(options["output"], [job.file for job in made.jobs], force=options["force"])
    checker = load()
    shown = with_progress(made.jobs, label="生成", slow=SLOW, name=lambda job: job.title)
    built = [building.build_document(made, job, templates, checker=checker) for job in shown]
    if options["pdf"]:
        built = _paged(made, built, templates)
    files = _written(made, built, templates, options)
    _tell(made, built, files, options)
    sys.exit(FINDINGS if any(item.faults or item.warnings for item in built) else CLEAN)


def refuse_replacing(folder: Path, names: Sequence[str], *, force: bool) -> None:
    """Make ``folder``; raise InputError when it would lose files of these names."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} 是一个文件，请在 -o 后面写一个文件夹。")
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        raise InputError(
            f"{folder} 里已经有 {there[0]} 等 {len(there)} 个文件，没有覆盖；请换一个文件夹，或者加 --force。"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"无法建立文件夹 {folder}（{error.strerror}），请换一个位置。") from error


def _written(made: Plan, built: Sequence[Built], templates: Templates, options: dict[str, Any]) -> list[Path]:
    from pipeline.app.packaging import package_files
    from pipeline.app.printing import pdf_files

    ready = [(item.name, item.data) for item in package_files(made, built, templates)]
    if options["pdf"]:
        ready += pdf_files(built)
    folder: Path = options["output"]
    for name, data in ready:
        write_file(folder / name, data)
    return [folder / name for name, _ in ready]


def _paged(made: Plan, built: Sequence[Built], templates: Templates) -> list[Built]:
    """``built``, with page numbers in the tables of contents."""
    from pipeline.app.printing import with_pages

    return list(with_pages(made, built, templates))


def _tell(made: Plan, built: Sequence[Built], files: Sequence[Path], options: dict[str, Any]) -> None:
    if options["format_"] == "json":
        click.echo(json.dumps(_result(made, built, files), ensure_ascii=False, indent=2))
        return
    console = printer()
    for line in _lines(made, built, options["output"], only=bool(options["only"])):
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def _result(made: Plan, built: Sequence[Built], files: Sequence[Path]) -> dict[str, Any]:
    return {
        "project": made.project.at("project", "name"),
        "files": [path.name for path in files],
        "faulty": [
            {
                "file": item.job.file,
                "written": not item.refused,
                "faults": [{"rule": fault.rule, "message": fault.message} for fault in item.faults],
            }
            for item in built
            if item.faults
        ],
        "warnings": [item.message for item in made.breaches],
        "not_built": [
            {"document": item.document.id, "title": item.document.title, "state": item.state.value}
            for item in made.statuses
            if item.state.value != "ready"
        ],
    }


def _lines(made: Plan, built: Sequence[Built], folder: Path, *, only: bool) -> list[str]:
    good = [item for item in built if not item.refused]
    lines = [f"{_mark(item)} {item.job.file}" for item in built]
    lines += [f"  注意：{item.job.file}：{note}" for item in built for note in item.notes]
    for item in built:
        outcome = "没有写出" if item.refused else "文件开头已写明"
        lines += [f"  {item.job.file} {outcome}：{fault.message}" for fault in item.faults]
    lines += [f"提醒：{item.message}（{item.clause}）" for item in made.breaches]
    lacking = [item for item in made.statuses if item.state.value == "missing"]
    if lacking and not only:
        names = "、".join(item.document.title for item in lacking)
        lines.append(f"还有 {len(lacking)} 种文件缺少数据：{names}。用 cxy status 查看缺少什么。")
    lines.append(f"共写出 {len(good)} 份文件和目录、manifest.json，在 {folder}。")
    return lines


def _mark(item: Built) -> str:
    return "✗" if item.refused else "!" if item.warnings else "✓"
