"""The command line: arguments, files, exit codes. Nothing is decided here.

Heavy modules are imported inside the commands: ``cxy --help`` must answer at once.
"""

from __future__ import annotations

import click

from pipeline import __version__
from pipeline.cli.audit import audit
from pipeline.cli.build import build
from pipeline.cli.check import check
from pipeline.cli.common import Root
from pipeline.cli.corpus import corpus
from pipeline.cli.demo import demo
from pipeline.cli.diff import diff
from pipeline.cli.explain import explain
from pipeline.cli.fix import fix
from pipeline.cli.import_ import import_
from pipeline.cli.init import init
from pipeline.cli.rules import rules
from pipeline.cli.status import status
from pipeline.cli.templates import templates
from pipeline.cli.text import text
from pipeline.cli.verify import verify


@click.group("cxy", cls=Root)
@click.version_option(__version__, "-V", "--version", message="cxy %(version)s", help="显示版本。")
def main() -> None:
    """产学研合作的协议检查和文件生成：全部在本机运行，不联网，不修改原文件。

    \b
    例子：
      cxy check 协议.docx                   检查一份协议：缺什么、哪里不合要求、怎样改
      cxy check *.docx --format html -o 报告.html
      cxy diff 旧稿.docx 新稿.docx          谈判的两稿之间改了什么
      cxy audit 合同档案 -o 审计结果        检查整个档案，得到台账、问题清单和到期事项
      cxy rules show exit/liquidation       一条规则的理由、依据和示例
    \b
    生成文件：
      cxy init 我的项目                     新建项目文件（--interactive 逐项提问）
      cxy status 我的项目/project.yaml      每种文件是否可以编制、缺什么
      cxy build 我的项目/project.yaml -o 文件
      cxy verify 文件                       手工改过的文件是否还与项目数据一致
    \b
    先看看：
      cxy demo                              示例报告和三个示例项目
    """


COMMANDS = (
    check,
    fix,
    diff,
    audit,
    text,
    rules,
    init,
    import_,
    status,
    build,
    verify,
    explain,
    templates,
    demo,
    corpus,
)
for command in COMMANDS:
    main.add_command(command)
