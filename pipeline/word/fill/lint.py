"""Every fault of a template, found without filling it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Final, Literal, Protocol

from pipeline.errors import InputError
from pipeline.word.fill import expression as expressions
from pipeline.word.fill.identities import BOOKMARK, NAME
from pipeline.word.fill.lint_text import text_problems
from pipeline.word.fill.patch import patch
from pipeline.word.fill.place import locate
from pipeline.word.fill.problem import Fault, Problem
from pipeline.word.fill.template import refuse, serialised, story_parts
from pipeline.word.fill.tree import Body, Slot, parse_source
from pipeline.word.fill.uses import Invocation, Role, Steps, Use, dotted, uses
from pipeline.word.package import Package, open_package

Kind = Literal["leaf", "record", "list"]
OWN: Final = ("toc", "ref")
"""Calls that filling answers itself."""
_KINDS: Final = {"record": "一组字段", "list": "列表"}
_DEAF: Final = ("comments", "chart", "diagramData", "glossaryDocument")
"""Parts of which the tags are not filled, by the last word of their relationship."""


class Known(Protocol):
    """The data that templates may use. Paths are steps; ``[]`` leads from a list to its entries."""

    def kind(self, path: Steps) -> Kind | None:
        """Return what is at ``path``; None when there is nothing of that name."""

    def names(self, path: Steps) -> Collection[str]:
        """Return the names below ``path`` (``()``: at the top), among which a misspelt one is looked for."""


def lint(data: bytes, *, name: str, known: Known, objects: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return every fault of the template ``data``, in the order of its text; never raises for a bad template.

    ``objects`` are the names that it may call, besides ``toc`` and ``ref``.
    """
    try:
        package = open_package(data, name=name)
        refuse(package)
        linter = _Linter(package, known, frozenset({*objects, *OWN}))
        return tuple(dict.fromkeys(linter.problems()))
    except InputError as error:
        what = str(error).removeprefix(f"{name}：").rstrip("。")
        return (Problem("文件", name, what, "请换用可以打开的 .docx 文件"),)


class _Linter:
    def __init__(self, package: Package, known: Known, objects: frozenset[str]) -> None:
        self._package = package
        self._known = known
        self._objects = objects
        marks = package.xml(package.main).iter(BOOKMARK)
        self._anchors = sorted({mark.get(NAME, "") for mark in marks})

    def problems(self) -> Iterator[Problem]:
        tagged = False
        for part, title in story_parts(self._package):
            root = self._package.xml(part)
            wrong = text_problems(root, part=title)
            yield from wrong
            source = patch(serialised(root)).xml
            tagged = tagged or bool(wrong) or "{{" in source
            body, faults = parse_source(source)
            found = sorted([*faults, *self._faults(body)], key=lambda fault: fault.offset)
            yield from (locate(source, fault, part=title) for fault in found)
        if not tagged:
            what = "没有任何字段，像是已经填好的文件，不是模板"
            yield Problem("文件", self._package.file, what, "请修改 cxy templates export 导出的模板")
        yield from self._deaf()

    def _faults(self, body: Body) -> Iterator[Fault]:
        for use in uses(body):
            fault = self._use(use) if isinstance(use, Use) else self._call(use)
            if fault is not None:
                yield Fault(use.offset, *fault)

    def _use(self, use: Use) -> tuple[str, str] | None:
        kind, path = self._known.kind(use.steps), dotted(use.steps)
        if kind is None:
            return f"没有名为“{path}”的字段", self._suggestion(use.steps)
        if use.role is Role.PRINT and kind != "leaf":
            return f"“{path}”是{_KINDS[kind]}，不能直接打印", "请写到具体字段，或用 {% for … %} 逐项打印"
        if use.role is Role.LOOP and kind != "list":
            return f"“{path}”不是列表，不能循环", "请写列表的字段名"
        return None

    def _suggestion(self, steps: Steps) -> str:
        """The nearest known name in place of the first unknown step."""
        depth = next(end for end in range(1, len(steps) + 1) if self._known.kind(steps[:end]) is None) - 1
        before = steps[:depth]
        near = get_close_matches(steps[depth], list(self._known.names(before)), n=1, cutoff=0.5)
        if near:
            return f"是不是“{dotted((*before, near[0]))}”"
        return "请改正字段名"

    def _call(self, use: Invocation) -> tuple[str, str] | None:
        name = use.call.name
        if name not in self._objects:
            return f"没有名为“{name}(…)”的对象", f"可用的有：{'、'.join(sorted(self._objects))}"
        if use.slot is not Slot.MARKUP:
            letter = "r" if name == "ref" else "p"
            return (
                f"“{name}(…)”不是文字，这样写会丢失",
                f"请写成 {{{{{letter} {expressions.show(use.call)} }}}}",
            )
        return self._reference(use.call) if name == "ref" else None

    def _reference(self, call: expressions.Call) -> tuple[str, str] | None:
        match call.arguments:
            case (expressions.Literal(str() as anchor),):
                pass
            case _:
                return "ref(…) 里应是一个书签名", '请写成 {{r ref("书签名") }}'
        if anchor in self._anchors:
            return None
        shown = "、".join(name for name in self._anchors if not name.startswith("_")) or "（无）"
        return f"引用的书签“{anchor}”不存在", f"请改正书签名；现有：{shown}"

    def _deaf(self) -> Iterator[Problem]:
        for link in self._package.relationships(self._package.main).values():
            if link.type_suffix in _DEAF and link.target in self._package:
                data = self._package.bytes(link.target)
                if b"{{" in data or b"{%" in data:
                    yield Problem(
                        link.target,
                        "{{ … }}",
                        "批注、图表等处的标记不会被填写",
                        "请移到正文、页眉、页脚或脚注",
                    )
