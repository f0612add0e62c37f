"""``cxy corpus``: the agreements of the benchmark."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.build import make_folder
from pipeline.cli.chinese import Command, Group
from pipeline.cli.common import FILES, write_files
from pipeline.errors import InputError


@click.group(cls=Group)
def corpus() -> None:
    """基准语料：由源文件生成协议、植入已知的问题、评测检查的准确程度。

    \b
    例子：
      cxy corpus build corpus/demo
    """


@corpus.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, type=FILES, metavar="源文件…")
@click.option(
    "-o", "--output", type=FILES, metavar="路径", help="写到这个 .docx 文件或者文件夹；不写则放在源文件旁边。"
)
def build(sources: tuple[Path, ...], output: Path | None) -> None:
    """由易读的源文件（.md，每行一段）生成 Word 协议；同一个源文件总是生成同样的文件。

    \b
    例子：
      cxy corpus build corpus/demo
      cxy corpus build 协议.md -o 协议.docx
      cxy corpus build corpus/agreements -o 文件夹

    \b
    给出文件夹时，其中除 README.md 以外的 .md 都是源文件。已有的 .docx 会被替换。
    源文件的写法见 corpus/README.md。
    """
    from pipeline.app import benchmarking

    found = benchmarking.sources(sources)
    targets = _targets(found, output)
    write_files([(target, benchmarking.build(source)) for source, target in zip(found, targets, strict=True)])
    click.echo(f"已写入 {targets[0]}" if len(targets) == 1 else f"已写入 {len(targets)} 份协议。")


def _targets(sources: tuple[Path, ...], output: Path | None) -> list[Path]:
    if output is None:
        return [source.with_suffix(".docx") for source in sources]
    if output.suffix == ".docx" and not output.is_dir():
        if len(sources) > 1:
            raise InputError("有几个源文件时，-o 要写文件夹。")
        return [output]
    make_folder(output)
    targets = [output / f"{source.stem}.docx" for source in sources]
    if len(set(targets)) < len(targets):
        raise InputError("有两个源文件同名，会写到同一个文件，请分别生成。")
    return targets
