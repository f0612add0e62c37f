"""``cxy verify``: do the files of a package still say what the project says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.build import TEMPLATES
from pipeline.cli.chinese import Command
from pipeline.cli.common import CLEAN, FILES, FINDINGS, printer, with_progress

if TYPE_CHECKING:
    from pipeline.app.verifying import Explained, Verification

SLOW = 8


@click.command(cls=Command)
@click.argument("folder", type=FILES, metavar="文件夹")
@click.option(
    "--project", type=FILES, metavar="项目文件", help="与这个项目文件核对；不写则与生成时的数据核对。"
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="结果的格式。")
@TEMPLATES
def verify(folder: Path, project: Path | None, format_: str, templates: Path | None) -> None:
    """核对文件：逐份读回生成的文件（包括手工改过的），与项目数据和其他文件比对。

    核对当事人、金额大小写、日期、比例、期限、里程碑、项目名称和编号；只改措辞不算不一致。

    \b
    例子：
      cxy verify 文件
      cxy verify 文件 --project project.yaml

    \b
    退出码：0 全部一致；1 有不一致的文件；2 文件夹或者项目文件不能使用。
    """
    from pipeline.app import verifying
    from pipeline.app.building import plan
    from pipeline.app.templating import load_templates
    from pipeline.generate.load import load_project

    manifest = verifying.read_package(folder)
    known = load_templates(templates)
    wanted = load_project(project) if project else manifest.project
    steps = verifying.verify(folder, manifest, known, project=wanted)
    files = tuple(_shown(list(manifest.entries), steps))
    made = plan(wanted, known, allow_noncompliant=True)
    outcome = verifying.conclude(folder, manifest, made, files)
    _tell(outcome, format_)
    sys.exit(CLEAN if outcome.agrees else FINDINGS)


def _shown(entries: list[Any], steps: Any) -> Any:  # noqa: ANN401 - pairs up two iterables
    steps = iter(steps)
    for _ in with_progress(entries, label="核对", slow=SLOW, name=lambda entry: entry.file):
        yield next(steps)


def _tell(outcome: Verification, format_: str) -> None:
    if format_ == "json":
        click.echo(json.dumps(_plain(outcome), ensure_ascii=False, indent=2))
        return
    console = printer()
    for line in _lines(outcome):
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def _plain(outcome: Verification) -> dict[str, Any]:
    return {
        "agrees": outcome.agrees,
        "files": [
            {
                "file": item.file,
                "agrees": item.agrees,
                "changed": item.changed,
                "other_template": item.other_template,
                "problem": item.problem,
            }
            for item in outcome.files
        ],
        "deviations": [
            {
                "file": item.file,
                "kind": item.deviation.kind,
                "field": item.field,
                "expected": item.deviation.expected,
                "found": item.deviation.found,
                "place": item.deviation.place,
                "context": item.deviation.context,
                "others": item.others,
            }
            for item in outcome.deviations
        ],
        "strangers": list(outcome.strangers),
    }


def _lines(outcome: Verification) -> list[str]:
    lines = [f"✗ {item.file}：{item.problem}" for item in outcome.files if item.problem]
    for item in outcome.deviations:
        lines += [f"✗ {item.file}{_place(item)}：{_said(item)}", f"    “{item.deviation.context}”"]
    edited = [item for item in outcome.files if item.agrees and item.changed]
    lines += [f"· {item.file} {_edited(item.comparison.edited)}" for item in edited]
    lines += [f"· {name} 不是这次生成的文件，没有核对。" for name in outcome.strangers]
    if others := [item.file for item in outcome.files if item.other_template]:
        more = f" 等 {len(others)} 份文件" if len(others) > 1 else ""
        lines.append(
            f"注意：{others[0]}{more}不是用现在的模板生成的，"
            "以上结果可能含有两个模板的差别；用本单位模板生成的，请加 --templates。"
        )
    wrong = sum(not item.agrees for item in outcome.files)
    total = len(outcome.files)
    lines.append(
        f"{total} 份文件全部一致。" if not wrong else f"{total} 份文件中有 {wrong} 份与项目数据不一致。"
    )
    return lines


def _edited(paragraphs: int) -> str:
    return f"改动过措辞（{paragraphs} 段），数据没有变。" if paragraphs else "重新保存过，文字没有变。"


def _place(item: Explained) -> str:
    return f"，{item.deviation.place}" if item.deviation.place else ""


def _said(item: Explained) -> str:
    kind, expected, found = item.deviation.kind, item.deviation.expected, item.deviation.found
    field = f"{item.field} " if item.field else ""
    if not expected:
        return f"多出{kind} {found}，项目数据在这里没有"
    others = f"（另有 {item.others} 份文件仍写 {expected}）" if item.others else ""
    if not found:
        return f"缺少{kind} {field}{expected}{others}"
    return f"{kind}不一致：{field}应为 {expected}，文件写 {found}{others}"
