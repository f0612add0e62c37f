"""The secrecy period: shortened, blank, from another day, contradicted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import OPEN, VIOLATED, Fault, Kind
from pipeline.benchmark.mutate.missing import STRUCTURE
from pipeline.benchmark.mutate.values import dates, durations
from pipeline.benchmark.sheet import Changes, Place, body, row
from pipeline.model.report import Outcome
from pipeline.text.durations import DurationSpan

RULE, BLANKS, REVISIONS = "confidentiality/period", "draft/placeholders", "draft/pending-revisions"
MONTHS = 24
"""At least as long the secrecy period must last after the cooperation ends."""
_END = re.compile("结束|终止|届满|期满|解除|完成|完了|关闭|为止|失效|届至|终了|收尾|散伙|结项|结题|以后|之后")
_SHORT = ("一年", "6个月", "二十三个月")
_SCRIPTS = ("１年", "壹年", "12个月", "十二个月", "一（1）年")
_LONGER = ("二年", "24个月", "十年", "36个月", "叁年")
_ANNEX = "保密的期限为本协议终止之日起一年，期满后各方不再承担保密义务。"
_PARTY = "对乙方提供的资料，甲方的保密期限为本协议终止之日起一年。"
Setting = tuple[Place, Place, DurationSpan]
"""The provision, the length of time in it, and what that length is."""


def setting(agreement: Labelled) -> Setting | None:
    """The secrecy period, where nothing else settles it and exactly one length of time is told."""
    spots = agreement.spots("secrecy_period")
    if len(spots) != 1 or not agreement.holds(RULE):
        return None
    places = [place for places in agreement.quoted[RULE] for place in places]
    sentence = agreement.sheet.sentence(spots[0])
    if not places or not all(sentence.overlaps(place) for place in places):
        return None
    found = [item for item in durations(agreement, spots[0]) if (item[1].months or 0) >= MONTHS]
    return (
        (spots[0], *found[0]) if len(found) == 1 and len(list(durations(agreement, spots[0]))) == 1 else None
    )


def _from_end(agreement: Labelled) -> bool:
    """Whether the period runs from the end of the cooperation."""
    return any(_END.search(agreement.sheet.words(place)) for place in agreement.spots("secrecy_start"))


def _with(agreement: Labelled, place: Place, spot: Place, words: str) -> str:
    """The words at ``place`` with ``words`` instead of those at ``spot``."""
    text = agreement.sheet.paragraphs[place.paragraph].text
    return text[place.start : spot.start] + words + text[spot.end : place.end]


def _lengths(lengths: tuple[str, ...], *, right: bool = False) -> Callable[[Labelled], Iterable[Fault]]:
    """Other lengths: too short ones, or with ``right`` ones that suffice as well."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        found = setting(agreement)
        if found is None or (right and not _from_end(agreement)):
            return
        place, spot, _ = found
        for length in lengths:
            changes = agreement.sheet.edited([(spot, length)])
            words = (_with(agreement, place, spot, length),)
            if right:
                yield Fault(changes, note=length)
            else:
                yield Fault(changes, {RULE: VIOLATED}, (place,), words, note=length)

    return plant


def _unit(agreement: Labelled) -> Iterator[Fault]:
    found = setting(agreement)
    if found is None:
        return
    place, spot, span = found
    old = agreement.sheet.words(spot)
    new = re.sub("周年|年", "个月", old) if span.unit == "年" else re.sub("个月", "日", old)
    if new != old and (span.months or 0) / 12 < MONTHS:
        changes = agreement.sheet.edited([(spot, new)])
        words = (_with(agreement, place, spot, new),)
        yield Fault(changes, {RULE: VIOLATED}, (place,), words, note=new)


def _anchor(agreement: Labelled, event: str) -> tuple[Changes, Place, str] | None:
    """The period running from ``event`` instead of the end of the cooperation."""
    found, starts = setting(agreement), agreement.spots("secrecy_start")
    if found is None or len(starts) != 1 or not _from_end(agreement):
        return None
    place, start = found[0], starts[0]
    old = agreement.sheet.words(start)
    match = re.fullmatch(r"([自从]?).*?(之?次?日起|起|以?之?后)", old)
    if match is None or not place.covers(start):
        return None
    new = f"{match[1]}{event}{'之日起' if match[2].endswith('起') else '后'}"
    return agreement.sheet.edited([(start, new)]), place, _with(agreement, place, start, new)


def _signing(agreement: Labelled) -> Iterator[Fault]:
    """Violated by arithmetic: the period less the time from signing to the end of the term."""
    made, found = _anchor(agreement, "本协议签署"), setting(agreement)
    days = _days(agreement)
    if made is not None and found is not None and days and _is_short(found, agreement.as_of, max(days)):
        yield Fault(made[0], {RULE: VIOLATED}, (made[1],), (made[2],), note="从签署起算")


def _days(agreement: Labelled) -> list[date]:
    return [day for place in agreement.spots("term") for _, day in dates(agreement, place)]


def _is_short(found: Setting, start: date, end: date) -> bool:
    """Whether of a period from ``start`` too little is left after ``end``, by a month at least."""
    lasting = (end.year - start.year) * 12 + end.month - start.month
    return (found[2].months or 0) - lasting < MONTHS - 1


def _disclosure(agreement: Labelled) -> Iterator[Fault]:
    """What is disclosed on the first day would be free too soon."""
    made, found, days = _anchor(agreement, "秘密信息披露"), setting(agreement), _days(agreement)
    if made is not None and found is not None and days and _is_short(found, min(days), max(days)):
        yield Fault(made[0], {RULE: OPEN}, (made[1],), (made[2],), note="从披露起算")


def _blank(agreement: Labelled) -> Iterator[Fault]:
    found = setting(agreement)
    if found is not None:
        place, spot, _ = found
        changes = agreement.sheet.edited([(spot, "____年")])
        expected: dict[str, tuple[Outcome, ...]] = {RULE: OPEN}
        if agreement.holds(BLANKS):
            expected[BLANKS] = VIOLATED
        yield Fault(changes, expected, (place,), (_with(agreement, place, spot, "____年"),))


def _annex(agreement: Labelled) -> Iterator[Fault]:
    if agreement.holds(RULE):
        lines = (body("附件：保密管理办法", "@"), body(_ANNEX))
        changes = {len(agreement.sheet.lines): lines}
        yield Fault(changes, {RULE: OPEN}, words=(_ANNEX,), unjudged=frozenset({"draft/references-resolve"}))


def _one_party(agreement: Labelled) -> Iterator[Fault]:
    found = setting(agreement)
    if found is not None:
        line = agreement.sheet.paragraphs[found[0].paragraph].line
        old = agreement.sheet.lines[line]
        if not old.is_row:
            changes = {line: (old, body(_PARTY))}
            yield Fault(changes, {RULE: OPEN}, words=(_PARTY,), unjudged=frozenset({"confidentiality/scope"}))


def _moved(channel: str) -> Callable[[Labelled], Iterable[Fault]]:
    """The provision, too short, moved into a text box, a table or a footnote."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        found = setting(agreement)
        if found is None:
            return
        place, spot, _ = found
        sentence = agreement.sheet.sentence(place)
        words = _with(agreement, sentence, spot, "一年")
        changes = moved(agreement, sentence, words, channel, "保密期限")
        if changes:
            planted = (words.rstrip("。；"),)
            yield Fault(changes, {RULE: VIOLATED}, (sentence,), planted, unjudged=STRUCTURE, note="一年")

    return plant


def moved(agreement: Labelled, sentence: Place, words: str, channel: str, head: str) -> Changes:
    """The changes that put ``words`` into a channel instead of ``sentence``; none for a row of a table."""
    index = agreement.sheet.paragraphs[sentence.paragraph].line
    if agreement.sheet.lines[index].is_row:
        return {}
    if channel == "footnote":
        return agreement.sheet.edited([(sentence, f"{head}见脚注。{{^{words}^}}")])
    line = body(words, ">>") if channel == "text_box" else row(head, words)
    rest = agreement.sheet.edited([(sentence, "")])[index]
    return {index: (*rest, line)}


def _tracked(agreement: Labelled) -> Iterator[Fault]:
    found = setting(agreement)
    if found is not None and agreement.holds(REVISIONS):
        place, spot, _ = found
        old = agreement.sheet.words(spot)
        changes = agreement.sheet.edited([(spot, f"{{--{old}--}}{{++一年++}}")])
        words = (_with(agreement, place, spot, "一年"),)
        yield Fault(changes, {RULE: VIOLATED, REVISIONS: VIOLATED}, (place,), words, note="一年")


def _tracked_right(agreement: Labelled) -> Iterator[Fault]:
    found = setting(agreement)
    if found is not None and agreement.holds(REVISIONS):
        _, spot, _ = found
        old = agreement.sheet.words(spot)
        changes = agreement.sheet.edited([(spot, f"{{--一年--}}{{++{old}++}}")])
        yield Fault(changes, {REVISIONS: VIOLATED}, note=old)


KINDS = (
    Kind("secrecy-short", "保密期限改短", "body", _lengths(_SHORT)),
    Kind("secrecy-short-script", "保密期限改短，数字写法不同", "body", _lengths(_SCRIPTS)),
    Kind("secrecy-unit", "保密期限的单位改小", "body", _unit),
    Kind("secrecy-from-signing", "保密期限改从签署起算", "body", _signing),
    Kind("secrecy-from-disclosure", "保密期限改从披露起算", "body", _disclosure),
    Kind("secrecy-blank", "保密期限留空", "body", _blank),
    Kind("secrecy-annex", "附件的保密期限与正文矛盾", "body", _annex),
    Kind("secrecy-one-party", "对一方的保密期限另有较短的约定", "body", _one_party),
    Kind("secrecy-text-box", "过短的保密期限在文本框里", "text_box", _moved("text_box")),
    Kind("secrecy-table", "过短的保密期限在表格里", "table", _moved("table")),
    Kind("secrecy-footnote", "过短的保密期限在脚注里", "footnote", _moved("footnote")),
    Kind("secrecy-revision", "修订把保密期限改短", "revision", _tracked),
    Kind("secrecy-revision-right", "修订把保密期限改长", "revision", _tracked_right),
    Kind(
        "secrecy-reworded", "保密期限换成另一个合规的值", "body", _lengths(_LONGER, right=True), neutral=True
    ),
)
