"""Reports as the checker makes them, about an invented agreement, with everything that is hard to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.model import terms as t
from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Ledger,
    Revision,
    Run,
    Story,
    Unread,
    View,
)
from pipeline.model.evidence import Evidence
from pipeline.model.report import Basis, Force, Outcome, Report, RuleResult, Severity, Verdict, Waiver
from pipeline.model.state import Period
from pipeline.model.terms_disputes import Forum, ForumKind, Liability, LiabilityKind
from pipeline.model.terms_exit import Exit, ExitCondition, ExitOwnership, Liquidation
from pipeline.model.terms_results import Distribution, FilingDuty, Subject

CIVIL = Basis(
    "civil-code",
    "845",
    "《中华人民共和国民法典》第八百四十五条",
    "技术合同一般写明项目名称、内容和要求、履行计划与方式、成果归属及收益分配办法等。",
    Force.DIRECTORY,
)
STANDARD = Basis(
    "standard",
    "5.1.3",
    "《产学研合作管理技术规范》5.1.3 合作协议签署 · 保密条款",
    "保密期限在合作结束后不少于两年。",
    Force.MANDATORY,
)
Segment = tuple[str, frozenset[str]]

SECRECY = "双方对合作中知悉的技术资料、经营信息等负有保密义务，保密期限自本协议签订之日起"
LEAK = "泄露秘密的一方应当赔偿损失。"


def marked(text: str, *marks: str) -> Segment:
    """Characters with marks."""
    return text, frozenset(marks)


def block(index: int, *segments: str | Segment, **rest: Any) -> Block:  # noqa: ANN401 - fields of a block
    """A block of ``segments``, one run each; the numbers of their elements count up."""
    runs, text = [], ""
    for number, segment in enumerate(segments):
        words, marks = segment if isinstance(segment, tuple) else (segment, frozenset[str]())
        runs.append(Run(len(text), len(text) + len(words), index * 10 + number, 0, marks))
        text += words
    return Block(index, text, runs=tuple(runs), **rest)


def document(*, view: View = View.FINAL, name: str = "示例合作协议.docx") -> Document:
    """Headings with printed numbers, nested tables, notes, comments, headers; revisions in MARKED."""
    blocks = tuple(block(index, *segments, **rest) for index, (segments, rest) in enumerate(_blocks(view)))
    ledger = Ledger(
        sum(len(item.text) for item in blocks),
        (("deleted revision", 12), ("field instruction", 30)),
        (
            Unread("word/embeddings/sheet1.bin", "嵌入的 Excel 工作表"),
            Unread("word/afchunk.mht", "导入的网页", 120),
        ),
    )
    place = evidence(Document(name, blocks), "签订之日起").location
    revisions = (Revision("insertion", "一年", place, "审阅人", "2025-01-02T03:04:05Z"),)
    return Document(name, blocks, "9f" * 32, view, ledger, revisions, pictures=1)


def evidence(source: Document, quote: str, clause: str = "") -> Evidence:
    """The first place where ``quote`` stands; StopIteration when it stands nowhere."""
    found = next(item for item in source.blocks if quote in item.text)
    start = found.text.index(quote)
    return Evidence(quote, found.location(start, start + len(quote)), clause)


def _blocks(view: View) -> list[tuple[tuple[str | Segment, ...], dict[str, Any]]]:
    """Segments and fields of each block, in reading order."""
    changed: tuple[str | Segment, ...] = ("一年",)
    if view is View.MARKED:
        changed = (marked("三年", "deleted"), marked("一年", "inserted"))
    article = {"heading_level": 1, "style": "heading 1"}
    return [
        (("产学研合作协议",), {"centred": True, "heading_level": 1, "style": "Title"}),
        (("甲方：示例科技有限公司",), {}),
        (("乙方：示例大学",), {}),
        (("签订日期：", marked("____年__月__日", "underline")), {}),
        (("经费",), {"label": "第一条", **article}),
        (("项目",), {"cells": (Cell(0, 0, 0),)}),
        (("金额",), {"cells": (Cell(0, 0, 1),)}),
        (("说明",), {"cells": (Cell(0, 0, 2),)}),
        (("合作经费",), {"cells": (Cell(0, 1, 0),)}),
        (("人民币壹佰万元整（¥1,000,000.00）",), {"cells": (Cell(0, 1, 1),)}),
        (("分期",), {"cells": (Cell(0, 2, 0),)}),
        (("首付款",), {"cells": (Cell(0, 2, 1), Cell(1, 0, 0))}),
        (("人民币", marked("    ", "underline"), "万元"), {"cells": (Cell(0, 2, 1), Cell(1, 0, 1))}),
        (("余款于验收后支付",), {"cells": (Cell(0, 2, 1),)}),
        (("以上金额含税。",), {"cells": (Cell(0, 3, 0),)}),
        (("税率按开票时的规定执行。",), {"story": Story.FOOTNOTE, "note": "1"}),
        (("合作自2025年3月1日起，为期两年。",), {"label": "1.1", "list_level": 1}),
        (("知识产权",), {"label": "第二条", **article}),
        (("本项目所产生的专利申请权归双方共有，由乙方办理申请。",), {}),
        (("保密",), {"label": "第三条", **article}),
        ((SECRECY, *changed, "。"), {}),
        ((LEAK,), {}),
        (("违约责任",), {"label": "第四条", **article}),
        (('违约金为合同总额的【】，A<B & "C" 的情形除外。',), {"label": "（一）", "list_level": 1}),
        (("退出",), {"label": "第五条", **article}),
        (("任何一方提前三十日可以书面通知退出，", marked("本句为隐藏文字。", "hidden")), {}),
        (("争议解决",), {"label": "第六条", **article}),
        (("争议提交仲裁委员会____仲裁。",), {}),
        (("联系人：<script>alert(1)</script>",), {"story": Story.TEXT_BOX, "part": "word/document.xml"}),
        (("乙方（盖章）：示例大学（材料学院）",), {}),
        (("请核对保密期限",), {"story": Story.COMMENT, "part": "word/comments.xml", "note": "审阅人"}),
        (("示例合作协议 第二稿",), {"story": Story.HEADER, "part": "word/header1.xml"}),
        (("第 1 页",), {"story": Story.FOOTER, "part": "word/footer1.xml"}),
    ]


def report(
    *, verdict: Verdict = Verdict.FAIL, view: View = View.FINAL, name: str = "示例合作协议.docx"
) -> Report:
    """A report with every outcome, overlapping findings, a missing clause, and terms of every kind."""
    source = document(view=view, name=name)
    return Report(
        source,
        "cooperation_agreement",
        "产学研合作协议",
        "title",
        verdict,
        results(source),
        terms(source),
        "c0ffee" * 10 + "beef",
        date(2025, 3, 1),
        "signing",
        ("标题称“合作协议”，正文约定由一方出资、另一方研究开发，请核对是否为委托开发。",),
    )


def waived() -> Report:
    """A report in which one finding is waived and one is known."""
    whole = report()
    found = list(whole.results)
    waiver = Waiver("benefit/clause", "另签收益分配协议", "法务部负责人", date(2027, 1, 1))
    found[1] = replace(found[1], outcome=Outcome.WAIVED, waived_from=Outcome.VIOLATED, waiver=waiver)
    found[2] = replace(found[2], known=True, fingerprint="f1-0123456789abcdef")
    return replace(whole, results=tuple(found))


def clean() -> Report:
    """A report in which every applicable rule is met."""
    source = Document.from_text(
        "产学研合作协议\n第一条 保密\n保密期限至合作结束后满三年止。", name="无问题.docx"
    )
    met = RuleResult(
        "confidentiality/period",
        "保密期限",
        "confidentiality",
        Outcome.SATISFIED,
        Severity.ERROR,
        "约定为三年。",
        (STANDARD,),
        (evidence(source, "合作结束后满三年", "第一条 保密"),),
    )
    return Report(
        source,
        "cooperation_agreement",
        "产学研合作协议",
        "option",
        Verdict.PASS,
        (met,),
        t.Terms(),
        "ab" * 32,
        date(2025, 3, 1),
        "today",
    )


def results(source: Document) -> tuple[RuleResult, ...]:
    """One or more results of each outcome and severity; two pairs of findings overlap."""
    return (
        RuleResult(
            "ip/ownership",
            "成果知识产权归属",
            "ip",
            Outcome.SATISFIED,
            Severity.ERROR,
            "专利权和论文的归属已约定。",
            (CIVIL,),
            (evidence(source, "专利申请权归双方共有", "第二条 知识产权"),),
        ),
        RuleResult(
            "benefit/clause",
            "收益分配条款",
            "benefit",
            Outcome.VIOLATED,
            Severity.WARNING,
            "全文没有约定成果转化收益如何分配。",
            (CIVIL,),
            (),
            "增加“收益分配”一条，写明分配对象、比例、时间和方式。",
            evidence(source, LEAK).location,
            "第三条 保密",
        ),
        RuleResult(
            "confidentiality/period",
            "保密期限不少于合作结束后两年",
            "confidentiality",
            Outcome.VIOLATED,
            Severity.ERROR,
            "保密期限自签订之日起一年，合作期限为两年，合作结束时保密义务已经终止。",
            (STANDARD, CIVIL),
            (evidence(source, "保密期限自本协议签订之日起", "第三条 保密"),),
            "改为“保密期限至合作结束后满两年止”或更长。",
        ),
        RuleResult(
            "confidentiality/scope",
            "保密范围",
            "confidentiality",
            Outcome.UNDETERMINED,
            Severity.WARNING,
            "保密范围写了“等”，是否包括源代码需由人判断。",
            (CIVIL,),
            (evidence(source, "技术资料、经营信息等负有保密义务，保密期限自本协议", "第三条 保密"),),
            "列明保密信息的种类和载体。",
        ),
        RuleResult(
            "draft/placeholders",
            "未填写的空白",
            "draft",
            Outcome.VIOLATED,
            Severity.ERROR,
            "有 4 处空白没有填写。",
            (),
            (
                evidence(source, "____年__月__日"),
                evidence(source, "    ", "经费表"),
                evidence(source, "【】", "第四条 违约责任"),
                evidence(source, "仲裁委员会____", "第六条 争议解决"),
            ),
            "逐处填写，或者删去不适用的文字。",
        ),
        RuleResult(
            "draft/party-names",
            "当事人名称一致",
            "draft",
            Outcome.VIOLATED,
            Severity.ADVICE,
            "乙方名称前后不一致：“示例大学”“示例大学（材料学院）”。",
            (),
            (evidence(source, "示例大学", "首部"), evidence(source, "示例大学（材料学院）", "签署页")),
        ),
        RuleResult(
            "exit/clause",
            "退出条款",
            "exit",
            Outcome.SATISFIED,
            Severity.WARNING,
            "已约定退出。",
            (CIVIL,),
            (evidence(source, "可以书面通知退出", "第五条 退出"),),
        ),
        RuleResult(
            "review/law-firm",
            "重大项目的法律审查",
            "review",
            Outcome.NOT_APPLICABLE,
            Severity.ADVICE,
            "合同总额不足 1000 万元，也未涉及核心技术。",
            (STANDARD,),
        ),
        RuleResult(
            "draft/references-resolve",
            "引用的条款存在",
            "draft",
            Outcome.ERROR,
            Severity.ERROR,
            "规则运行出错（IndexError），本项没有结论。",
        ),
    )


def terms(source: Document) -> t.Terms:
    """Terms with a value of every type."""
    amount = t.Amount(Decimal(1000000), t.Written.DIGITS, evidence(source, "1,000,000.00"))
    words = t.Amount(Decimal(1000000), t.Written.WORDS, evidence(source, "壹佰万元整"))
    secrecy = evidence(source, "保密期限自本协议签订之日起", "第三条 保密")
    sharing = evidence(source, "违约金")
    return t.Terms(
        title="产学研合作协议",
        parties=(
            t.Party(
                "甲方",
                "示例科技有限公司",
                ("委托方",),
                t.PartyKind.ENTERPRISE,
                "示例市示例路1号",
                "91350211M000100Y43",
                representative="张某",
                credit_code_valid=True,
                evidence=(evidence(source, "示例科技有限公司"),),
            ),
            t.Party(
                "乙方",
                "示例大学",
                (),
                t.PartyKind.UNIVERSITY,
                credit_code="12100000400000000X",
                credit_code_valid=False,
                blank=("住所",),
                evidence=(evidence(source, "示例大学"),),
            ),
        ),
        subject=Subject(t.State.DEFINED, "高强度铝合金焊接工艺研究", (sharing,)),
        amounts=(amount, words),
        amount_pairs=(t.AmountPair(amount, words),),
        total=amount,
        payment_plans=(
            t.PaymentPlan(
                (t.Payment(sharing, Fraction(3, 5)), t.Payment(sharing, None, Decimal("400000.5"))), amount
            ),
        ),
        dates=(
            t.DatedEvent("signing", evidence(source, "____年__月__日"), None, t.State.BLANK),
            t.DatedEvent("start", evidence(source, "2025年3月1日"), date(2025, 3, 1)),
        ),
        cooperation_term=t.CooperationTerm(
            t.State.DEFINED,
            24,
            date(2025, 3, 1),
            date(2027, 2, 28),
            "signing",
            (evidence(source, "2025年3月1日"),),
        ),
        ownership=(t.Ownership("专利", "共有", t.State.DEFINED, evidence(source, "专利申请权归双方共有")),),
        filing=filing(sharing),
        confidentiality=t.Confidentiality(
            t.State.DEFINED,
            (
                t.SecrecyTerm(
                    t.SecrecyPeriod.MONTHS,
                    secrecy,
                    12,
                    t.Anchor.SIGNING,
                    0,
                    derivation=("自签订起 12 个月", "合作期限 24 个月", "合作结束后剩余 0 个月"),
                ),
            ),
            (secrecy,),
            t.SecrecyScope(t.State.DEFINED, (secrecy,)),
            (Liability(LiabilityKind.DAMAGES, t.State.UNDEFINED, secrecy, "乙方"),),
        ),
        benefit_sharing=t.BenefitSharing(
            t.State.DEFINED,
            (
                t.ShareTerm(
                    t.State.DEFINED,
                    sharing,
                    (t.Share("甲方", Fraction(2, 3)), t.Share("乙方", Fraction(1, 3))),
                    "转让费",
                    complete=True,
                ),
                t.ShareTerm(t.State.BLANK, sharing, (t.Share("甲方", None),), "许可费"),
                t.ShareTerm(t.State.UNDEFINED, sharing, reason="另行协商"),
            ),
            distribution=distribution(sharing),
        ),
        exit=leaving(sharing),
        liability=liability(sharing),
        disputes=(
            Forum(ForumKind.NEGOTIATION, sharing),
            Forum(ForumKind.COURT, sharing, "示例市"),
            Forum(ForumKind.BLANK, sharing),
        ),
        references=(t.Reference("第八条", sharing), t.Reference("附件二", sharing, 4, external=True)),
    )


def filing(place: Evidence) -> tuple[FilingDuty, ...]:
    """Filing that is settled, and filing that was left blank."""
    return (
        FilingDuty("专利", t.State.DEFINED, place, "乙方", "甲方", "乙方"),
        FilingDuty("商标", t.State.BLANK, place, "乙方"),
    )


def distribution(place: Evidence) -> tuple[Distribution, ...]:
    """A time with a manner, a manner alone, and a blank."""
    return (
        Distribution(t.State.DEFINED, place, "每季度结束后三十日内", 3, Period(days=30), ("转账", "结算")),
        Distribution(t.State.DEFINED, place, how=("转账",)),
        Distribution(t.State.BLANK, place),
    )


def leaving(place: Evidence) -> Exit:
    """All that can be said about leaving."""
    month = Period(3)
    return Exit(
        t.State.DEFINED,
        (
            ExitCondition("连续三个月未投入资源", t.State.DEFINED, place, "其他方", month),
            ExitCondition("", t.State.DEFINED, place, "任何一方", notice=Period(days=10, working=True)),
            ExitCondition("逾期____日", t.State.BLANK, place, "甲方", Period()),
        ),
        (Liquidation("退还剩余经费", t.State.DEFINED, place, month),),
        (ExitOwnership("共有", t.State.DEFINED, place), ExitOwnership("", t.State.BLANK, place)),
    )


def liability(place: Evidence) -> tuple[Liability, ...]:
    """Liability of every kind."""
    defined = t.State.DEFINED
    return (
        Liability(
            LiabilityKind.PENALTY_RATE, defined, place, "甲方", Fraction(1, 2000), "day", base="未付款项"
        ),
        Liability(LiabilityKind.PENALTY_SUM, defined, place, "乙方", amount=Decimal(500000)),
        Liability(LiabilityKind.PENALTY_SUM, defined, place, "乙方", Fraction(2), base="所得"),
        Liability(LiabilityKind.PENALTY_SUM, t.State.BLANK, place),
        Liability(LiabilityKind.DAMAGES, defined, place, "违约方", base="全部损失"),
        Liability(LiabilityKind.CAP, defined, place, "乙方", Fraction(1, 5), base="合同总额"),
        Liability(LiabilityKind.EXCLUSION, defined, place, "双方", base="间接损失"),
    )
