"""What the YAML parser says, in Chinese and with what to do."""

from __future__ import annotations

import re

import yaml

_HINTS = (
    (re.compile(r"mapping values are not allowed"), "冒号用错：内容里含冒号时整句加引号，或检查本行的缩进"),
    (re.compile(r"could not find expected ':'"), "键的后面缺少冒号（英文冒号加一个空格，不是全角“：”）"),
    (
        re.compile(r"character.*cannot start any token"),
        "这里不能用制表符或 @ ` % 等符号开头：请用空格缩进，或给内容加引号",
    ),
    (re.compile(r"did not find expected key"), "缩进或引号不对：同一层的键要左对齐，引号要成对"),
    (re.compile(r"did not find expected '-'|expected <block end>"), "缩进不对：同一层的项目要左对齐"),
    (re.compile(r"block sequence entries are not allowed"), "“-”的位置不对：列表要另起一行写在键的下面"),
    (
        re.compile(r"did not find expected ',' or|expected ',' or"),
        "方括号或花括号没有成对，或各项之间缺少英文逗号",
    ),
    (re.compile(r"unexpected end of stream|quoted scalar"), "引号没有成对，文件到此为止"),
    (re.compile(r"an? alias|unknown alias"), "“*”开头的内容要加引号"),
    (re.compile(r"tag"), "“!”开头的内容要加引号"),
    (
        re.compile(r"expected a single document|another document"),
        "一个文件只能有一份内容，请删去“---”以下的部分",
    ),
    (re.compile(r"control characters|special characters"), "文件里有不可见的控制字符，请删去"),
)

_FROM_START = re.compile(r"could not find expected ':'|quoted scalar")
"""Noticed only where the next thing begins; the mistake is where this one began."""


def yaml_hint(error: yaml.YAMLError) -> str:
    """``line: what to do`` for an error of the parser; its own words where they are not known."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return f"1: {_meaning(str(error))}"
    words = " ".join(part for part in (error.problem, error.context) if part)
    mark = (_FROM_START.search(words) and error.context_mark) or error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    return f"{line}: {_meaning(words)}"


def _meaning(words: str) -> str:
    for pattern, hint in _HINTS:
        if pattern.search(words):
            return f"{hint}（{words}）"
    return f"YAML 写法有误（{words}）"
