"""What people write in answer to a question or into a cell, read as the schema wants it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from pipeline.generate.shape import Shape
from pipeline.generate.values import PartyName
from pipeline.text.dates import find_dates
from pipeline.text.money import find_amounts, read_words
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_integer, parse_number
from pipeline.text.ratios import find_ratios

Answer = str | int | bool
YES = frozenset({"是", "对", "有", "已", "要", "y", "yes", "true", "√", "✓"})
NO = frozenset({"否", "不", "无", "没有", "未", "不是", "不要", "n", "no", "false", "×", "✗"})
_LARGEST = Decimal(10) ** 15
_DAY = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
_FRACTION = re.compile(r"([1-9]\d{0,3})\s*/\s*([1-9]\d{0,3})")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:\s*[-/.]?\s*\d{1,2}\s*日?)?")
_MOMENT = re.compile(r"(.+?)[\sT日]+(\d{1,2})\s*[:时]\s*(\d{1,2})分?(?:[:：]\d\d)?")
_CLOSING = re.compile(r"(?:元|圆|整|正|角|分)$")
_UNIT = re.compile(r"\s*个?(工作日|月|日|天|年|小时|份|人|次|项|分|)$")
_DAYS = ("日", "天")
_WORKING_DAY = "工作日"
_BREAKS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")


class AnswerError(ValueError):
    """An answer that cannot be used: one Chinese sentence what is wrong and what to write, no full stop."""


def read_answer(
    shape: Shape, text: str, *, parties: Sequence[PartyName] = (), numbered: bool = False
) -> Answer:
    """``text`` as the value of the leaf ``shape``; it satisfies the schema of the leaf.

    ``parties``: those that a reference may name. ``numbered``: choices may be named by their number, from 1.
    Raises AnswerError.
    """
    written = _cleaned(text)
    if not written:
        raise AnswerError("没有内容")
    if shape.format == "party":
        return _party(written, parties, numbered=numbered)
    if shape.choices:
        return _choice(written, shape.choices, numbered=numbered)
    if shape.format == "boolean":
        return _yes_or_no(written, numbered=numbered)
    if shape.format == "integer":
        return _count(written, shape)
    return _READ.get(shape.format, _text)(written, shape)


def choices_of(shape: Shape, parties: Sequence[PartyName]) -> tuple[str, ...]:
    """What may be chosen from for ``shape``, in the order of their numbers; empty for anything."""
    if shape.format == "party":
        return tuple(party.short for party in parties)
    return ("是", "否") if shape.format == "boolean" else shape.choices


def _cleaned(text: str) -> str:
    """``text`` without spaces around it; raises AnswerError for characters that no file can hold."""
    plain = _BREAKS.sub("\n", text).replace("\t", " ").strip()
    for char in plain:
        if char != "\n" and unicodedata.category(char) in ("Cc", "Cs", "Cn"):
            raise AnswerError(f"含有不能使用的字符（编码 {ord(char):04X}），请删去后重新填写")
    return plain


def _party(text: str, parties: Sequence[PartyName], *, numbered: bool) -> str:
    for party in parties:
        if text in (party.short, party.name, party.role):
            return party.short if numbered else text
    if numbered and (chosen := _by_number(text, [party.short for party in parties])):
        return chosen
    known = [name for party in parties for name in (party.short, party.name)]
    close = get_close_matches(text, known, n=1, cutoff=0.4)
    hint = f"，是不是 {close[0]}？" if close else "，"
    shorts = "、".join(f"{party.short}（{party.role}）" for party in parties)
    raise AnswerError(f"没有名为“{text}”的合作方{hint}请从 {shorts} 中选")


def _choice(text: str, choices: Sequence[str], *, numbered: bool) -> str:
    if text in choices:
        return text
    if numbered and (chosen := _by_number(text, choices)):
        return chosen
    close = get_close_matches(text, choices, n=1, cutoff=0.5)
    hint = f"，是不是 {close[0]}？" if close else "，"
    raise AnswerError(f"“{_brief(text)}”不在可选的值之内{hint}请从 {'、'.join(choices)} 中选")


def _by_number(text: str, choices: Sequence[str]) -> str:
    number = parse_integer(text) if text.isdecimal() else None
    return choices[number - 1] if number and number <= len(choices) else ""


def _yes_or_no(text: str, *, numbered: bool) -> bool:
    word = unicodedata.normalize("NFKC", text).lower()
    if word in YES or (numbered and word == "1"):
        return True
    if word in NO or (numbered and word == "2"):
        return False
    raise AnswerError(f"“{_brief(text)}”不是“是”也不是“否”，请写 是 或者 否")


def _count(text: str, shape: Shape) -> int:
    written = unicodedata.normalize("NFKC", text)
    number = parse_integer(written) if written else None
    number = _with_unit(written, shape) if number is None else number
    if number is None:
        raise AnswerError(f"“{_brief(text)}”不是整数，请写成 {shape.example or 6} 这样的数字")
    least, most = shape.schema.get("minimum"), shape.schema.get("maximum")
    if least is not None and number < least:
        raise AnswerError(f"{number} 太小，不能小于 {least}")
    if most is not None and number > most:
        raise AnswerError(f"{number} 太大，不能大于 {most}")
    return number


def _with_unit(text: str, shape: Shape) -> int | None:
    """``24个月`` where months are asked for; two years are not 2 of them."""
    unit = _UNIT.search(text)
    if not unit or not unit[1] or not _asked_for(unit[1], shape.title + shape.description):
        return None
    return parse_integer(text[: unit.start()])


def _asked_for(unit: str, told: str) -> bool:
    if unit in _DAYS:
        return _WORKING_DAY not in told and any(day in told for day in _DAYS)
    return unit in told


def _money(text: str, _: Shape) -> str:
    amount = _amount(normalise(text).text.replace(" ", ""))
    if amount is None:
        raise AnswerError(f"“{_brief(text)}”不是金额，请写成 5000000.00 或者 500万元")
    if amount != round(amount, 2):
        raise AnswerError(f"“{_brief(text)}”比分还小，金额最多两位小数，请写成 5000000.00")
    if amount >= _LARGEST:
        raise AnswerError(f"“{_brief(text)}”太大，不是可能的金额，请以元为单位重新填写")
    return f"{amount:.2f}"


def _amount(text: str) -> Decimal | None:
    plain = parse_number(re.sub(r"^(?:人民币|[¥￥]|RMB|CNY)|(?:元|圆)$", "", text, flags=re.IGNORECASE))
    if plain is not None:
        return Decimal(plain.numerator) / Decimal(plain.denominator)
    words = read_words(text)
    if words is not None:
        return words
    whole = text if _CLOSING.search(text) else f"{text}元"
    spans = find_amounts(whole)
    if len(spans) != 1 or (spans[0].start, spans[0].end) != (0, len(whole)):
        return None
    return spans[0].value if spans[0].currency == "CNY" and not spans[0].range else None


def read_date(text: str) -> date:
    """The one day that ``text`` names. Raises AnswerError."""
    plain = normalise(text).text.strip()
    if digits := _DAY.fullmatch(plain):
        plain = "-".join(digits.groups())
    spans = find_dates(plain)
    if len(spans) != 1 or (spans[0].start, spans[0].end) != (0, len(plain)) or spans[0].blank:
        raise AnswerError(f"“{_brief(text)}”不是日期，请写成 2026-03-01 或者 2026年3月1日")
    if spans[0].value is None:
        what = "没有写明是哪一天" if spans[0].partial else "不是日历上的日期"
        raise AnswerError(f"“{_brief(text)}”{what}，请写成 2026-03-01 或者 2026年3月1日")
    return spans[0].value


def _day(text: str, _: Shape) -> str:
    return read_date(text).isoformat()


def _percent(text: str, _: Shape) -> str:
    plain = normalise(text).text.replace(" ", "")
    if fraction := _FRACTION.fullmatch(plain):
        return f"{fraction[1]}/{fraction[2]}"
    value = _share(plain)
    if value is None or value < 0:
        raise AnswerError(f"“{_brief(text)}”不是比例，请写成 60%、12.5% 或者 1/3")
    if "%" not in plain and plain[0] in "01" and 0 < value * 100 <= 1:
        percent = _decimal(value * 100)
        raise AnswerError(f"“{text}”可能是 {percent}%，也可能是 {_decimal(value * 10000)}%，请写上百分号")
    return _as_percent(value, text)


def _share(plain: str) -> Fraction | None:
    """The part that ``plain`` states; a bare number counts in hundredths."""
    number = parse_number(plain)
    if number is not None:
        return number / 100
    spans = find_ratios(plain)
    whole = len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(plain))
    return spans[0].value if whole else None


def _as_percent(value: Fraction, text: str) -> str:
    hundred = value * 100
    if hundred == round(hundred, 4) and hundred < 10_000:  # noqa: PLR2004 - four digits, as the schema has it
        return f"{_decimal(hundred)}%"
    if value.numerator and max(value.numerator, value.denominator) < 10_000:  # noqa: PLR2004 - likewise
        return f"{value.numerator}/{value.denominator}"
    raise AnswerError(f"“{_brief(text)}”的小数太多，请写成最多四位小数的百分数或者 1/3 这样的分数")


def _number(text: str, shape: Shape) -> str:
    plain = normalise(text).text.replace(" ", "").replace(",", "").removeprefix("+")
    if _fits(plain, shape):
        return plain
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    value = parse_number(digits)
    written = "" if value is None else f"{sign}{_decimal(value)}"
    if not written or not _fits(written, shape):
        raise AnswerError(f"“{_brief(text)}”不是数值，请写成 98.5 这样的数，最多六位小数")
    return written


def _text(text: str, shape: Shape) -> str:
    if "\n" in text and shape.format == "string":
        raise AnswerError(f"“{_brief(text.partition(chr(10))[0])}”后面有换行，这里只能写一行")
    if not shape.schema.get("pattern"):
        return text
    for candidate in (text, _month(text), _moment(text)):
        if candidate and _fits(candidate, shape):
            return candidate
    raise AnswerError(f"“{_brief(text)}”的写法不对，应当是{shape.description}，例如 {shape.example}")


def _month(text: str) -> str:
    found = _MONTH.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02d}" if found else ""


def _moment(text: str) -> str:
    found = _MOMENT.fullmatch(text)
    if not found:
        return ""
    try:
        day = read_date(found[1] + ("日" if "月" in found[1] and "日" not in found[1] else ""))
        moment = datetime(day.year, day.month, day.day, int(found[2]), int(found[3]))  # noqa: DTZ001 - local time
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M")


def _fits(text: str, shape: Shape) -> bool:
    return re.search(str(shape.schema.get("pattern", "")), text) is not None


def _decimal(value: Fraction) -> str:
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _brief(text: str) -> str:
    longest = 30
    return text if len(text) <= longest else f"{text[:longest]}……"


_READ: Mapping[str, Callable[[str, Shape], str]] = {
    "money": _money,
    "date": _day,
    "percent": _percent,
    "decimal": _number,
}
