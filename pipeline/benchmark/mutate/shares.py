"""The sharing of benefits: undefined, not adding up, blank, contradicted, a party left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import OPEN, VIOLATED, Fault, Kind
from pipeline.benchmark.mutate.missing import STRUCTURE, parts_of
from pipeline.benchmark.mutate.secrecy import moved
from pipeline.benchmark.mutate.values import share, written_share
from pipeline.benchmark.sheet import Place, body
from pipeline.model.report import Outcome

DEFINED, SUM, BLANKS = "benefit/ratio-defined", "benefit/ratio-sum", "draft/placeholders"
_WHOLE = 100
_OTHER_RULES = frozenset({"benefit/clause", "benefit/method", "benefit/timing", "ip/ownership"})
_NEGOTIATED = "成果转化收益的分配比例由各方另行协商确定。"
_CONTRIBUTION = "成果转化所得的收益，各方按照贡献大小分享。"
_LATER = "收益的具体分成待产生收益时再议。"


def numbers(agreement: Labelled) -> list[tuple[Place, Fraction]]:
    """The shares of all parties where they add up to 100 % and stand in one paragraph, else none."""
    found = [share(agreement, place) for place in agreement.spots("shares")]
    known = [item for item in found if item is not None]
    told = len(agreement.places.get("shares", ()))
    if len(known) < 2 or len(known) != told or sum(value for _, value in known) != _WHOLE:  # noqa: PLR2004
        return []
    return known if len({spot.paragraph for spot, _ in known}) == 1 else []


def provision(agreement: Labelled) -> Place | None:
    """The sentence that tells the shares, where nothing else defines them."""
    known = numbers(agreement)
    if not known or not agreement.holds(DEFINED):
        return None
    first, last = known[0][0], known[-1][0]
    sentence = agreement.sheet.sentence(Place(first.paragraph, first.start, last.end))
    places = [place for places in agreement.quoted[DEFINED] for place in places]
    return sentence if places and all(sentence.overlaps(place) for place in places) else None


def _undefined(words: str) -> Callable[[Labelled], Iterable[Fault]]:
    def plant(agreement: Labelled) -> Iterator[Fault]:
        sentence = provision(agreement)
        if sentence is not None:
            changes = agreement.sheet.edited([(sentence, words)])
            unjudged = _OTHER_RULES | {SUM}
            yield Fault(changes, {DEFINED: VIOLATED}, (sentence,), (words,), unjudged=unjudged)

    return plant


def _sum(more: int) -> Callable[[Labelled], Iterable[Fault]]:
    def plant(agreement: Labelled) -> Iterator[Fault]:
        known = numbers(agreement)
        if known and agreement.holds(SUM):
            spot, value = known[0] if more > 0 else known[-1]
            new = written_share(agreement, spot, value + more)
            sentence = agreement.sheet.sentence(spot)
            if new is not None and _is_whole(agreement, known):
                changes = agreement.sheet.edited([(spot, new)])
                words = (_text(agreement, sentence, spot, new),)
                yield Fault(
                    changes, {SUM: VIOLATED}, (sentence,), words, unjudged=_OTHER_RULES | {DEFINED}, note=new
                )

    return plant


def _is_whole(agreement: Labelled, known: list[tuple[Place, Fraction]]) -> bool:
    """Whether no other sentence tells shares that the rule could rest on."""
    sentence = agreement.sheet.sentence(Place(known[0][0].paragraph, known[0][0].start, known[-1][0].end))
    places = [place for places in agreement.quoted[SUM] for place in places]
    return all(sentence.overlaps(place) for place in places)


def _text(agreement: Labelled, place: Place, spot: Place, words: str) -> str:
    text = agreement.sheet.paragraphs[place.paragraph].text
    return text[place.start : spot.start] + words + text[spot.end : place.end]


def _blank(agreement: Labelled) -> Iterator[Fault]:
    sentence, known = provision(agreement), numbers(agreement)
    if sentence is None:
        return
    changes = agreement.sheet.edited([(spot, "____") for spot, _ in known])
    expected: dict[str, tuple[Outcome, ...]] = {DEFINED: OPEN}
    if agreement.holds(BLANKS):
        expected[BLANKS] = VIOLATED
    parts = parts_of(agreement, (sentence,))
    yield Fault(changes, expected, (sentence,), parts=parts, unjudged=_OTHER_RULES | {SUM})


def _left_out(agreement: Labelled) -> Iterator[Fault]:
    """The last party's words go, from the comma before them."""
    sentence, known = provision(agreement), numbers(agreement)
    spots = agreement.spots("shares")
    if sentence is None or not agreement.holds(SUM) or len(known) < 3:  # noqa: PLR2004 - two sharers have to stay
        return
    text = agreement.sheet.paragraphs[sentence.paragraph].text
    last = spots[-1]
    if text[last.start - 1] in "，、,":
        gone = Place(last.paragraph, last.start - 1, last.end)
        changes = agreement.sheet.edited([(gone, "")])
        words = (_text(agreement, sentence, gone, ""),)
        yield Fault(changes, {SUM: VIOLATED}, (sentence,), words, unjudged=_OTHER_RULES | {DEFINED})


def _other_shares(agreement: Labelled) -> str:
    """The sentence with the first and the last share exchanged; empty where they are equal."""
    sentence, known = provision(agreement), numbers(agreement)
    if sentence is None or known[0][1] == known[-1][1]:
        return ""
    text = agreement.sheet.paragraphs[sentence.paragraph].text
    first, last = known[0][0], known[-1][0]
    new = (written_share(agreement, first, known[-1][1]), written_share(agreement, last, known[0][1]))
    if None in new:
        return ""
    return (
        f"{text[sentence.start : first.start]}{new[0]}{text[first.end : last.start]}{new[1]}"
        f"{text[last.end : sentence.end]}"
    )


def _annex(agreement: Labelled) -> Iterator[Fault]:
    words = _other_shares(agreement)
    if words:
        lines = (body("附件：收益分配表", "@"), body(words))
        unjudged = frozenset({SUM, "draft/references-resolve"})
        yield Fault({len(agreement.sheet.lines): lines}, {DEFINED: OPEN}, words=(words,), unjudged=unjudged)


def _exchanged(agreement: Labelled) -> Iterator[Fault]:
    words, sentence = _other_shares(agreement), provision(agreement)
    if words and sentence is not None and agreement.holds(SUM):
        yield Fault(agreement.sheet.edited([(sentence, words)]))


def _moved(channel: str) -> Callable[[Labelled], Iterable[Fault]]:
    """The sentence, not adding up, moved elsewhere."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        sentence, known = provision(agreement), numbers(agreement)
        if sentence is None or not agreement.holds(SUM) or not _is_whole(agreement, known):
            return
        spot, value = known[0]
        new = written_share(agreement, spot, value + 10)
        if new is None:
            return
        words = _text(agreement, sentence, spot, new)
        changes = moved(agreement, sentence, words, channel, "收益分配")
        if changes:
            unjudged, found = _OTHER_RULES | STRUCTURE | {DEFINED}, re.sub("[。；]$", "", words)
            yield Fault(changes, {SUM: VIOLATED}, (sentence,), (found,), unjudged=unjudged)

    return plant


KINDS = (
    Kind("shares-negotiated", "分配比例改成另行协商", "body", _undefined(_NEGOTIATED)),
    Kind("shares-contribution", "分配比例改成按贡献大小", "body", _undefined(_CONTRIBUTION)),
    Kind("shares-later", "分配比例改成届时再议", "body", _undefined(_LATER)),
    Kind("shares-over", "各方比例合计超过百分之一百", "body", _sum(10)),
    Kind("shares-under", "各方比例合计不足百分之一百", "body", _sum(-5)),
    Kind("shares-blank", "分配比例留空", "body", _blank),
    Kind("shares-left-out", "漏掉一方的比例", "body", _left_out),
    Kind("shares-annex", "附件的分配比例与正文矛盾", "body", _annex),
    Kind("shares-text-box", "合计不对的比例在文本框里", "text_box", _moved("text_box")),
    Kind("shares-table", "合计不对的比例在表格里", "table", _moved("table")),
    Kind("shares-footnote", "合计不对的比例在脚注里", "footnote", _moved("footnote")),
    Kind("shares-exchanged", "各方比例互换，合计不变", "body", _exchanged, neutral=True),
)
