"""YAML without surprises.

Only ``true`` and ``false`` are booleans, only ``null``, ``~`` and nothing at all are empty; ``yes``, ``no``,
``on``, dates, ``010`` and ``1_000`` stay text. Numbers with a decimal point become Decimal. Keys are always
text and never appear twice. Tags such as ``!!python`` are refused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from pipeline.content.files import read_text, shown
from pipeline.content.hints import yaml_hint
from pipeline.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yaml import SafeLoader as Parser
else:
    Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN, _QUOTED, _MAP, _LIST = "plain", "quoted", "map", "list"
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 500
"""Lists and mappings inside each other; the deepest file of ours has ten."""
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")


class _Strict(Parser):
    """Composes nodes whose tag only says how they were written; what a plain word means is decided here."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:  # noqa: ANN401, ARG002 - PyYAML's own signature
        """The way of writing, in place of YAML's guess of a type."""
        if kind is yaml.ScalarNode:
            return _PLAIN if implicit[0] else _QUOTED
        return _MAP if kind is yaml.MappingNode else _LIST


def load_yaml(path: Path) -> Any:  # noqa: ANN401 - any YAML value
    """The value of the one document in ``path``: dict, list, str, int, Decimal, bool or None.

    Raises ContentError with every problem as ``file:line: what to do``.
    """
    return parse_yaml(read_text(path), path)


def parse_yaml(text: str, path: Path) -> Any:  # noqa: ANN401 - any YAML value
    """The value of the one document ``text``, which stands in ``path``; see `load_yaml`."""
    node = _composed(text, path)
    if node is None:
        raise ContentError((f"{shown(path)}:1: 文件是空的，请写入内容或删除文件",))
    wrong: list[tuple[int, str]] = []
    try:
        value = _value(node, wrong)
    except RecursionError as error:
        raise ContentError((f"{shown(path)}:1: 层次太深或引用了自身，请改写",)) from error
    if wrong:
        raise ContentError(tuple(f"{shown(path)}:{line}: {what}" for line, what in wrong))
    return value


def load_all(paths: Iterable[Path]) -> dict[Path, Any]:
    """Each path with its value; ContentError holds the problems of all files that cannot be read."""
    values: dict[Path, Any] = {}
    problems: list[str] = []
    for path in paths:
        try:
            values[path] = load_yaml(path)
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(tuple(problems))
    return values


def compose(path: Path) -> yaml.Node | None:
    """The tree of nodes with their line numbers; None for a file without content. Raises ContentError."""
    text = read_text(path)
    return _composed(_head(text) if path.suffix == ".md" else text, path)


def _head(text: str) -> str:
    """The lines between the first two ``---``; an empty line keeps the place of the first one."""
    return "\n" + text.removeprefix("---\n").partition("\n---")[0]


def _composed(text: str, path: Path) -> yaml.Node | None:
    loader = _Strict(text)
    try:
        if _is_deep(text):
            raise ContentError((f"{shown(path)}:1: 层次太深，请改写",))
        return loader.get_single_node()
    except yaml.YAMLError as error:
        raise ContentError((f"{shown(path)}:{yaml_hint(error, text)}",)) from error
    finally:
        loader.dispose()


def _is_deep(text: str) -> bool:
    """Whether values are nested so deeply that composing them could exhaust the machine's stack."""
    if sum(map(text.count, ("[", "{", "- ", "? "))) < _DEEPEST and text.count("\n") < _DEEPEST:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Strict):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _value(node: yaml.Node, wrong: list[tuple[int, str]]) -> Any:  # noqa: ANN401
    tag = node.tag
    if tag == _MAP:
        return _mapping(node, wrong)
    if tag == _LIST:
        return [_value(item, wrong) for item in node.value]
    if tag == _PLAIN:
        return _plain(node.value)
    if tag != _QUOTED:
        wrong.append((node.start_mark.line + 1, f"不使用标签 {tag}，请去掉它"))
    return node.value


def _plain(text: str) -> str | int | Decimal | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-0123456789":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
    return text


def _mapping(node: yaml.Node, wrong: list[tuple[int, str]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, item in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            wrong.append((line, "键只能是一个词，请改写"))
            continue
        if name.value in value:
            wrong.append((line, f"键 {name.value} 在同一处出现两次，请删去一个"))
        value[name.value] = _value(item, wrong)
    return value
