"""Line breaking for Chinese text in columns of terminal cells."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_UNIT = re.compile(
    r"\s+"
    r"|[（《〈「『【〔“‘]*(?:[!-~\u00a1-\u024f]+|\S)[，。、；：！？）》〉」』】〕”’…—·％℃]*"
)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells (at least one line).

    Chinese breaks between any two characters, but no line starts with a closing or ends with an opening mark;
    Latin words and numbers stay whole unless they are wider than the line.
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, width)]


def pad(text: str, width: int) -> str:
    """``text`` with spaces up to ``width`` cells."""
    return text + " " * (width - cell_len(text))


def _paragraph(text: str, width: int) -> list[str]:
    lines = [""]
    for match in _UNIT.finditer(text.strip()):
        unit = match[0]
        if cell_len(lines[-1] + unit) <= width:
            lines[-1] += unit
        elif not unit.isspace():
            lines += chop_cells(unit, width)
    return [line.rstrip() for line in lines if line.strip()] or [""]
