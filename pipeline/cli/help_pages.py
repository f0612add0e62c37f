"""Help pages whose columns stand straight although Chinese letters are twice as wide as others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import click

_PIECE: Final = re.compile(r"[!-~]+|\s+|.[，。；：、）”]*")
"""What stays on one line: a word, or a Chinese letter with the mark behind it."""


class Formatter(click.HelpFormatter):
    """Writes headings with a Chinese colon, and columns by the room that letters take."""

    def write_heading(self, heading: str) -> None:
        """Write ``heading``."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names on the left and what they mean on the right; a long name has a line to itself."""
        rows = list(rows)
        left = min(max((cells(name) for name, _ in rows), default=0), col_max) + col_spacing
        margin = " " * self.current_indent
        for name, text in rows:
            first, *others = list(_flowed(text, max(self.width - self.current_indent - left, 20))) or [""]
            fits = cells(name) <= left - col_spacing
            gap = " " * (left - cells(name)) if fits else f"\n{margin}{' ' * left}"
            self.write(f"{margin}{name}{gap}{first}".rstrip() + "\n")
            for line in others:
                self.write(f"{margin}{' ' * left}{line}\n")


def cells(text: str) -> int:
    """Half-widths that ``text`` takes in a terminal: letters of three bytes take two."""
    return (len(text) + len(text.encode(errors="surrogateescape"))) // 2


def _flowed(text: str, room: int) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(text):
        if line and cells(line + piece) > room:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()
