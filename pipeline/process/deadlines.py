"""The deadlines of the standard as one table, and the day on which each falls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from types import MappingProxyType

from pipeline.process.calendars import Calendar
from pipeline.process.clauses import (
    APPRAISAL,
    ARCHIVING,
    COMMUNICATION,
    EVALUATION_BODY,
    EVALUATION_METHOD,
    IMPROVEMENT,
    IP_FILING,
    MILESTONE_REVIEW,
    PATENT_LICENCE,
    RESEARCH_DATA,
    RESOURCES,
    SECRECY,
)
from pipeline.process.figures import show_date
from pipeline.process.periods import Length, minimum_end, period_end
from pipeline.process.working_days import add_working_days

CHOICE_ARCHIVE = "归档文件的保存期限自合作收尾之日起算；研发数据的保存期限、保密期限自合作结束之日起算。"
CHOICE_PUBLICITY = "公示期自公示次日起算，满5个工作日的当日仍在公示期内，次日起方可视为公示无异议。"
CHOICES = (CHOICE_ARCHIVE, CHOICE_PUBLICITY)


class Kind(Enum):
    """What the day means; the value is printed before it."""

    LATEST = "最迟"
    """To be done on that day at the latest."""
    AT_LEAST_UNTIL = "至少至"
    """A state that lasts at least until the end of that day."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the table: how long after which event; ``working`` days or a calendar ``length``."""

    id: str
    name: str
    clause: str
    event: str
    kind: Kind
    working: int = 0
    length: Length | None = None

    @property
    def shown(self) -> str:
        """The length as printed: 30个工作日, 6个月."""
        return f"{self.working}个工作日" if self.length is None else str(self.length)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term that was counted from a day."""

    term: Term
    since: date
    due: date
    provisional: bool
    derivation: tuple[str, ...]

    @property
    def name(self) -> str:
        """What is due."""
        return self.term.name

    @property
    def clause(self) -> str:
        """Where it is said."""
        return self.term.clause


@dataclass(frozen=True, slots=True)
class HourTerm:
    """A limit in hours from a moment (民法典 第二百零一条第二款)."""

    id: str
    name: str
    clause: str
    event: str
    hours: int


def _latest(identity: str, name: str, clause: str, event: str, length: int | Length) -> Term:
    return _term(identity, name, clause, event, (Kind.LATEST, length))


def _lasting(identity: str, name: str, clause: str, event: str, length: int | Length) -> Term:
    return _term(identity, name, clause, event, (Kind.AT_LEAST_UNTIL, length))


def _term(identity: str, name: str, clause: str, event: str, how: tuple[Kind, int | Length]) -> Term:
    kind, length = how
    if isinstance(length, int):
        return Term(identity, name, clause, event, kind, working=length)
    return Term(identity, name, clause, event, kind, length=length)


_ROWS = (
    _latest("resource_remedy", "补充未到位的资源", RESOURCES, "监督协调组督促之日", 15),
    _latest("milestone_rectification", "完成阶段性成果整改", MILESTONE_REVIEW, "评审不通过之日", 30),
    _latest("appraisal_rectification", "完成成果鉴定整改", APPRAISAL, "鉴定结论作出之日", 60),
    _latest("ip_filing", "启动知识产权申请", IP_FILING, "鉴定通过之日", 30),
    _latest("closing_report", "编制《合作总结报告》并归档", ARCHIVING, "合作收尾之日", 30),
    _latest("closing_evaluation", "开展总结性评价", EVALUATION_BODY, "合作收尾之日", Length(months=6)),
    _lasting("evaluation_publicity", "评价结果公示", EVALUATION_METHOD, "公示之日", 5),
    _latest("improvement_check", "开展改进效果验证", IMPROVEMENT, "改进计划实施之日", Length(months=3)),
    _latest("licence_filing", "专利实施许可合同备案", PATENT_LICENCE, "许可合同生效之日", Length(months=3)),
    _lasting("archive", "归档文件保存", ARCHIVING, "合作收尾之日", Length(years=10)),
    _lasting("research_data", "研发数据保存", RESEARCH_DATA, "合作结束之日", Length(years=5)),
    _lasting("secrecy", "保密", SECRECY, "合作结束之日", Length(years=2)),
)
TERMS: Mapping[str, Term] = MappingProxyType({term.id: term for term in _ROWS})
"""Every deadline in days, months and years, by identifier."""

_HOURS = (
    HourTerm("meeting_reply", "响应专题会议通知", COMMUNICATION, "收到会议通知时", 24),
    HourTerm("emergency_notice", "通知管理委员会", COMMUNICATION, "发生重大风险时", 2),
    HourTerm("emergency_solution", "提出解决方案", COMMUNICATION, "发生重大风险时", 48),
)
HOUR_TERMS: Mapping[str, HourTerm] = MappingProxyType({term.id: term for term in _HOURS})
"""Every deadline in hours, by identifier."""


def deadline(calendar: Calendar, identity: str, since: date) -> Deadline:
    """The day on which the term ``identity`` of ``TERMS`` falls when its event was on ``since``.

    Raises KeyError for an unknown identifier, CalendarRangeError when working days are not known.
    """
    term = TERMS[identity]
    due, provisional, steps = _counted(calendar, term, since)
    begins = f"{term.name}：{term.event}为{show_date(since)}，期限{term.shown}（{term.clause}）"
    said = f"{term.kind.value}{show_date(due)}"
    return Deadline(term, since, due, provisional, (begins, *steps, said))


def hour_deadline(identity: str, since: datetime) -> datetime:
    """The moment at which the term ``identity`` of ``HOUR_TERMS`` ends. Raises KeyError if unknown."""
    return since + timedelta(hours=HOUR_TERMS[identity].hours)


def _counted(calendar: Calendar, term: Term, since: date) -> tuple[date, bool, tuple[str, ...]]:
    if term.length is None:
        found = add_working_days(calendar, since, term.working)
        return found.value, found.provisional, found.derivation
    if term.kind is Kind.AT_LEAST_UNTIL:
        end = minimum_end(since, term.length)
    else:
        end = period_end(calendar, since, term.length)
    return end.due, end.provisional, end.derivation
