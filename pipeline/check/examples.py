"""Runs the examples of rule files: each must have its outcome, at its quotation.

An example is a text of one paragraph a line. What a text cannot show is written in marks, and becomes the
state of a Word file: ``{++…++}`` inserted and ``{--…--}`` deleted by tracked changes that are still
pending, ``{~~…~~}`` hidden text, ``{!!…!!}`` something that could not be read (``{!!图片!!}``: a picture,
``{!!文本框:120!!}``: 120 characters lost). Lines of ``| cell | cell |`` that follow each other are a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.check.engine import judge
from pipeline.check.judgement import Context
from pipeline.model.document import Block, Cell, Document, Ledger, Location, Revision, Run, Unread
from pipeline.model.report import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pipeline.check.rule import Example, Rule, RuleSet
    from pipeline.model.agreement import Agreement
    from pipeline.model.report import RuleResult

    Analyse = Callable[[Document], Agreement]

_MARK = re.compile(r"\{(\+\+|--|~~|!!)(.*?)(?:\+\+|--|~~|!!)\}")
_ROW = re.compile(r"\|(.*)\|")
_LOST = re.compile(r"[:：]([0-9]+)$")
_OUTCOMES = {
    Outcome.SATISFIED: "符合",
    Outcome.VIOLATED: "不符合",
    Outcome.UNDETERMINED: "不能判断",
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.ERROR: "规则出错",
}


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What became of one example; ``problem`` says what is not as the rule file has it, empty when all is."""

    rule: str
    number: int
    """From 1, passing examples first."""
    keys: tuple[str | int, ...]
    """Where the example stands in the rule file: ``("examples", "fail", 0)``."""
    problem: str
    result: RuleResult | None = None

    @property
    def ok(self) -> bool:
        """Whether the rule did on it what its file says."""
        return not self.problem


def run_examples(
    ruleset: RuleSet, analyse: Analyse, *, as_of: date, house_only: bool = False
) -> tuple[ExampleResult, ...]:
    """The outcome of every example of every rule that is not retired, in the order of the rules."""
    return tuple(
        result
        for rule in ruleset.rules
        if rule.status != "retired" and (rule.house or not house_only)
        for result in run_rule(rule, ruleset, analyse, as_of=as_of)
    )


def run_rule(rule: Rule, ruleset: RuleSet, analyse: Analyse, *, as_of: date) -> tuple[ExampleResult, ...]:
    """The outcome of every example of ``rule``. What a house sets counts for its own rules only."""
    values = {**ruleset.catalogue.values_on(as_of), **(ruleset.parameters if rule.house else {})}
    context = Context(as_of, values)
    return tuple(
        _run(rule, number, keys, example, analyse, context)
        for number, (keys, example) in enumerate(_placed(rule), 1)
    )


def document_of(text: str) -> Document:
    """The document that an example's ``text`` stands for, its marks turned into the state of the file."""
    blocks: list[Block] = []
    revisions: list[Revision] = []
    unread: list[Unread] = []
    for line, places in _lines(text):
        blocks.append(replace(_block(line, len(blocks), revisions, unread), cells=places))
    ledger = Ledger(sum(len(block.text) for block in blocks), (), tuple(unread))
    return Document("", tuple(blocks), ledger=ledger, revisions=tuple(revisions))


def _lines(text: str) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Each paragraph with its place in a table; cells without words are not there."""
    table, row, inside = -1, 0, False
    for line in (line for line in text.splitlines() if line.strip()):
        cells = _ROW.fullmatch(line)
        if cells is None:
            inside = False
            yield line, ()
            continue
        table, row = (table, row + 1) if inside else (table + 1, 0)
        inside = True
        for column, words in enumerate(cells[1].split("|")):
            if words.strip():
                yield words.strip(), (Cell(table, row, column),)


def _block(line: str, index: int, revisions: list[Revision], unread: list[Unread]) -> Block:
    text, runs, last = "", [], 0
    for match in _MARK.finditer(line):
        runs.append(Run(len(text), len(text) + match.start() - last))
        text += line[last : match.start()]
        last, (mark, words) = match.end(), match.groups()
        start = len(text)
        text += words if mark in ("++", "~~") else ""
        place = Location(index, start, len(text))
        if mark in ("++", "--"):
            revisions.append(
                Revision("insertion" if mark == "++" else "deletion", words, place, "示例修订人")
            )
        elif mark == "!!":
            lost = _LOST.search(words)
            unread.append(Unread("word/document.xml", _LOST.sub("", words), int(lost[1]) if lost else 0))
        marks = {"++": "inserted", "~~": "hidden"}
        runs.append(Run(start, len(text), marks=frozenset({marks[mark]} if mark in marks else ())))
    text += line[last:]
    runs.append(Run(len(text) - len(line[last:]), len(text)))
    return Block(index, text, runs=tuple(run for run in runs if run.end > run.start))


def _placed(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], Example]]:
    counts = {"pass": 0, "fail": 0}
    for example in rule.examples:
        side = "pass" if example.outcome in (Outcome.SATISFIED, Outcome.NOT_APPLICABLE) else "fail"
        yield ("examples", side, counts[side]), example
        counts[side] += 1


def _run(  # noqa: PLR0913, PLR0917 - what an example is run with
    rule: Rule, number: int, keys: tuple[str | int, ...], example: Example, analyse: Analyse, context: Context
) -> ExampleResult:
    try:
        result = judge(analyse(document_of(example.text)), rule, context)
    except Exception as error:  # noqa: BLE001 - a crash is what this is to find
        return ExampleResult(rule.id, number, keys, f"规则出错：{type(error).__name__}: {error}")
    return ExampleResult(rule.id, number, keys, _problem(example, result), result)


def _problem(example: Example, result: RuleResult) -> str:
    if result.outcome is not example.outcome:
        quotes = "、".join(f"“{item.quote}”" for item in result.evidence)
        found = f"，依据 {quotes}" if quotes else ""
        return (
            f"应当{_OUTCOMES[example.outcome]}，结果是{_OUTCOMES[result.outcome]}{found}（{result.message}）"
        )
    if example.missing and result.evidence:
        return f"应当没有原文可引，却引了“{result.evidence[0].quote}”"
    if example.missing and result.expected_at is None:
        return "没有指出缺失的内容应当写在哪里，请在规则中写 expected_after"
    if example.quote and not _found(example, result):
        quotes = "、".join(f"“{item.quote}”" for item in result.evidence) or "没有引文"
        return f"应当引“{example.quote}”，结果是{quotes}"
    return ""


def _found(example: Example, result: RuleResult) -> bool:
    """Whether some evidence and the quotation stand at the same place."""
    document = document_of(example.text)
    wanted = [
        (block.index, start, start + len(example.quote))
        for block in document.blocks
        for start in _places(block.text, example.quote)
    ]
    return any(
        item.location.block == block and item.location.start < end and start < item.location.end
        for item in result.evidence
        for block, start, end in wanted
    )


def _places(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)
