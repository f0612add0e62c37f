"""The tables of the READMEs, made of the figures that are committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_SPLITS = ("train", "dev", "test")
_HEAD = {"zh": ("", "训练", "开发", "测试"), "en": ("", "train", "dev", "test")}
_ROWS = (
    ("agreements.count", "协议（份）", "agreements"),
    ("agreements.agreed", "结论与标注一致", "judgements as labelled"),
    ("agreements.compliant.count", "其中合规的协议（份）", "compliant agreements among them"),
    (
        "agreements.compliant.false_violated",
        "合规协议上误报的“不符合”（项）",
        "false “not met” on compliant ones",
    ),
    (
        "agreements.compliant.false_undetermined",
        "合规协议上多余的“待定”（项）",
        "needless “undetermined” on them",
    ),
    ("agreements.clauses.macro_f1", "条款种类，各类 F1 的平均", "kinds of clause, macro F1"),
    ("mutants.count", "植入了变化的协议（份）", "agreements with a planted change"),
    ("mutants.recall", "植入的问题找到的比例", "planted faults found"),
    ("mutants.located", "其中位置正确的比例", "of these at the right place"),
    ("mutants.undetermined", "答成“待定”（项）", "called “undetermined”"),
    ("mutants.dangerous", "漏成“符合”（项）", "called “met”"),
    ("mutants.false_alarms", "新的误报（项）", "new false alarms"),
)
"""Where the figure stands, and what it is called in both languages."""
_RATES = frozenset({"agreed", "macro_f1", "recall", "located"})
_COLUMNS = ("faults", "recall", "located", "undetermined", "dangerous", "false alarms")


def overview(metrics: Mapping[str, Any], lang: str) -> str:
    """The figures that matter most, a column for each split."""
    rows = [
        (zh if lang == "zh" else en, *(_shown(metrics[split], path) for split in _SPLITS))
        for path, zh, en in _ROWS
    ]
    return markdown(_HEAD[lang], rows)


def _shown(figures: Mapping[str, Any], path: str) -> str:
    value: Any = figures
    for key in path.split("."):
        value = value[key]
    return percent(value) if path.rpartition(".")[2] in _RATES else str(value)


def kinds(metrics: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    """How planted faults are found in the test split, a row for each kind."""
    found = metrics["test"]["mutants"]["kinds"]
    rows = [(f"`{kind}`", title, *_row(found[kind])) for kind, title in titles.items() if kind in found]
    return markdown(("planted change", "", *_COLUMNS), rows)


def rules(metrics: Mapping[str, Any]) -> str:
    """How each rule finds planted faults in the test split."""
    found = metrics["test"]["mutants"]["rules"]
    rows = [(f"`{rule}`", *_row(item)) for rule, item in found.items() if item["faults"]]
    return markdown(("rule", *_COLUMNS), rows)


def clauses(metrics: Mapping[str, Any]) -> str:
    """How the kinds of clause are recognised in the clause texts of the test split."""
    ways = metrics["model"]["clauses"]
    rows = [("macro", "", "", *(percent(ways[way]["macro_f1"]) for way in ("both", "words", "model")))]
    for kind, item in ways["both"]["kinds"].items():
        others = (percent(ways[way]["kinds"][kind]["f1"]) for way in ("words", "model"))
        rates = (percent(item[name]) for name in ("precision", "recall", "f1"))
        rows.append((f"`{kind}`", *rates, *others))
    head = ("kind of clause", "precision", "recall", "F1", "F1 by words alone", "F1 by model alone")
    return markdown(head, rows)


def _row(item: Mapping[str, Any]) -> tuple[object, ...]:
    rates = (percent(item["recall"]), percent(item["located"]))
    return (item["faults"], *rates, item["undetermined"], item["dangerous"], item["false_alarms"])


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
