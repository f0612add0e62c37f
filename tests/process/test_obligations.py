from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.archive import Obligation
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.state import State
from pipeline.model.terms import (
    Anchor,
    Confidentiality,
    CooperationTerm,
    DatedEvent,
    Payment,
    PaymentPlan,
    SecrecyPeriod,
    SecrecyTerm,
    Terms,
)
from pipeline.process.calendar_files import load_calendar
from pipeline.process.obligations import obligations
from pipeline.process.obligations.conditions import timing
from pipeline.process.obligations.days import Days, days_of

SIGNED, END = date(2026, 3, 2), date(2028, 3, 31)
DAYS = Days(SIGNED, SIGNED, date(2026, 4, 1), END)
NO_DAYS = Days(None, None, None, None)
CALENDAR = load_calendar()


def words(document: Document, quote: str) -> Evidence:
    for block in document.blocks:
        if quote in block.text:
            start = block.text.index(quote)
            return Evidence(quote, block.location(start, start + len(quote)), "第五条")
    raise AssertionError(quote)


def signed(document: Document) -> DatedEvent:
    return DatedEvent("signing", words(document, "2026年3月2日"), SIGNED)


def found(terms: Terms, document: Document, *, standard: bool = False) -> tuple[Obligation, ...]:
    return obligations(terms, document, CALENDAR, standard=standard)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("甲方应当在2026年6月30日前支付第一期经费", date(2026, 6, 30)),
        ("２０２６年６月３０日之前付清", date(2026, 6, 30)),
        ("本协议生效后十个工作日内支付", date(2026, 3, 16)),
        ("合同签订之日起15日内，甲方支付首款", date(2026, 3, 17)),
        ("自协议签字盖章之日起一个月内付款", date(2026, 4, 2)),
        ("合作期满后三十日内结清", date(2028, 5, 3)),
        ("第一期 | 本协议生效后十个工作日内 | 40%", date(2026, 3, 16)),
    ],
)
def test_a_time_counted_from_a_known_day_falls_on_a_day(text: str, day: date) -> None:
    assert timing(text, DAYS, CALENDAR).due.day == day


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("验收合格后10个工作日内支付尾款", "验收合格后10个工作日内"),
        (
            "（2）项目初验合格后，甲方收到发票后十五个工作日内支付",
            "项目初验合格后，甲方收到发票后十五个工作日内",
        ),
        ("第三期 | 提交结题报告后一个月内 | 20%", "提交结题报告后一个月内"),
    ],
)
def test_a_time_that_hangs_on_an_event_is_told_as_its_condition(text: str, condition: str) -> None:
    when = timing(text, DAYS, CALENDAR)
    assert (when.due.day, when.condition) == (None, condition)


def test_a_time_from_signing_is_a_condition_while_nobody_signed() -> None:
    when = timing("合同签订后5个工作日内支付", NO_DAYS, CALENDAR)
    assert (when.due.day, when.condition) == (None, "合同签订后5个工作日内")


@pytest.mark.parametrize("text", ["生效后____日内支付", "生效后三至五个工作日内支付", "双方另行商定"])
def test_a_time_that_is_not_settled_gives_no_day(text: str) -> None:
    assert timing(text, DAYS, CALENDAR).due.day is None


def test_a_last_day_on_a_holiday_moves_to_the_next_working_day() -> None:
    when = timing("本协议生效后七个月内付清", Days(SIGNED, SIGNED, None, None), CALENDAR)
    assert when.due.day is not None
    assert when.due.day > date(2026, 10, 2)


def test_working_days_before_the_first_known_calendar_are_not_guessed() -> None:
    old = date(2009, 5, 4)
    assert timing("生效后十个工作日内支付", Days(old, old, None, None), CALENDAR).due.day is None
    assert timing("生效后十日内支付", Days(old, old, None, None), CALENDAR).due.day == date(2009, 5, 14)


def test_an_agreement_without_a_day_of_effect_counts_from_the_last_signature() -> None:
    document = Document.from_text("2026年3月2日\n2026年3月5日")
    later = DatedEvent("signing", words(document, "2026年3月5日"), date(2026, 3, 5))
    days = days_of(Terms(dates=(signed(document), later)))
    assert days.effective == date(2026, 3, 5)
    assert "签署日2026年3月5日" in days.notes[0]


def test_a_term_in_months_ends_by_the_civil_code() -> None:
    document = Document.from_text("2026年3月2日")
    term = CooperationTerm(State.DEFINED, months=12, anchor="signing")
    assert days_of(Terms(dates=(signed(document),), cooperation_term=term)).end == date(2027, 3, 2)


def test_an_undefined_term_has_no_end() -> None:
    assert days_of(Terms(cooperation_term=CooperationTerm(State.BLANK, months=12))).end is None


@pytest.mark.parametrize(
    ("anchor", "due"),
    [
        (Anchor.COOPERATION_END, date(2031, 3, 31)),
        (Anchor.SIGNING, date(2029, 3, 2)),
        (Anchor.DISCLOSURE, None),
    ],
)
def test_secrecy_ends_when_its_period_has_run_from_its_anchor(anchor: Anchor, due: date | None) -> None:
    document = Document.from_text("2026年3月2日\n保密三年")
    period = SecrecyTerm(SecrecyPeriod.MONTHS, words(document, "保密三年"), months=36, anchor=anchor)
    terms = Terms(
        dates=(signed(document),),
        cooperation_term=CooperationTerm(State.DEFINED, end=END),
        confidentiality=Confidentiality(State.DEFINED, (period,)),
    )
    (item,) = [item for item in found(terms, document) if item.kind == "secrecy_end"]
    assert item.due == due
    assert (item.condition == "信息披露之日起36个月") is (due is None)


def test_secrecy_without_an_end_is_no_date() -> None:
    document = Document.from_text("长期保密")
    period = SecrecyTerm(SecrecyPeriod.PERMANENT, words(document, "长期保密"))
    assert found(Terms(confidentiality=Confidentiality(State.DEFINED, (period,))), document) == ()


def test_an_instalment_without_a_time_is_listed_and_says_so() -> None:
    document = Document.from_text("甲方支付伍万元")
    payment = Payment(words(document, "甲方支付伍万元"), amount=Decimal(50000))
    (item,) = found(Terms(payment_plans=(PaymentPlan((payment,)),)), document)
    assert (item.due, item.condition, item.amount) == (None, "约定的时间见原文", Decimal(50000))
    assert item.title == "第1期付款 50,000.00元"


def test_a_part_of_the_whole_is_told_in_per_cent() -> None:
    document = Document.from_text("2026年3月2日\n生效后三十日内支付30%")
    payment = Payment(words(document, "30%"), share=Fraction(3, 10))
    (item,) = found(Terms(dates=(signed(document),), payment_plans=(PaymentPlan((payment,)),)), document)
    assert (item.title, item.due) == ("第1期付款 30%", date(2026, 4, 1))


def test_a_promise_with_a_day_is_told_once_and_a_mere_date_is_none() -> None:
    document = Document.from_text("2026年12月31日前完成小试；2020年1月1日发布的规划")
    events = [
        DatedEvent("other", words(document, "2026年12月31日前完成小试"), date(2026, 12, 31)),
        DatedEvent("other", words(document, "2026年12月31日前完成小试"), date(2026, 12, 31)),
        DatedEvent("other", words(document, "2020年1月1日"), date(2020, 1, 1)),
    ]
    assert [(item.kind, item.title, item.due) for item in found(Terms(dates=tuple(events)), document)] == [
        ("milestone", "完成小试", date(2026, 12, 31))
    ]


def test_the_standard_adds_what_follows_from_the_end() -> None:
    terms = Terms(cooperation_term=CooperationTerm(State.DEFINED, end=END))
    due = {item.kind: item.due for item in found(terms, Document.from_text("协议"), standard=True)}
    assert due == {
        "term_end": END,
        "closing_report": date(2028, 5, 17),
        "closing_evaluation": date(2028, 10, 4),
        "research_data": date(2033, 3, 31),
        "archive": date(2038, 3, 31),
        "ip_filing": None,
    }


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.dates(date(2031, 1, 1), date(2039, 12, 31)))
def test_obligations_come_by_day_and_what_depends_on_an_event_comes_last(start: date, end: date) -> None:
    term = CooperationTerm(State.DEFINED, start=start, end=end)
    days = [
        item.due for item in found(Terms(cooperation_term=term), Document.from_text("协议"), standard=True)
    ]
    known = [day for day in days if day is not None]
    assert days == [*sorted(known), *[None] * (len(days) - len(known))]
