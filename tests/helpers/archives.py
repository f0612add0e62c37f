"""An invented archive of any size, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from pipeline.model.archive import (
    Archive,
    AuditedFile,
    AuditedFinding,
    AuditedParty,
    AuditedShare,
    AuditedTerms,
    Change,
    FileOutcome,
    Obligation,
    Quotation,
    RuleColumn,
    Run,
)
from pipeline.model.report import Outcome, Severity, Verdict

TODAY = date(2026, 6, 1)
RULES = tuple(
    RuleColumn(f"group/rule-{number}", title, "group", severity)
    for number, (title, severity) in enumerate(
        (
            ("保密期限不短于合作结束后二年", Severity.ERROR),
            ("分配比例明确", Severity.ERROR),
            ("退出后的清算", Severity.ERROR),
            ("争议解决", Severity.WARNING),
            ("技术术语的解释", Severity.ADVICE),
            ("没有留空", Severity.WARNING),
        )
    )
)
RUN = Run(
    2,
    TODAY,
    "signing",
    sources=("协议档案",),
    ruleset="a" * 64,
    model="b" * 64,
    version="1.0",
    previous=1,
    files=6,
    outcomes=(
        (FileOutcome.CHECKED, 3),
        (FileOutcome.UNREADABLE, 1),
        (FileOutcome.DUPLICATE, 1),
        (FileOutcome.SKIPPED, 1),
    ),
    rules=RULES,
)


def result(number: int, outcome: Outcome, *, change: Change = Change.UNCHANGED) -> AuditedFinding:
    rule = RULES[number % len(RULES)]
    return AuditedFinding(
        rule.rule,
        rule.title,
        rule.group,
        outcome,
        rule.severity,
        f"{rule.title}：<b>说明</b>",
        basis=("《中华人民共和国民法典》第八百四十五条",),
        evidence=(Quotation("保密期限为合作结束后一年", "第八条 保密"),),
        suggestion="改为不少于二年。",
        fingerprint=f"f{number}",
        change=change,
    )


def checked(number: int) -> AuditedFile:
    signed = date(2016, 1, 4) + timedelta(days=97 * number % 3800)
    kinds = list(Outcome)
    results = tuple(
        result(n, kinds[(number + n * n) % 5], change=list(Change)[(number + n) % 3])
        for n in range(len(RULES))
    )
    errors = any(item.outcome is Outcome.VIOLATED and item.severity is Severity.ERROR for item in results)
    review = any(item.open for item in results)
    ends = signed + timedelta(days=730)
    return AuditedFile(
        f"{signed.year}年/第{number:05}号 合作协议.docx",
        FileOutcome.CHECKED,
        sha256=sha256(str(number).encode()).hexdigest(),
        size=20_000 + number,
        read_how=("docx", "converted", "pdf", "ocr")[number % 4],
        read_kind=("docx", "doc", "pdf", "png")[number % 4],
        confidence=0.93 if number % 4 == 3 else 1.0,
        remarks=("标题写合作，内容为委托。",) if number % 7 == 0 else (),
        type="cooperation_agreement",
        type_title=("产学研合作协议", "技术开发（委托）合同", "保密协议")[number % 3],
        verdict=Verdict.FAIL if errors else Verdict.REVIEW if review else Verdict.PASS,
        as_of=signed,
        as_of_by="signing",
        ruleset="a" * 64,
        results=results,
        fixed=(result(number, Outcome.VIOLATED, change=Change.FIXED),) if number % 5 == 0 else (),
        terms=AuditedTerms(
            title=f"第{number}号项目合作协议",
            parties=(
                AuditedParty("甲方", f"示例{number % 23}科技有限公司", "企业"),
                AuditedParty("乙方", f"示例{number % 5}大学", "高校"),
            ),
            subject="低温材料中试",
            amount=Decimal(number * 1000 + 500) / 100 if number % 6 else None,
            signed=signed,
            starts=signed,
            ends=ends,
            term_text="24个月",
            ip_regime="共有",
            shares=(AuditedShare("甲方", Fraction(3, 5)), AuditedShare("乙方", Fraction(2, 5))),
            shares_text="甲方60%，乙方40%",
            confidential_until=ends + timedelta(days=1096),
            confidential_text="合作结束后3年",
            forum="甲方住所地人民法院",
        ),
        obligations=(
            Obligation("term_end", "合作期限届满", ends, "自2016年起", "第二条"),
            Obligation(
                "payment",
                "第2期付款",
                quote="验收合格后十日内",
                condition="验收合格后十日内",
                amount=Decimal(500),
            ),
            Obligation(
                "closing_report",
                "编制总结报告",
                ends + timedelta(days=45),
                basis="技术规范 5.3.3",
                provisional=True,
            ),
        ),
        change=list(Change)[number % 3],
    )


def unread() -> tuple[AuditedFile, ...]:
    return (
        AuditedFile(
            "坏/损坏.docx",
            FileOutcome.UNREADABLE,
            "文件已损坏，请用 Word 修复后再试。",
            sha256="c" * 64,
            size=12,
        ),
        AuditedFile(
            "复制 of 第00001号.docx", FileOutcome.DUPLICATE, sha256="d" * 64, duplicate_of="第00001号.docx"
        ),
        AuditedFile("邮件.eml", FileOutcome.SKIPPED, "电子邮件，请先另存其中的附件。"),
    )


def archive(size: int, *, run: Run = RUN) -> Archive:
    def read() -> Iterator[AuditedFile]:
        yield from (checked(number) for number in range(size))
        yield from unread()

    return Archive(run, read)
