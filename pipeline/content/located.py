"""From a value inside a file to its line; computed only when there is something to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from pipeline.content.files import read_text, shown
from pipeline.content.strict import compose
from pipeline.content.toml import toml_line
from pipeline.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Located:
    """A content file whose values can be pointed at by their keys."""

    path: Path

    def at(self, keys: Sequence[str | int] = ()) -> str:
        """``file:line`` of the key that ``keys`` lead to, or of the nearest thing above it."""
        return f"{shown(self.path)}:{self.line(keys)}"

    def line(self, keys: Sequence[str | int] = ()) -> int:
        """The line number from 1; 1 where the file cannot be read any more."""
        try:
            if self.path.suffix == ".toml":
                return toml_line(read_text(self.path), keys)
            return _descend(self._node, keys)
        except ContentError:
            return 1

    @cached_property
    def _node(self) -> yaml.Node | None:
        return compose(self.path)


def _descend(node: yaml.Node | None, keys: Sequence[str | int]) -> int:
    line = node.start_mark.line + 1 if node is not None else 1
    for key in keys:
        step = _step(node, key)
        if step is None:
            return line
        line, node = step
    return line


def _step(node: yaml.Node | None, key: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        value = node.value[key]
        return value.start_mark.line + 1, value
    return None
