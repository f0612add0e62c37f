"""The figures and the worst examples as rows for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.benchmark.judge import Answer, Hit, Judged
from pipeline.benchmark.mutate import KINDS
from pipeline.benchmark.table import percent
from pipeline.model.report import Outcome

_HEAD = ("找到", "比例", "位置正确", "待定 / 漏成符合 / 误报")
_OUTCOMES = {
    Outcome.SATISFIED: "符合",
    Outcome.VIOLATED: "不符合",
    Outcome.UNDETERMINED: "待定",
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.ERROR: "出错",
    Outcome.WAIVED: "豁免",
}
Row = tuple[str, ...]


def groups(metrics: Mapping[str, Any], split: str) -> dict[str, list[Row]]:
    """Tables of one split: agreements and rules, planted faults by kind, other people's agreements."""
    found = metrics[split]
    titles = {kind.id: kind.title for kind in KINDS}
    mutants = found["mutants"]
    return {
        f"协议 {found['agreements']['count']} 份，判断 {found['agreements']['judgements']} 项": [
            ("规则", *_HEAD),
            ("合计", *_row(found["agreements"])),
            *((rule, *_row(item)) for rule, item in found["agreements"]["rules"].items()),
        ],
        f"植入的问题，{mutants['count']} 份": [
            ("种类", *_HEAD),
            ("合计", *_row(mutants)),
            *((titles.get(kind, kind), *_row(item)) for kind, item in mutants["kinds"].items()),
        ],
        "真实协议": [
            ("标注", "正确", "答出的", "", "待定 / 漏成符合"),
            *(_real(name, item) for name, item in metrics.get("real", {}).items()),
        ]
        if "real" in metrics
        else [],
        "条款识别模型": list(_model(metrics["model"])) if "model" in metrics else [],
    }


def _model(figures: Mapping[str, Any]) -> Iterator[Row]:
    yield ("条款文字", "F1 的平均", "全部的 F1", "", "")
    for way, title in (("words", "标题和措辞"), ("model", "只凭模型"), ("both", "合在一起")):
        item = figures["clauses"][way]
        yield (title, percent(item["macro_f1"]), percent(item["micro_f1"]), "", "")
    for part, title in (("agreements", "语料"), ("real", "真实协议")):
        for way, counts in figures.get(part, {}).items():
            told = " / ".join(
                str(counts.get(name, 0)) for name in ("found", "pointed", "mispointed", "missed")
            )
            lost = "标题丢失" if way.startswith("no_") else "标题完整"
            with_model = "用模型" if way.endswith("model") else "不用模型"
            yield (f"{title}，{lost}，{with_model}", "", "", "", f"找到 / 指对 / 指错 / 漏掉：{told}")


def _row(item: Mapping[str, Any]) -> Row:
    return (
        f"{item['found']}/{item['faults']}",
        percent(item["recall"]),
        percent(item["located"]),
        f"{item['undetermined']} / {item['dangerous']} / {item['false_alarms']}",
    )


def _real(name: str, item: Mapping[str, Any]) -> Row:
    right = f"{item['right']}/{item['labels']}"
    return (
        name,
        right,
        percent(item["right_of_answered"]),
        "",
        f"{item['undetermined']} / {item['dangerous']}",
    )


def summary(metrics: Mapping[str, Any], split: str) -> Iterator[str]:
    """What matters most, in sentences."""
    agreements, mutants = metrics[split]["agreements"], metrics[split]["mutants"]
    clean = agreements["compliant"]
    yield f"协议：{agreements['count']} 份，与标注一致 {percent(agreements['agreed'])}。"
    yield (
        f"合规的协议：{clean['count']} 份，误报不符合 {clean['false_violated']} 项、"
        f"待定 {clean['false_undetermined']} 项。"
    )
    clauses = agreements["clauses"]
    yield f"条款种类：{clauses['clauses']} 条，各种类 F1 的平均 {percent(clauses['macro_f1'])}。"
    yield (
        f"植入的问题：{mutants['count']} 份，找到 {percent(mutants['recall'])}，"
        f"位置正确 {percent(mutants['located'])}，"
        f"误报 {mutants['false_alarms']} 项，漏成“符合” {mutants['dangerous']} 项。"
    )


def examples(answers: Sequence[Answer], judged: Sequence[Judged], *, split: str, most: int) -> Iterator[str]:
    """The worst cases: called satisfied though violated, false alarms, wrong places."""
    yield from _some("漏成“符合”", (*_dangerous(answers, judged, split),), most)
    yield from _some("误报", (*_alarms(answers, judged, split),), most)
    places = (
        f"{item.id}  {target.rule}  {'；'.join(target.quotes)}"
        for item in judged
        if _is_in(item.split, split)
        for target in item.targets
        if target.located is False
    )
    yield from _some("位置不对", tuple(places), most)


def _some(title: str, lines: Sequence[str], most: int) -> Iterator[str]:
    if lines and most:
        yield f"{title}（共 {len(lines)} 项）："
        yield from (f"  {line}" for line in lines[:most])


def _is_in(own: str, split: str) -> bool:
    return split in ("all", own)


def _dangerous(answers: Sequence[Answer], judged: Sequence[Judged], split: str) -> Iterator[str]:
    for answer in answers:
        if (
            _is_in(answer.split, split)
            and answer.got is Outcome.SATISFIED
            and answer.truth is Outcome.VIOLATED
        ):
            yield f"{answer.agreement}  {answer.rule}  {'；'.join(answer.quotes)}"
    for item in judged:
        for target in item.targets:
            if _is_in(item.split, split) and target.hit is Hit.DANGEROUS:
                yield f"{item.id}  {target.rule}  {'；'.join(target.quotes)}"


def _alarms(answers: Sequence[Answer], judged: Sequence[Judged], split: str) -> Iterator[str]:
    wrong = {(item.agreement, item.rule) for item in answers if item.got is not item.truth}
    for answer in answers:
        if _is_in(answer.split, split) and answer.got is Outcome.VIOLATED and answer.truth is not answer.got:
            yield f"{answer.agreement}  {answer.rule}  应为{_OUTCOMES[answer.truth]}  {answer.message}"
    for item in judged:
        for rule in item.alarms:
            if _is_in(item.split, split) and (item.parent, rule) not in wrong:
                yield f"{item.id}  {rule}"
