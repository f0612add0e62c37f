"""What the exports of an archive call things."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import Final

from pipeline.model.archive import AuditedFile, AuditedFinding, Change, FileOutcome
from pipeline.model.report import Outcome, Severity, Verdict
from pipeline.report.wording import Wording

OUTCOMES: Final = MappingProxyType(
    {
        FileOutcome.CHECKED: "已检查",
        FileOutcome.UNREADABLE: "无法读取",
        FileOutcome.SKIPPED: "已跳过",
        FileOutcome.CRASHED: "读取时崩溃",
        FileOutcome.TIMEOUT: "超过时间限制",
        FileOutcome.MEMORY: "超过内存限制",
        FileOutcome.DUPLICATE: "重复文件",
    }
)
CHANGES: Final = MappingProxyType(
    {Change.NEW: "新增", Change.CHANGED: "有改动", Change.UNCHANGED: "没有变化", Change.FIXED: "已改正"}
)
HOW: Final = MappingProxyType(
    {"docx": "直接读取", "converted": "转换后读取", "pdf": "PDF 文字", "ocr": "文字识别"}
)
AS_OF_BY: Final = MappingProxyType({"signing": "签署日", "today": "检查日", "option": "指定日期"})
OBLIGATIONS: Final = MappingProxyType(
    {
        "term_end": "合作期限届满",
        "secrecy_end": "保密期限届满",
        "payment": "付款",
        "milestone": "约定的进度",
        "ip_filing": "确权",
        "closing_report": "总结归档",
        "closing_evaluation": "总结性评价",
        "research_data": "研发数据保存",
        "archive": "归档文件保存",
    }
)
UNREAD: Final = "未能检查"
LAWS: Final = MappingProxyType({"signing": "签署时施行的法律", "today": "检查之日施行的法律"})

_WORDING: Final = Wording("zh")


def change(value: Change, *, compared: bool) -> str:
    """What became of a file or finding since the last run; nothing where no run went before."""
    return CHANGES[value] if compared else ""


def verdict(file: AuditedFile) -> str:
    """The file's verdict in words; of one that was not checked that it was not."""
    return UNREAD if file.verdict is None else _WORDING.name("verdict", file.verdict.value)


def found(item: AuditedFinding) -> str:
    """A result in one word: the severity of a violation, else the outcome."""
    if item.outcome is Outcome.VIOLATED:
        return _WORDING.name("severity", item.severity.value)
    return _WORDING.name("outcome", item.outcome.value)


def outcome(value: Outcome) -> str:
    """The word for an outcome."""
    return _WORDING.name("outcome", value.value)


def severity(value: Severity) -> str:
    """The word for a severity."""
    return _WORDING.name("severity", value.value)


def verdict_name(value: Verdict) -> str:
    """The word for a verdict."""
    return _WORDING.name("verdict", value.value)


def how(file: AuditedFile) -> str:
    """How the file was read: 文字识别 png（可信度 93%）."""
    if not file.read_how:
        return ""
    told = HOW.get(file.read_how, file.read_how)
    kind = f" {file.read_kind}" if file.read_kind and file.read_kind != file.read_how else ""
    sure = f"（可信度 {file.confidence:.0%}）" if file.read_how == "ocr" else ""
    return f"{told}{kind}{sure}"


def counts(file: AuditedFile) -> tuple[int, int, int, int]:
    """Errors, warnings, pieces of advice, and what is undetermined (rules that failed among them)."""
    seen = Counter(found(item) for item in file.findings)
    graded = [seen[severity(item)] for item in (Severity.ERROR, Severity.WARNING, Severity.ADVICE)]
    return graded[0], graded[1], graded[2], seen[outcome(Outcome.UNDETERMINED)] + seen[outcome(Outcome.ERROR)]


def obligation(kind: str) -> str:
    """The word for a kind of obligation."""
    return OBLIGATIONS.get(kind, kind)


def parties(file: AuditedFile) -> str:
    """甲方：…；乙方：…, names left blank shown as such."""
    return "；".join(f"{item.role}：{item.name or '（未写明）'}" for item in file.terms.parties)


def copy(file: AuditedFile) -> str:
    """Of which file this one is a copy, or may be; empty where it is like no other."""
    if file.copy_of:
        return f"与 {file.copy_of} 内容相同，期限与义务只按那一份列出。"
    if file.resembles:
        return (
            f"与 {file.resembles} 的当事人、日期相同，文字相近，可能是同一份协议；"
            "两份的期限与义务都列出，请核对。"
        )
    return ""
