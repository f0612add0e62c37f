"""The command line: arguments, files, exit codes. Nothing is decided here.

Heavy modules are imported inside the commands: ``cxy --help`` must answer at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.errors import ContentError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from pipeline.app import Checker, Order
    from pipeline.report.failure import Entry

CLEAN, FINDINGS, BAD_INPUT, BAD_CONTENT = 0, 1, 2, 3
SLOW = 8
"""From this many files on a progress bar is shown (in a terminal)."""
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
FILES = click.Path(path_type=Path)


class Group(click.Group):
    """Prints expected errors as one sentence and turns them into exit codes."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; InputError exits with 2, ContentError with 3."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"错误：{error}", err=True)
            ctx.exit(BAD_INPUT)
        except ContentError as error:
            click.echo(f"规则或设置有误，共 {len(error.problems)} 处：", err=True)
            click.echo("\n".join(error.problems), err=True)
            ctx.exit(BAD_CONTENT)


@click.group(cls=Group, context_settings=HELP)
@click.version_option(__version__, "-V", "--version", message="cxy %(version)s", help="显示版本。")
def main() -> None:
    """产学研合作协议的检查工具：全部在本机运行，不联网，不修改原文件。

    \b
    例子：
      cxy demo                              看一份有问题和一份合规的示例报告
      cxy check 协议.docx                   检查一份协议
      cxy check *.docx --format html -o 报告.html
      cxy text 协议.docx                    按打印的样子列出全文
      cxy rules list                        列出全部规则
    """  # noqa: D301 - \b is click's mark for lines that must not be joined


@main.command(context_settings=HELP)
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="文件…")
@click.option("--type", "type_", default="", metavar="类型", help="合同类型，如 cooperation_agreement；不写则自动识别。")
@click.option("--format", "format_", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
              help="报告格式。")
@click.option("-o", "--output", type=FILES, metavar="路径", help="报告写到这个文件；不写则显示在屏幕上。")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="日期",
              help="按这一天施行的规定检查；不写则按签署日期，没有签署日期按今天。")
@click.option("--view", type=click.Choice(["final", "original"]), default="final", show_default=True,
              help="修订怎样看待：final 全部接受，original 全部拒绝。")
@click.option("--rules", type=FILES, metavar="文件夹", help="本单位自己的规则文件夹。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="报告的语言。")
def check(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 - click's options
    """检查协议：缺少什么、哪里不合要求、依据是什么、怎样修改。

    \b
    例子：
      cxy check 协议.docx
      cxy check 协议.docx --format html -o 报告.html
      cxy check a.docx b.docx --format json -o 结果.json
      cxy check 协议.docx --type cooperation_agreement --as-of 2024-03-01
      cxy check 协议.docx --rules 本单位规则

    \b
    退出码：0 没有发现问题；1 有不符合或需人工判断的项目；2 文件无法检查；3 规则或设置有误。
    """  # noqa: D301 - see main
    _refuse_overwriting(options["output"], files)
    entries = list(_with_progress(files, lambda path: _checked(path, options)))
    _deliver(entries, options)
    sys.exit(_exit_code(entries))


def _order(options: dict[str, Any]) -> Order:
    from datetime import date  # noqa: PLC0415 - see the module's docstring

    from pipeline.app import Order  # noqa: PLC0415
    from pipeline.model.document import View  # noqa: PLC0415

    as_of: datetime | None = options["as_of"]
    return Order(
        today=date.today(),  # noqa: DTZ011 - a legal day is the user's own
        type=options["type_"],
        as_of=as_of.date() if as_of else None,
        view=View(options["view"]),
        lang=options["lang"],
    )


def _checked(path: Path, options: dict[str, Any]) -> Entry:
    """The report on ``path``, or why it could not be read."""
    from pipeline import app  # noqa: PLC0415 - see the module's docstring
    from pipeline.report import Failure  # noqa: PLC0415

    try:
        data = app.read_file(path)
        return app.check_bytes(data, name=path.name, checker=_checker(path, options["rules"]), order=_order(options))
    except InputError as error:
        return Failure(path.name, str(error))


def _checker(path: Path, rules: Path | None) -> Checker:
    """The rules for the folder of ``path``, read once a folder."""
    from pipeline import app  # noqa: PLC0415 - see the module's docstring

    context = click.get_current_context()
    known: dict[Path, Checker] = context.meta.setdefault("cxy.checkers", {})
    folder = path.resolve().parent
    if folder not in known:
        known[folder] = app.load_for(path, rules)
    return known[folder]


def _with_progress(files: Sequence[Path], work: Callable[[Path], Entry]) -> Iterator[Entry]:
    if len(files) < SLOW or not sys.stderr.isatty():
        yield from map(work, files)
        return
    with click.progressbar(files, label="检查", file=sys.stderr, item_show_func=_file_name) as bar:
        yield from (work(path) for path in bar)


def _file_name(path: Path | None) -> str:
    return path.name if path else ""


def _deliver(entries: Sequence[Entry], options: dict[str, Any]) -> None:
    """Show or write the reports; files that could not be read are named on stderr as well."""
    from pipeline.report import Failure  # noqa: PLC0415 - see the module's docstring

    for entry in entries:
        if isinstance(entry, Failure) and (options["format_"] != "text" or options["output"]):
            click.echo(f"{entry.name}：{entry.error}", err=True)
    output: Path | None = options["output"]
    if output is None and options["format_"] == "text":
        _print(entries, options["lang"])
    elif output is None:
        click.echo(_rendered(entries, options), nl=False)
    else:
        _write(output, _rendered(entries, options))
        click.echo(f"报告已写入 {output}", err=True)


def _print(entries: Iterable[Entry], lang: str) -> None:
    from rich.console import Console  # noqa: PLC0415 - see the module's docstring

    from pipeline.report import Failure, text  # noqa: PLC0415

    console, errors = Console(width=None if sys.stdout.isatty() else text.WIDTH), Console(stderr=True)
    for number, entry in enumerate(entries):
        if number:
            console.print()
        text.print_report(entry, errors if isinstance(entry, Failure) else console, lang=lang)


def _rendered(entries: Sequence[Entry], options: dict[str, Any]) -> str:
    from pipeline.report import as_json, html, text  # noqa: PLC0415 - see the module's docstring

    lang = options["lang"]
    if options["format_"] == "html":
        return html.render(entries, lang=lang)
    if options["format_"] == "json":
        return as_json.render(entries[0], lang=lang) if len(entries) == 1 else as_json.render_all(entries, lang=lang)
    return "\n".join(text.render(entry, lang=lang) for entry in entries)


def _refuse_overwriting(output: Path | None, files: Iterable[Path]) -> None:
    if output is not None and output.resolve() in {path.resolve() for path in files}:
        raise InputError(f"报告不能写到被检查的文件 {output} 上，请换一个文件名。")


def _write(path: Path, text: str) -> None:
    """Write all of ``text`` or nothing."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise InputError(f"无法写入 {path}（{error.strerror}），请检查文件夹是否存在、文件是否正在使用。") from error
    finally:
        partial.unlink(missing_ok=True)


def _exit_code(entries: Iterable[Entry]) -> int:
    from pipeline.model.report import Report, Verdict  # noqa: PLC0415 - see the module's docstring

    codes = [
        BAD_INPUT if not isinstance(entry, Report) else CLEAN if entry.verdict is Verdict.PASS else FINDINGS
        for entry in entries
    ]
    return max(codes, default=CLEAN)


@main.command("text", context_settings=HELP)
@click.argument("file", type=FILES, metavar="文件")
@click.option("--view", type=click.Choice(["final", "original", "marked"]), default="final", show_default=True,
              help="修订怎样看待：final 全部接受，original 全部拒绝，marked 都列出并加标记。")
def text_(file: Path, view: str) -> None:
    """按打印的样子列出全文：自动编号、表格、脚注在原位，批注、页眉、页脚在后。

    \b
    例子：
      cxy text 协议.docx
      cxy text 协议.docx --view marked
    """  # noqa: D301 - see main
    from pipeline import app  # noqa: PLC0415 - see the module's docstring
    from pipeline.model.document import View  # noqa: PLC0415
    from pipeline.report.plain import printed_text  # noqa: PLC0415

    document = app.read_document(app.read_file(file), name=file.name, view=View(view))
    click.echo(printed_text(document))


if __name__ == "__main__":
    main()
