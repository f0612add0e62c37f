"""``cxy import``: many projects from one Excel workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from pipeline.cli.build import refuse_replacing
from pipeline.cli.chinese import Command
from pipeline.cli.common import CLEAN, FILES, FINDINGS, write_file, write_files
from pipeline.errors import InputError


@click.command("import", cls=Command)
@click.argument("file", type=FILES, metavar="表格.xlsx")
@click.option("-o", "--output", type=FILES, metavar="文件夹", help="项目文件写到这个文件夹。")
@click.option("--template", is_flag=True, help="写出供填写的表格，而不是导入。")
@click.option(
    "--only", multiple=True, metavar="部分", help="表格只含这些部分：名称、阶段或者 全部；可写几次。"
)
@click.option(
    "--from", "from_", multiple=True, type=FILES, metavar="项目文件", help="表格中先填上这个项目；可写几次。"
)
@click.option("--keep-good", is_flag=True, help="有错误时，没有错误的项目照样写出。")
@click.option("--force", is_flag=True, help="已有的同名文件可以覆盖。")
def import_(file: Path, **options: Any) -> None:  # noqa: ANN401 - click's options
    """用 Excel 填写：写出供填写的表格，再把填好的表格变成项目文件，一个项目一个。

    \b
    例子：
      cxy import --template 项目.xlsx                写出表格（前期准备、协议签署需要的部分）
      cxy import --template 项目.xlsx --only 全部    所有部分
      cxy import --template 项目.xlsx --from project.yaml
      cxy import 项目.xlsx -o 项目文件               导入，有错误时逐格指出

    \b
    退出码：0 全部导入；1 只写出了没有错误的项目；2 有错误，没有写出任何文件。
    """
    output, only, from_ = options["output"], options["only"], options["from_"]
    if options["template"]:
        if output is not None:
            raise InputError("写出表格时不用 -o，表格的名称直接写在 --template 后面。")
        _write_template(file, only, from_, force=options["force"])
        return
    if only or from_:
        raise InputError("--only 和 --from 只在用 --template 写出表格时使用。")
    if output is None:
        raise InputError("请用 -o 写明项目文件写到哪个文件夹；要写出供填写的表格，请加 --template。")
    _read(file, output, keep_good=options["keep_good"], force=options["force"])


def _write_template(file: Path, only: tuple[str, ...], from_: tuple[Path, ...], *, force: bool) -> None:
    from pipeline.app import importing
    from pipeline.generate.load import load_project

    if file.suffix.lower() != ".xlsx":
        raise InputError(f"表格的文件名请以 .xlsx 结尾，例如 {file.with_suffix('.xlsx')}。")
    data = importing.template(only, [load_project(path) for path in from_])
    refuse_replacing(file.parent, [file.name], force=force)
    write_file(file, data)
    click.echo(f"已写出 {file}，请先看工作表“说明”。填好后运行：cxy import {file} -o 文件夹")
    if not only:
        click.echo(
            "表格含前期准备、协议签署需要的部分；其他部分用 --only 加上，例如 --only 中期执行、--only 全部。"
        )


def _read(file: Path, output: Path, *, keep_good: bool, force: bool) -> None:
    from pipeline.app import read_file
    from pipeline.app.importing import import_workbook

    found = import_workbook(read_file(file), name=file.name)
    for note in found.notes:
        click.echo(f"注意：{note}", err=True)
    if found.faults and not (keep_good and found.projects):
        raise InputError("\n".join([_refusal(file, len(found.faults), keep_good=keep_good), *found.faults]))
    refuse_replacing(output, [item.file for item in found.projects], force=force)
    write_files((output / item.file, item.text.encode()) for item in found.projects)
    for item in found.projects:
        click.echo(f"✓ {item.file}  {item.name}")
    click.echo(f"共写出 {len(found.projects)} 个项目文件，在 {output}。")
    click.echo(f"  cxy status {output / found.projects[0].file}   看每种文件还缺什么")
    if found.faults:
        click.echo(f"其余项目有 {len(found.faults)} 处要改，没有写出：", err=True)
        click.echo("\n".join(found.faults), err=True)
    sys.exit(FINDINGS if found.faults else CLEAN)


def _refusal(file: Path, count: int, *, keep_good: bool) -> str:
    more = "" if keep_good else "（加 --keep-good 可以先写出没有错误的项目）"
    return f"{file.name} 有 {count} 处要改，没有写出任何文件{more}："
