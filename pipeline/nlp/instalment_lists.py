"""Instalments named in one breath: 每年各付70万元、共三年, 分别支付30万元、20万元, 按3:4:3分三期."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.nlp.instalment_parts import Part
from pipeline.nlp.party_words import LETTERED, NAMED
from pipeline.text.numerals import parse_integer
from pipeline.text.ratios import find_ratios

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.text.money import MoneySpan

_PAY = "(?:支付|拨付|拨给|拨|缴付|缴纳|交付|到账|到位|汇|付给|付清|付)"
_NUMBER = "[0-9一二两三四五六七八九十]{1,3}"
_EACH = re.compile(
    rf"(?:(?:均|平均|等额|再)?各(?:自)?{_PAY}?|每(?:半?年|个?月|季度?|[期次笔])[^，。；:元%]{{0,16}}?{_PAY}?)(?:人民币|:|¥)?$"
)
"""Before an amount that is paid several times."""
_EACH_PART = re.compile(rf"各(?:自)?(?:{_PAY}|落实|筹足|筹集)(?:总额的?|其)?$")
"""Before a part of the whole that falls due several times."""
_EVERY = re.compile("每(半年|年|个?月|季)")
_TIMES_A_YEAR = {"年": 1, "半年": 2, "季": 4, "月": 12, "个月": 12}
_TIMES = re.compile(
    rf"(?:共|合计|总共|累计|连续)(?:计|分|{_PAY})*(?P<total>{_NUMBER})(?P<unit>年|次|期|笔|批|个月|个?季度?)"
    rf"|分(?:为|成)?(?P<split>{_NUMBER})(?:个)?(?P<by>年度?|次|期|笔|批|月|季度?)"
    rf"|(?P<years>{_NUMBER})年(?:内|间|期间|中)?(?:共|合计|总计|累计|总共)"
    rf"|(?P<until>{_NUMBER})年(?:内)?(?:付清|付完|拨清|支付完毕|到位)"
    rf"|(?:合作期|期限|期间|许可期|服务期)(?:为|是|内)?(?P<term>{_NUMBER})年"
)
_ITEM = r"[^，,。；:、和与及]{2,14}"
_BEFORE_EACH = re.compile(
    rf"(?:^|[，,:；]|[于在])(?P<items>{_ITEM}(?:[、和与及]{{1,2}}{_ITEM})+?)(?:均|再|平均|等额)?各"
)
_JOINT = re.compile("(?:以及|[、和与及])")
_WHEN = re.compile(r"[年月日]|[前后时内初末底]|第[一二三四五六]")
_PARTIES = re.compile(rf"(?:{LETTERED}|{NAMED})(?:[、,和与及]|以及)(?:{LETTERED}|{NAMED})|[双各三四五两]方")
_SEVERALLY = re.compile(rf"(?:分别|依次|先后)(?:应当?|予以|向[^，。；]{{1,10}})?{_PAY}(?:人民币|:|¥)*$")
_LINK = re.compile(r"[、,和与及以]{1,2}(?:人民币|¥)?|；")
_BY_SHARES = re.compile(r"按(?:照)?(?:合同)?(?:总?[价款额费经]{1,2})?(?:的)?$")
_SHARE_LINK = re.compile(r"[、,/和与及:]{1,2}")
_PROPORTIONS = re.compile(
    rf"(?:按(?:照)?|为|:)(?P<numbers>\d{{1,2}}(?:[-:]\d{{1,2}}){{1,5}})(?!\d|年|月)(?:的?比例)?(?P<split>分{_NUMBER}[期次笔批])?"
)
_STAGES = re.compile(rf"分{_NUMBER}[期次笔批]|分期|(?:支付|付款|拨付)(?:进度|比例|方式|安排)")
_PAYING = re.compile(_PAY)
_YEARLY = re.compile(
    rf"(?:20\d\d年|第[一二三四五六]年)度?(?:内|{_PAY}|应|前|底|初|:|由[甲乙丙丁]方){{0,4}}(?:人民币|¥)?$"
)
_NEVER = re.compile(
    "违约|逾期|[晚迟误拖](?:[一1]|每一?)?个?[日天周月]|加[付收罚]|减收|赔偿|提成|分成|分红|分享|收益|利润|销售|营业|产值|利息|奖|折旧|补贴|不(?:少于|低于)"
)
_SUM = re.compile("(?:合计|共计?|总计|总额|累计)(?:为|人民币|¥|:)*$")
_AMONG = re.compile("(?:其中|另外|另有)[^，。；]{0,12}$")
_FIRST = re.compile("(?:首[付期笔次]款?|第一[期次笔]款?|预付款?|入门费)(?:为|:|付|支付)?(?:人民币|¥)?$")
_CHUNK_EDGE = "，,；;。"
_FEWEST = 2
_MOST = 120
_NEAR = 20
_TEN = 10


def read_lists(text: str, spans: Sequence[MoneySpan]) -> tuple[list[Part], MoneySpan | None]:
    """The instalments that normalised ``text`` names in one breath, and the whole that it names."""
    amounts = list(_once(span for span in spans if not span.range))
    if not _PAYING.search(text):
        return [], None
    for reader in (_repeated, _severally, _by_year):
        found = reader(text, amounts)
        if found[0]:
            return found
    shares = _shares(text) or _proportions(text) or _each_share(text)
    return shares, (amounts[0] if shares and amounts else None)


def _once(spans: Iterator[MoneySpan]) -> Iterator[MoneySpan]:
    """An amount said in words and in digits is one."""
    last: MoneySpan | None = None
    for span in spans:
        if (
            last is None
            or last.value != span.value
            or last.words == span.words
            or span.start - last.end > _NEAR
        ):
            yield span
        last = span


def _chunk(text: str, at: int) -> str:
    """The words between the commas around ``at``."""
    start = max(text.rfind(edge, 0, at) for edge in _CHUNK_EDGE) + 1
    ends = [found for edge in _CHUNK_EDGE if (found := text.find(edge, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def _repeated(text: str, amounts: Sequence[MoneySpan]) -> tuple[list[Part], MoneySpan | None]:
    """每年各付70万元，共三年."""
    for at, span in enumerate(amounts):
        before = text[: span.start]
        base = amounts[0] if at else next(_summed(text, amounts[1:]), None)
        if base is None or not _EACH.search(before) or _NEVER.search(_chunk(text, span.start)):
            continue
        times = _times(text, before)
        if times is None:
            return [], None
        first = [Part(amount=item.value) for item in amounts[1:at] if _FIRST.search(text[: item.start])]
        return first + [Part(amount=span.value)] * times, base
    return [], None


def _summed(text: str, amounts: Sequence[MoneySpan]) -> Iterator[MoneySpan]:
    """Those of ``amounts`` that are called a sum."""
    return (span for span in amounts if _SUM.search(text[: span.start]))


def _times(text: str, before: str) -> int | None:
    """How often the amount behind ``before`` is paid; None where the sentence does not say."""
    listed = _BEFORE_EACH.search(before)
    if listed:
        items = [item for item in _JOINT.split(listed["items"]) if item]
        return (
            len(items) if all(_WHEN.search(item) for item in items) and not _PARTIES.search(before) else None
        )
    every = _EVERY.search(before)
    said = _TIMES.search(text)
    if said is None or (
        every is None and "各" in before[-8:] and said["total"] is None and said["split"] is None
    ):
        return None
    number = parse_integer(said["total"] or said["split"] or said["years"] or said["term"] or said["until"])
    if number is None:
        return None
    in_years = said["years"] or said["term"] or said["until"] or "年" in (said["unit"] or said["by"] or "")
    times = number * (_TIMES_A_YEAR[every[1]] if every and in_years else 1)
    return times if _FEWEST <= times <= _MOST else None


def _severally(text: str, amounts: Sequence[MoneySpan]) -> tuple[list[Part], MoneySpan | None]:
    """分别支付30万元、25万元、20万元."""
    for at, span in enumerate(amounts):
        before = text[: span.start]
        if not _SEVERALLY.search(before) or _NEVER.search(_chunk(text, span.start)):
            continue
        run = list(_linked(text, amounts[at:]))
        if len(run) >= _FEWEST and not _PARTIES.search(before):
            return [Part(amount=item.value) for item in run], _whole_of(text, run, amounts[:at])
    return [], None


def _whole_of(text: str, run: Sequence[MoneySpan], before: Sequence[MoneySpan]) -> MoneySpan | None:
    """What ``run`` is part of: the amount before it that it makes, else that behind 其中, else the first."""
    made = sum(span.value for span in run)
    among = [span for span in before if _AMONG.search(text[: span.start])]
    return next((span for span in before if span.value == made), next(iter([*among[-1:], *before]), None))


def _linked(text: str, amounts: Sequence[MoneySpan]) -> Iterator[MoneySpan]:
    """The amounts that follow one another with nothing but 、 or 和 between them."""
    end: int | None = None
    for span in amounts:
        if end is not None and not _LINK.fullmatch(text[end : span.start]):
            return
        yield span
        end = span.end


def _by_year(text: str, amounts: Sequence[MoneySpan]) -> tuple[list[Part], MoneySpan | None]:
    """2026年100万元，2027年80万元，合计180万元."""
    run = [span for span in amounts if _YEARLY.search(text[: span.start])]
    others = [span for span in amounts if span not in run]
    if len(run) < _FEWEST or len(others) > 1 or any(_NEVER.search(_chunk(text, span.start)) for span in run):
        return [], None
    return [Part(amount=span.value) for span in run], others[0] if others else None


def _shares(text: str) -> list[Part]:
    """按40%、40%、20%的比例……付."""
    ratios = find_ratios(text) if "%" in text or "分之" in text or "成" in text else ()
    for at, first in enumerate(ratios):
        if not _BY_SHARES.search(text[: first.start]):
            continue
        run = [first]
        for ratio in ratios[at + 1 :]:
            if not _SHARE_LINK.fullmatch(text[run[-1].end : ratio.start]):
                break
            run.append(ratio)
        told = [ratio.value for ratio in run if ratio.value is not None and not ratio.range]
        timed = _STAGES.search(text) or len(run) > _FEWEST
        if len(told) == len(run) >= _FEWEST and timed and not _other_matter(text):
            return [Part(share=value) for value in told]
    return []


def _each_share(text: str) -> list[Part]:
    """2026年9月底、2027年9月底以前各落实一半."""
    for ratio in find_ratios(text) if "各" in text else ():
        before = text[: ratio.start]
        times = _times(text, before) if _EACH_PART.search(before) else None
        if times is not None and ratio.value is not None and not ratio.range and not _other_matter(text):
            return [Part(share=ratio.value)] * times
    return []


def _proportions(text: str) -> list[Part]:
    """按3:4:3分三期支付."""
    found = _PROPORTIONS.search(text)
    if found is None or not _STAGES.search(text) or _other_matter(text):
        return []
    numbers = [int(item) for item in re.split("[-:]", found["numbers"])]
    whole = sum(numbers)
    near = _TEN if abs(whole - _TEN) < _FEWEST else whole
    return [Part(share=Fraction(item, near)) for item in numbers] if whole else []


def _other_matter(text: str) -> bool:
    """Whether ``text`` divides among parties or speaks of returns or penalties."""
    return _PARTIES.search(text) is not None or _NEVER.search(text) is not None
