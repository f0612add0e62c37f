"""How the agreement says parties, shares, rates and numbers of copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from pipeline.generate.parties import party_name
from pipeline.generate.values import PartyName, Percent, read_percent
from pipeline.model.project import Project
from pipeline.text.numerals import to_chinese

THIRD = "第三方机构"
"""The kind of a party that brokers, evaluates or supervises and owns nothing."""
SCHOLARS = ("高校", "科研机构")
COMPANY = "企业"
_TWO = 2


def everyone(project: Project) -> tuple[PartyName, ...]:
    """All parties in their order."""
    return tuple(party_name(party, index) for index, party in enumerate(project.entries("parties")))


def partners(project: Project) -> tuple[PartyName, ...]:
    """The parties that cooperate: all but third-party institutions."""
    return tuple(party for party in everyone(project) if party.kind != THIRD)


def find(project: Project, name: Any) -> PartyName | None:  # noqa: ANN401 - any value of a project file
    """The party that ``name`` designates; None when there is none."""
    return next((p for p in everyone(project) if name in (p.role, p.short, p.name)), None)


def first(parties: Iterable[PartyName], *kinds: str) -> PartyName | None:
    """The first party of one of ``kinds``."""
    return next((party for party in parties if party.kind in kinds), None)


def roles(parties: Iterable[PartyName]) -> str:
    """``甲方、乙方``."""
    return "、".join(party.role for party in parties)


def role_of(project: Project, name: Any) -> str:  # noqa: ANN401 - any value of a project file
    """``甲方`` for a party, ``name`` itself for somebody who is none."""
    party = find(project, name)
    return party.role if party else str(name or "")


def share_list(entries: Iterable[Mapping[str, Any]], key: str = "party") -> list[tuple[str, Fraction]]:
    """Names and shares of the entries of a list of shares."""
    return [(str(entry[key]), read_percent(entry["share"])) for entry in entries]


def equal(parties: Sequence[PartyName]) -> list[tuple[str, Fraction]]:
    """An equal share for each of ``parties``."""
    return [(party.role, Fraction(1, len(parties))) for party in parties]


def part(value: Fraction) -> str:
    """``60%``; ``三分之一`` for what is no round percentage."""
    printed = Percent(value)
    return str(printed) if printed.endswith("%") else printed.words


def divided(project: Project, shares: Iterable[tuple[str, Fraction]], verb: str = "") -> str:
    """``甲方占60%、乙方占40%``; ``verb`` stands between the party and its share."""
    return "、".join(f"{role_of(project, name)}{verb}{part(value)}" for name, value in shares)


def borne(project: Project, shares: Sequence[tuple[str, Fraction]]) -> str:
    """Who bears something: ``甲方``, or ``甲方和乙方分别按照60%和40%的比例``."""
    names = [role_of(project, name) for name, _ in shares]
    if len(shares) == 1:
        return names[0]
    return f"{listed(names)}分别按照{listed([part(value) for _, value in shares])}的比例"


def listed(words: Sequence[str]) -> str:
    """``甲方、乙方和丙方``."""
    return words[0] if len(words) == 1 else f"{'、'.join(words[:-1])}和{words[-1]}"


def rate(value: Fraction) -> str:
    """A penalty rate: ``万分之五``, ``千分之一``, else a percentage in words."""
    for base, word in ((1000, "千分之"), (10_000, "万分之"), (100_000, "十万分之")):
        if value * base == int(value * base) and value * base < 10:  # noqa: PLR2004 - one digit
            return f"{word}{to_chinese(int(value * base))}"
    return Percent(value).words


def copies(number: int) -> str:
    """How many copies, in words: ``八``, ``两``."""
    return "两" if number == _TWO else to_chinese(number)
