"""``cxy diff``: two versions of an agreement, or the two sides of one file's tracked changes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command, Mistake
from pipeline.cli.common import CLEAN, FILES, FINDINGS, LANG, printer, refuse_overwriting, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.model.comparison import Comparison


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="旧文件 新文件")
@click.option("--views", is_flag=True, help="只给一份文件：比较拒绝全部修订与接受全部修订后的文本。")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="结果的格式，默认 text。",
)
@click.option("-o", "--output", type=FILES, metavar="路径", help="结果写到这个文件；不写则显示在屏幕上。")
@click.option("--type", "type_", default="", metavar="类型", help="两份文件的合同类型；不写则各自自动识别。")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="按这一天施行的规定检查；不写则按签署日期，没有签署日期按今天。",
)
@click.option("--rules", type=FILES, metavar="文件夹", help="本单位自己的规则文件夹。")
@LANG
def diff(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 - click's options
    """比较两稿协议：要素（金额、比例、期限、归属……）、规则结果和条款文字有什么变化。

    要素按含义比较：三年与 36 个月、60% 与六成不算变化；读不准的会写明请人工核对。
    定稿和签字版可以是不同的格式（Word、PDF、扫描件、.doc、.wps）：按印出来的文字比较。

    \b
    例子：
      cxy diff 第一稿.docx 第二稿.docx
      cxy diff 第一稿.docx 第二稿.docx --format html -o 比较.html
      cxy diff 定稿.docx 签字版.pdf
      cxy diff 对方修订稿.docx --views      逐项说明接受哪一处修订才符合

    \b
    退出码：0 要素和规则结果都没有变化；1 有变化；2 文件无法检查；3 规则或设置有误。
    """
    wanted = 1 if options["views"] else 2
    if len(files) != wanted:
        raise Mistake(
            "--views 只比较一份文件自己的修订" if wanted == 1 else "要给出两份文件，旧的在前，新的在后"
        )
    refuse_overwriting(options["output"], files)
    comparison = _compared(files, options)
    _deliver(comparison, options)
    sys.exit(FINDINGS if comparison.matters else CLEAN)


def _compared(files: tuple[Path, ...], options: dict[str, Any]) -> Comparison:
    from datetime import date

    from pipeline import app
    from pipeline.app import comparing

    as_of = options["as_of"]
    order = app.Order(
        today=date.today(),  # noqa: DTZ011 - a legal day is the user's own
        type=options["type_"],
        as_of=as_of.date() if as_of else None,
        lang=options["lang"],
    )
    given = [comparing.File(path.name, app.read_file(path)) for path in files]
    checker = app.load_for(files[-1], options["rules"])
    if options["views"]:
        return comparing.compare_views(given[0], checker=checker, order=order)
    return comparing.compare_files(given[0], given[1], checker=checker, order=order)


def _deliver(comparison: Comparison, options: dict[str, Any]) -> None:
    from pipeline.report import diff_html, diff_json, diff_text

    lang, output, format_ = options["lang"], options["output"], options["format_"]
    if output is None and format_ == "text":
        diff_text.print_comparison(comparison, printer(), lang=lang)
        return
    render = {"text": diff_text.render, "json": diff_json.render, "html": diff_html.render}[format_]
    rendered = render(comparison, lang=lang)
    if output is None:
        click.echo(rendered, nl=False)
    else:
        write_file(output, rendered.encode())
        click.echo(f"结果已写入 {output}", err=True)
