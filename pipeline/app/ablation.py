"""What the trained model adds: agreements judged with and without it, as they are and without headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from pipeline.app.checking import Checker, check_document, read_document
from pipeline.app.order import Order
from pipeline.benchmark import real
from pipeline.benchmark.labelled import Labelled
from pipeline.content import root
from pipeline.model.agreement import Standing
from pipeline.model.document import Document
from pipeline.model.report import Outcome, Report, RuleResult
from pipeline.nlp.model import measuring
from pipeline.nlp.model.measuring import Recognised, Reliability
from pipeline.nlp.segment import segment
from pipeline.word.plain import docx

DEMANDED: Mapping[str, tuple[str, ...]] = {
    "background-ip/clause": ("background_ip",),
    "benefit/clause": ("benefit_sharing",),
    "civil-code/breach-liability": ("breach",),
    "civil-code/dispute-resolution": ("dispute_resolution",),
    "civil-code/price": ("funding",),
    "civil-code/quality": ("goals", "acceptance"),
    "civil-code/subject": ("subject",),
    "confidentiality/clause": ("confidentiality",),
    "exit/clause": ("exit",),
    "exit/liquidation": ("liquidation", "exit"),
    "ip/improvements": ("improvements",),
    "ip/ownership": ("result_ownership",),
    "publication/review": ("publication",),
    "technology-contract/definitions": ("definitions",),
    "technology-contract/plan": ("schedule",),
    "transfer-law/funding": ("funding", "resources"),
    "transfer-law/organization": ("organization",),
    "transfer-law/risk-sharing": ("risk",),
    "transfer-law/tasks": ("tasks",),
}
"""Rules that a clause is there, with the kinds of clause that they speak of."""
_ENOUGH = 12
"""Characters of a quotation that are looked up in the clause."""


class Presence(StrEnum):
    """What was said of a clause."""

    FOUND = "found"
    POINTED = "pointed"
    """It is there and was not recognised for certain: a person is sent to the right place."""
    MISPOINTED = "mispointed"
    """The same, but to another place or to none."""
    MISSED = "missed"
    """It is there and was said to be missing."""
    ABSENT = "absent"
    """It is not there, and that was said."""
    DOUBTED = "doubted"
    """It is not there; a person is asked to look."""
    IMAGINED = "imagined"
    """It is not there and was said to be."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One way of judging: with the model or without, headings kept or lost."""

    model: bool
    headings: bool


SETTINGS = tuple(Setting(model, headings) for headings in (True, False) for model in (False, True))
Figures = Mapping[Setting, Mapping[Presence, int]]


@dataclass(frozen=True, slots=True)
class Ablation:
    """With and without the model: on clause texts, on labelled agreements, on those of other people."""

    clauses: Mapping[str, Recognised]
    reliability: Reliability
    agreements: Figures
    others: Figures


def ablate(
    checker: Checker, known: Sequence[Labelled], *, others: Path | None = None, part: str = "test"
) -> Ablation:
    """What the model of ``checker`` adds on the split ``part`` of the clause texts and on agreements.

    ``known`` are labelled agreements, ``others`` a folder as `real.samples` reads it. Raises ContentError
    without corpus, InputError without labels in ``others``; the checker must have a model.
    """
    if checker.opinion is None:
        raise ValueError("a checker without model has nothing to compare")
    corpus = root() / "corpus"
    return Ablation(
        measuring.measure(corpus, checker.lexicon, checker.opinion, part=part),
        measuring.reliability(corpus, checker.opinion, part=part),
        _figures(checker, [_own(item) for item in known]),
        _figures(checker, list(_others(others)) if others is not None else []),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """An agreement and, for each rule of presence, whether the clause is there and in which words."""

    document: Document
    order: Order
    there: Mapping[str, bool]
    words: Mapping[str, str]
    """For each rule the text of the clauses that it speaks of; empty where that is not known."""


def _own(item: Labelled) -> _Case:
    document = read_document(docx(item.source, name=item.id), name=f"{item.id}.docx")
    truth = {rule: item.truth[rule].outcome for rule in DEMANDED if rule in item.truth}
    words = {
        rule: "".join(
            paragraph.text
            for part in item.parts
            if set(part.kinds) & set(kinds)
            for paragraph in item.sheet.paragraphs
            if part.first <= paragraph.line < part.end
        )
        for rule, kinds in DEMANDED.items()
    }
    told = {
        rule: outcome is Outcome.SATISFIED
        for rule, outcome in truth.items()
        if outcome in (Outcome.SATISFIED, Outcome.VIOLATED)
    }
    return _Case(document, Order(today=item.as_of, type=item.type, as_of=item.as_of), told, words)


def _others(folder: Path) -> Iterator[_Case]:
    for sample in real.samples(folder):
        if sample.path is not None:
            document = read_document(sample.path.read_bytes(), name=sample.name)
            order = Order(today=date(2026, 1, 1), type="cooperation_agreement")
            there = {c.rule: Outcome.SATISFIED in c.right for c in sample.claims if c.group == "presence"}
            yield _Case(document, order, there, {})


def _figures(checker: Checker, cases: Sequence[_Case]) -> Figures:
    return {setting: Counter(_judged(checker, cases, setting)) for setting in SETTINGS}


def _judged(checker: Checker, cases: Iterable[_Case], setting: Setting) -> Iterator[Presence]:
    judge = checker if setting.model else replace(checker, opinion=None)
    for case in cases:
        document = case.document if setting.headings else without_headings(case.document)
        report = check_document(document, checker=judge, order=case.order)
        yield from _presences(report, case)


def _presences(report: Report, case: _Case) -> Iterator[Presence]:
    results = {result.rule: result for result in report.results}
    for rule, there in case.there.items():
        if rule in results:
            yield _presence(results[rule], there=there, words=_bare(case.words.get(rule, "")))


def _presence(result: RuleResult, *, there: bool, words: str) -> Presence:
    if result.outcome is Outcome.SATISFIED:
        return Presence.FOUND if there else Presence.IMAGINED
    if result.outcome is Outcome.UNDETERMINED:
        if not there:
            return Presence.DOUBTED
        quotes = [_bare(item.quote)[:_ENOUGH] for item in result.evidence]
        right = any(quote in words for quote in quotes) if words else bool(quotes)
        return Presence.POINTED if right else Presence.MISPOINTED
    return Presence.MISSED if there else Presence.ABSENT


def _bare(text: str) -> str:
    return "".join(text.split())


def without_headings(document: Document) -> Document:
    """The same words line by line, without the titles of clauses; numbers stay, tables become lines."""
    clauses, provisions = segment(document)
    cut: dict[int, list[tuple[int, int]]] = {}
    for item in provisions:
        if item.standing is Standing.HEADING and clauses[item.clause].level > 0:
            cut.setdefault(item.location.block, []).append((item.location.start, item.location.end))
    lines = []
    for block in document.blocks:
        text = block.text
        for start, end in sorted(cut.get(block.index, ()), reverse=True):
            text = text[:start] + text[end:].lstrip("：: \u3000")
        lines.append(f"{block.label} {text}".strip())
    return Document.from_text("\n".join(line for line in lines if line.strip()), name=document.name)


_WAYS = {"words": "标题和措辞", "model": "模型", "both": "标题和措辞在先、模型在后"}
_PRESENCES = {
    Presence.FOUND: "找到",
    Presence.POINTED: "指到原处待核",
    Presence.MISPOINTED: "指到别处待核",
    Presence.MISSED: "漏掉",
    Presence.ABSENT: "确实没有",
    Presence.DOUBTED: "没有而待核",
    Presence.IMAGINED: "没有而说有",
}


def told(found: Ablation) -> tuple[str, ...]:
    """The figures in Chinese lines."""
    lines = [
        f"条款语料（{way.texts} 段）· {_WAYS[name]}：宏平均 F1 {way.macro_f1:.3f}，微平均 {way.micro_f1:.3f}"
        for name, way in found.clauses.items()
    ]
    lines.append(f"置信度与命中率之差（平均）{found.reliability.error:.4f}")
    for name, figures in (("协议语料", found.agreements), ("他人的协议", found.others)):
        lines += [
            f"{name} · {'有' if setting.model else '无'}模型，标题{'保留' if setting.headings else '丢失'}："
            + "，".join(f"{_PRESENCES[item]} {counts.get(item, 0)}" for item in Presence)
            for setting, counts in figures.items()
            if sum(counts.values())
        ]
    return tuple(lines)
