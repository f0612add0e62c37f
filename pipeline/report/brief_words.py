"""What the table of terms calls things, in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.evidence import Evidence
from pipeline.model.state import Period, State
from pipeline.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``notes`` stand below the value: particulars, steps of a computation."""

    label: str
    value: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


LABELS = {
    "title": ("名称", "Title"),
    "subject": ("标的", "Subject"),
    "party": ("当事人", "Party"),
    "total": ("合同总额", "Total"),
    "amounts": ("出现的金额", "Amounts"),
    "payment": ("付款安排", "Payments"),
    "signing": ("签订日期", "Signed"),
    "effective": ("生效日期", "Effective"),
    "start": ("开始日期", "Start"),
    "end": ("结束日期", "End"),
    "term": ("合作期限", "Term of cooperation"),
    "ownership": ("权利归属", "Ownership"),
    "filing": ("申请与维护", "Filing and upkeep"),
    "shares": ("收益分配", "Income"),
    "distribution": ("分配时间与方式", "Time and manner of sharing"),
    "secrecy_scope": ("保密范围", "What is secret"),
    "secrecy": ("保密期限", "Secrecy period"),
    "leaks": ("泄密责任", "Liability for leaks"),
    "exit": ("退出与解除", "Exit"),
    "liquidation": ("退出后的清算", "Liquidation after exit"),
    "exit_ownership": ("退出后的成果", "Results after exit"),
    "liability": ("责任", "Liability"),
    "disputes": ("争议解决", "Disputes"),
}
VALUES = {
    "enterprise": ("企业", "enterprise"),
    "university": ("高校", "university"),
    "institute": ("科研机构", "institute"),
    "person": ("自然人", "person"),
    "defined": ("已约定", "agreed"),
    "undefined": ("未明确", "not settled"),
    "blank": ("留空", "left blank"),
    "absent": ("未约定", "not agreed"),
    "none": ("未约定", "not agreed"),
    "permanent": ("长期有效", "without an end"),
    "until_public": ("至信息公开为止", "until public"),
    "cooperation_only": ("仅在合作期内", "during the cooperation only"),
    "cooperation_end": ("自合作结束起", "from the end of the cooperation"),
    "from.signing": ("自签订起", "from signing"),
    "from.effective": ("自生效起", "from effect"),
    "from.date": ("自约定日期起", "from the agreed date"),
    "disclosure": ("自披露起", "from disclosure"),
    "acceptance": ("自验收起", "from acceptance"),
    "penalty_rate": ("违约金", "penalty"),
    "penalty_sum": ("违约金", "penalty"),
    "damages": ("赔偿", "damages"),
    "cap": ("责任上限", "limit of liability"),
    "exclusion": ("不承担责任", "no liability"),
    "per.day": ("每日", "a day"),
    "per.week": ("每周", "a week"),
    "per.month": ("每月", "a month"),
    "per.year": ("每年", "a year"),
    "negotiation": ("协商", "negotiation"),
    "mediation": ("调解", "mediation"),
    "arbitration": ("仲裁", "arbitration"),
    "court": ("诉讼", "court"),
    "open": ("仲裁或诉讼未选定", "arbitration or court, not chosen"),
    "no_reason": ("无须理由", "without a reason"),
}
PHRASES = {
    "after_end": ("合作结束后 {months}", "{months} after the end of the cooperation"),
    "comma": ("，", ", "),
    "to": (" 至 ", " to "),
    "of": ("{subject}：{value}", "{subject}: {value}"),
    "address": ("住所：{text}", "Address: {text}"),
    "code": ("统一社会信用代码：{text}", "Credit code: {text}"),
    "code_wrong": ("统一社会信用代码：{text}（校验码不符）", "Credit code: {text} (check digit wrong)"),
    "representative": ("代表人：{text}", "Represented by: {text}"),
    "left_blank": ("留空：{text}", "Left blank: {text}"),
    "impossible": ("日期无效", "not a date"),
    "aliases": ("又称：{text}", "Also: {text}"),
    "applicant": ("由{text}申请", "filed by {text}"),
    "maintainer": ("由{text}维护", "kept up by {text}"),
    "payer": ("费用由{text}承担", "paid by {text}"),
    "times": ("{text} 倍", "{text} times"),
    "days": ("{count} 日", "{count} days"),
    "working_days": ("{count} 个工作日", "{count} working days"),
    "notice": ("提前 {text}", "{text} ahead"),
    "within": ("{text}内", "within {text}"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    wording: Wording

    def label(self, key: str) -> str:
        """The name of a line."""
        return self.wording.pick(LABELS[key])

    def value(self, key: str) -> str:
        """The name of a value; empty for one without a name."""
        return self.wording.pick(VALUES[key]) if key in VALUES else ""

    def phrase(self, key: str, **values: object) -> str:
        """The phrase ``key`` with ``values`` filled in."""
        return self.wording.pick(PHRASES[key]).format(**values)

    def of(self, subject: str, value: str) -> str:
        """``value`` with what it is said of, where that is known."""
        return self.phrase("of", subject=subject, value=value) if subject else value

    def listed(self, *parts: str) -> str:
        """``parts`` side by side; empty ones are left out."""
        return self.phrase("comma").join(filter(None, parts))

    def settled(self, state: State, value: str) -> str:
        """``value``, or the name of ``state`` where nothing was settled."""
        return value if state is State.DEFINED else self.value(state)

    def period(self, period: Period | None, *, months: str = "") -> str:
        """``3 个月``, ``10 个工作日``; ``months`` says the months; empty without a length."""
        days = "" if period is None or period.days is None else self._days(period)
        return " ".join(filter(None, (months, days)))

    def _days(self, period: Period) -> str:
        return self.phrase("working_days" if period.working else "days", count=period.days)
