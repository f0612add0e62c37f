"""``cxy templates``: the templates, for lawyers who edit them in Word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.chinese import Command, Group
from pipeline.cli.common import BAD_CONTENT, CLEAN, FILES, printer, write_file, write_files

if TYPE_CHECKING:
    from pipeline.app.linting import Linted


@click.group("templates", cls=Group)
def templates() -> None:
    """模板：列出、导出、修改后检查。

    \b
    例子：
      cxy templates list
      cxy templates export 本单位模板
      cxy templates lint 本单位模板
      cxy build project.yaml -o 文件 --templates 本单位模板
    """


@templates.command("list", cls=Command)
def list_() -> None:
    """列出全部文件种类：序号、名称、编号、标准条款。

    \b
    例子：
      cxy templates list
    """
    from pipeline.app.templating import load_templates
    from pipeline.generate.catalogue import STAGES
    from pipeline.report import listing

    groups: dict[str, list[list[str]]] = {}
    for item in load_templates().catalogue:
        row = [f"{item.number:02d}", item.title, item.id, item.cited]
        groups.setdefault(STAGES[item.stage], []).append(row)
    console = printer()
    ordered = {name: groups[name] for name in STAGES.values() if name in groups}
    for line in listing.table(ordered, console.width):
        console.print(line, soft_wrap=True)


@templates.command(cls=Command)
@click.argument("folder", type=FILES, metavar="文件夹")
@click.option(
    "--only", multiple=True, metavar="文件", help="只导出这种文件：编号、名称或者序号；可以写几次。"
)
@click.option("--force", is_flag=True, help="覆盖文件夹中已有的模板。")
def export(folder: Path, only: tuple[str, ...], *, force: bool) -> None:
    """导出模板：得到可以在 Word 中修改的 .docx。

    双花括号里是数据字段，花括号加百分号是条件和循环：可以移动、删去，不要改其中的字。

    \b
    例子：
      cxy templates export 本单位模板
      cxy templates export 本单位模板 --only 合作协议
    """
    from pipeline.app import read_file
    from pipeline.app.linting import export_name
    from pipeline.app.templating import load_templates
    from pipeline.cli.build import refuse_replacing
    from pipeline.generate.package import documents_named

    chosen = documents_named(load_templates().catalogue, only)
    refuse_replacing(folder, [export_name(item) for item in chosen], force=force)
    write_files((folder / export_name(item), read_file(item.template)) for item in chosen)
    click.echo(f"已导出 {len(chosen)} 个模板到 {folder}。修改后用 cxy templates lint {folder} 检查。")


@templates.command(cls=Command)
@click.argument("folder", required=False, type=FILES, metavar="[文件夹]")
def lint(folder: Path | None) -> None:
    """检查模板：不认识的字段、全角花括号、写在标记旁边会丢失的文字等，指出在哪里、怎样改。

    \b
    例子：
      cxy templates lint 本单位模板

    \b
    退出码：0 没有问题；3 模板有误。
    """
    from pipeline.app import linting
    from pipeline.app.templating import load_templates

    known = load_templates(folder)
    count = total = 0
    if folder is not None:
        linting.refuse_empty(known)
    for item in linting.lint_templates(known):
        if folder is not None and item.file.parent != folder:
            continue
        total += 1
        count += len(item.problems)
        for problem in item.problems:
            click.echo(f"{_called(item)}：{problem}")
    if folder is not None:
        for name in linting.unmatched(folder, known):
            click.echo(f"{name}：文件名不是任何一种文件的模板，没有使用；请用导出时的文件名。")
    click.echo(f"检查了 {total} 个模板，{f'有 {count} 处问题' if count else '没有问题'}。")
    sys.exit(BAD_CONTENT if count else CLEAN)


@templates.command(cls=Command)
@click.option("--check", "check_", is_flag=True, help="只看 .docx 是不是最新的，不写文件。")
def build(*, check_: bool) -> None:
    """由可读的源文件（template.md）生成模板 .docx，给维护模板的人用。

    \b
    例子：
      cxy templates build
      cxy templates build --check
    """
    from pipeline.app.templating import build_templates, load_templates
    from pipeline.content import shown

    stale = 0
    for path, data in build_templates(load_templates().catalogue):
        if path.is_file() and path.read_bytes() == data:
            continue
        stale += 1
        if not check_:
            write_file(path, data)
        click.echo(f"{'需要重新生成' if check_ else '已生成'} {shown(path)}")
    click.echo("全部是最新的。" if not stale else f"共 {stale} 个。")
    sys.exit(BAD_CONTENT if check_ and stale else CLEAN)


def _called(item: Linted) -> str:
    return item.file.name if item.file.name != "template.docx" else f"《{item.document.title}》的模板"
