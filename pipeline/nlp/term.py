"""How long the cooperation lasts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.model.terms import CooperationTerm, State
from pipeline.text.dates import find_dates
from pipeline.text.durations import find_durations
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.dates import DateSpan
    from pipeline.text.durations import DurationSpan

TERM = re.compile(
    "(?:合作|合同|协议|项目|研究|研发|开发|服务|孵化|许可|实施|履行|委托|合伙|课题)(?:的)?(?:总)?(?:期限|期间|有效期限?|周期|工期|执行期|起止时间|年限|起止日期|期为|期[:：])"
    "|(?:^|[,，])(?:本)?(?:合同|协议)?有效期限?|(?:^|[,，])期限(?:为|自|[:：])|合作期(?:为|共|自|[:：])"
)
OTHER = re.compile("保密|秘密|付款|支付|质保|保修|质量保证|验收|竞业|通知|异议|诉讼|续签|续期|续约|延长|顺延|争议|专利(?:权)?的?有效期|宽限|试用|违约")
START = (("signing", re.compile("签订|签署|签字|盖章|订立")), ("effective", re.compile("生效")))
DAYS_A_MONTH = 30.4375


def read(agreement: Agreement) -> CooperationTerm:
    """The term of the cooperation; the longest where several are named, because then least secrecy is left."""
    found = list(_found(agreement))
    known = [term for term in found if term.months is not None]
    if known:
        return max(known, key=lambda term: term.months or 0)
    return found[0] if found else CooperationTerm()


def _found(agreement: Agreement) -> Iterator[CooperationTerm]:
    for provision in agreement.stream.provisions:
        match = TERM.search(provision.text)
        if match and not OTHER.search(provision.text[: match.end() + 12]):
            term = _term(agreement, provision, match.end())
            if term is not None:
                yield term


def _term(agreement: Agreement, provision: Provision, after: int) -> CooperationTerm | None:
    text, evidence = provision.text, (agreement.evidence(provision),)
    durations = [span for span in find_durations(text) if span.start >= after - 1]
    dates = [span for span in find_dates(text) if span.value is not None]
    start, end = _range(text, dates)
    anchor = _anchor(text)
    if durations and (months := _months(durations[0])) is not None:
        return CooperationTerm(State.DEFINED, months, start, end, "date" if start else anchor, evidence)
    if start and end:
        return CooperationTerm(State.DEFINED, months_between(start, end), start, end, "date", evidence)
    if BLANK in text[after:]:
        return CooperationTerm(State.BLANK, evidence=evidence, anchor=anchor)
    return None


def _months(span: DurationSpan) -> int | None:
    if span.months is not None:
        return int(-(-span.months // 1))
    return None if span.days is None or span.working else int(-(-span.days // DAYS_A_MONTH))


def _range(text: str, dates: list[DateSpan]) -> tuple[date | None, date | None]:
    if not dates:
        return None, None
    last = dates[-1].value if len(dates) > 1 and "至" in text[dates[0].end : dates[-1].start] else None
    return dates[0].value, last


def _anchor(text: str) -> str:
    return next((name for name, pattern in START if pattern.search(text)), "")


def months_between(start: date, end: date) -> int:
    """Whole months from ``start`` to ``end``, the last day included, a part of a month counted as a month."""
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months + (1 if after.day > start.day else 0)
