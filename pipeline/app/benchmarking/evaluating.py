"""Every labelled agreement and every mutant is built, read and judged; the answers are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from pipeline.app.checking import Checker, check_document, load, read_document
from pipeline.app.order import Order
from pipeline.benchmark import judge, labelled
from pipeline.benchmark.judge import Answer, Judged
from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Mutant
from pipeline.content import root
from pipeline.errors import InputError
from pipeline.model.report import Report
from pipeline.word.plain import docx

FOLDER = "agreements"
_CHUNK = 24
"""Documents that a process takes at a time."""
Job = Labelled | Mutant
Judgement = tuple[Answer, ...] | Judged


@dataclass(frozen=True, slots=True)
class Terms:
    """How documents of one agreement are judged."""

    type: str
    as_of: date


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every process has to know."""

    terms: dict[str, Terms]
    model: bool


def corpus() -> Path:
    """The folder of the corpus. Raises InputError where it was not installed."""
    folder = root() / "corpus"
    if not (folder / FOLDER).is_dir():
        raise InputError(
            "这里没有基准语料：安装包里只带示例协议。请取得本项目的源代码，在其文件夹里运行 cxy corpus。"
        )
    return folder


def agreements() -> tuple[Labelled, ...]:
    """All labelled agreements. Raises InputError where there are none, ContentError where one is wrong."""
    return labelled.load(corpus() / FOLDER)


def evaluate(
    known: Sequence[Labelled],
    mutants: Iterable[Mutant],
    *,
    model: bool,
    jobs: int,
    done: Callable[[int], None],
) -> tuple[list[Answer], list[Judged]]:
    """Answers on all ``known`` agreements and judgements on all ``mutants``, in their order.

    ``model``: whether the trained model has a say. ``jobs`` processes share the work; ``done`` is told how
    many documents each step has judged.
    """
    terms = {item.id: Terms(item.type, item.as_of) for item in known}
    work: list[Job] = [*known, *mutants]
    answers: list[Answer] = []
    judged: list[Judged] = []
    for result in _judged(work, _Setting(terms, model), jobs, done):
        if isinstance(result, Judged):
            judged.append(result)
        else:
            answers += result
    return answers, judged


def _judged(
    work: Sequence[Job], setting: _Setting, jobs: int, done: Callable[[int], None]
) -> Iterator[Judgement]:
    chunks = list(_chunks(work))
    if jobs == 1:
        _start(setting)
        for chunk in chunks:
            yield from _judge_chunk(chunk)
            done(len(chunk))
        return
    results: dict[int, list[Judgement]] = {}
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (setting,)) as pool:
        waiting = {pool.submit(_judge_chunk, chunk): number for number, chunk in enumerate(chunks)}
        for future in as_completed(waiting):
            number = waiting[future]
            results[number] = future.result()
            done(len(chunks[number]))
    for number in range(len(chunks)):
        yield from results[number]


def _chunks(work: Iterable[Job]) -> Iterator[list[Job]]:
    waiting = iter(work)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


class _Worker:
    """What a process keeps: the rules, read once."""

    checker: Checker
    terms: dict[str, Terms]


def _start(setting: _Setting) -> None:
    _Worker.checker = load() if setting.model else replace(load(), opinion=None)
    _Worker.terms = setting.terms


def _judge_chunk(chunk: list[Job]) -> list[Judgement]:
    return [_judge(job, _Worker.terms, _Worker.checker) for job in chunk]


def _judge(job: Job, terms: dict[str, Terms], checker: Checker) -> Judgement:
    if isinstance(job, Labelled):
        return tuple(judge.answers(job, _report(job, terms[job.id], checker)))
    return judge.judge(job, _report(job, terms[job.parent], checker))


def _report(job: Job, terms: Terms, checker: Checker) -> Report:
    document = read_document(docx(job.source, name=job.id), name=f"{job.id}.docx")
    order = Order(today=terms.as_of, type=terms.type, as_of=terms.as_of)
    return check_document(document, checker=checker, order=order)
