"""Words and sentences that several terms are read with: who acts, parts of a sentence, lengths of time."""

from __future__ import annotations

import re
from re import Pattern
from typing import NamedTuple

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.state import Period
from pipeline.text.durations import DurationSpan

ACTOR = (
    "(?:甲方?[、和与及]?乙方?(?:[、和与及]?丙方?)?(?:双方|三方|方)?"
    "|[各全]?(?:守约|违约)方"
    "|(?:任何一|任意一|任一|另一|[甲乙丙丁戊己双各三四多一]|过错|责任|侵权|泄密|委托|受托|转让|受让|被许可"
    "|许可|接收|披露|供|需|买|卖|出租|承租|退出|牵头|平台|合作|开发|研发|出资|投资)方"
    "|委托人|受托人|甲(?=[^方])|(?:高校|学校|企业|研究院|研究所)方?|校方|院方|(?<![\u4e00-\u9fff])(?:大学|医院|公司)"
    "|牵头单位|参加单位|成员单位|退出单位|守约者|任一成员|成员|合伙人)"
)
"""Who acts, for use inside other patterns."""
ACTOR_AHEAD = (
    "(?=[甲乙丙丁戊己各全守违任另双三四多一过责侵泄委受转被许接披供需"
    "买卖出承退牵平合开研投高学校院大医公企参成])"
)
"""Only where one of these stands can an ``ACTOR`` begin: for the start of a pattern, which makes it quick."""

_PART = re.compile(r"[^，,；;。]+")
_ALTERED = {"甲": "甲方"}


class Part(NamedTuple):
    """What stands between two commas."""

    text: str
    start: int
    end: int


def parts(text: str) -> list[Part]:
    """The parts of a sentence between its commas, in order."""
    return [Part(match[0], match.start(), match.end()) for match in _PART.finditer(text)]


def mentions(agreement: Agreement, pattern: Pattern[str], *kinds: str) -> list[Provision]:
    """The operative provisions that match ``pattern`` or stand in a clause of ``kinds``, in order."""
    found = {provision.index: provision for provision, _, _ in agreement.stream.search(pattern)}
    if kinds:
        within = {index for index, scope in enumerate(agreement.scopes) if not scope.isdisjoint(kinds)}
        found.update((p.index, p) for p in agreement.stream.provisions if p.clause in within)
    return [found[index] for index in sorted(found)]


def period(span: DurationSpan) -> Period:
    """``span`` in months or days; half a month is fifteen days."""
    months, days = span.months, span.days
    if months is not None and months.denominator != 1:
        return Period(int(months) or None, (days or 0) + 15)
    return Period(None if months is None else int(months), days, span.working)


def plain_actor(text: str) -> str:
    """One name for a party: 甲、乙双方 is 双方."""
    if text.startswith("甲") and "乙" in text:
        return "三方" if "丙" in text else "双方"
    return _ALTERED.get(text, text)
