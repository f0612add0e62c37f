"""The evaluation committee: partners 50 %, outside experts 30 %, stakeholders 20 % (7.1 评价周期与主体)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import product
from math import lcm

from pipeline.errors import InputError
from pipeline.process.clauses import EVALUATION_BODY
from pipeline.process.figures import natural, percent


class MemberClass(StrEnum):
    """Whom a member stands for."""

    PARTNER = "合作方代表"
    EXPERT = "外部专家"
    STAKEHOLDER = "利益相关方"


REQUIRED: Mapping[MemberClass, Fraction] = {
    MemberClass.PARTNER: Fraction(50, 100),
    MemberClass.EXPERT: Fraction(30, 100),
    MemberClass.STAKEHOLDER: Fraction(20, 100),
}
"""7.1: 合作方代表（占比50%）、外部专家（占比30%）、利益相关方（占比20%）."""

EXACT_SIZES = lcm(*(share.denominator for share in REQUIRED.values()))
"""Only a committee whose size is a multiple of this can have the shares exactly."""

EXACT_BY_DEFAULT = True
"""The standard gives plain percentages without any tolerance."""
CHOICE_EXACT = (
    f"占比按人数精确计算，不留误差：只有人数是{EXACT_SIZES}的倍数时才能恰好达到50%、30%、20%；"
    "标准没有给出小规模委员会的取整办法，需要采用最接近的构成时应当由管理委员会决定并写明。"
)
CHOICES = (CHOICE_EXACT,)

Counts = tuple[int, int, int]
"""Numbers of partners, experts and stakeholders."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A committee against the required shares."""

    counts: Counts
    shares: tuple[Fraction, Fraction, Fraction] | None
    """In the order of ``MemberClass``; None without members."""
    exact: bool
    nearest: tuple[Counts, ...]
    """The compositions of the same size that come nearest to the shares."""
    holds: bool
    derivation: tuple[str, ...]


def composition(members: Sequence[MemberClass], *, exact: bool = EXACT_BY_DEFAULT) -> Composition:
    """Whether ``members`` have the shares of 7.1; with ``exact`` false the nearest composition also holds."""
    partners, experts, stakeholders = (list(members).count(kind) for kind in MemberClass)
    return from_counts((partners, experts, stakeholders), exact=exact)


def from_counts(counts: Counts, *, exact: bool = EXACT_BY_DEFAULT) -> Composition:
    """As ``composition`` for numbers of members. Raises InputError for a negative one."""
    for kind, count in zip(MemberClass, counts, strict=True):
        natural(count, f"{kind.value}人数")
    size = sum(counts)
    if not size:
        steps = (f"评价委员会没有成员（{EVALUATION_BODY}）",)
        return Composition(counts, None, exact=False, nearest=(), holds=False, derivation=steps)
    first, second, third = (Fraction(count, size) for count in counts)
    meets = (first, second, third) == tuple(REQUIRED.values())
    near = nearest(size)
    holds = meets or (not exact and counts in near)
    lines = _derivation(counts, size, near, holds=holds)
    return Composition(counts, (first, second, third), meets, near, holds, lines)


def nearest(size: int) -> tuple[Counts, ...]:
    """Compositions of ``size`` members with the least sum of deviations from the shares, most partners first.

    Exactly one, without deviation, when ``size`` is a multiple of ``EXACT_SIZES``. Raises InputError below 1.
    """
    if size < 1:
        raise InputError("评价委员会至少要有一名成员，请补充")
    ranges = [_around(share * size) for share in REQUIRED.values()]
    candidates = [counts for counts in product(*ranges) if sum(counts) == size]
    least = min(_deviation(counts, size) for counts in candidates)
    best = [(a, b, c) for a, b, c in candidates if _deviation((a, b, c), size) == least]
    return tuple(sorted(best, reverse=True))


def _around(ideal: Fraction) -> range:
    return range(int(ideal), int(ideal) + (1 if ideal.denominator == 1 else 2))


def _deviation(counts: Sequence[int], size: int) -> Fraction:
    pairs = zip(counts, REQUIRED.values(), strict=True)
    return sum((abs(count - share * size) for count, share in pairs), Fraction())


def _derivation(counts: Counts, size: int, near: Sequence[Counts], *, holds: bool) -> tuple[str, ...]:
    lines = [f"评价委员会共{size}人，应为合作方代表50%、外部专家30%、利益相关方20%（{EVALUATION_BODY}）"]
    for (kind, required), count in zip(REQUIRED.items(), counts, strict=True):
        share = Fraction(count, size)
        shown, sign = percent(share, limit=required), "等于" if share == required else "不等于"
        lines.append(f"{kind.value}{count}人，占{count}÷{size}＝{shown}，{sign}{percent(required)}")
    lines.append("构成符合要求" if holds else "构成不符合要求")
    if not holds:
        lines.append(f"{_size_note(size)}为{'或者'.join(_said(item) for item in near)}")
    return tuple(lines)


def _size_note(size: int) -> str:
    if size % EXACT_SIZES == 0:
        return f"{size}人的委员会应"
    return f"人数不是{EXACT_SIZES}的倍数，无法恰好达到；{size}人中最接近的构成"


def _said(counts: Counts) -> str:
    return "、".join(f"{kind.value}{count}人" for kind, count in zip(MemberClass, counts, strict=True))
