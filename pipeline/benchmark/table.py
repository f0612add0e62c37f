"""The tables of the README, made of the figures that are committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WORDS = {
    "zh": {
        "agreement": (
            "协议",
            "份数",
            "判断",
            "与标注一致",
            "问题找到",
            "位置正确",
            "误报",
            "合格说成不合格之外的待定",
            "漏成“符合”",
        ),
        "kind": ("植入的问题", "数量", "找到", "位置正确", "待定", "漏成“符合”", "误报"),
        "rule": ("规则", "问题", "找到", "精确率", "待定", "漏成“符合”", "误报"),
    },
    "en": {
        "agreement": (
            "agreements",
            "number",
            "judgements",
            "as labelled",
            "faults found",
            "place right",
            "false alarms",
            "needlessly undetermined",
            "called satisfied",
        ),
        "kind": (
            "planted fault",
            "number",
            "found",
            "place right",
            "undetermined",
            "called satisfied",
            "false alarms",
        ),
        "rule": ("rule", "faults", "found", "precision", "undetermined", "called satisfied", "false alarms"),
    },
}
_SPLITS = {
    "zh": {"train": "训练", "dev": "开发", "test": "测试"},
    "en": {"train": "train", "dev": "dev", "test": "test"},
}


def agreements(metrics: Mapping[str, Any], lang: str) -> str:
    """How the labelled agreements are judged, a row for each split."""
    rows = []
    for split, name in _SPLITS[lang].items():
        item = metrics[split]["agreements"]
        rows.append(
            (
                name,
                item["count"],
                item["judgements"],
                percent(item["agreed"]),
                f"{item['found']}/{item['faults']}",
                percent(item["located"]),
                item["false_alarms"],
                item["unsure"],
                item["dangerous"],
            )
        )
    return markdown(_WORDS[lang]["agreement"], rows)


def kinds(metrics: Mapping[str, Any], titles: Mapping[str, str], lang: str, split: str = "test") -> str:
    """How planted faults are found, a row for each kind."""
    found = metrics[split]["mutants"]["kinds"]
    rows = [
        (
            title,
            item["faults"] or item["sound"],
            percent(item["recall"]),
            percent(item["located"]),
            item["undetermined"],
            item["dangerous"],
            item["false_alarms"],
        )
        for kind, title in titles.items()
        if (item := found.get(kind)) is not None
    ]
    return markdown(_WORDS[lang]["kind"], rows)


def rules(metrics: Mapping[str, Any], lang: str, split: str = "test") -> str:
    """How each rule finds planted faults."""
    found = metrics[split]["mutants"]["rules"]
    rows = [
        (
            f"`{rule}`",
            item["faults"],
            percent(item["recall"]),
            percent(item["precision"]),
            item["undetermined"],
            item["dangerous"],
            item["false_alarms"],
        )
        for rule, item in found.items()
        if item["faults"]
    ]
    return markdown(_WORDS[lang]["rule"], rows)


def percent(value: float | None) -> str:
    """A rate for people; a dash where nothing was measured."""
    return "–" if value is None else f"{value * 100:.1f}%"


def markdown(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    return "\n".join(_lines(head, rows))


def _lines(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
