"""``cxy.toml``, the settings of a house."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pipeline.content.files import read_text, shown
from pipeline.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
_TABLE = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)\s*=""")


def load_toml(path: Path) -> dict[str, Any]:
    """The value of ``path``; numbers with a decimal point become Decimal.

    Raises ContentError as ``file:line: what to do``. Its shape: ``validate(value, "house", path)``.
    """
    try:
        return tomllib.loads(read_text(path), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = found[1] if found else "1"
        raise ContentError(
            (f"{shown(path)}:{line}: TOML 写法有误，请检查引号、方括号和等号（{error}）",)
        ) from error


def toml_line(text: str, keys: Sequence[str | int]) -> int:
    """The line, from 1, where the value under ``keys`` is set, as far as line starts tell.

    A number counts the tables of one name (``[[name]]``) from 0.
    """
    table: list[str | int] = []
    best = (0, 1)
    counted: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        here = table
        if header := _TABLE.fullmatch(line):
            here = table = [*_names(header[1])]
            if line.lstrip().startswith("[["):
                table.append(counted[header[1]])
                counted[header[1]] += 1
        elif key := _KEY.match(line):
            here = [*table, *_names(key[1])]
        if here == list(keys[: len(here)]) and len(here) > best[0]:
            best = (len(here), number)
    return best[1]


def _names(dotted: str) -> list[str]:
    parts = re.findall(r"""\s*("[^"]*"|'[^']*'|[^.\s]+)\s*\.?""", dotted)
    return [part.strip("\"'") for part in parts]
