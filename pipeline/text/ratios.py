"""Shares: 60%, 百分之六十, 六成, 三分之一, and whole divisions: 三七开, 6:4, 均分."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.text.normalise import BLANK
from pipeline.text.numerals import DIGITS, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class RatioSpan:
    """A share in normalised text. ``value`` is None for a blank and for a range (60%-80%)."""

    start: int
    end: int
    value: Fraction | None
    unit: str
    """%, ‰, ‱, 成, 分之, 半 or 全部."""
    range: bool = False

    @property
    def blank(self) -> bool:
        """Whether the number was left to fill in."""
        return self.value is None and not self.range


@dataclass(frozen=True, slots=True)
class SplitSpan:
    """A division among sharers in the order named. Known values sum to 1.

    ``equal`` without ``values``: in equal shares, the number of sharers is not said. Values are all None
    where they were left to fill in.
    """

    start: int
    end: int
    values: tuple[Fraction | None, ...]
    equal: bool = False


_HAN = (
    r"[〇零○一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{1,12}(?:点[〇零一二三四五六七八九]{1,6})?"
)
_ONE = rf"(?:{DIGITS}|{_HAN})"
_NUMBER = rf"(?:{_ONE}(?:\({_ONE}\))?|{BLANK})"
_TO = r"(?:[-~—–]{1,2}|至|到)"
_NOT_TENTHS = r"(?!交(?![给付予由])|[果员立本功绩效品都语就长套人熟因形色型不像份新]|分(?![给配归开]))"
_RATIO = re.compile(
    r"(?<![\d.])(?:"
    rf"(?P<base>百|千|万)分之(?:(?P<low_parts>{_ONE}){_TO}(?:(?P=base)分之)?)?(?P<parts>{_NUMBER})?"
    r"|(?<=[占各享得有按获的余其为])(?P<slash>[1-9]\d?/[1-9]\d?)(?![\d/年月日])"
    rf"|(?P<below>{_ONE})分之(?P<above>{_ONE}|{BLANK})"
    rf"|(?:(?P<low>{_ONE})[%％]?{_TO})?(?P<number>{_NUMBER})(?P<sign>[%‰‱])"
    rf"|(?<!第)(?:(?P<low_tenths>[一二两三四五六七八九]){_TO})?(?P<tenths>[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖]|\d(?:\.\d)?|10|{BLANK})成"
    rf"(?P<hundredths>[一二三四五六七八九半](?![年月日个]))?{_NOT_TENTHS}"
    r"|(?P<half>一半(?![成年]))|(?P<all>全部(?=的?(?:收益|利益|利润|所得|收入|提成|份额|权益|转让费|许可费|报酬|归|由|属于)))"
    r"|(?<!\()(?<!单位:)(?P<bare>[%‰‱])(?![0-9A-Za-z])"
    r")"
)
_BASE = {"百": 100, "千": 1_000, "万": 10_000, "%": 100, "‰": 1_000, "‱": 10_000}
_SIGN = {"百": "%", "千": "‰", "万": "‱"}
_PAIR = re.compile(r"([^()]+)\(([^()]+)\)")
_TENTH = Fraction(1, 10)
_HALF = Fraction(1, 2)


def find_ratios(text: str) -> tuple[RatioSpan, ...]:
    """Return the shares in normalised ``text``, sorted and disjoint.

    The same share said twice (60%（百分之六十）) is one span. What it is a share of is the caller's to judge.
    """
    spans: list[RatioSpan] = []
    for match in _RATIO.finditer(text):
        span = _ratio(match)
        if span is None:
            continue
        if spans and _repeats(text, spans[-1], span):
            last = spans.pop()
            span = RatioSpan(last.start, span.end + 1, last.value, last.unit, last.range)
        spans.append(span)
    return tuple(spans)


def _repeats(text: str, last: RatioSpan, span: RatioSpan) -> bool:
    """Tell 60%（百分之六十） from two shares."""
    bracketed = text[last.end : span.start] in {"(", "(即", "(大写"} and text[span.end : span.end + 1] == ")"
    return bracketed and (last.value, last.range) == (span.value, span.range)


def _ratio(match: re.Match[str]) -> RatioSpan | None:
    start, end = match.span()
    if match["base"]:
        return _parts(match)
    if match["below"] or match["slash"]:
        return _fraction(match)
    if match["sign"]:
        value = None if match["low"] else _part(match["number"], _BASE[match["sign"]])
        return RatioSpan(start, end, value, match["sign"], match["low"] is not None)
    if match["tenths"]:
        return _tenths(match)
    if match["bare"]:
        return RatioSpan(start, end, None, match["bare"])
    return RatioSpan(start, end, _HALF, "半") if match["half"] else RatioSpan(start, end, Fraction(1), "全部")


def _parts(match: re.Match[str]) -> RatioSpan:
    start, end = match.span()
    unit, base = _SIGN[match["base"]], _BASE[match["base"]]
    if match["low_parts"]:
        return RatioSpan(start, end, None, unit, range=True)
    if match["parts"] == "百":
        return RatioSpan(start, end, Fraction(100, base), unit)
    return RatioSpan(start, end, _part(match["parts"], base) if match["parts"] else None, unit)


def _fraction(match: re.Match[str]) -> RatioSpan | None:
    above, below = match["slash"].split("/") if match["slash"] else (match["above"], match["below"])
    whole, part = _number(below), _number(above)
    if not whole or (match["slash"] and part and part >= whole):
        return None
    return RatioSpan(*match.span(), None if part is None else part / whole, "分之")


def _tenths(match: re.Match[str]) -> RatioSpan:
    value = _number(match["tenths"])
    if match["low_tenths"]:
        return RatioSpan(*match.span(), None, "成", range=True)
    if value is not None and match["hundredths"]:
        value += _HALF if match["hundredths"] == "半" else (_number(match["hundredths"]) or 0) * _TENTH
    return RatioSpan(*match.span(), None if value is None else value * _TENTH, "成")


def _part(written: str, base: int) -> Fraction | None:
    value = _number(written)
    return None if value is None else value / base


def _number(written: str) -> Fraction | None:
    """Return the number, or None for a blank or two forms that disagree."""
    pair = _PAIR.fullmatch(written)
    if pair is None:
        return parse_number(written)
    first, second = parse_number(pair[1]), parse_number(pair[2])
    return first if first == second else None


_DIGIT = "一二三四五六七八九"
_SHARED = r"(?:的)?(?:基础|固定|份额)?(?:比例|分成|分账|分配|分享|分红|共享|分担|开(?![始会工放展])"
_WORD_SPLIT = re.compile(
    rf"(?<![{_DIGIT}十百千万亿第零〇\d、])(?P<shares>[{_DIGIT}](?:[、:比]?[{_DIGIT}]){{1,4}})(?![{_DIGIT}十百千万])"
    rf"(?P<tail>{_SHARED}|分(?![之别批期钟步为段公校院部析])))?"
)
_PART = rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|{BLANK})%?"
_FIGURE_SPLIT = re.compile(
    rf"(?<![\d.])(?<!\d:)(?P<shares>{_PART}(?:[:比/]{_PART}){{1,4}})(?!\d|[.:]\d)(?P<tail>{_SHARED}))?"
)
_BY = re.compile(r"(?:按照?|依照?|以|比例为?:?|分成|分配|占比?|=)$")
_EQUAL = re.compile(
    r"(?P<two>对半(?:分成?|开)?|各半|各(?:自)?(?:占有?|享有?|获?得|分得|取得?)?(?:其中的?)?一半)"
    r"|平均(?:分[配享成割担]?(?![数])|享有|共享|承担)|对等(?:分[配享成润账]|享有|共享)|(?<![水公])平分(?![析台])|(?<!平)均分(?![别开期次批段步阶解布钟享配])"
    r"|(?<!机会)(?<!待遇)(?<!地位)均等(?:分[配享成割]|享有)?|等(?:额|比例|份)(?:分[配享成割](?!期)|享有|共有)"
)
_EACH = re.compile(
    r"(?:(?P<count>[两双三四五六]|\d)方)?(?:各自?|均)方?(?:按|可|应|将|自|分别)?"
    r"(?:占有?|所占|享有?|获得?|得到?|分得|取得|拥有|持有|承担|分享|分配|提取)?(?:其中的?|(?:收益|权益|利润|利益)的)?(?=[\d一二三四五百])"
)
_WHOLES = (10, 100)
_CONTEXT = 6
_LAST_HOUR, _LAST_MINUTE, _TWO_DIGITS, _TWO, _THREE = 24, 59, 2, 2, 3


def find_splits(text: str) -> tuple[SplitSpan, ...]:
    """Return the divisions in normalised ``text``, sorted and disjoint.

    Times of day, scales (1:1000) and numbers of clauses are none. 各占二分之一 counts for two sharers,
    各占三分之一 for three; other shares (各占20%) only with the number of sharers before them (五方各占20%).
    """
    found = (*_word_splits(text), *_figure_splits(text), *_equal_splits(text), *_each_splits(text))
    spans: list[SplitSpan] = []
    for span in sorted(found, key=lambda item: (item.start, -item.end)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return tuple(spans)


def _division(match: re.Match[str], parts: list[Fraction]) -> SplitSpan:
    total = sum(parts)
    values = tuple(part / total for part in parts)
    return SplitSpan(*match.span(), values, len(set(values)) == 1)


def _led_in(text: str, match: re.Match[str]) -> bool:
    return _BY.search(text[max(0, match.start() - _CONTEXT) : match.start()]) is not None


def _word_splits(text: str) -> Iterator[SplitSpan]:
    """三七开, 四六分成, 三、七比例, 按二八."""
    for match in _WORD_SPLIT.finditer(text):
        shares = match["shares"]
        parts = [Fraction(_DIGIT.index(char) + 1) for char in shares if char in _DIGIT]
        led_in = _led_in(text, match) and "、" not in shares
        if sum(parts) in _WHOLES and (match["tail"] or led_in or "比" in shares):
            yield _division(match, parts)


def _figure_splits(text: str) -> Iterator[SplitSpan]:
    """6:3:1, 60:40, ▁:▁."""
    for match in _FIGURE_SPLIT.finditer(text):
        shares = re.split("[:比/]", match["shares"].replace("%", ""))
        settled = match["tail"] is not None or _led_in(text, match)
        if "/" in match["shares"] and not match["tail"]:
            continue
        if BLANK in shares:
            if settled:
                yield SplitSpan(*match.span(), (None,) * len(shares))
            continue
        parts = [Fraction(share) for share in shares]
        whole = sum(parts) in _WHOLES or settled
        if (
            whole
            and sum(parts) > 0
            and max(parts) <= max(_WHOLES)
            and not (_is_time(shares) and not match["tail"])
        ):
            yield _division(match, parts)


def _is_time(shares: list[str]) -> bool:
    """Tell 10:30."""
    if len(shares) != _TWO or len(shares[1]) != _TWO_DIGITS or not (shares[0] + shares[1]).isdigit():
        return False
    return int(shares[0]) <= _LAST_HOUR and int(shares[1]) <= _LAST_MINUTE


def _equal_splits(text: str) -> Iterator[SplitSpan]:
    """对半, 均分, 平均分配."""
    for match in _EQUAL.finditer(text):
        yield SplitSpan(*match.span(), (_HALF, _HALF) if match["two"] else (), equal=True)


def _each_splits(text: str) -> Iterator[SplitSpan]:
    """各占50%, 各享有二分之一, 四方各占25%."""
    for match in _EACH.finditer(text):
        share = _RATIO.match(text, match.end())
        span = _ratio(share) if share else None
        if span is None or not span.value or span.value.numerator != 1 or span.value == 1:
            continue
        sharers = span.value.denominator
        if sharers == _count(match) or (match["count"] is None and sharers in {_TWO, _THREE}):
            yield SplitSpan(match.start(), span.end, (span.value,) * sharers, equal=True)


def _count(match: re.Match[str]) -> int | None:
    word = match["count"]
    return None if word is None else _TWO if word == "双" else int(parse_number(word) or 0)
