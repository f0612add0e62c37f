"""The terms of an agreement as a short table for people: one row a statement, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pipeline.model.evidence import Evidence
from pipeline.model.terms import (
    Amount,
    DatedEvent,
    Party,
    PartyKind,
    PaymentPlan,
    SecrecyPeriod,
    SecrecyTerm,
    ShareTerm,
    State,
    Terms,
)
from pipeline.report.figures import money, months, share
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
    "secrecy": ("保密期限", "Secrecy period"),
    "shares": ("收益分配", "Income"),
    "ownership": ("权利归属", "Ownership"),
}
VALUES = {
    "enterprise": ("企业", "enterprise"),
    "university": ("高校", "university"),
    "institute": ("科研机构", "institute"),
    "person": ("自然人", "person"),
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
}


def rows(terms: Terms, wording: Wording) -> tuple[Row, ...]:
    """Everything that was read, in the order in which an agreement says it; nothing for what is absent."""
    return tuple(_Brief(wording).rows(terms))


@dataclass(frozen=True, slots=True)
class _Brief:
    wording: Wording

    def label(self, key: str) -> str:
        return self.wording.pick(LABELS[key])

    def value(self, key: str) -> str:
        return self.wording.pick(VALUES[key]) if key in VALUES else ""

    def phrase(self, key: str, **values: object) -> str:
        return self.wording.pick(PHRASES[key]).format(**values)

    def rows(self, terms: Terms) -> Iterator[Row]:
        yield from (
            Row(self.label(key), text) for key in ("title", "subject") if (text := getattr(terms, key))
        )
        yield from map(self.party, terms.parties)
        yield from self.amounts(terms)
        yield from (self.plan(plan) for plan in terms.payment_plans if plan.payments)
        yield from (self.event(item) for item in terms.dates if item.event in LABELS)
        yield from self.term(terms)
        yield from map(self.secrecy, terms.confidentiality.periods)
        yield from map(self.sharing, terms.benefit_sharing.terms)
        yield from (
            Row(
                self.label("ownership"),
                self.of(item.result, item.owner or self.value(item.state)),
                (item.evidence,),
            )
            for item in terms.ownership
        )

    def of(self, subject: str, value: str) -> str:
        return self.phrase("of", subject=subject, value=value) if subject else value

    def party(self, party: Party) -> Row:
        kind = "" if party.kind is PartyKind.OTHER else self.value(party.kind)
        name = (party.name or self.value("blank")) + self.wording.bracketed(kind)
        code = "code_wrong" if party.credit_code_valid is False else "code"
        particulars = {
            "aliases": self.wording.joined(list(party.aliases)),
            "address": party.address,
            code: party.credit_code,
            "representative": party.representative,
            "left_blank": self.wording.joined(list(party.blank)),
        }
        notes = tuple(self.phrase(key, text=text) for key, text in particulars.items() if text)
        return Row(self.label("party"), f"{party.role} {name}", party.evidence, notes)

    def amounts(self, terms: Terms) -> Iterator[Row]:
        if terms.total:
            yield Row(self.label("total"), money(terms.total, self.wording), (terms.total.evidence,))
        known: dict[str, Amount] = {}
        for amount in terms.amounts:
            known.setdefault(money(amount, self.wording), amount)
        if terms.total:
            known.pop(money(terms.total, self.wording), None)
        if known:
            evidence = tuple(amount.evidence for amount in known.values())
            yield Row(self.label("amounts"), self.wording.joined(list(known)), evidence)

    def plan(self, plan: PaymentPlan) -> Row:
        parts = [share(item.share) if item.share is not None else "" for item in plan.payments]
        for index, item in enumerate(plan.payments):
            if item.amount is not None:
                parts[index] = " ".join(filter(None, (parts[index], f"{item.amount:,.2f}")))
        evidence = tuple(item.evidence for item in plan.payments)
        return Row(self.label("payment"), " + ".join(part or "—" for part in parts), evidence)

    def event(self, item: DatedEvent) -> Row:
        missing = self.value("blank") if item.state is State.BLANK else self.phrase("impossible")
        return Row(self.label(item.event), str(item.value or missing), (item.evidence,))

    def term(self, terms: Terms) -> Iterator[Row]:
        term = terms.cooperation_term
        if term.state is State.ABSENT:
            return
        span = self.phrase("to").join(
            str(day or "?") for day in (term.start, term.end) if term.start or term.end
        )
        length = months(term.months, self.wording) if term.months is not None else ""
        value = self.phrase("comma").join(filter(None, (length, span, self.value(f"from.{term.anchor}"))))
        yield Row(self.label("term"), value or self.value(term.state), term.evidence)

    def secrecy(self, term: SecrecyTerm) -> Row:
        scope = " · ".join(filter(None, (term.party, term.subject)))
        return Row(
            self.label("secrecy"), self.of(scope, self.period(term)), (term.evidence,), term.derivation
        )

    def period(self, term: SecrecyTerm) -> str:
        if term.period is not SecrecyPeriod.MONTHS or term.months is None:
            return self.value(term.period)
        anchor = self.value(term.anchor) or self.value(f"from.{term.anchor}")
        text = " ".join(filter(None, (anchor, months(term.months, self.wording))))
        if term.months_after_end is None or (
            term.anchor == "cooperation_end" and term.months_after_end == term.months
        ):
            return text
        left = self.phrase("after_end", months=months(term.months_after_end, self.wording))
        return f"{text} → {left}"

    def sharing(self, term: ShareTerm) -> Row:
        parts = [f"{item.party} {self.part(item.value)}" for item in term.shares]
        text = self.wording.joined(parts) or self.value(term.state) + self.wording.bracketed(term.reason)
        return Row(self.label("shares"), self.of(term.subject, text), (term.evidence,))

    def part(self, value: Fraction | None) -> str:
        return self.value("blank") if value is None else share(value)
