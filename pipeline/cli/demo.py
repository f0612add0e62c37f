"""``cxy demo``: two sample agreements and the reports on them."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import FILES, LANG, printer, write_file
from pipeline.errors import InputError

HEADLINES = {"zh": "示例{number}：{title}（{name}）", "en": "Sample {number}: {title} ({name})"}
FOOTERS = {
    "zh": "示例文件在 {folder}，用 cxy demo --save 文件夹 可以复制出来。",
    "en": "The samples are in {folder}; cxy demo --save FOLDER copies them.",
}


@click.command(cls=Command)
@click.option("--save", type=FILES, metavar="文件夹", help="把两份示例协议复制到这个文件夹。")
@LANG
def demo(save: Path | None, lang: str) -> None:
    """检查两份示例协议：一份有多处问题，一份合规，各显示一份报告。

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
    console.print(FOOTERS[lang].format(folder=app.demo_files()[0].parent), soft_wrap=True, highlight=False)


def _save(folder: Path) -> None:
    from pipeline import app

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"无法建立文件夹 {folder}（{error.strerror}），请换一个位置。") from error
    for path in app.demo_files():
        target = folder / path.name
        if target.exists():
            raise InputError(f"{target} 已经存在，没有覆盖，请换一个文件夹。")
        write_file(target, path.read_bytes())
        click.echo(f"已写入 {target}")
