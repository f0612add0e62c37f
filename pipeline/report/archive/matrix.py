"""The findings of an archive: files against rules, every finding, what was mended, counts of the rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from pipeline.model.archive import Archive, AuditedFile, AuditedFinding, FileOutcome
from pipeline.model.report import Outcome
from pipeline.report.archive import words
from pipeline.report.archive.register import about
from pipeline.report.archive.sheets import Sheet, Value, book
from pipeline.report.xlsx_cells import Column

_QUOTE: Final = 400
_FIXED: Final = (
    Column("文件", 36),
    Column("种类", 16),
    Column("签署年", 8, centred=True),
    Column("结论", 12, centred=True),
    Column("错误", 6, centred=True),
    Column("警告", 6, centred=True),
    Column("建议", 6, centred=True),
    Column("待定", 6, centred=True),
)
_FINDINGS: Final = (
    Column("序号", 7, centred=True),
    Column("文件", 32),
    Column("结果", 10, centred=True),
    Column("与上次相比", 11, centred=True),
    Column("规则", 22),
    Column("发现", 44),
    Column("位置", 22),
    Column("原文", 46),
    Column("依据", 46),
    Column("修改建议", 44),
    Column("规则编号", 26),
    Column("指纹", 20),
)
_MENDED: Final = (Column("文件", 36), Column("规则", 24), Column("上次的发现", 60), Column("上次的原文", 60))
_RULES: Final = (
    Column("规则", 30),
    Column("规则编号", 28),
    Column("严重程度", 10, centred=True),
    Column("适用份数", 10, centred=True),
    *(Column(words.outcome(item), 10, centred=True) for item in Outcome),
    Column("不符合的比例", 14, centred=True),
)


def findings(archive: Archive) -> bytes:
    """The findings as an .xlsx file; ``archive`` is read once for each sheet."""
    columns = [*_FIXED, *(Column(rule.title, 6.5, centred=True, upright=True) for rule in archive.run.rules)]
    coloured = [3, *range(len(_FIXED), len(columns))]
    sheets = (
        Sheet("矩阵", columns, _matrix(archive), 1, coloured),
        Sheet("逐项", _FINDINGS, _findings(archive), 3, (2,)),
        Sheet("各规则统计", _RULES, _statistics(archive), 1, (2,)),
        Sheet("已改正", _MENDED, _mended(archive), 1),
        Sheet("说明", (Column("项目", 22), Column("内容", 100)), about(archive.run)),
    )
    return book(sheets, title="检查结果")


def _checked(archive: Archive) -> Iterator[AuditedFile]:
    return (file for file in archive if file.outcome is FileOutcome.CHECKED)


def _matrix(archive: Archive) -> Iterator[list[Value]]:
    for file in _checked(archive):
        results = {item.rule: words.found(item) for item in file.results}
        signed = file.terms.signed
        year = signed.year if signed else None
        head = [file.path, file.type_title, year, words.verdict(file), *words.counts(file)]
        yield [*head, *(results.get(rule.rule) for rule in archive.run.rules)]


def _findings(archive: Archive) -> Iterator[list[Value]]:
    pairs = ((file, item) for file in _checked(archive) for item in file.findings)
    compared = archive.run.previous is not None
    for number, (file, item) in enumerate(pairs, 1):
        yield [number, file.path, *_finding(item, compared=compared)]


def _finding(item: AuditedFinding, *, compared: bool) -> list[Value]:
    return [
        words.found(item),
        words.change(item.change, compared=compared),
        item.title,
        item.message,
        item.place,
        "\n".join(quotation.quote[:_QUOTE] for quotation in item.evidence[:3]),
        "\n".join(item.basis),
        item.suggestion,
        item.rule,
        item.fingerprint,
    ]


def _mended(archive: Archive) -> Iterator[list[Value]]:
    for file in archive:
        for item in file.fixed:
            yield [file.path, item.title, item.message, item.quote[:_QUOTE]]


def _statistics(archive: Archive) -> Iterator[list[Value]]:
    seen: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for file in _checked(archive):
        for item in file.results:
            seen[item.rule][item.outcome] += 1
    for rule in archive.run.rules:
        count = seen[rule.rule]
        applied = count.total() - count[Outcome.NOT_APPLICABLE]
        part = f"{count[Outcome.VIOLATED] / applied:.0%}" if applied else ""
        outcomes = [count[item] for item in Outcome]
        yield [rule.title, rule.rule, words.severity(rule.severity), applied, *outcomes, part]
