"""benefit_shares: income is divided (aspect: clause), by usable figures (defined) that make a whole (sum).

Figures that contradict each other, or give away more than the whole, leave it undetermined whether they are
usable; so does a share left blank beside those that are given.

Parameters
  aspect   clause | defined | sum

Fields: {reason} why it is not, or not wholly, defined, {sum} what the figures add up to, {shares} the figures
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pipeline.check.bare_law import leaves_to_law
from pipeline.check.contradicting import contradicting
from pipeline.check.judgement import Context, Judgement
from pipeline.model.agreement import Agreement
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome
from pipeline.model.terms import BenefitSharing, ShareTerm, State
from pipeline.text.blank_fields import is_blank_row
from pipeline.text.normalise import BLANK, normalise

PARAMS: Mapping[str, Any] = {
    "type": "object",
    "properties": {"aspect": {"enum": ["clause", "defined", "sum"]}},
    "required": ["aspect"],
    "additionalProperties": False,
}
FIELDS = ("reason", "sum", "shares")
_NEXT = 2
"""Paragraphs between the lines of a list at most."""
_OPTION = re.compile(
    r"(?:[^。；，:▁]{1,8}:▁?)*按?[^。；，:▁]{0,12}(?:提成|分成)(?:费|比例|率)?:?▁%?(?:▁?[^。；，:▁]{0,6}:?▁?){0,3}[。；]?".replace(
        "▁", BLANK
    )
)
"""One of several ways to pay that a form offers."""


def check(agreement: Agreement, params: Mapping[str, Any], _context: Context) -> Judgement:
    """Judge the division of income."""
    sharing = agreement.terms.benefit_sharing
    if params["aspect"] == "clause":
        return _clause(sharing)
    if sharing.state is State.ABSENT:
        return Judgement(Outcome.NOT_APPLICABLE)
    return _defined(agreement, sharing) if params["aspect"] == "defined" else _sum(sharing)


def _clause(sharing: BenefitSharing) -> Judgement:
    spoken = [term for term in sharing.terms if not (term.empty or _is_left_to_law(term) or _is_row(term))]
    if spoken:
        return Judgement(Outcome.SATISFIED, tuple(dict.fromkeys(term.evidence for term in spoken[:4])))
    return Judgement(Outcome.UNDETERMINED if sharing.terms else Outcome.VIOLATED, sharing.evidence)


def _is_row(term: ShareTerm) -> bool:
    """Whether it is a line of a form left blank: “按销售额▁%提成▁支付日期”, “按利润提成▁%▁时间:”."""
    text = normalise(term.evidence.quote).text
    return is_blank_row(text) or _OPTION.fullmatch(text) is not None


def _is_left_to_law(term: ShareTerm) -> bool:
    """Whether the sentence only says that the law holds: “收益分配按照国家有关规定执行”."""
    return leaves_to_law(normalise(term.evidence.quote).text)


def _defined(agreement: Agreement, sharing: BenefitSharing) -> Judgement:
    defined = [term for term in sharing.terms if term.state is State.DEFINED]
    if open_ := _open(agreement, sharing, defined):
        return open_
    if defined:
        return _told(Outcome.SATISFIED, defined, defined)
    reasons = "；".join(dict.fromkeys(term.reason for term in sharing.terms if term.reason))
    return Judgement(Outcome.VIOLATED, _evidence(sharing.terms), {"reason": reasons or "没有比例"})


def _open(agreement: Agreement, sharing: BenefitSharing, defined: Sequence[ShareTerm]) -> Judgement | None:
    """What leaves ``defined`` figures unusable, or some of the income undivided; None when nothing does."""
    if pair := contradicting(agreement, defined):
        return _told(Outcome.UNDETERMINED, pair, pair, "前后不一致")
    if overdrawn := [term for term in defined if term.complete and total(term) > 1]:
        return _told(Outcome.UNDETERMINED, overdrawn, overdrawn, "相加超过百分之一百")
    blank = [term for term in sharing.terms if term.state is State.BLANK]
    if defined and blank:
        return _told(Outcome.UNDETERMINED, blank, defined, "有的比例留空待填")
    return None


def _told(
    outcome: Outcome, where: Sequence[ShareTerm], figures: Sequence[ShareTerm], reason: str = ""
) -> Judgement:
    fields = {"shares": "；".join(shown(term) for term in figures[:4]), "reason": reason}
    return Judgement(outcome, _evidence(where), fields)


def _evidence(terms: Sequence[ShareTerm]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(term.evidence for term in terms[:4]))


def _sum(sharing: BenefitSharing) -> Judgement:
    complete = [term for term in sharing.terms if term.complete and term.shares]
    complete = complete or _line_by_line(sharing)
    wrong = [term for term in complete if total(term) != 1]
    if wrong:
        fields = {"sum": percent(total(wrong[0])), "shares": "；".join(shown(term) for term in wrong[:4])}
        return Judgement(Outcome.VIOLATED, tuple(dict.fromkeys(t.evidence for t in wrong)), fields)
    if complete:
        fields = {"sum": "100%", "shares": "；".join(shown(term) for term in complete[:4])}
        return Judgement(Outcome.SATISFIED, tuple(dict.fromkeys(t.evidence for t in complete[:4])), fields)
    return Judgement(Outcome.NOT_APPLICABLE)


def _line_by_line(sharing: BenefitSharing) -> list[ShareTerm]:
    """The shares of parties that each have a line of their own and together make the whole, as one term."""
    single = [t for t in sharing.terms if len(t.shares) == 1 and t.shares[0].party and t.shares[0].value]
    for at in range(len(single) - 1):
        run = [single[at]]
        for term in single[at + 1 :]:
            apart = term.evidence.location.block - run[-1].evidence.location.block
            if not 0 < apart <= _NEXT or term.shares[0].party in {other.shares[0].party for other in run}:
                break
            run.append(term)
        whole = replace(run[0], shares=tuple(term.shares[0] for term in run))
        if len(run) > 1 and total(whole) == 1:
            return [whole]
    return []


def total(term: ShareTerm) -> Fraction:
    """Sum of the figures; 1 is the whole."""
    return sum((share.value for share in term.shares if share.value is not None), start=Fraction(0))


def shown(term: ShareTerm) -> str:
    """The figures in a few words: 甲方 60%、乙方 40%."""
    parts = [
        f"{share.party} {percent(share.value)}".strip() for share in term.shares if share.value is not None
    ]
    return "、".join(parts) or "各方均等"


def percent(value: Fraction) -> str:
    """A fraction of one as a percentage with at most two decimals; thirds stay fractions."""
    scaled = value * 100
    if (scaled * 100).denominator == 1:
        return f"{float(scaled):g}%"
    return f"{value}"
