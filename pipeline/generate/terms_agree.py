"""Whether the terms read out of an agreement are those that the project states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pipeline.generate.values import Percent, money
from pipeline.model.evidence import Evidence
from pipeline.model.state import State
from pipeline.model.terms import Party, SecrecyPeriod, ShareTerm, Terms
from pipeline.model.terms_disputes import Forum, ForumKind
from pipeline.text.normalise import normalise

_DETAILS = (
    ("name", "名称"),
    ("address", "住所"),
    ("credit_code", "统一社会信用代码"),
    ("representative", "法定代表人"),
)
_FINAL = {ForumKind.ARBITRATION: "仲裁", ForumKind.COURT: "诉讼"}
_ABSENT = "没有读到"
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One term that is not as stated; ``evidence``: what the agreement says, None where it says nothing."""

    path: str
    """The place in the project file: ``secrecy.months``."""
    title: str
    stated: str
    read: str
    evidence: Evidence | None = None

    def __str__(self) -> str:
        """The disagreement as one Chinese sentence."""
        return f"{self.title}：项目文件为{self.stated}，协议为{self.read}"


def disagreements(stated: Terms, read: Terms) -> tuple[Disagreement, ...]:
    """Every term of ``stated`` (see ``terms``) that ``read``, the reading of an agreement, has otherwise."""
    checks = (_parties, _total, _payments, _term, _secrecy, _shares, _disputes)
    return tuple(found for check in checks for found in check(stated, read))


def _parties(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    known = {party.role: party for party in read.parties}
    for index, party in enumerate(stated.parties):
        other = known.pop(party.role, Party(party.role))
        for key, title in _DETAILS:
            said, found = getattr(party, key), getattr(other, key)
            if said and _plain(said) != _plain(found):
                evidence = next(iter(other.evidence), None)
                path = f"parties[{index}].{key}"
                yield Disagreement(path, f"{party.role}的{title}", said, found or _ABSENT, evidence)
    for role, party in known.items():
        yield Disagreement("parties", role, "没有这一方", party.name, next(iter(party.evidence), None))


def _plain(text: str) -> str:
    """``text`` without white space, in the widths of characters that readings of documents have."""
    return "".join(normalise(text).text.split())


def _total(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    if stated.total is None:
        return
    found = read.total.value if read.total else None
    if found != stated.total.value:
        shown = str(money(found)) if found is not None else _ABSENT
        evidence = read.total.evidence if read.total else None
        yield Disagreement("funding.total", "经费总额", str(money(stated.total.value)), shown, evidence)


def _payments(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    for plan in stated.payment_plans:
        wanted = [payment.amount for payment in plan.payments]
        plans = [[payment.amount for payment in other.payments] for other in read.payment_plans]
        if wanted not in plans:
            shown = "；".join("、".join(map(str, amounts)) for amounts in plans) or _ABSENT
            yield Disagreement("funding.payments", "分期支付", "、".join(map(str, wanted)), shown)


def _term(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    said, found = stated.cooperation_term, read.cooperation_term
    if said.state is not State.DEFINED:
        return
    evidence = next(iter(found.evidence), None)
    for key, title in (("start", "合作开始日期"), ("end", "合作结束日期"), ("months", "合作月数")):
        wanted, got = getattr(said, key), getattr(found, key)
        if wanted is not None and wanted != got:
            shown = str(got) if got is not None else _ABSENT
            yield Disagreement(f"project.{key}", title, str(wanted), shown, evidence)


def _secrecy(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    wanted = [term.months_after_end for term in stated.confidentiality.periods]
    found = [term for term in read.confidentiality.periods if not term.subject and not term.party]
    got = [term.months_after_end for term in found if term.period is SecrecyPeriod.MONTHS]
    if wanted and wanted != got:
        shown = "、".join(f"合作结束后{months}个月" for months in got) or _ABSENT
        evidence = next((term.evidence for term in found), None)
        yield Disagreement("secrecy.months", "保密期限", f"合作结束后{wanted[0]}个月", shown, evidence)


def _shares(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    """The divisions of income in their order; a reading may shorten the name of who is no party."""
    found = [term for term in read.benefit_sharing.terms if term.state is State.DEFINED and term.complete]
    for index, term in enumerate(stated.benefit_sharing.terms):
        other = found[index] if index < len(found) else None
        if other is None or not _same(term, other):
            shown = _division(other) if other else _ABSENT
            path = f"benefit.incomes[{index}].shares"
            yield Disagreement(
                path, f"{term.subject}的分配", _division(term), shown, other.evidence if other else None
            )
    for term in found[len(stated.benefit_sharing.terms) :]:
        yield Disagreement("benefit.incomes", "收益分配", "没有这一项", _division(term), term.evidence)


def _same(term: ShareTerm, other: ShareTerm) -> bool:
    return len(term.shares) == len(other.shares) and all(
        said.value == found.value and _means(said.party, found.party)
        for said, found in zip(term.shares, other.shares, strict=True)
    )


def _means(said: str, found: str) -> bool:
    """Whether ``found`` is ``said``; readings leave out the beginning of a name or what is in brackets."""
    return bool(found) and any(name.endswith(_plain(found)) for name in (_plain(said), _bare(said)))


def _bare(text: str) -> str:
    """``text`` without what stands in brackets."""
    return _BRACKETS.sub("", _plain(text))


def _division(term: ShareTerm) -> str:
    return "、".join(f"{share.party}{_percent(share.value)}" for share in term.shares)


def _percent(value: Fraction | None) -> str:
    return Percent(value) if value is not None else "空白"


def _disputes(stated: Terms, read: Terms) -> Iterator[Disagreement]:
    said, found = _last(stated), _last(read)
    if said is None:
        return
    if found is None or found.kind is not said.kind or not _names(said.where, found.where):
        shown = f"{_FINAL[found.kind]}（{found.where}）" if found else _ABSENT
        evidence = found.evidence if found else None
        yield Disagreement("disputes", "争议解决", f"{_FINAL[said.kind]}（{said.where}）", shown, evidence)


def _last(read: Terms) -> Forum | None:
    """The step that decides: arbitration or court."""
    return next((forum for forum in read.disputes if forum.kind in _FINAL), None)


def _names(said: str, found: str) -> bool:
    """Whether ``found`` names the institution ``said``; readings leave 人民法院 and the like out."""
    return bool(found) and _plain(found) in _plain(said)
