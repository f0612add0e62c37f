"""``cxy text``: what a signer reads."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import FILES


@click.command(cls=Command)
@click.argument("file", type=FILES, metavar="文件")
@click.option(
    "--view",
    type=click.Choice(["final", "original", "marked"]),
    default="final",
    help="修订怎样看待：final 全部接受（默认），original 全部拒绝，marked 都列出并加标记。",
)
def text(file: Path, view: str) -> None:
    """按打印的样子列出全文：自动编号、表格、脚注在原位，批注、页眉、页脚在后。

    \b
    例子：
      cxy text 协议.docx
      cxy text 协议.docx --view marked
      cxy text 协议.pdf                     PDF、扫描件、.doc 等：程序读到的文字
    """
    from pipeline import app
    from pipeline.model.document import View
    from pipeline.report.plain import printed_text

    document = app.read_any(app.read_file(file), name=file.name, view=View(view))
    click.echo(printed_text(document), nl=False)
