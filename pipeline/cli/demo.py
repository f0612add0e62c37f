"""``cxy demo``: two sample agreements with the reports on them, and the documents of the example projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.build import make_folder
from pipeline.cli.chinese import Command
from pipeline.cli.common import FILES, LANG, printer, write_file
from pipeline.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

HEADLINES = {"zh": "示例{number}：{title}（{name}）", "en": "Sample {number}: {title} ({name})"}
BUILDING = {
    "zh": ("生成：三个示例项目的全套文件", "{type}（{name}）：{count} 份文件，{checked}，{agreed}。"),
    "en": (
        "Building: the documents of three example projects",
        "{type} ({name}): {count} documents, {checked}, {agreed}.",
    ),
}
CHECKED = {
    "zh": ("全部通过检查", "有 {wrong} 份没有通过检查"),
    "en": ("all pass the checker", "{wrong} do not pass the checker"),
}
AGREED = {
    "zh": ("与项目数据核对一致", "有 {wrong} 份与项目数据不一致"),
    "en": ("all agree with the project", "{wrong} disagree with the project"),
}
TOTALS = {
    "zh": "{all} 种文件中，三个示例生成了 {built} 种。自己试：cxy init 项目 --example 技术研发",
    "en": "{built} of the {all} kinds of document were built. Try: cxy init folder --example 技术研发",
}
FOOTERS = {
    "zh": "示例文件在 {folder}，用 cxy demo --save 文件夹 可以复制出来。",
    "en": "The samples are in {folder}; cxy demo --save FOLDER copies them.",
}


@click.command(cls=Command)
@click.option("--save", type=FILES, metavar="文件夹", help="把示例协议和示例项目的全套文件写到这个文件夹。")
@LANG
def demo(save: Path | None, lang: str) -> None:
    """看示例：检查一份有问题和一份合规的协议；由三个示例项目生成全套文件并核对。

    \b
    例子：
      cxy demo
      cxy demo --save 示例
    """
    if save is not None:
        _save(save)
    else:
        _show(lang)


def _show(lang: str) -> None:
    from datetime import date

    from pipeline import app
    from pipeline.report import listing, text

    console = printer()
    today = date.today()  # noqa: DTZ011 - a legal day is the user's own
    for number, sample in enumerate(app.demo(today=today, lang=lang), 1):
        name = sample.report.document.name
        headline = HEADLINES[lang].format(number=number, title=sample.title, name=name)
        for line in listing.headline(headline, console.width):
            console.print(line, soft_wrap=True)
        text.print_report(sample.report, console, lang=lang)
        console.print()
    _show_building(console, lang)
    console.print(FOOTERS[lang].format(folder=app.demo_files()[0].parent), soft_wrap=True, highlight=False)


def _show_building(console: Console, lang: str) -> None:
    from pipeline.app import load, showing
    from pipeline.report import listing

    headline, line = BUILDING[lang]
    for said in listing.headline(headline, console.width):
        console.print(said, soft_wrap=True)
    built: set[str] = set()
    for item in showing.show_examples(load()):
        built |= item.kinds
        wrong, apart = len(item.faulty), sum(not file.agrees for file in item.verification.files)
        told = line.format(
            type=item.type,
            name=item.name,
            count=len(item.built),
            checked=CHECKED[lang][bool(wrong)].format(wrong=wrong),
            agreed=AGREED[lang][bool(apart)].format(wrong=apart),
        )
        console.print(told, soft_wrap=True, highlight=False, markup=False)
    totals = TOTALS[lang].format(all=showing.kinds(), built=len(built))
    console.print(totals, soft_wrap=True, highlight=False, markup=False)
    console.print()


def _save(folder: Path) -> None:
    from pipeline import app
    from pipeline.app import showing

    make_folder(folder)
    for path in app.demo_files():
        target = folder / path.name
        if target.exists():
            raise InputError(f"{target} 已经存在，没有覆盖，请换一个文件夹。")
        write_file(target, path.read_bytes())
        click.echo(f"已写入 {target}")
    for item in showing.show_examples(app.load(), folder=folder / "示例项目"):
        click.echo(f"已写入 {folder / '示例项目' / item.type}（{len(item.built)} 份文件）")
