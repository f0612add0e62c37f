"""Values written into a YAML file that people write too: their comments and order stay."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

_WIDTH = 4096
"""Lines are not folded: people find their words again."""


def with_value(text: str, keys: Sequence[str | int], value: Any) -> str:  # noqa: ANN401 - any YAML value
    """The YAML ``text`` with ``value`` at ``keys``; what is missing on the way there is made.

    An index one past the end of a list adds an entry. Texts that YAML would read otherwise are quoted.
    """
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    root = yaml.load(text)
    tree = root if root is not None else CommentedMap()
    _put(tree, keys, _written(value))
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _put(node: Any, keys: Sequence[str | int], value: Any) -> None:  # noqa: ANN401
    key, rest = keys[0], keys[1:]
    if isinstance(key, int) and key == len(node):
        node.append(None)
    if not rest:
        node[key] = value
        return
    inner = node[key] if isinstance(key, int) else node.get(key)
    if inner is None:
        inner = CommentedSeq() if isinstance(rest[0], int) else CommentedMap()
        node[key] = inner
    _put(inner, rest, value)


def _written(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return CommentedSeq(_written(item) for item in value)
    if isinstance(value, dict):
        return CommentedMap((key, _written(item)) for key, item in value.items())
    if isinstance(value, str):
        return LiteralScalarString(value) if "\n" in value else DoubleQuotedScalarString(value)
    return value
