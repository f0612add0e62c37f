"""What was left to fill in, in the document's own characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.text.normalise import BLANK, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator


class PlaceholderKind(StrEnum):
    """How a place to fill in is printed."""

    UNDERLINE = "underline"
    """____ or a line of dashes or dots."""
    SPACES = "spaces"
    BRACKETS = "brackets"
    """【】, [年数], （  ）."""
    FIELD = "field"
    """{{x}}, ${x}: a field of a template that was never filled."""
    MASK = "mask"
    """××, XX, **, N年."""
    PENDING = "pending"
    """待定, 待填写."""
    UNTICKED = "unticked"
    """A line of options without a tick."""
    EMPTY = "empty"
    """A label with nothing behind its colon."""
    NUMBER = "number"
    """% without a number."""


@dataclass(frozen=True, slots=True)
class PlaceholderSpan:
    """Characters ``start`` to ``end`` of the source text.

    ``shown`` is how to print it in a report, 24 characters at most.
    """

    start: int
    end: int
    kind: PlaceholderKind
    shown: str


_PENDING = re.compile(r"待定(?![义位])|待填写?|待补充|待确认(?!后)|待商定|待协商")
_BOXES = re.compile(r"[□☐](?![”’\"])")
_TICKS = re.compile(r"[☑☒■√✓✔]|\[[xX]\]")
_LABELS = (
    "名称|全称|姓名|地址|住所地?|电话|手机|传真|邮编|邮政编码|邮箱|信箱|代表人?|代理人|联系人|负责人|经办人|开户行|银行|[账帐]号|户名|税号"
    r"|信用代码|职务|日期|时间|地点|期限|比例|金额|编号|签字|签名|签章|盖章|公章|\([签盖公][^()\n]{1,8}\)|[甲乙丙丁]方"
)
_EMPTY = re.compile(
    rf"(?:^|(?<=[\n:。；，{BLANK} ]))(?![^\n:]{{0,12}}(?:[如以]下|下列))"
    rf"[^\n:。；，{BLANK} ]{{0,12}}?(?:{_LABELS}):(?=\n|$)"
)
_BARE_PERCENT = re.compile(r"(?<=[\u4e00-\u9fff:，,])(?<!单位:)[%‰](?![0-9A-Za-z])")
_PATTERNS: tuple[tuple[re.Pattern[str], PlaceholderKind | None], ...] = (
    (re.compile(BLANK), None),
    (_PENDING, PlaceholderKind.PENDING),
    (_EMPTY, PlaceholderKind.EMPTY),
    (_BARE_PERCENT, PlaceholderKind.NUMBER),
)
_LONGEST = 24


def find_placeholders(source: str) -> tuple[PlaceholderSpan, ...]:
    """Return the places of ``source`` (original, not normalised) left to fill in, sorted and disjoint.

    A group of tick boxes is judged by its line; options that go on in the next paragraph are the caller's.
    """
    normalised = normalise(source)
    spans: list[PlaceholderSpan] = []
    for start, end, kind in sorted(_found(normalised.text), key=lambda item: (item[0], -item[1])):
        span = _span(source, *normalised.original(start, end), kind)
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return tuple(spans)


def _found(text: str) -> Iterator[tuple[int, int, PlaceholderKind | None]]:
    """Yield places in normalised text; the kind of a ``BLANK`` shows in the source only."""
    for pattern, kind in _PATTERNS:
        for match in pattern.finditer(text):
            yield (*match.span(), kind)
    yield from _unticked(text)


def _unticked(text: str) -> Iterator[tuple[int, int, PlaceholderKind]]:
    start = 0
    for line in text.split("\n"):
        box = _BOXES.search(line)
        if box and not _TICKS.search(line):
            yield start + box.start(), start + len(line), PlaceholderKind.UNTICKED
        start += len(line) + 1


def _span(source: str, start: int, end: int, kind: PlaceholderKind | None) -> PlaceholderSpan:
    words = source[start:end].strip()
    shown = words or "（空白）"
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return PlaceholderSpan(start, end, kind or _kind(words), shown)


def _kind(words: str) -> PlaceholderKind:
    if not words:
        return PlaceholderKind.SPACES
    if "{" in words:
        return PlaceholderKind.FIELD
    if words[0] in "【[［〔<＜（(":
        return PlaceholderKind.BRACKETS
    if words[0] in "_＿﹍﹎﹏‗─━—-－….．·":
        return PlaceholderKind.UNDERLINE
    return PlaceholderKind.MASK
