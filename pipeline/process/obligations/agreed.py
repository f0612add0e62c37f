"""What the agreement itself says is due: its end, the end of secrecy, payments, dated promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.archive import Obligation
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Anchor, DatedEvent, Payment, SecrecyPeriod, SecrecyTerm, Terms
from pipeline.process.calendars import Calendar
from pipeline.process.obligations.conditions import timing
from pipeline.process.obligations.days import Days, Due, lasting
from pipeline.process.periods import Length

TITLE = 24
"""Characters of a promise that make its title."""
UNTIMED = "约定的时间见原文"

_PROMISED = re.compile(r"日(?:之|以)?(?:前|止|底)|截至|不迟于|最迟|完成|提交|交付|验收|结题|支付|付清|交货")
_PAID = re.compile(r"支付|付款|付清|拨付|汇入|缴纳|付")
_STOP = re.compile(r"[。；;\n]")


def term_end(terms: Terms, days: Days) -> Iterator[Obligation]:
    """The end of the cooperation."""
    if days.end is None:
        return
    found = terms.cooperation_term.evidence
    told = "；".join(note for note in days.notes if "届满" in note)
    yield Obligation("term_end", "合作期限届满", days.end, *_words(found[:1]), derivation=told)


def secrecy_ends(terms: Terms, days: Days) -> Iterator[Obligation]:
    """The last day of each period of secrecy that has one."""
    for item in terms.confidentiality.periods:
        due, condition = _secrecy_end(item, days)
        if due.day or condition:
            title = f"保密期限届满{f'（{item.subject}）' if item.subject else ''}"
            yield Obligation(
                "secrecy_end",
                title,
                due.day,
                *_words((item.evidence,)),
                party=item.party,
                derivation=due.derivation,
                condition=condition,
            )


def _secrecy_end(item: SecrecyTerm, days: Days) -> tuple[Due, str]:
    if item.until:
        return Due(item.until), ""
    if item.period is SecrecyPeriod.COOPERATION_ONLY and days.end:
        return Due(days.end, "保密义务随合作结束而终止"), ""
    if item.period is not SecrecyPeriod.MONTHS or not item.months:
        return Due(), ""
    since = {
        Anchor.SIGNING: days.signing,
        Anchor.EFFECTIVE: days.effective,
        Anchor.COOPERATION_END: days.end,
    }.get(item.anchor)
    if since is None:
        return Due(), f"{_ANCHORS.get(item.anchor, '起算日')}起{item.months}个月"
    return lasting(since, Length(months=item.months)), ""


_ANCHORS = {
    Anchor.COOPERATION_END: "合作结束之日",
    Anchor.SIGNING: "签署之日",
    Anchor.EFFECTIVE: "生效之日",
    Anchor.DISCLOSURE: "信息披露之日",
    Anchor.ACCEPTANCE: "验收之日",
}


def payments(terms: Terms, days: Days, document: Document, calendar: Calendar) -> Iterator[Obligation]:
    """Each instalment, on its day or on its condition; where the text names neither it says so."""
    for plan in terms.payment_plans:
        for number, item in enumerate(plan.payments, 1):
            words = _sentence(document, item.evidence)
            when = timing(words, days, calendar)
            yield Obligation(
                "payment",
                f"第{number}期付款{_amount(item)}",
                when.due.day,
                *_words((item.evidence,), words),
                derivation=when.due.derivation,
                condition="" if when.due.day else when.condition or UNTIMED,
                provisional=when.due.provisional,
                amount=item.amount,
            )


def _amount(item: Payment) -> str:
    if item.amount is not None:
        return f" {item.amount:,.2f}元"
    return f" {item.share.numerator * 100 / item.share.denominator:g}%" if item.share is not None else ""


def promises(terms: Terms, document: Document) -> Iterator[Obligation]:
    """Every other day on which something was promised to be done."""
    for event in terms.dates:
        words = _sentence(document, event.evidence)
        if event.event == "other" and event.value is not None and _PROMISED.search(words):
            kind = "payment" if _PAID.search(words) else "milestone"
            yield Obligation(kind, _title(event, words), event.value, *_words((event.evidence,), words))


def _title(event: DatedEvent, words: str) -> str:
    """The promise without its date, shortened."""
    said = re.sub(r"^[^年]{0,8}年[^月]{0,4}月[^日]{0,4}日(?:之|以)?(?:前|止)?[，,：:]?", "", words).strip(
        " |；。"
    )
    shown = said or event.evidence.quote
    return shown if len(shown) <= TITLE else f"{shown[: TITLE - 1]}…"


def _sentence(document: Document, evidence: Evidence) -> str:
    """The row of a table that the words stand in; elsewhere their sentence."""
    block = document.blocks[evidence.location.block]
    if block.cells:
        cell = block.cells[0]
        return " | ".join(
            other.text.strip()
            for other in document.blocks
            if other.cells and (other.cells[0].table, other.cells[0].row) == (cell.table, cell.row)
        )
    starts = [0, *(match.end() for match in _STOP.finditer(block.text))]
    first = max(start for start in starts if start <= evidence.location.start)
    after = _STOP.search(block.text, max(evidence.location.end - 1, first))
    return block.text[first : after.start() if after else None].strip()


def _words(found: Sequence[Evidence], shown: str = "") -> tuple[str, str]:
    """Quotation and place."""
    return (shown or found[0].quote, found[0].clause) if found else ("", "")
