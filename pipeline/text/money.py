"""Amounts of money in digits and in words (大写): Decimal, in yuan or the unit of the foreign currency.

Rules for words: 正确填写票据和结算凭证的基本规定 (annex of 支付结算办法).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.text.numerals import FINANCIAL_DIGITS, NUMERAL, parse_integer, parse_number, to_financial

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """An amount in normalised text; ``currency`` is an ISO 4217 code."""

    start: int
    end: int
    value: Decimal
    words: bool
    """Written in Chinese numerals, not in Arabic digits."""
    currency: str = "CNY"
    range: bool = False
    """The upper bound of a range (10至20万元), not a settled amount."""


_PREFIX = {
    "人民币": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "¥": "CNY",
    "USD": "USD",
    "US$": "USD",
    "美元": "USD",
    "$": "USD",
    "HKD": "HKD",
    "HK$": "HKD",
    "港币": "HKD",
    "EUR": "EUR",
    "€": "EUR",
    "欧元": "EUR",
    "GBP": "GBP",
    "£": "GBP",
    "JPY": "JPY",
}
_SUFFIX = {
    "美元": "USD",
    "美金": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
}
_ANY_PREFIX = "|".join(map(re.escape, sorted(_PREFIX, key=len, reverse=True)))
_ANY_SUFFIX = "|".join(_SUFFIX)
_YUAN = r"[元圆](?![素件旦首化次函材催])"
_DIGIT = r"[\d零壹贰叁肆伍陆柒捌玖一二三四五六七八九]"
_AMOUNT = re.compile(
    rf"(?:(?P<prefix>{_ANY_PREFIX}) ?:? ?¥? ?)?(?<![\d.])(?<!\d[,， ])(?:"
    rf"(?>(?P<number>{NUMERAL})(?:\((?P<again>{NUMERAL})\))?(?P<scale>[十百千]?[万亿]|[百千])?)(?![角分%‰])"
    rf"(?:(?P<foreign>{_ANY_SUFFIX})|(?P<yuan>{_YUAN})(?P<change>零?{_DIGIT}角)?(?P<cents>零?{_DIGIT}分(?!之))?)?"
    rf"|(?(prefix)(?P<small>{_DIGIT}角(?:零?{_DIGIT}分)?|{_DIGIT}分)|(?!))"
    r")(?:人民币)?(?:[整正](?![个体式常好]))?"
)
_RANGE_BEFORE = re.compile(r"[\d一二三四五六七八九十百千万亿元](?:[-~—–]{1,2}|至|到)$")
_READ = re.compile(
    r"(?:(?P<yuan>[^元圆角分]{1,40})[元圆])?(?P<gap>零?)(?:(?P<tenths>.)角)?(?P<low_gap>零?)(?:(?P<cents>.)分)?(?:整|正)?"
)
_NOISE = re.compile(r"\s|人民币|RMB|CNY|[¥￥:：]|[(（](?:大写|小写)[)）]|大写")
_SCALE = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_CENTS = Decimal(100)
_TO_WIDTH = 4
_LIMIT = Decimal(10) ** 16
_TEN = 10


def read_words(text: str) -> Decimal | None:
    """Return the amount in yuan that ``text`` says in words, or None when it is not exactly one amount.

    Every legal form is read: 元 or 圆, 整 or 正 or neither, with or without the optional 零, with or without
    人民币, 壹佰万元整, and the printed form 壹拾零万零仟伍佰零拾零元零角零分.
    """
    match = _READ.fullmatch(_NOISE.sub("", text))
    if match is None or not (match["yuan"] or match["tenths"] or match["cents"]):
        return None
    parts = [parse_integer(match[name]) if match[name] else 0 for name in ("yuan", "tenths", "cents")]
    yuan, tenths, cents = parts
    if yuan is None or tenths is None or cents is None or max(tenths, cents) >= _TEN:
        return None
    return Decimal(yuan) + Decimal(tenths * _TEN + cents) / _CENTS


def write_words(amount: Decimal) -> str:
    """Write an amount of 0 to 10^16 yuan (exclusive) in 大写 without 人民币: 壹拾元伍角整, 壹元零伍分.

    整 closes every amount without 分; where 零 is optional it is left out. Raises ValueError for a negative
    amount, one out of range, or one with more than two decimals.
    """
    cents = amount * _CENTS
    if not amount.is_finite() or not 0 <= amount < _LIMIT or cents != cents.to_integral_value():
        raise ValueError(f"{amount} is no amount of money in yuan and cents")
    yuan, change = divmod(int(cents), int(_CENTS))
    tenths, hundredths = divmod(change, _TEN)
    words = to_financial(yuan) + "元" if yuan or not change else ""
    words += FINANCIAL_DIGITS[tenths] + "角" if tenths else ""
    if not hundredths:
        return words + "整"
    return words + ("零" if yuan and not tenths else "") + FINANCIAL_DIGITS[hundredths] + "分"


def find_amounts(text: str) -> tuple[MoneySpan, ...]:
    """Return the amounts of money in normalised ``text``, sorted and disjoint.

    An amount needs a currency before it or 元, 美元 … behind it; 100（壹佰）万元 are two. What cannot
    be read as one number is left out.
    """
    return tuple(span for match in _AMOUNT.finditer(text) for span in _amounts(text, match))


def _amounts(text: str, match: re.Match[str]) -> Iterator[MoneySpan]:
    if match["small"]:
        yield from _small(match)
        return
    prefix, foreign = match["prefix"], match["foreign"]
    if not (match["yuan"] or foreign or prefix):
        return
    currency = _SUFFIX[foreign] if foreign else _PREFIX[prefix] if prefix else "CNY"
    upper = _RANGE_BEFORE.search(text[max(0, match.start() - _TO_WIDTH) : match.start()]) is not None
    middle = match.start("again") - 1 if match["again"] else match.end()
    for start, end, written in (
        (match.start(), middle, match["number"]),
        (middle, match.end(), match["again"]),
    ):
        value = _value(written, match) if written else None
        if value is not None:
            yield MoneySpan(start, end, value, not written[0].isdigit(), currency, upper)


def _small(match: re.Match[str]) -> Iterator[MoneySpan]:
    """Yield an amount below one yuan, 人民币伍角整."""
    value = read_words(match["small"])
    if value is not None:
        yield MoneySpan(*match.span(), value, not match["small"][0].isdigit(), _PREFIX[match["prefix"]])


def _value(written: str, match: re.Match[str]) -> Decimal | None:
    """Return the amount of a number with the scale, 角 and 分 that follow it."""
    number = parse_number(written)
    if number is None:
        return None
    power = sum(_SCALE[char] for char in match["scale"] or "")
    tenths, cents = (_digit(match[name]) for name in ("change", "cents"))
    value = (Decimal(number.numerator) / Decimal(number.denominator)).scaleb(power)
    return value + Decimal(tenths * _TEN + cents) / _CENTS


def _digit(written: str | None) -> int:
    """Return the digit before 角 or 分, 0 without one."""
    return (parse_integer(written[-2]) or 0) if written else 0
