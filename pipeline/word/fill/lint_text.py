"""Faults that the text of a template shows before any tag is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.word.fill.place import near, place_in
from pipeline.word.fill.problem import Problem
from pipeline.word.fill.tags import TAG
from pipeline.word.markup import Element
from pipeline.word.names import DEL, DEL_TEXT, INS, MOVE_FROM, MOVE_TO, TC, TR, P, T

_WIDE: Final = "｛｝％＃"
_WIDE_BRACE: Final = re.compile(r"｛\s*[｛{%％#＃]|[{〔]｛|\{[％＃]|[｝}]\s*｝|｝[}〕]")
"""Braces of a tag typed with a Chinese keyboard."""
_SINGLE: Final = re.compile(r"(?<![{｛])\{\s*[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*\s*\}(?![}｝])")
"""The name of a field in one pair of braces instead of two."""
_UNIT: Final = re.compile(r"\{[{%#](p|tr|tc)\s")
_UNITS: Final = {"p": (P, "段落"), "tr": (TR, "表格行"), "tc": (TC, "单元格")}
_BRACES: Final = re.compile(r"\{[{%#]|[}%#]\}")
_CHANGES: Final = (INS, DEL, MOVE_FROM, MOVE_TO)


def has_wide_brace(text: str) -> bool:
    """Tell whether ``text`` has a brace of a tag typed with a Chinese keyboard."""
    return any(sign in text for sign in _WIDE) and bool(_WIDE_BRACE.search(text))


def text_problems(root: Element, *, part: str) -> list[Problem]:
    """Return what is wrong with the texts below ``root``, the root of the part called ``part``."""
    return [
        Problem(place_in(paragraph, part=part)[0], text, message, fix)
        for paragraph in root.iter(P)
        for text, message, fix in _faults(paragraph)
    ]


def _faults(paragraph: Element) -> Iterator[tuple[str, str, str]]:
    text = text_below(paragraph)
    if not re.search(r"[{}｛｝]", text):
        return
    for wide in _WIDE_BRACE.finditer(text):
        shown = near(text, wide.start(), wide.end())
        yield shown, f"标记用了全角括号“{wide[0]}”，会原样印出来", "请改为半角的 {{ }} 或 {% %}"
        break
    for single in _SINGLE.finditer(text):
        shown = near(text, single.start(), single.end())
        yield shown, f"“{single[0]}”只有一层花括号，会原样印出来", "请写成 {{ 字段名 }}"
    yield from _comments(text)
    yield from _beside(paragraph, text)
    if _is_tracked(paragraph):
        yield near(text, 0, len(text)), "标记在修订（插入或删除）里", "请先在 Word 中接受或拒绝修订"


def text_below(element: Element) -> str:
    """Return the text of ``element``, a paragraph without those inside it, or a whole row or cell."""
    inner = element.tag == P
    return "".join(
        item.text or ""
        for item in element.iter(T, DEL_TEXT)
        if not inner or next(item.iterancestors(P), None) is element
    )


def _comments(text: str) -> Iterator[tuple[str, str, str]]:
    for tag in TAG.finditer(text):
        if tag[0].startswith("{#"):
            yield (
                near(text, tag.start(), tag.end()),
                "模板里有 {# … #} 注释",
                "请删除它，说明请写成 Word 批注",
            )


def _beside(paragraph: Element, text: str) -> Iterator[tuple[str, str, str]]:
    for tag in TAG.finditer(text):
        unit = _UNIT.match(tag[0])
        if unit is None:
            continue
        outer, name = _UNITS[unit[1]]
        around = paragraph if outer == P else next(paragraph.iterancestors(outer), None)
        shown = near(text, tag.start(), tag.end())
        if around is None:
            yield shown, f"{{%{unit[1]} … %}} 不在表格里", "请写成 {%p … %}，独占一段"
        elif text_below(around).replace(tag[0], "", 1).strip():
            fix = f"请让 {tag[0]} 独占一个{name}，把其他文字和标记移出去"
            yield shown, f"同一个{name}里的其他文字或标记会丢失", fix
            return


def _is_tracked(paragraph: Element) -> bool:
    return any(_BRACES.search(text_below(change)) for change in paragraph.iter(*_CHANGES))
