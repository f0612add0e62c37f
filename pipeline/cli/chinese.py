"""Commands that explain themselves in Chinese: help pages, and what is wrong with a command line."""

from __future__ import annotations

import re
from typing import Any

import click

from pipeline.cli.help_pages import Formatter

_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)$")
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_REQUIRED = "  [required]"
"""What click adds to the help of an option that must be given."""


class _Context(click.Context):
    formatter_class = Formatter


class Mistake(click.UsageError):
    """A wrong command line, told in one Chinese sentence; exits with 2 as every UsageError does."""

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        """Print the sentence and where help is to be had."""
        path = _known(self.ctx).command_path if self.ctx is not None else "cxy"
        click.echo(f"错误：{self.message}。用法请看 {path} --help", file=file, err=True)


class Command(click.Command):
    """A command whose help page and mistakes are in Chinese."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        """Take what every command takes; short and long help option, Chinese placeholders."""
        kwargs.setdefault("context_settings", HELP)
        kwargs.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``--help``, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line ``用法：``."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under ``选项``."""
        params = [item for item in self.get_params(ctx) if not isinstance(item, click.Argument)]
        with formatter.section("选项"):
            records = [record for item in params if (record := item.get_help_record(ctx))]
            formatter.write_dl([(name, text.replace(_REQUIRED, "（必填）")) for name, text in records])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does; raises Mistake for what it cannot understand."""
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise Mistake(sentence(error), ctx) from error


class Group(Command, click.Group):
    """A group of such commands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        """Take what every group takes."""
        kwargs.setdefault("subcommand_metavar", "命令 [参数]…")
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options, then commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands under ``命令``."""
        with formatter.section("命令"):
            formatter.write_dl([(name, item.get_short_help_str(80)) for name, item in self.commands.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; raises Mistake, naming all there are, for an unknown one."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise Mistake(f"没有命令 {args[0]}，可用的命令：{'、'.join(self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def sentence(error: click.UsageError) -> str:
    """What is wrong, in Chinese, without a full stop."""
    match error:
        case click.NoSuchOption():
            near = f"，是不是 {error.possibilities[0]}？" if error.possibilities else ""
            return f"没有选项 {error.option_name}{near}".rstrip("？")
        case click.MissingParameter(param=click.Parameter() as param):
            return f"缺少{_named(param, error.ctx)}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面缺少内容"
        case click.BadParameter(param=click.Parameter() as param):
            room = "" if isinstance(param, click.Argument) else " "
            return f"{_named(param, error.ctx)}{room}的写法不对{_expected(param)}"
        case _:
            extra = _EXTRA.search(error.format_message())
            if extra:
                return f"多了参数 {extra[1]}（含空格的名称要加引号）"
            return f"命令的写法有误（{error.format_message()}）"


def _known(ctx: click.Context) -> click.Context:
    """``ctx``, or that of the group where the command is one that nobody names."""
    return ctx.parent if ctx.command.hidden and ctx.parent is not None else ctx


def _named(param: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(param, click.Argument):
        return f"参数“{param.human_readable_name}”"
    return f"选项 {max(param.opts, key=len)}" if ctx is None else f"选项 {' / '.join(param.opts)}"


def _expected(param: click.Parameter) -> str:
    match param.type:
        case click.Choice(choices=choices):
            return f"，应当是 {'、'.join(map(str, choices))} 之一"
        case click.DateTime():
            return "，应当是 2026-03-01 这样的日期"
        case _:
            return ""
