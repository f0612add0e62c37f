"""Shares of the parties and the amounts that follow from them (5.1.3 合作协议签署 · 利益分配条款)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.errors import InputError
from pipeline.process.clauses import BENEFIT
from pipeline.process.figures import Number, exact, natural, percent

FEN = 100
"""Fen to the yuan."""
CHOICE_TAIL = (
    "按比例计算出现不足一分的零头时，用最大余数法分配：各份先舍去不足一分的部分，"
    "剩余的分依次给舍去部分最大的一方，舍去部分相同的按排列先后；各份之和与总额分毫不差。"
)
CHOICES = (CHOICE_TAIL,)


@dataclass(frozen=True, slots=True)
class Share:
    """What one party gets, as a share of 1."""

    name: str
    value: Number


@dataclass(frozen=True, slots=True)
class ShareCheck:
    """Whether shares are a whole division; ``problem`` is one Chinese sentence, empty when they are."""

    total: Fraction
    holds: bool
    problem: str
    derivation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One party's part of an amount, in yuan with two places."""

    name: str
    share: Fraction
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Division:
    """An amount in yuan divided; the parts sum to it exactly."""

    amount: Decimal
    parts: tuple[Part, ...]
    derivation: tuple[str, ...]


def check_shares(shares: Sequence[Share]) -> ShareCheck:
    """Whether ``shares`` name each party once, none is negative and they sum to exactly 100 % (5.1.3)."""
    total = sum((exact(share.value) for share in shares), Fraction())
    problem = _problem(shares, total)
    return ShareCheck(total, not problem, problem, _check_steps(shares, total, problem))


def split(amount: int, weights: Sequence[Number]) -> tuple[int, ...]:
    """``amount`` in fen divided in proportion to ``weights``; the parts sum to it, each within one fen.

    Largest remainder, the earlier one first when equal. Raises InputError for a negative amount or weight,
    or when there is no positive weight.
    """
    natural(amount, "待分配的金额")
    values = [exact(weight) for weight in weights]
    total = sum(values, Fraction())
    if total <= 0 or min(values) < 0:
        raise InputError("分配比例不能是负数，也不能全部为0，请改正")
    ideal = [amount * value / total for value in values]
    parts = [int(part) for part in ideal]
    rest = amount - sum(parts)
    first = sorted(range(len(parts)), key=lambda place: (parts[place] - ideal[place], place))[:rest]
    return tuple(part + (place in first) for place, part in enumerate(parts))


def divide(amount: Decimal, shares: Sequence[Share]) -> Division:
    """``amount`` in yuan divided by ``shares``; raises InputError for part of a fen and broken shares."""
    check = check_shares(shares)
    if not check.holds:
        raise InputError(check.problem)
    values = [exact(share.value) for share in shares]
    parts = tuple(
        Part(share.name, value, yuan(fen))
        for share, value, fen in zip(shares, values, split(to_fen(amount), values), strict=True)
    )
    return Division(amount, parts, _division_steps(amount, parts))


def to_fen(amount: Decimal) -> int:
    """``amount`` yuan in fen. Raises InputError when it is negative or has part of a fen."""
    fen = exact(amount) * FEN
    if fen.denominator != 1 or fen < 0:
        raise InputError(f"金额{amount}元不能是负数，最多写到分，请改正")
    return int(fen)


def yuan(fen: int) -> Decimal:
    """``fen`` in yuan with two places."""
    return Decimal(fen).scaleb(-2)


def _problem(shares: Sequence[Share], total: Fraction) -> str:
    if not shares:
        return "没有写明分配比例，请写出各方的比例"
    twice = [name for name, count in Counter(share.name for share in shares).items() if count > 1]
    if twice:
        return f"{'、'.join(twice)}的分配比例写了不止一次，请合并"
    if any(exact(share.value) < 0 for share in shares):
        return "分配比例不能是负数，请改正"
    if total != 1:
        return f"分配比例合计为{percent(total, limit=1)}，应为100%，请改正"
    return ""


def _check_steps(shares: Sequence[Share], total: Fraction, problem: str) -> tuple[str, ...]:
    if not shares:
        return (problem,)
    terms = "＋".join(f"{share.name}（{percent(share.value)}）" for share in shares)
    summed = f"{terms}＝{percent(total, limit=1)}"
    return (summed, problem or f"合计100%，符合要求（{BENEFIT}）")


def _division_steps(amount: Decimal, parts: Sequence[Part]) -> tuple[str, ...]:
    lines = [f"{part.name}：{amount}元×{percent(part.share)}→{part.amount}元" for part in parts]
    ideal = [exact(amount) * part.share for part in parts]
    tail = any(exact(part.amount) != share for part, share in zip(parts, ideal, strict=True))
    note = "（零头按最大余数法分配）" if tail else ""
    summed = "＋".join(f"{part.amount}" for part in parts)
    return (*lines, f"合计：{summed}＝{yuan(to_fen(amount))}元，与总额一致{note}")
