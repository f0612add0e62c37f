"""``cxy fix``: a draft in, a copy with tracked changes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command, Mistake
from pipeline.cli.common import CLEAN, FILES, FINDINGS, printer, write_file
from pipeline.cli.targets import Target, refuse_unwritable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pipeline.app.fixing import Fixed, Repair

_LONGEST = 90
"""Characters of a new paragraph that are shown."""


@click.command(cls=Command)
@click.argument("draft", type=FILES, metavar="协议.docx")
@click.option("-o", "--output", type=FILES, metavar="文件", help="带修订的副本写到这个文件；原文件不变。")
@click.option("--dry-run", is_flag=True, help="只显示会怎样修改，不写出文件。")
@click.option(
    "--only", multiple=True, metavar="规则", help="只修复这条规则（可以用 *，如 exit/*）；可以写几次。"
)
@click.option("--project", type=FILES, metavar="项目文件", help="用这个项目的数据和条款库的完整条款。")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="格式",
    help="结果的格式：text（默认）、json。",
)
@click.option("--author", metavar="姓名", help="修订的作者，默认 cxy。")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), metavar="日期", help="修订的日期。"
)
@click.option("--force", is_flag=True, help="已有的同名文件可以覆盖。")
@click.option("--type", "type_", default="", metavar="类型", help="合同类型；不写则自动识别。")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help="按这一天施行的规定；同 cxy check。"
)
@click.option("--rules", type=FILES, metavar="文件夹", help="本单位自己的规则文件夹。")
def fix(draft: Path, **options: Any) -> None:  # noqa: ANN401 - click's options
    """修改协议：把缺少的条款、过短的保密期限以修订方式写进副本，由人接受或者拒绝。

    比例、金额、姓名、日期等由各方决定的内容留作【待填写…】，突出显示；数字矛盾、信用代码等只列出，不改。
    每处修改都复查过：接受并填写后规则即符合，其他规则不变差；拒绝这些修订即恢复原文。

    \b
    例子：
      cxy fix 协议.docx -o 协议_修订.docx
      cxy fix 协议.docx --dry-run
      cxy fix 协议.docx -o 协议_修订.docx --only exit/* --only confidentiality/period
      cxy fix 协议.docx -o 协议_修订.docx --project 项目/project.yaml --author 法务部

    \b
    退出码：0 没有问题或者全部修复；1 还有要填写或者需人工处理的；2 文件无法处理；3 规则或条款有误。
    """
    output: Path | None = options["output"]
    if (output is None) != options["dry_run"]:
        raise Mistake("请用 -o 写出副本的文件名，或者用 --dry-run 只看结果（二者选一）")
    project: Path | None = options["project"]
    if output is not None:
        inputs = [draft, *([project] if project else [])]
        refuse_unwritable([Target(output, replace=options["force"])], inputs)
    fixed = _fixed(draft, options)
    if output is not None and fixed.repairs:
        write_file(output, fixed.data)
    _tell(fixed, output if fixed.repairs else None, options["format_"])
    sys.exit(FINDINGS if fixed.left or fixed.open else CLEAN)


def _fixed(draft: Path, options: dict[str, Any]) -> Fixed:
    from datetime import date

    from pipeline import app
    from pipeline.app import fixing

    as_of: datetime | None = options["as_of"]
    order = app.Order(
        today=date.today(),  # noqa: DTZ011 - a legal day is the user's own
        type=options["type_"],
        as_of=as_of.date() if as_of else None,
    )
    given = {key: options[key] for key in ("author", "date") if options[key]}
    if options["project"]:
        from pipeline.generate.load import load_project

        given["project"] = load_project(options["project"])
    return fixing.fix(
        app.read_file(draft),
        name=draft.name,
        checker=app.load_for(draft, options["rules"]),
        order=order,
        only=options["only"],
        **given,
    )


def _tell(fixed: Fixed, output: Path | None, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(_result(fixed, output), ensure_ascii=False, indent=2))
        return
    console = printer()
    for line in _lines(fixed, output):
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def _result(fixed: Fixed, output: Path | None) -> dict[str, Any]:
    return {
        "file": fixed.report.document.name,
        "sha256": fixed.report.document.sha256,
        "output": str(output) if output else None,
        "repairs": [
            {
                "rules": list(repair.rules),
                "title": repair.title,
                "kind": repair.kind.value,
                "clause": repair.clause,
                "old": repair.old,
                "text": list(repair.text),
                "to_fill_in": list(repair.open),
            }
            for repair in fixed.repairs
        ],
        "left": [
            {
                "rule": item.result.rule,
                "title": item.result.title,
                "outcome": item.result.outcome.value,
                "severity": item.result.severity.value,
                "message": item.result.message,
                "suggestion": item.result.suggestion,
                "reason": item.reason,
            }
            for item in fixed.left
        ],
        "remarks": list(fixed.remarks),
    }


def _lines(fixed: Fixed, output: Path | None) -> Iterator[str]:
    rules = {rule for repair in fixed.repairs for rule in repair.rules}
    if not rules and not fixed.left:
        yield f"{fixed.report.document.name}：没有需要修复的问题，没有写出文件。"
        return
    yield (
        f"{fixed.report.document.name}：修复 {len(rules)} 项（修订 {len(fixed.repairs)} 处），"
        f"其中 {len(fixed.open)} 种内容待填写；{len(fixed.left)} 项需人工处理。"
    )
    if fixed.repairs:
        yield "\n以修订方式写入的内容："
    for number, repair in enumerate(fixed.repairs, 1):
        yield f"{number:3}. {_place(repair)}（{'、'.join(repair.rules)}）"
        if not repair.old and repair.kind.value != "added":
            yield from (f"       {_short(text)}" for text in repair.text)
    if fixed.left:
        yield "\n需人工处理："
    for item in fixed.left:
        yield f"   - {item.result.title}（{item.result.rule}）：{item.result.message}"
        yield f"     {item.reason}。"
    yield from (f"\n{remark}" for remark in fixed.remarks)
    if output is not None:
        yield f"\n带修订的副本已写入 {output}；在 Word“审阅”中逐处接受或者拒绝，拒绝这些修订即恢复原文。"
    elif not fixed.repairs:
        yield "\n没有可以自动写入的修订，没有写出文件。"


def _place(repair: Repair) -> str:
    """Where and what, in one line."""
    said = {
        "article": f"在“{repair.clause}”之后新增一条：{repair.title}"
        if repair.clause
        else f"新增：{repair.title}",
        "paragraphs": f"在“{repair.clause}”末尾补充",
        "replaced": f"“{repair.clause}”：“{repair.old.strip()}”改为“{repair.text[0]}”",
        "added": f"“{repair.clause}”：补写“{repair.text[0]}”",
    }
    return said[repair.kind.value]


def _short(text: str) -> str:
    shown = text.strip()
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
