"""All figures of the benchmark in one mapping, as ``corpus/metrics.json`` holds them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.app.benchmarking.evaluating import corpus, evaluate
from pipeline.app.benchmarking.model_figures import model_figures
from pipeline.app.checking import check_bytes, load, read_document, read_file
from pipeline.app.order import Order
from pipeline.benchmark import floor, kinds, real, score
from pipeline.benchmark.judge import Answer, Judged
from pipeline.benchmark.kinds import Recognised
from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Mutant
from pipeline.benchmark.real import Claim, Sample
from pipeline.errors import InputError
from pipeline.model.report import Outcome
from pipeline.word.plain import docx

FLOOR, METRICS = "floor.yaml", "metrics.json"
_TODAY = date(2026, 1, 1)
"""The law date of other people's agreements that tell no day of signing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to measure: with the trained model or without, by how many processes.

    ``others`` is a folder of labelled agreements of other people.
    """

    others: Path | None = None
    model: bool = True
    jobs: int = 1
    ablation: bool = False
    """Whether to measure what the model adds; takes as long again for each agreement."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures, and every single answer that they are made of."""

    metrics: Mapping[str, Any]
    answers: Sequence[Answer]
    judged: Sequence[Judged]


def measure(
    known: Sequence[Labelled], planted: Sequence[Mutant], wanted: Wanted, *, done: Callable[[int], None]
) -> Measured:
    """Everything that can be measured; ``done`` is told how many documents each step has judged."""
    answers, judged = evaluate(known, planted, model=wanted.model, jobs=wanted.jobs, done=done)
    metrics = score.metrics(answers, judged)
    clauses = list(_clauses(known))
    for split, found in metrics.items():
        own = [item for item in clauses if split in ("all", item.split)]
        found["agreements"]["clauses"] = kinds.figures(own)
    if wanted.ablation:
        metrics["model"] = model_figures(known, wanted.others)
    if wanted.others is not None:
        metrics["real"] = real.figures(_real(real.samples(wanted.others), model=wanted.model))
    return Measured(metrics, answers, judged)


def _clauses(known: Sequence[Labelled]) -> Iterator[Recognised]:
    checker = load()
    for item in known:
        document = read_document(docx(item.source, name=item.id), name=f"{item.id}.docx")
        yield from kinds.recognised(item, checker.analyse(document))


def _real(samples: Sequence[Sample], *, model: bool) -> list[tuple[Claim, Outcome]]:
    checker = load() if model else replace(load(), opinion=None)
    order = Order(today=_TODAY, type="cooperation_agreement")
    pairs = []
    for sample in samples:
        data = docx(sample.source, name=sample.name) if sample.path is None else read_file(sample.path)
        report = check_bytes(data, name=f"{sample.name}", checker=checker, order=order)
        outcomes = {result.rule: result.outcome for result in report.results}
        pairs += [(claim, outcomes.get(claim.rule, Outcome.NOT_APPLICABLE)) for claim in sample.claims]
    return pairs


def written(metrics: Mapping[str, Any]) -> bytes:
    """``metrics`` as the file holds them; same figures, same bytes."""
    return (json.dumps(metrics, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def committed() -> Mapping[str, Any]:
    """The figures that are committed. Raises InputError where there are none."""
    path = corpus() / METRICS
    if not path.is_file():
        raise InputError(
            "还没有 corpus/metrics.json，请先运行 cxy corpus evaluate --output corpus/metrics.json。"
        )
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def fallen(metrics: Mapping[str, Any]) -> tuple[str, ...]:
    """One sentence for each figure that is below the committed floor. Raises ContentError."""
    path = corpus() / FLOOR
    return floor.fallen(floor.load(path), metrics, path)
