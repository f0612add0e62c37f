"""What the YAML parser says, in Chinese and with what to do."""

from __future__ import annotations

import re

import yaml

_HINTS = (
    (re.compile(r"mapping values are not allowed"), "冒号用错：内容里含冒号时整句加引号，或检查本行的缩进"),
    (re.compile(r"could not find expected ':'"), "键的后面缺少冒号（英文冒号加一个空格，不是全角“：”）"),
    (re.compile(r"found a tab character"), "这里不能用制表符：请用空格缩进"),
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
    (re.compile(r"escape c"), "双引号里不能这样写反斜杠“\\”：请写成两个，或者把双引号改成单引号"),
    (re.compile(r"unexpected end of stream|quoted scalar"), "引号没有成对，文件到此为止"),
    (re.compile(r"an? alias|unknown alias|undefined alias"), "“*”开头的内容要加引号"),
    (re.compile(r"\btag\b"), "“!”开头的内容要加引号"),
    (
        re.compile(r"expected a single document|another document|<document start>"),
        "一个文件只能有一份内容，请删去“---”以下的部分",
    ),
)

_FROM_START = re.compile(r"could not find expected ':'|quoted scalar")
"""Noticed only where the next thing begins; the mistake is where this one began."""


_UNPRINTABLE = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_WIDE_COLON = re.compile(r"\s*(?:- )?[^\s:：#\"'\[{]+：(?!.*:(?:\s|$))")
"""A key followed by the colon of Chinese text; none of YAML's own in the line."""


def yaml_hint(error: yaml.YAMLError, text: str) -> str:
    """``line: what to do`` for an error of the parser in ``text``; its own words where they are not known."""
    unprintable = _UNPRINTABLE.search(text)
    if isinstance(error, yaml.reader.ReaderError) and unprintable:
        sign = f"U+{ord(unprintable[0]):04X}"
        return f"{_line(text, unprintable.start())}: 文件里有不可见的控制字符（{sign}），请删去"
    if not isinstance(error, yaml.MarkedYAMLError):
        return f"1: {_meaning(str(error))}"
    words = " ".join(part for part in (error.problem, error.context) if part)
    mark = (_FROM_START.search(words) and error.context_mark) or error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    wide = _wide_colon(text, line)
    if wide:
        return f"{wide}: 键的后面用了全角冒号“：”，请改成英文冒号加一个空格"
    return f"{line}: {_meaning(words)}"


def _wide_colon(text: str, line: int) -> int:
    """The number of the last line with something in it up to ``line`` or just above; 0 without wide colon."""
    lines = text.splitlines()
    above = [number for number in range(1, min(line, len(lines)) + 1) if lines[number - 1].strip()]
    return next((number for number in above[:-3:-1] if _WIDE_COLON.match(lines[number - 1])), 0)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _meaning(words: str) -> str:
    for pattern, hint in _HINTS:
        if pattern.search(words):
            return f"{hint}（{words}）"
    return f"YAML 写法有误（{words}）"
