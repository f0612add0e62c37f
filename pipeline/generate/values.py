"""How the values of a project are printed: each is a text with other forms of itself as attributes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Self

from pipeline.text.money import write_words
from pipeline.text.numerals import to_chinese

LINE = "＿＿＿＿＿＿"
"""What is printed for something that is left to be filled in by hand."""
_WAN = 10_000
_DIGITS = "〇一二三四五六七八九"


class Blank:
    """Something that is not stated: false, without entries, printed as a line; so is all that it holds."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Blank]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __str__(self) -> str:
        return LINE

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blank)

    def __hash__(self) -> int:
        return hash(LINE)

    def __getattr__(self, name: str) -> Blank:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


BLANK = Blank()


class Money(str):
    """An amount in yuan: ``5,000,000.00元``."""

    __slots__ = ("figures", "value", "wan", "words")
    value: Decimal
    figures: str
    """``¥5,000,000.00``."""
    words: str
    """``人民币伍佰万元整``."""
    wan: str
    """``500万元``; as printed otherwise when it is no round number of ten thousands with two decimals."""

    def __new__(cls, value: Decimal) -> Self:
        """The amount ``value``, zero or more, with at most two decimals."""
        money = super().__new__(cls, f"{value:,.2f}元")
        money.value, money.figures, money.words = value, f"¥{value:,.2f}", f"人民币{write_words(value)}"
        wan = value / _WAN
        money.wan = f"{_plain(wan)}万元" if wan and wan == round(wan, 2) else str(money)
        return money


class Day(str):
    """A date: ``2026年3月1日``."""

    __slots__ = ("day", "dots", "han", "iso", "month", "value", "year")
    value: date
    year: int
    month: int
    day: int
    iso: str
    """``2026-03-01``."""
    dots: str
    """``2026.3.1``."""
    han: str
    """``二〇二六年三月一日``."""

    def __new__(cls, value: date) -> Self:
        """The date ``value``."""
        day = super().__new__(cls, f"{value.year}年{value.month}月{value.day}日")
        day.value, day.iso, day.dots = value, value.isoformat(), f"{value.year}.{value.month}.{value.day}"
        day.year, day.month, day.day = value.year, value.month, value.day
        year = "".join(_DIGITS[int(digit)] for digit in str(value.year))
        day.han = f"{year}年{to_chinese(value.month)}月{to_chinese(value.day)}日"
        return day


class Percent(str):
    """A part of a whole: ``60%``, ``33.33%``; a third that is no round percentage prints as ``1/3``."""

    __slots__ = ("value", "words")
    value: Fraction
    words: str
    """``百分之六十``, ``三分之一``."""

    def __new__(cls, value: Fraction) -> Self:
        """The part ``value``; 1 is the whole."""
        hundred = value * 100
        exact = hundred == round(hundred, 4)
        percent = super().__new__(cls, f"{_plain(_decimal(hundred))}%" if exact else f"{value}")
        percent.value = value
        percent.words = _percent_words(hundred) if exact else _fraction_words(value)
        return percent


class PartyName(str):
    """A party, printed by its short name."""

    __slots__ = ("kind", "name", "role", "short")
    name: str
    """The full name."""
    role: str
    """``甲方``, ``乙方`` …"""
    kind: str
    short: str

    def __new__(cls, *, short: str, name: str, role: str, kind: str) -> Self:
        """The party with these designations."""
        party = super().__new__(cls, short)
        party.short, party.name, party.role, party.kind = short, name, role, kind
        return party


class YesNo:
    """``是`` or ``否``, true or false."""

    __slots__ = ("value",)

    def __init__(self, value: bool) -> None:  # noqa: FBT001 - it is what it holds
        self.value = value

    def __bool__(self) -> bool:
        return self.value

    def __str__(self) -> str:
        return "是" if self.value else "否"

    def __eq__(self, other: object) -> bool:
        return bool(self) == other if isinstance(other, bool | YesNo) else str(self) == other

    def __hash__(self) -> int:
        return hash(self.value)


def money(value: Decimal | str) -> Money:
    """The amount as it is printed; raises decimal.InvalidOperation for what is no number."""
    return Money(Decimal(value))


def day(value: date | str) -> Day:
    """The date as it is printed; raises ValueError for what is no date."""
    return Day(value if isinstance(value, date) else date.fromisoformat(value))


def percent(value: Fraction | str) -> Percent:
    """The part as it is printed; ``60%`` and ``1/3`` are read. Raises ValueError for anything else."""
    return Percent(value if isinstance(value, Fraction) else read_percent(value))


def read_percent(text: str) -> Fraction:
    """The part that ``60%``, ``12.5%`` or ``1/3`` states. Raises ValueError for anything else."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _percent_words(hundred: Fraction) -> str:
    whole, _, rest = _plain(_decimal(hundred)).partition(".")
    return f"百分之{to_chinese(int(whole))}" + ("点" + "".join(_DIGITS[int(d)] for d in rest) if rest else "")


def _fraction_words(value: Fraction) -> str:
    return f"{to_chinese(value.denominator)}分之{to_chinese(value.numerator)}"
