"""Where an answer stands in a project file: beside what it belongs to, not below the comments of others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.content.edit_yaml import with_value
from pipeline.content.strict import parse_yaml
from pipeline.generate.interview.answers import Answer
from pipeline.generate.interview.places import Keys

_FILE = Path("project.yaml")


def settled(text: str, keys: Keys, value: Answer) -> str:
    """The project file ``text`` with ``value`` at ``keys``; every comment stays.

    What is new stands at its commented example, or behind the last thing of its section that is in use.
    """
    head = _only_comments(text)
    if head:
        return head.rstrip("\n") + "\n\n" + with_value("", keys, value)
    changed = with_value(text, keys, value)
    moved = _moved(text.splitlines(), changed.splitlines(), keys)
    return moved if moved and _same(moved, changed) else changed


def _only_comments(text: str) -> str:
    used = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return "" if used else text or "\n"


def _moved(old: Sequence[str], new: Sequence[str], keys: Keys) -> str:
    """``new`` with what is new in it at its place; empty when nothing was merely added."""
    size = len(new) - len(old)
    start = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    if size <= 0 or list(old[start:]) != list(new[start + size :]):
        return ""
    place = _place(old, start, keys, top=not new[start].startswith((" ", "-")))
    return "\n".join([*old[:place], *new[start : start + size], *old[place:]]) + "\n"


def _place(lines: Sequence[str], start: int, keys: Keys, *, top: bool) -> int:
    example = f"# {keys[0]}:"
    if top:
        return next((n for n, line in enumerate(lines) if line.startswith(example)), start)
    while start and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    return start


def _same(first: str, second: str) -> bool:
    return bool(parse_yaml(first, _FILE) == parse_yaml(second, _FILE))
