"""``cxy build``: a project file in, the whole set of documents out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.chinese import Command
from pipeline.cli.common import CLEAN, FILES, FINDINGS, printer, reason, with_progress, write_files
from pipeline.cli.targets import Target, refuse_unwritable
from pipeline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.app.building import Built, Plan
    from pipeline.app.templating import Templates
    from pipeline.generate.manifest import Entry, Manifest

SLOW = 4
"""From this many documents on a progress bar is shown (in a terminal)."""
TEMPLATES = click.option(
    "--templates", type=FILES, metavar="文件夹", help="本单位修改过的模板（由 cxy templates export 导出）。"
)


@click.command(cls=Command)
@click.argument("project", type=FILES, metavar="项目文件")
@click.option("-o", "--output", required=True, type=FILES, metavar="文件夹", help="文件写到这个文件夹。")
@click.option(
    "--only", multiple=True, metavar="文件", help="只生成这种文件：编号、名称或者序号；可以写几次。"
)
@click.option("--pdf", is_flag=True, help="同时生成 PDF，并在目录中填上页码（需要 LibreOffice）。")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="结果的格式。")
@click.option("--allow-noncompliant", is_flag=True, help="不符合标准也生成草稿，红框写明不符合之处。")
@click.option("--force", is_flag=True, help="文件夹中已有的同名文件可以覆盖。")
@TEMPLATES
def build(project: Path, **options: Any) -> None:  # noqa: ANN401 - click's options
    """生成文件：由一个项目文件生成标准列举的全部 Word 文件，逐份检查后才写出。

    数据齐全的文件才会生成；缺少什么用 cxy status 查看。

    \b
    例子：
      cxy build project.yaml -o 文件
      cxy build project.yaml -o 文件 --only 合作协议 --only feasibility_report
      cxy build project.yaml -o 文件 --pdf
      cxy build project.yaml -o 文件 --templates 本单位模板

    \b
    退出码：0 全部通过检查；1 有文件没有通过检查（没有写出，或者写成草稿）；2 项目文件不能使用；3 模板有误。
    """
    from pipeline.app.templating import load_templates
    from pipeline.generate.load import load_project

    templates = load_templates(options["templates"])
    from pipeline.app import building, linting, load
    from pipeline.app.packaging import remaining

    made = building.plan(
        load_project(project),
        templates,
        only=options["only"],
        allow_noncompliant=options["allow_noncompliant"],
    )
    if not made.jobs:
        raise InputError(
            f"{project.name} 的数据还不够生成任何文件，请先用 cxy status {project} 查看缺少什么。"
        )
    linting.refuse_faulty(templates, [job.document for job in made.jobs])
    before = _before(made, options)
    checker = load()
    shown = with_progress(made.jobs, label="生成", slow=SLOW, name=lambda job: job.title)
    built = [building.build_document(made, job, templates, checker=checker) for job in shown]
    if options["pdf"]:
        built = _paged(made, built, templates)
    others = remaining(options["output"], before, built)
    files = _written(made, built, templates, others if options["only"] else (), options)
    _warn_of_unused(templates)
    _tell(made, built, files, others, options)
    sys.exit(FINDINGS if any(item.faults or item.warnings for item in built) else CLEAN)


def _warn_of_unused(templates: Templates) -> None:
    from pipeline.app.linting import unmatched

    for name in unmatched(templates.house, templates) if templates.house else ():
        click.echo(f"注意：没有使用 {name}：文件名不是任何一种文件的模板，请用导出时的文件名。", err=True)


def _before(made: Plan, options: dict[str, Any]) -> Manifest | None:
    """The package that is in the folder already. Raises InputError when files would be lost in it."""
    from pipeline.app.packaging import INDEX_FILE, earlier
    from pipeline.generate.manifest import NAME

    folder: Path = options["output"]
    before = earlier(folder)
    names = [job.file for job in made.jobs]
    names += [name.removesuffix(".docx") + ".pdf" for name in names] if options["pdf"] else []
    refuse_losing(folder, names if before else [*names, INDEX_FILE, NAME], force=options["force"])
    return before


def refuse_replacing(folder: Path, names: Sequence[str], *, force: bool) -> None:
    """Make ``folder``; raise InputError when it would lose files of these names."""
    refuse_losing(folder, names, force=force)
    make_folder(folder)


def refuse_losing(folder: Path, names: Sequence[str], *, force: bool) -> None:
    """Raise InputError when writing files of these names into ``folder`` would lose files, or cannot be."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} 是一个文件，请写一个文件夹。")
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        more = f" 等 {len(there)} 个文件" if len(there) > 1 else ""
        raise InputError(f"{folder} 里已经有 {there[0]}{more}，没有覆盖；请换一个文件夹，或者加 --force。")
    refuse_unwritable([Target(folder / name, replace=True) for name in there], ())


def make_folder(folder: Path) -> None:
    """Make ``folder``; raises InputError when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, UnicodeError) as error:
        raise InputError(f"无法建立文件夹 {folder}（{reason(error)}），请换一个位置。") from error


def _written(
    made: Plan,
    built: Sequence[Built],
    templates: Templates,
    others: Sequence[Entry],
    options: dict[str, Any],
) -> list[Path]:
    from pipeline.app.packaging import package_files
    from pipeline.app.printing import pdf_files

    ready = [(item.name, item.data) for item in package_files(made, built, templates, others=others)]
    if options["pdf"]:
        ready += pdf_files(built)
    folder: Path = options["output"]
    make_folder(folder)
    write_files((folder / name, data) for name, data in ready)
    return [folder / name for name, _ in ready]


def _paged(made: Plan, built: Sequence[Built], templates: Templates) -> list[Built]:
    """``built``, with page numbers in the tables of contents."""
    from pipeline.app.printing import with_pages

    return list(with_pages(made, built, templates))


def _tell(
    made: Plan,
    built: Sequence[Built],
    files: Sequence[Path],
    others: Sequence[Entry],
    options: dict[str, Any],
) -> None:
    if options["format_"] == "json":
        result = _result(made, built, files) | {"others": [item.file for item in others]}
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    console = printer()
    only = bool(options["only"])
    lines = _lines(made, built, options["output"], only=only)
    for line in [*lines, *_about_others(others, made.project.digest, only=only)]:
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def _result(made: Plan, built: Sequence[Built], files: Sequence[Path]) -> dict[str, Any]:
    return {
        "project": made.project.at("project", "name"),
        "files": [path.name for path in files],
        "faulty": [
            {
                "file": item.job.file,
                "written": not item.refused,
                "faults": [{"rule": fault.rule, "message": fault.message} for fault in item.faults],
            }
            for item in built
            if item.faults
        ],
        "warnings": [item.message for item in made.breaches],
        "not_built": [
            {"document": item.document.id, "title": item.document.title, "state": item.state.value}
            for item in made.statuses
            if item.state.value != "ready"
        ],
    }


def _lines(made: Plan, built: Sequence[Built], folder: Path, *, only: bool) -> list[str]:
    good = [item for item in built if not item.refused]
    lines = [f"{_mark(item)} {item.job.file}" for item in built]
    lines += _noted(built)
    for item in built:
        outcome = "没有写出" if item.refused else "文件开头已写明"
        lines += [f"  {item.job.file} {outcome}：{fault.message}" for fault in item.faults]
    lines += [f"提醒：{item.message}（{item.clause}）" for item in made.breaches]
    lacking = [item for item in made.statuses if item.state.value == "missing"]
    if lacking and not only:
        names = "、".join(item.document.title for item in lacking)
        lines.append(f"还有 {len(lacking)} 种文件缺少数据：{names}。用 cxy status 查看缺少什么。")
    lines.append(f"共写出 {len(good)} 份文件和目录、manifest.json，在 {folder}。")
    return lines


def _about_others(others: Sequence[Entry], digest: str, *, only: bool) -> Iterator[str]:
    """What is to be known of the files that were in the folder before and are not built anew."""
    names = [item.file for item in others if not only or item.data_sha256 != digest]
    if names and only:
        yield f"文件夹里的 {_some(names)}是用改动以前的数据生成的，请用 cxy verify 核对，或者重新生成。"
    elif names:
        yield f"文件夹里还有这次没有生成的旧文件，请确认后删去：{_some(names).rstrip()}。"


def _some(names: Sequence[str]) -> str:
    return f"{names[0]} 等 {len(names)} 份文件" if len(names) > 1 else f"{names[0]} "


def _noted(built: Sequence[Built]) -> Iterator[str]:
    """What filling noted, each note once."""
    files: dict[str, list[str]] = {}
    for item in built:
        for note in item.notes:
            files.setdefault(note, []).append(item.job.file)
    for note, names in files.items():
        yield f"  注意：{_some(names).rstrip()}：{note}"


def _mark(item: Built) -> str:
    return "✗" if item.refused else "!" if item.warnings else "✓"
