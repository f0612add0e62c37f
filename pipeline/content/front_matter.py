"""Text files that begin with a few YAML lines between two lines of ``---``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.content.files import read_text, shown
from pipeline.content.strict import parse_yaml
from pipeline.errors import ContentError

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML value at the head of a file, the text below it and the line (from 1) at which that begins."""

    value: Any
    text: str
    first_line: int


def load_front_matter(path: Path) -> FrontMatter:
    """The two parts of the file ``path``; raises ContentError as ``file:line: what to do``."""
    lines = read_text(path).split("\n")
    if lines[0].rstrip() != _FENCE:
        wanted = "文件应当以一行 --- 开头，下面写明编号、名称等，再以一行 --- 结束"
        raise ContentError((f"{shown(path)}:1: {wanted}",))
    end = next((index for index in range(1, len(lines)) if lines[index].rstrip() == _FENCE), 0)
    if not end:
        raise ContentError((f"{shown(path)}:1: 开头的说明没有以一行 --- 结束",))
    head = "\n".join(["", *lines[1:end]])
    return FrontMatter(parse_yaml(head, path), "\n".join(lines[end + 1 :]), end + 2)
