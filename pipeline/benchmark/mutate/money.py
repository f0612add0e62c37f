"""Amounts: words and figures that disagree, instalments that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import VIOLATED, Fault, Kind
from pipeline.benchmark.mutate.missing import parts_of
from pipeline.benchmark.sheet import Place
from pipeline.text.money import read_words, write_words

AGREE, SUM, BLANKS = "draft/amounts-agree", "draft/payments-sum", "draft/placeholders"
_OTHERS = frozenset({AGREE, SUM, "review/law-firm", "civil-code/price", "transfer-law/funding"})
_FIGURES = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_WORDS = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆]?[整正]?")
_UNIT = Decimal(10_000)


def _figures(agreement: Labelled, place: Place) -> tuple[Place, str] | None:
    """The last number within ``place``."""
    found = list(_FIGURES.finditer(agreement.sheet.words(place)))
    if not found:
        return None
    start, end = found[-1].span()
    return Place(place.paragraph, place.start + start, place.start + end), found[-1][0]


def _written(old: str, value: Decimal) -> str:
    """``value`` with as many decimals as ``old`` and grouped as it is."""
    decimals = len(old.partition(".")[2])
    comma = "，" if "，" in old else ","
    grouped = f"{value:,.{decimals}f}" if re.search("[,，]", old) else f"{value:.{decimals}f}"
    return grouped.replace(",", comma)


def _value(text: str) -> Decimal:
    return Decimal(re.sub("[,，]", "", text))


def _figures_wrong(agreement: Labelled) -> Iterator[Fault]:
    """Ten times as much, and a tenth more."""
    if not agreement.holds(AGREE) or not agreement.spots("total_words"):
        return
    for place in agreement.spots("total_figures")[:1]:
        found = _figures(agreement, place)
        if found is None or not _is_near(agreement, place):
            continue
        for factor in (Decimal(10), Decimal("1.1")):
            new = _written(found[1], _value(found[1]) * factor)
            changes = agreement.sheet.edited([(found[0], new)])
            yield Fault(changes, {AGREE: VIOLATED}, (place,), (new,), unjudged=_OTHERS, note=new)


def _is_near(agreement: Labelled, place: Place) -> bool:
    """Whether the total stands in words beside its figures: then they speak of the same amount."""
    return any(
        other.paragraph == place.paragraph
        and abs(other.start - place.end) + abs(other.end - place.start) < 40  # noqa: PLR2004
        for other in agreement.spots("total_words")
    )


def _words_wrong(agreement: Labelled) -> Iterator[Fault]:
    if not agreement.holds(AGREE):
        return
    for place in agreement.spots("total_words")[:1]:
        match = _WORDS.search(agreement.sheet.words(place))
        value = read_words(match[0]) if match else None
        figures = agreement.spots("total_figures")
        if match is None or value is None or not figures or not _is_near(agreement, figures[0]):
            continue
        spot = Place(place.paragraph, place.start + match.start(), place.start + match.end())
        new = write_words(value + _UNIT * 30)
        changes = agreement.sheet.edited([(spot, new)])
        yield Fault(changes, {AGREE: VIOLATED}, (place,), (new,), unjudged=_OTHERS, note=new)


def _instalments(agreement: Labelled) -> Iterator[Fault]:
    if not agreement.holds(SUM):
        return
    spots = agreement.spots("instalments")
    for place in dict.fromkeys((*spots[:1], *spots[-1:])):
        found = _figures(agreement, place)
        if found is None:
            continue
        new = _written(found[1], _value(found[1]) * Decimal("1.5"))
        changes = agreement.sheet.edited([(found[0], new)])
        parts = parts_of(agreement, (place,))
        yield Fault(changes, {SUM: VIOLATED}, (place,), parts=parts, unjudged=_OTHERS, note=new)


def _blank(agreement: Labelled) -> Iterator[Fault]:
    for place in agreement.spots("total_figures")[:1]:
        found = _figures(agreement, place)
        if found is not None and agreement.holds(BLANKS):
            changes = agreement.sheet.edited([(found[0], "__________")])
            parts = parts_of(agreement, (place,))
            yield Fault(changes, {BLANKS: VIOLATED}, (place,), parts=parts, unjudged=_OTHERS)


KINDS = (
    Kind("amount-figures", "小写金额与大写不符", "body", _figures_wrong),
    Kind("amount-words", "大写金额与小写不符", "body", _words_wrong),
    Kind("instalments", "分期付款之和与总额不符", "body", _instalments),
    Kind("amount-blank", "金额留空", "body", _blank),
)
