"""The register: a line of terms for each agreement, what falls due, and the files that were not checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.archive import Archive, AuditedFile, FileOutcome, Obligation, Run
from pipeline.report.archive import words
from pipeline.report.archive.page import page_name
from pipeline.report.archive.sheets import Link, Sheet, Value, book
from pipeline.report.xlsx_cells import Column

_QUOTE: Final = 300
_COLUMNS: Final = (
    Column("序号", 6, centred=True),
    Column("文件", 36),
    Column("报告", 8, centred=True),
    Column("协议名称", 26),
    Column("种类", 18),
    Column("当事人", 40),
    Column("标的", 30),
    Column("金额（元）", 16),
    Column("币种", 7, centred=True),
    Column("签署日", 12, centred=True),
    Column("开始", 12, centred=True),
    Column("届满", 12, centred=True),
    Column("期限", 20),
    Column("知识产权归属", 22),
    Column("收益分配", 26),
    Column("保密至", 12, centred=True),
    Column("保密期限", 22),
    Column("争议解决", 24),
    Column("结论", 12, centred=True),
    Column("错误", 6, centred=True),
    Column("警告", 6, centred=True),
    Column("建议", 6, centred=True),
    Column("待定", 6, centred=True),
    Column("适用法律截至", 12, centred=True),
    Column("依据", 10, centred=True),
    Column("读取方式", 20),
    Column("与上次相比", 11, centred=True),
    Column("备注", 40),
)
_VERDICT: Final = 18
_DUE: Final = (
    Column("日期", 12, centred=True),
    Column("事项", 14),
    Column("内容", 34),
    Column("取决于", 30),
    Column("义务人", 12),
    Column("金额（元）", 16),
    Column("文件", 34),
    Column("位置", 22),
    Column("原文", 50),
    Column("出处", 26),
    Column("推算", 60),
)
_UNCHECKED: Final = (
    Column("文件", 44),
    Column("情况", 14, centred=True),
    Column("原因和处理办法", 70),
    Column("重复于", 44),
    Column("字节", 12),
    Column("SHA-256", 68),
)


def register(archive: Archive) -> bytes:
    """The register as an .xlsx file; ``archive`` is read once for each sheet."""
    sheets = (
        Sheet("登记簿", _COLUMNS, _agreements(archive), 2, (_VERDICT,)),
        Sheet("将到期", _DUE, _upcoming(archive), 3),
        Sheet("全部期限与义务", _DUE, _all_due(archive), 3),
        Sheet("未检查的文件", _UNCHECKED, _unchecked(archive), 1),
        Sheet("说明", (Column("项目", 22), Column("内容", 100)), about(archive.run)),
    )
    return book(sheets, title="协议登记簿")


def _agreements(archive: Archive) -> Iterator[list[Value]]:
    checked = (file for file in archive if file.outcome is FileOutcome.CHECKED)
    compared = archive.run.previous is not None
    for number, file in enumerate(checked, 1):
        terms = file.terms
        yield [
            number,
            file.path,
            Link(f"reports/{page_name(file)}", "打开"),
            terms.title,
            file.type_title,
            words.parties(file),
            terms.subject,
            terms.amount,
            terms.currency if terms.amount is not None else "",
            terms.signed,
            terms.starts,
            terms.ends,
            terms.term_text,
            terms.ip_regime,
            terms.shares_text,
            terms.confidential_until,
            terms.confidential_text,
            terms.forum,
            words.verdict(file),
            *words.counts(file),
            file.as_of,
            words.AS_OF_BY.get(file.as_of_by, file.as_of_by),
            words.how(file),
            words.change(file.change, compared=compared),
            "\n".join(filter(None, (words.copy(file), *file.remarks))),
        ]


def _all_due(archive: Archive) -> Iterator[list[Value]]:
    for file in archive:
        for item in file.due:
            yield _due(item, file.path)


def _upcoming(archive: Archive) -> list[list[Value]]:
    """From the day of the run on, by day: they are far fewer than all and can be held in memory."""
    coming = [
        (item.due, file.path, number, item)
        for file in archive
        for number, item in enumerate(file.due)
        if item.due is not None and item.due >= archive.run.today
    ]
    return [_due(item, path) for _, path, _, item in sorted(coming, key=lambda row: row[:3])]


def _due(item: Obligation, path: str) -> list[Value]:
    return [
        item.due,
        words.obligation(item.kind),
        item.title,
        item.condition,
        item.party,
        item.amount,
        path,
        item.place,
        item.quote[:_QUOTE],
        item.basis or "协议约定",
        f"{item.derivation}{'（暂定）' if item.provisional else ''}",
    ]


def _unchecked(archive: Archive) -> Iterator[list[Value]]:
    for file in archive:
        if file.outcome is not FileOutcome.CHECKED:
            yield _why(file)


def _why(file: AuditedFile) -> list[Value]:
    reason = file.reason or ("与另一文件内容相同，只检查一次。" if file.duplicate_of else "")
    return [file.path, words.OUTCOMES[file.outcome], reason, file.duplicate_of, file.size, file.sha256]


def about(run: Run) -> Iterator[list[Value]]:
    """What the workbook is: which run, over what, by which rules and law."""
    yield ["检查次数", f"第 {run.number} 次" + ("" if run.complete else "（中途停止，文件不全）")]
    yield ["检查之日", run.today]
    yield ["来源", "\n".join(run.sources)]
    yield ["文件数", run.files]
    for outcome, count in run.outcomes:
        yield [f"其中：{words.OUTCOMES[outcome]}", count]
    yield ["适用的法律", words.LAWS.get(run.law_date, f"{run.law_date} 施行的法律")]
    yield ["规则集", run.ruleset]
    yield ["分类模型", run.model or "未使用"]
    yield ["程序版本", run.version]
    if run.gone:
        yield ["上次有、这次没有的文件", "\n".join(run.gone)]
    yield ["说明", "“待定”不等于符合：原文没有写清楚，或者文字是识别出来的，需要人工核对。"]
    yield ["期限", "“取决于”一栏写明条件的，协议没有写明那一天，不推算；标明暂定的，当年放假安排尚未公布。"]
