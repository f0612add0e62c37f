"""``cxy corpus``: the agreements of the benchmark."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.cli.build import make_folder
from pipeline.cli.chinese import Command, Group
from pipeline.cli.common import (
    CLEAN,
    FILES,
    FINDINGS,
    printer,
    with_progress,
    write_file,
    write_files,
)
from pipeline.errors import InputError

SLOW = 8
"""From this many files on a progress bar is shown (in a terminal)."""


@click.group(cls=Group)
def corpus() -> None:
    """基准语料：由源文件生成协议、植入已知的问题、评测检查的准确程度。

    \b
    例子：
      cxy corpus build corpus/demo
      cxy corpus mutate --list
      cxy corpus evaluate
      cxy corpus train

    \b
    语料在本项目的源代码里，安装包只带示例协议。
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


@corpus.command(cls=Command)
@click.option("-o", "--output", type=FILES, metavar="文件夹", help="写到这个文件夹。")
@click.option("--kind", "kinds", multiple=True, metavar="种类", help="只要这些种类；可以写几次。")
@click.option("--agreement", "names", multiple=True, metavar="编号", help="只用这些协议；可以写几次。")
@click.option("--list", "listed", is_flag=True, help="只列出全部种类。")
def mutate(output: Path | None, kinds: tuple[str, ...], names: tuple[str, ...], *, listed: bool) -> None:
    """在合规的协议里植入已知的问题，每份一处：.docx 和 expected.json（应当得出的结论和位置）。

    \b
    例子：
      cxy corpus mutate --list
      cxy corpus mutate -o 变异
      cxy corpus mutate -o 变异 --kind secrecy-short --agreement a01-sodium-cathode
    """
    from pipeline.app import benchmarking

    if listed:
        _print_table(benchmarking.kind_rows())
        return
    if output is None:
        raise InputError("请用 -o 写出放文件的文件夹，或者用 --list 列出种类。")
    planted = benchmarking.plant(benchmarking.chosen(names), kinds)
    if not planted:
        raise InputError("这些协议里没有地方可以植入这些种类的问题。")
    make_folder(output)
    steps = with_progress(range(len(planted) + 1), label="植入", slow=SLOW, name=lambda _: "")
    for _, (name, data) in zip(steps, benchmarking.files(planted), strict=True):
        write_file(output / name, data)
    click.echo(f"已写入 {len(planted)} 份变异和 expected.json。")


@corpus.command(cls=Command)
@click.option(
    "--split",
    type=click.Choice(["all", "train", "dev", "test"]),
    default="all",
    help="显示哪一部分的指标：train 训练，dev 开发，test 测试；默认 all（全部）。",
)
@click.option("--agreement", "names", multiple=True, metavar="编号", help="只评测这些协议；可以写几次。")
@click.option("--kind", "kinds", multiple=True, metavar="种类", help="只植入这些种类的问题；可以写几次。")
@click.option("--no-mutants", is_flag=True, help="不植入问题，只评测协议本身。")
@click.option("--no-model", is_flag=True, help="不用训练的模型，只凭标题和措辞。")
@click.option("--ablation", is_flag=True, help="另外比较用不用模型：条款文字、各协议、标题丢失的协议。")
@click.option("--real", "others", type=FILES, metavar="文件夹", help="另外评测这个文件夹里带标注的真实协议。")
@click.option("--output", type=FILES, metavar="文件", help="指标写到这个 .json 文件。")
@click.option("--floor", "held", is_flag=True, help="与 corpus/floor.yaml 的底线比较，低于底线返回 1。")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="个数", help="同时运行的进程数，默认与处理器核数相同。"
)
@click.option(
    "--examples", "most", type=click.IntRange(0), default=0, metavar="个数", help="各类错误列出几例。"
)
def evaluate(names: tuple[str, ...], kinds: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's options
    """评测：每份协议和每份植入问题的协议都检查一遍，与标注比较。

    \b
    例子：
      cxy corpus evaluate
      cxy corpus evaluate --split test --examples 20
      cxy corpus evaluate --no-mutants --agreement a01-sodium-cathode
      cxy corpus evaluate --floor
      cxy corpus evaluate --ablation --real 真实协议 --output corpus/metrics.json

    \b
    退出码：0 完成；1 有指标低于底线；2 没有语料；3 语料有误。
    """
    from pipeline.app import benchmarking

    known = benchmarking.chosen(names)
    planted = [] if options["no_mutants"] else benchmarking.plant(known, kinds)
    with _bar(len(known) + len(planted)) as bar:
        wanted = benchmarking.Wanted(
            options["others"],
            not options["no_model"],
            options["jobs"] or os.cpu_count() or 1,
            options["ablation"],
        )
        measured = benchmarking.measure(known, planted, wanted, done=bar)
    if options["output"] is not None:
        write_file(options["output"], benchmarking.written(measured.metrics))
    _print_table(benchmarking.groups(measured.metrics, options["split"]))
    split = options["split"]
    for line in benchmarking.examples(measured.answers, measured.judged, split=split, most=options["most"]):
        click.echo(line)
    for line in benchmarking.summary(measured.metrics, split):
        click.echo(line)
    low = benchmarking.fallen(measured.metrics) if options["held"] else ()
    for line in low:
        click.echo(f"低于底线：{line}。", err=True)
    sys.exit(FINDINGS if low else CLEAN)


@corpus.command(cls=Command)
@click.option("-o", "--output", type=FILES, metavar="文件夹", help="写到这个文件夹，默认 corpus/model。")
def train(output: Path | None) -> None:
    """用 corpus/clauses 训练识别条款的模型，用 corpus/agreements 的标注训练第二遍阅读的模型。

    同样的语料总是得出同样的模型。

    \b
    例子：
      cxy corpus train
      cxy corpus train -o 试验
    """
    from pipeline.app import benchmarking

    benchmarking.train(output, told=click.echo)


def _print_table(groups: Mapping[str, Sequence[Sequence[str]]]) -> None:
    from pipeline.report import listing

    console = printer()
    for name, rows in groups.items():
        for line in listing.table({name: rows}, console.width) if rows else ():
            console.print(line, soft_wrap=True, highlight=False)


@contextlib.contextmanager
def _bar(length: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr for a person who looks on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label="评测", file=sys.stderr) as bar:
        yield bar.update
