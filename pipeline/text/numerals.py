"""Whole numbers as Chinese agreements write them: digits, 中文数字, 大写 and mixtures such as 3万."""

from __future__ import annotations

import re
from fractions import Fraction

ORDINARY_DIGITS = "〇一二三四五六七八九"
FINANCIAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_ZEROS = "零〇○Ｏ"
_VARIANTS = {
    "两": 2,
    "俩": 2,
    "弍": 2,
    "弐": 2,
    "貳": 2,
    "參": 3,
    "叄": 3,
    "叁": 3,
    "仨": 3,
    "陸": 6,
    "弌": 1,
}
_DIGIT = {
    **{char: value for value, char in enumerate(ORDINARY_DIGITS)},
    **{char: value for value, char in enumerate(FINANCIAL_DIGITS)},
    **dict.fromkeys(_ZEROS, 0),
    **_VARIANTS,
}
_PLAIN_UNITS = str.maketrans("拾佰仟萬億", "十百千万亿")
_SIMPLE = str.maketrans({char: str(value) for char, value in _DIGIT.items()})
_FINANCIAL_ONLY = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸")

_HAN = "〇零○一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參叄陸"
DIGITS = r"(?:\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)|\d{1,20})(?:\.\d{1,10})?"
"""Regex source: a number in Arabic digits, with or without grouping and decimals."""
HAN = rf"[{_HAN}]{{1,40}}(?:点[{_HAN}]{{1,10}})?"
"""Regex source: a number in 中文数字 or 大写."""
NUMERAL = rf"(?:{DIGITS}|{HAN})"
"""Regex source: any written number; what it matches need not be well formed, see ``parse_integer``."""

_ARABIC = re.compile(r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)")
_POSITIONAL = re.compile(r"\d{2,}")
_SECTION = re.compile(r"0*(?:(\d)千)?0*(?:(\d)百)?0*(?:(\d|(?<!\d))十)?0*(\d)?")
_BARE_TAIL = re.compile(r"([百千万亿])([1-9])")
_LONGEST = 40
_STEP = 10_000
_TEN = 10
_TENS_BELOW_TWENTY = range(10, 20)
_UNIT = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}


def parse_integer(text: str) -> int | None:
    """Return the whole number that ``text`` writes, or None when it is not exactly one well-formed number.

    Read are Arabic digits (grouped or not), 中文数字 (also 两, 廿, 〇), 大写, digit by digit (二〇二六) and
    digits with a unit (3万). 一百五 is 150; 壹佰伍 and 一万零十五 have no agreed
    meaning and are None.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if _ARABIC.fullmatch(text):
        return int(text.replace(",", "").replace("，", ""))
    plain = text.replace("廿", "二十").replace("卅", "三十").translate(_PLAIN_UNITS).translate(_SIMPLE)
    if plain.isascii() and not plain.isdigit():
        return None
    financial = not _FINANCIAL_ONLY.isdisjoint(text)
    return None if "0十" in plain and not financial else _read_units(plain, financial=financial)


def parse_number(text: str) -> Fraction | None:
    """Return the exact value of a number that may have decimals (``1.5``, ``一点五``), or None."""
    whole, point, decimals = text.strip().replace("点", ".").partition(".")
    value = parse_integer(whole)
    if value is None or not point:
        return None if value is None else Fraction(value)
    digits = decimals.translate(_SIMPLE)
    if not (digits.isascii() and digits.isdigit()):
        return None
    return value + Fraction(int(digits), _TEN ** len(digits))


def _read_units(plain: str, *, financial: bool) -> int | None:
    """Read Arabic digits mixed with 十百千万亿."""
    if plain.isdigit():
        return int(plain)
    tail = _BARE_TAIL.fullmatch(plain[-2:])
    if tail is not None:
        if financial:
            return None
        head = _grouped(plain[:-1])
        return None if head is None else head + int(tail[2]) * _UNIT[tail[1]] // _TEN
    return _grouped(plain)


def _grouped(plain: str) -> int | None:
    """Read 亿 and 万 groups; a group above the last may itself hold 万 (一万二千亿)."""
    for unit in "亿万":
        head, found, rest = plain.rpartition(unit)
        if not found:
            continue
        high = _grouped(head) if head else None
        low = _grouped(rest) if rest else 0
        if not high or low is None or low >= _UNIT[unit] or unit in head:
            return None
        return high * _UNIT[unit] + low
    return _section(plain)


def _section(plain: str) -> int | None:
    """Read a group below 万: 三千零五, 十五, or plain digits."""
    if plain.isdigit():
        return int(plain)
    match = _SECTION.fullmatch(plain)
    if match is None:
        return None
    thousands, hundreds, tens, ones = match.groups()
    ten = 1 if tens == "" else int(tens or 0)
    return int(thousands or 0) * 1_000 + int(hundreds or 0) * 100 + ten * _TEN + int(ones or 0)


def to_chinese(number: int) -> str:
    """Write ``number`` (0 to 10^16 - 1) in 中文数字 as prose does: 十五, 一百零五, 两 is not used.

    Raises ValueError outside that range.
    """
    words = _write(number, digits="零" + ORDINARY_DIGITS[1:], units=("", "十", "百", "千"))
    return words[1:] if words.startswith("一十") else words


def to_financial(number: int) -> str:
    """Write ``number`` (0 to 10^16 - 1) in 大写: 壹拾伍, 壹佰零伍. Raises ValueError outside that range."""
    return _write(number, digits=FINANCIAL_DIGITS, units=("", "拾", "佰", "仟"))


def _write(number: int, *, digits: str, units: tuple[str, ...]) -> str:
    if not 0 <= number < _STEP**4:
        raise ValueError(f"{number} is not within 0 and 10^16 - 1")
    if number == 0:
        return "零"
    if number >= _STEP**2:
        high, low = divmod(number, _STEP**2)
        head = _write(high, digits=digits, units=units) + "亿"
        return head + _rest(low, unit=_STEP**2, digits=digits, units=units)
    if number >= _STEP:
        high, low = divmod(number, _STEP)
        return (
            _write(high, digits=digits, units=units)
            + "万"
            + _rest(low, unit=_STEP, digits=digits, units=units)
        )
    return _write_section(number, digits=digits, units=units)


def _rest(low: int, *, unit: int, digits: str, units: tuple[str, ...]) -> str:
    """Write what follows 亿 or 万, with 零 where the next place is empty."""
    if low == 0:
        return ""
    gap = "零" if low < unit // _TEN else ""
    return gap + _write(low, digits=digits, units=units)


def _write_section(number: int, *, digits: str, units: tuple[str, ...]) -> str:
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // _TEN**place % _TEN
        if digit:
            words += ("零" if gap and words else "") + digits[digit] + units[place]
        gap = not digit
    return words
