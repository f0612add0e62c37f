"""Clauses that say the opposite, or that the matter is left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.benchmark.labelled import Labelled, Part
from pipeline.benchmark.mutant import OPEN, Fault, Kind
from pipeline.benchmark.mutate.emptied import is_heading
from pipeline.benchmark.mutate.missing import WHOLE, missing, referring, side_effects
from pipeline.benchmark.mutate.removed import clauses
from pipeline.benchmark.sheet import body

_OPPOSITE: Mapping[str, tuple[str, str]] = {
    "confidentiality": (
        "confidentiality/clause",
        "各方互不承担保密义务，任何一方都可以自由披露所知悉的对方资料。",
    ),
    "breach": ("civil-code/breach-liability", "任何一方违反本协议的，均不承担违约责任。"),
    "exit": ("exit/clause", "本协议对各方的退出不作约定。"),
    "liquidation": ("exit/liquidation", "合作终止后，对已投入的资金和设备不进行清算。"),
    "improvements": ("ip/improvements", "后续改进的成果归谁，本协议不作约定。"),
    "result_ownership": ("ip/ownership", "合作产生的知识产权归谁，本协议不作约定。"),
    "benefit_sharing": ("benefit/clause", "成果转化收益怎样分配，本协议不作约定。"),
    "risk": ("transfer-law/risk-sharing", "研究开发失败的风险由谁承担，本协议不作约定。"),
    "dispute_resolution": ("civil-code/dispute-resolution", "争议怎样解决，本协议不作约定。"),
    "acceptance": ("technology-contract/acceptance", "成果不进行验收。"),
}
_DEPENDENT: Mapping[str, frozenset[str]] = {
    "benefit/clause": frozenset(
        {"benefit/ratio-defined", "benefit/ratio-sum", "benefit/timing", "benefit/method"}
    ),
    "ip/ownership": frozenset({"ip/result-kinds"}),
    "civil-code/dispute-resolution": frozenset({"dispute/arbitration-or-court"}),
}


def _opposite(agreement: Labelled) -> Iterator[Fault]:
    for part in clauses(agreement):
        for kind in part.kinds:
            rule, words = _OPPOSITE.get(kind, ("", ""))
            if rule and is_heading(agreement, part):
                yield from _fault(agreement, part, rule, words)


def _fault(agreement: Labelled, part: Part, rule: str, words: str) -> Iterator[Fault]:
    touched = agreement.sheet.inside(part.first, part.end)
    gone = missing(agreement, touched, empty=True)
    if rule not in gone:
        return
    changes = {
        part.first: (agreement.sheet.lines[part.first], body(words)),
        **dict.fromkeys(range(part.first + 1, part.end), ()),
    }
    unjudged = WHOLE | referring(agreement) | side_effects(agreement, touched) | frozenset(gone)
    unjudged |= _DEPENDENT.get(rule, frozenset())
    yield Fault(changes, {rule: OPEN}, touched, parts=(part,), unjudged=unjudged, note=rule)


KINDS = (Kind("negated", "约定不承担或者不作约定", "body", _opposite),)
