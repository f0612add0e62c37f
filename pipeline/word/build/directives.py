"""The lines that begin with ``:::``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.word.build.blocks import (
    Annex,
    Block,
    Clause,
    Contents,
    PageBreak,
    Place,
    Signatures,
    Signoff,
    Turn,
)
from pipeline.word.build.inline import anchored
from pipeline.word.build.problems import Problems

TABLE_OPTIONS = ("widths", "caption", "header", "font")
FIELDS_OPTIONS = ("widths", "caption", "font", "height")

_OPTION = re.compile(r'\s*([A-Za-z]+)=("[^"]*"|“[^”]*”|(?:\{\{.*?\}\}|\S)+)')
_VALUES = {
    "widths": (re.compile(r"\d+(\.\d+)?([,，]\d+(\.\d+)?)*"), "用逗号隔开的数字，如 widths=20,30,50"),
    "header": (re.compile(r"yes|no"), "yes 或者 no"),
    "font": (re.compile(r"normal|small"), "normal 或者 small"),
    "height": (re.compile(r"\d+(\.\d+)?"), "以厘米计的行高，如 height=2.5"),
}
_SEPARATOR = re.compile(r"[,，、]\s*")
_PATH = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_KNOWN = "table fields cover toc pagebreak landscape portrait signatures signoff annex clause clauses"


def options(text: str, place: Place, problems: Problems, known: tuple[str, ...]) -> dict[str, str]:
    """The options ``key=value`` in ``text``; values with spaces stand in quotation marks."""
    read: dict[str, str] = {}
    end = 0
    for option in _OPTION.finditer(text):
        if text[end : option.start()].strip():
            break
        end = option.end()
        read[option[1]] = option[2].strip('"“”')
    if text[end:].strip():
        problems.add(place, f"选项 “{text[end:].strip()}” 无法读取；请写成 名称=值，含空格的值加引号。")
    for key, value in read.items():
        _check(key, value, place, problems, known)
    return read


def _check(key: str, value: str, place: Place, problems: Problems, known: tuple[str, ...]) -> None:
    if key not in known:
        problems.add(place, f"没有选项 {key}；可以用的选项是 {'、'.join(known)}。")
    elif key in _VALUES and not _VALUES[key][0].fullmatch(value):
        problems.add(place, f"选项 {key} 的值 “{value}” 不对；应当是{_VALUES[key][1]}。")


def directive(word: str, rest: str, place: Place, problems: Problems) -> Iterator[Block]:
    """The block that the line ``::: word rest`` stands for, or none when it is faulty."""
    if word in {"toc", "pagebreak", "landscape", "portrait", "clauses"}:
        if rest:
            problems.add(place, f"“::: {word}” 之后不能再写内容；请删去 “{rest}”。")
        yield _plain(word, place)
    elif word in {"signatures", "signoff", "annex", "clause"}:
        yield from _with_text(word, rest, place, problems)
    else:
        problems.add(place, f"没有指令 “::: {word}”；可以用的指令是 {_KNOWN.replace(' ', '、')}。")


def _plain(word: str, place: Place) -> Block:
    if word == "toc":
        return Contents(place)
    if word == "pagebreak":
        return PageBreak(place)
    if word == "clauses":
        return Clause(place, "")
    return Turn(place, word == "landscape")


def _with_text(word: str, rest: str, place: Place, problems: Problems) -> Iterator[Block]:
    if not rest:
        problems.add(place, f"“::: {word}” 之后缺少内容；请写明{_MEANING[word]}。")
    elif word == "signatures":
        yield _signatures(rest, place, problems)
    elif word == "signoff":
        yield Signoff(place, tuple(filter(None, _SEPARATOR.split(rest))))
    elif word == "annex":
        yield Annex(place, *anchored(rest))
    else:
        yield Clause(place, rest)


def _signatures(rest: str, place: Place, problems: Problems) -> Signatures:
    parties, _, rest = rest.partition(" ")
    if not _PATH.fullmatch(parties):
        problems.add(place, f"“{parties}” 不是字段名；请写合作方列表的名称，如 ::: signatures parties。")
    return Signatures(place, parties, options(rest, place, problems, ("title",)).get("title", ""))


_MEANING = {
    "signatures": "合作方列表的名称，如 parties",
    "signoff": "签字人，如 编制人, 审核人, 批准人",
    "annex": "附件的编号和名称，如 附件一 技术指标",
    "clause": "条款的标识，如 ip_ownership",
}
