"""``cxy explain``: where a Word file comes from."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import FILES
from pipeline.errors import InputError


@click.command(cls=Command)
@click.argument("file", type=FILES, metavar="文件")
def explain(file: Path) -> None:
    """说明来历：一份文件由哪个模板、哪份数据、哪个版本的程序生成。

    \b
    例子：
      cxy explain 文件/05_产学研合作协议.docx
    """
    from pipeline import app
    from pipeline.word.fill import read_properties

    found = read_properties(app.read_file(file), name=file.name)
    if not found.template:
        raise InputError(f"{file.name} 没有来历记录，不是 cxy build 生成的文件（或者记录已被删除）。")
    rows = (
        ("标题", found.title),
        ("编制单位", found.author),
        ("日期", found.created.isoformat() if found.created else ""),
        ("模板", found.template),
        ("模板指纹", found.template_sha256),
        ("数据指纹", found.data_sha256),
        ("程序", found.program),
    )
    for name, value in rows:
        if value:
            click.echo(f"{name}：{value}")
