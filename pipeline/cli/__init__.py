"""The command line: arguments, files, exit codes. Nothing is decided here.

Heavy modules are imported inside the commands: ``cxy --help`` must answer at once.
"""

from __future__ import annotations

import click

from pipeline import __version__
from pipeline.cli.build import build
from pipeline.cli.check import check
from pipeline.cli.common import Root
from pipeline.cli.demo import demo
from pipeline.cli.diff import diff
from pipeline.cli.explain import explain
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
    """产学研合作协议的检查工具：全部在本机运行，不联网，不修改原文件。

    \b
    例子：
      cxy demo                              看一份有问题和一份合规的示例报告
      cxy check 协议.docx                   检查一份协议
      cxy check *.docx --format html -o 报告.html
      cxy text 协议.docx                    按打印的样子列出全文
      cxy rules list                        列出全部规则
      cxy rules show exit/liquidation       一条规则的理由、依据和示例
    """


for command in (check, diff, text, rules, demo, init, import_, build, status, verify, explain, templates):
    main.add_command(command)
