"""What a report says of its own, in Chinese and English; the document's and the rules' words stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("zh", "en")

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "report": ("产学研协议检查报告", "Agreement check report"),
    "verdict": ("结论", "Verdict"),
    "verdict.pass": ("通过", "Passed"),
    "verdict.review": ("需人工复核", "To be reviewed by a person"),
    "verdict.fail": ("不通过", "Not passed"),
    "verdict.unread": ("未能检查", "Could not be checked"),
    "count.violated": ("{count} 项不符合", "{count} not met"),
    "count.undetermined": ("{count} 项需人工判断", "{count} to be judged by a person"),
    "count.error": ("{count} 项检查出错", "{count} could not be run"),
    "count.waived": ("{count} 项已豁免", "{count} waived"),
    "count.known": ("其中 {count} 项已登记", "{count} of them known"),
    "count.clean_but": ("其余适用的 {count} 项规则均符合", "all other {count} applicable rules are met"),
    "count.clean": ("适用的 {count} 项规则均符合", "all {count} applicable rules are met"),
    "count.none": ("没有适用的规则", "no rule applies"),
    "outcome.satisfied": ("符合", "Met"),
    "outcome.violated": ("不符合", "Not met"),
    "outcome.undetermined": ("待定", "Open"),
    "outcome.not_applicable": ("不适用", "Not applicable"),
    "outcome.error": ("检查出错", "Failed"),
    "outcome.waived": ("已豁免", "Waived"),
    "severity.error": ("错误", "Error"),
    "severity.warning": ("警告", "Warning"),
    "severity.advice": ("建议", "Advice"),
    "force.mandatory": ("强制性规定", "mandatory"),
    "force.directory": ("指引性规定", "directory"),
    "force.recommended": ("倡导性规定", "recommended"),
    "force.practice": ("交易习惯", "practice"),
    "type": ("协议类型", "Type of agreement"),
    "type_by.option": ("由 --type 指定", "given by --type"),
    "type_by.title": ("按标题认定", "by its title"),
    "type_by.wording": ("按正文内容认定", "by its wording"),
    "as_of": ("适用法律日期", "Law as of"),
    "as_of_by.option": ("由 --as-of 指定", "given by --as-of"),
    "as_of_by.signing": ("协议签订日期", "date of signing"),
    "as_of_by.today": ("检查当日", "today"),
    "view": ("修订视图", "Tracked changes"),
    "view.final": ("接受全部修订后的文本", "all changes accepted"),
    "view.original": ("拒绝全部修订后的文本", "all changes rejected"),
    "view.marked": ("保留修订标记的文本", "changes marked"),
    "source": ("读取方式", "Read as"),
    "source.converted": ("由 LibreOffice 从 .{kind} 转换", "converted from .{kind} by LibreOffice"),
    "source.pdf": ("PDF 的文字（共 {pages} 页）", "text of a PDF ({pages} pages)"),
    "source.ocr": (
        "文字识别（OCR）：{pages} 页中的 {scanned} 页，把握 {confidence}",
        "recognised characters (OCR): {scanned} of {pages} pages, confidence {confidence}",
    ),
    "source.unknown": ("不明", "unknown"),
    "page": ("第{number}页", "p. {number}"),
    "notices": ("提示", "Remarks"),
    "findings": ("不符合项", "Findings"),
    "findings.none": ("未发现不符合项。", "Nothing was found that is not met."),
    "to_read": ("需由人判断", "To be read by a person"),
    "waived": ("已豁免", "Waived"),
    "known": ("已登记", "known"),
    "waiver": ("豁免", "Waiver"),
    "waiver.approver": ("批准人：{name}", "approved by {name}"),
    "waiver.since": ("自 {day} 起", "from {day}"),
    "waiver.expires": ("至 {day} 止", "until {day}"),
    "waiver.between": ("；", "; "),
    "waiver.write": ("写一项豁免", "Write a waiver"),
    "waived_from": ("原为{outcome}", "was: {outcome}"),
    "fingerprint": ("指纹", "Fingerprint"),
    "place": ("位置", "Place"),
    "expected": ("应在 {place} 之后", "Expected after {place}"),
    "absent": ("全文未见相应内容", "Not found anywhere in the text"),
    "basis": ("依据", "Basis"),
    "suggestion": ("修改建议", "Suggestion"),
    "all_rules": ("全部规则", "All rules"),
    "outcome": ("结果", "Outcome"),
    "rule": ("规则", "Rule"),
    "evidence": ("原文依据", "Evidence"),
    "more": ("（另有 {count} 处）", "({count} more)"),
    "terms": ("合同要素", "Terms"),
    "derivation": ("推算", "Derivation"),
    "terms.none": ("未读出合同要素。", "No terms were read."),
    "ledger": ("读取情况", "What was read"),
    "ledger.read": ("读取 {count} 个字符", "{count} characters read"),
    "ledger.left_out": ("不计入 {count} 个字符：{reason}", "{count} characters left out: {reason}"),
    "ledger.unread": ("未能读取：{what}（{part}）", "Could not be read: {what} ({part})"),
    "ledger.unread_counted": (
        "未能读取：{what}（{part}，{count} 个字符）",
        "Could not be read: {what} ({part}, {count} characters)",
    ),
    "ledger.complete": ("没有未能读取的内容", "nothing was left unread"),
    "ledger.pictures": (
        "图片及其他无文字对象 {count} 个，未作检查",
        "{count} pictures and objects, not checked",
    ),
    "ledger.revisions": ("未处理的修订 {count} 处", "{count} pending tracked changes"),
    "identity": ("核验信息", "Identification"),
    "sha256": ("文件 SHA-256", "File SHA-256"),
    "ruleset": ("规则集", "Rule set"),
    "model": ("条款识别模型", "Clause model"),
    "disclaimer": (
        "本报告为自动检查结果，不构成法律意见。",
        "This report is the result of an automatic check and is not legal advice.",
    ),
    "document": ("协议全文", "Full text"),
    "comments": ("批注", "Comments"),
    "headers": ("页眉", "Headers"),
    "footers": ("页脚", "Footers"),
    "text_box": ("文本框", "Text box"),
    "footnote": ("脚注", "Footnote"),
    "endnote": ("尾注", "Endnote"),
    "comment": ("批注", "Comment"),
    "header": ("页眉", "Header"),
    "footer": ("页脚", "Footer"),
    "missing_here": ("此处应有：{title}", "Expected here: {title}"),
    "show": ("显示", "Show"),
    "show.satisfied": ("符合项依据", "Evidence of rules met"),
    "to_text": ("查看原文", "See the text"),
    "files": ("文件", "Files"),
    "file": ("文件", "File"),
    "number": ("序号", "No."),
    "rule_id": ("规则编号", "Rule identifier"),
    "severity": ("严重程度", "Severity"),
    "found": ("问题", "Finding"),
    "clause": ("条款", "Clause"),
    "quote": ("原文", "Words"),
    "term": ("要素", "Term"),
    "content": ("内容", "Content"),
    "note": ("说明", "Note"),
    "legend": ("图例", "Legend"),
    "group": ("类别", "Group"),
    "currency": ("币种", "Currency"),
    "sheet.findings": ("问题", "Findings"),
    "sheet.matrix": ("矩阵", "Matrix"),
    "sheet.terms": ("条款要素", "Terms"),
    "sheet.statements": ("要素明细", "Statements"),
    "sheet.rules": ("规则", "Rules"),
    "sheet.about": ("说明", "About"),
    "files_with": ("{name}（份）", "{name} (files)"),
    "hidden": ("隐藏文字", "hidden text"),
    "empty": ("（文件没有文字）", "(the file holds no text)"),
    "separator": ("、", ", "),
    "colon": ("：", ": "),
    "brackets": ("（{text}）", " ({text})"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels in one language. ``lang`` is one of ``LANGUAGES``; ValueError otherwise."""

    lang: str = "zh"

    def __post_init__(self) -> None:
        """Refuse a language that there is none of."""
        if self.lang not in LANGUAGES:
            raise ValueError(f"lang is one of {LANGUAGES}, not {self.lang!r}")

    def pick(self, pair: tuple[str, str]) -> str:
        """The one of (Chinese, English) that is wanted."""
        return pair[LANGUAGES.index(self.lang)]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase ``key`` with ``values`` filled in; KeyError for a phrase that does not exist."""
        return self.pick(PHRASES[key]).format(**values)

    def name(self, family: str, value: str) -> str:
        """The name of ``value`` in ``family`` (``severity``, ``type_by`` …); ``value`` itself without one."""
        pair = PHRASES.get(f"{family}.{value}")
        return value if pair is None else self.pick(pair)

    def bracketed(self, text: str) -> str:
        """``text`` in brackets, or nothing when there is no text."""
        return self("brackets", text=text) if text else ""

    def joined(self, items: list[str]) -> str:
        """``items`` as an enumeration."""
        return self("separator").join(items)
