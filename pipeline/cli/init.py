"""``cxy init``: a new project file, or the questions that an existing one leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.build import make_folder
from pipeline.cli.chinese import Command
from pipeline.cli.common import FILES, write_file
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.app.starting import Sitting
    from pipeline.generate.interview.questions import Question

SKIP, HELP, BACK, STOP = "", "?", "b", "q"
LITERAL = "\\"
"""Before an answer that would be a command."""
HOW = "直接回车：跳过，以后再问；?：说明和例子；b：回到上一个问题；q：停止。每答一个就保存一次。"


class Stopped(Exception):  # noqa: N818 - it is no error
    """The person wants to stop."""


@click.command(cls=Command)
@click.argument("target", type=FILES, metavar="文件夹")
@click.option("--example", metavar="类型", default="", help="写出完整的示例：技术研发、成果转化、人才培养。")
@click.option("--interactive", is_flag=True, help="逐项提问，只问缺少的；随时可以停止，再次运行时接着问。")
@click.option("--add", multiple=True, metavar="列表", help="提问时先给这个列表添加新的项，例如 会议。")
def init(target: Path, *, example: str, interactive: bool, add: tuple[str, ...]) -> None:
    """新建项目文件：带说明的空白文件、完整的示例，或者逐项提问来填写。

    \b
    例子：
      cxy init 涂层项目                          写出 涂层项目/project.yaml，每个字段都有说明
      cxy init 示例 --example 技术研发           写出完整的示例
      cxy init 涂层项目 --interactive            逐项提问；已经有文件时接着问
      cxy init 涂层项目 --interactive --add 会议 再添加一次会议
    """
    from pipeline.app import starting

    path = starting.project_file(target)
    if add or (interactive and not example):
        ask(path, add)
        return
    if interactive:
        raise InputError("--example 和 --interactive 不能同时使用：示例已经填好了。")
    if path.exists():
        raise InputError(f"{path} 已经存在，没有覆盖。{_how_to_go_on(path)}；要重新开始，请换一个文件夹。")
    data = starting.new_project(example)
    make_folder(path.parent)
    write_file(path, data)
    click.echo(f"已写出 {path}。")
    click.echo(
        "每个字段都有说明，用文本编辑器填写后：" if not example else "这是一个完整的示例，接下来可以："
    )
    _next_steps(path)


def ask(path: Path, add: tuple[str, ...]) -> None:
    """Ask until nothing is open or the person stops; every answer is in the file at once."""
    from pipeline.app import starting

    sitting = starting.begin(path, add=add)
    made = path.exists()
    click.echo(f"{'接着填写' if made else '新建'}项目文件 {path}。\n{HOW}")
    try:
        _converse(sitting, path)
    except Stopped:
        _stopped(path)
        return
    click.echo(
        "\n该问的都问过了。跳过的内容再次运行时还会问；会议、进展报告等随时用 --add 添加，例如 --add 会议。"
    )
    _tell(path)


def _converse(sitting: Sitting, path: Path) -> None:
    stage, ahead = "", False
    while questions := sitting.conversation.open_questions():
        question = questions[0]
        if not question.due and not ahead:
            ahead = _go_ahead(questions)
            if not ahead:
                return
        if question.stage != stage:
            stage = question.stage
            click.echo(f"\n── {'当前阶段：' if question.due else ''}{stage} ──")
        counted = sum(item.due or ahead for item in questions)
        _show(question, sitting, f"第 {sitting.conversation.asked + 1} / {_total(sitting, counted)} 项")
        sitting = _turn(question, sitting, path)


def _total(sitting: Sitting, open_: int) -> int:
    return sitting.conversation.asked + open_


def _go_ahead(questions: tuple[Question, ...]) -> bool:
    stages = "、".join(dict.fromkeys(item.stage for item in questions if not item.due))
    click.echo(f"\n当前阶段的问题都问过了。以后的阶段（{stages}）还有 {len(questions)} 项，可以到时候再填。")
    return _line("现在就填吗？1 是  2 否（直接回车：否）").lower() in ("1", "是", "y", "yes")


def _turn(question: Question, sitting: Sitting, path: Path) -> Sitting:
    """Ask until ``question`` is answered, passed over or taken back."""
    from pipeline.generate.interview.answers import AnswerError

    while True:
        text = _line()
        if text == BACK:
            if not sitting.conversation.asked:
                click.echo("  这是第一个问题。")
                continue
            return sitting.back()
        if text == HELP:
            _explain(question)
            continue
        if text == SKIP:
            if not question.must or sitting.conversation.stated(question) is not None:
                return sitting.passed(question)
            click.echo("  这一项不能跳过：没有它，项目文件不能使用。不知道时可以输入 q 停止。")
            continue
        try:
            return _saved(question, sitting, text.removeprefix(LITERAL), path)
        except AnswerError as error:
            click.echo(f"  {error}。")


def _saved(question: Question, sitting: Sitting, text: str, path: Path) -> Sitting:
    """Save the answer; a long text goes on paragraph by paragraph, each saved too."""
    after = sitting.answered(question, sitting.conversation.read(question, text))
    make_folder(path.parent)
    write_file(path, after.text.encode())
    if question.shape.format == "prose":
        more = _line("  下一段（直接回车结束）")
        return _saved(question, sitting, f"{text}\n{more}", path) if more else after
    said = _printed(question, after.conversation.stated(question))
    if said != text:
        click.echo(f"  记为：{said}")
    return after


def _line(prompt: str = "") -> str:
    """One line from the person. Raises Stopped for the command to stop and at the end of the input."""
    try:
        text: str = click.prompt(prompt, default="", show_default=False, prompt_suffix="> ")
    except click.Abort:
        click.echo()
        raise Stopped from None
    plain = text.strip()
    command = {"？": HELP, "ｂ": BACK, "ｑ": STOP}.get(plain, plain.lower() if len(plain) == 1 else plain)
    if command == STOP:
        raise Stopped
    return command if command in (HELP, BACK) else plain


def _show(question: Question, sitting: Sitting, count: str) -> None:
    from pipeline.generate.interview.answers import choices_of
    from pipeline.generate.interview.words import told

    click.echo(f"\n{count}  {question.label}{_needed(question)}")
    if words := told(question.shape):
        click.echo(f"  {words}")
    options = choices_of(question.shape, sitting.conversation.parties())
    if options:
        click.echo("  " + "  ".join(f"{number} {option}" for number, option in enumerate(options, start=1)))
    stated = sitting.conversation.stated(question)
    if stated is not None:
        click.echo(f"  现在是：{_printed(question, stated)}（直接回车：不改）")
    elif question.number > 1:
        click.echo("  直接回车：没有更多了")


def _needed(question: Question) -> str:
    if question.must and not question.documents:
        return "（必填）"
    more = f"等 {len(question.documents)} 种文件" if len(question.documents) > 1 else ""
    return f"（{question.documents[0]}{more}需要）" if question.documents else ""


def _explain(question: Question) -> None:
    from pipeline.generate.interview.words import told

    shape = question.shape
    click.echo(f"  {shape.title}：{told(shape) or '按实际情况填写'}")
    if shape.example is not None:
        click.echo(f"  例如：{_printed(question, shape.example)}")
    if len(question.documents) > 1:
        click.echo(f"  用在：{'、'.join(question.documents)}")
    click.echo(f"  在项目文件中的位置：{_path(question)}")
    click.echo("  内容正好是 b、q 或者 ? 时，前面加一个反斜杠：\\b。删去一项请直接修改项目文件。")


def _path(question: Question) -> str:
    from pipeline.content import field

    return field(question.keys).removeprefix("字段 ")


def _printed(question: Question, value: object) -> str:
    from pipeline.generate.values import day, money

    match question.shape.format:
        case "money":
            amount = money(str(value))
            return f"{amount}（{amount.words}）"
        case "date":
            return str(day(str(value)))
        case "boolean":
            return "是" if value else "否"
        case _:
            return str(value).rstrip()


def _stopped(path: Path) -> None:
    if not path.exists():
        click.echo("\n什么都没有填写，没有写出文件。")
        return
    click.echo(f"\n已停止，回答都保存在 {path}。接着填写：cxy init {path.parent} --interactive")
    _tell(path)


def _tell(path: Path) -> None:
    """What the file is good for now, and what to do next."""
    from pipeline.app import starting

    if not path.exists():
        return
    try:
        now = starting.progress(path)
    except InputError as error:
        click.echo(f"这个文件现在还不能用来生成文件：\n{error}")
        return
    click.echo(f"可以编制的文件有 {len(now.ready)} 种，当前阶段还缺数据的有 {len(now.missing)} 种。")
    for line in now.breaches:
        click.echo(f"提醒：{line}")
    _next_steps(path)


def _next_steps(path: Path) -> None:
    click.echo(f"  cxy status {path}                 看每种文件还缺什么")
    click.echo(f"  cxy build {path} -o {path.parent / '文件'}   生成文件")


def _how_to_go_on(path: Path) -> str:
    return f"接着填写：cxy init {path.parent} --interactive；查看还缺什么：cxy status {path}"
