"""The end of a cooperation: who may leave and when, what is settled then, who keeps the results."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.evidence import Evidence
from pipeline.model.state import Period, State
from pipeline.model.terms_exit import Exit, ExitCondition, ExitOwnership, Liquidation
from pipeline.nlp import exits_words as words
from pipeline.nlp.passages import Part, mentions, parts, period, plain_actor
from pipeline.text.durations import find_durations
from pipeline.text.normalise import BLANK

LIQUIDATION = "liquidation"
SECRECY = "confidentiality"
LIST_LENGTH = 16
"""Lines after “有下列情形之一的” that are read as its list."""


def read(agreement: Agreement) -> Exit:
    """All that the agreement says about its early end and about a party's leaving."""
    provisions = [
        provision
        for provision in mentions(agreement, words.TRIGGER, LIQUIDATION)
        if SECRECY not in agreement.scopes[provision.clause] and not words.OTHER.search(provision.text)
    ]
    conditions = tuple(_conditions(agreement, provisions))
    liquidation = tuple(s for p in provisions for s in _settlements(agreement, p))
    ownership = tuple(o for p in provisions for o in _ownership(agreement, p))
    return Exit(_state(conditions), conditions, liquidation, ownership)


def _state(conditions: Iterable[ExitCondition]) -> State:
    states = {condition.state for condition in conditions}
    return next((state for state in (State.DEFINED, State.BLANK) if state in states), State.ABSENT)


def _conditions(agreement: Agreement, provisions: Iterable[Provision]) -> Iterator[ExitCondition]:
    listed: set[int] = set()
    for provision in provisions:
        if provision.index in listed or not words.END.search(provision.text):
            continue
        items = list(_items(agreement, provision)) if words.introduces_list(provision.text) else []
        listed.update(item.index for item in items)
        if items:
            yield from _listed(agreement, provision, items)
        else:
            evidence = agreement.evidence(provision)
            cases = (_condition(provision.text, part, evidence) for part in parts(provision.text))
            yield from islice(filter(None, cases), 1)


def _listed(
    agreement: Agreement, provision: Provision, items: Iterable[Provision]
) -> Iterator[ExitCondition]:
    """The cases of a list: what stands below the sentence that introduces it."""
    who, notice = _who(provision.text), _notice(provision.text)
    for item in items:
        text = words.ITEM.sub("", item.text).strip("。； ")
        if not words.NOTHING.fullmatch(text):
            state = State.BLANK if BLANK in text else State.DEFINED
            yield ExitCondition(text, state, agreement.evidence(item), who, _threshold(text), notice)


def _items(agreement: Agreement, provision: Provision) -> Iterator[Provision]:
    provisions = agreement.stream.provisions
    position = bisect_left(provisions, provision.index, key=attrgetter("index"))
    marked = semicolon = False
    for item in provisions[position + 1 : position + 1 + LIST_LENGTH]:
        below = _is_below(agreement, item.clause, provision.clause)
        has_mark = bool(words.ITEM.match(item.text)) or item.clause != provision.clause
        if not below or (marked and not has_mark) or words.NO_ITEM.search(item.text):
            return
        yield item
        if not has_mark and (words.LAST_ITEM.search(item.text) or (semicolon and item.text.endswith("。"))):
            return
        marked, semicolon = marked or has_mark, semicolon or item.text.endswith(("；", ";"))


def _is_below(agreement: Agreement, clause: int, above: int) -> bool:
    at: int | None = clause
    while at is not None and at != above:
        at = agreement.clauses[at].parent
    return at == above


def _condition(text: str, part: Part, evidence: Evidence) -> ExitCondition | None:
    """The case in which ``part`` lets somebody end the agreement; None where it does not."""
    if not words.END.search(part.text) or words.NOT_ALLOWED.search(part.text):
        return None
    alone = words.BY_ITSELF.search(part.text)
    allowed = words.ALLOWED.search(part.text)
    wished = words.WISHED.search(part.text)
    if not alone and not allowed and not (wished and words.NOTIFIED.search(text, part.start + wished.end())):
        return None
    who = "" if alone and not allowed else _who(part.text)
    before = text[: part.start].strip("，；, ")
    case = _case(before) if before else _case(_inner_case(part.text))
    if alone and not case:
        return None
    notice = _notice(text)
    blank = BLANK in text[: part.end] or (
        notice is not None and notice.months is None and notice.days is None
    )
    state = State.BLANK if blank else State.DEFINED
    who = who or ("双方" if "协商" in part.text else "")
    return ExitCondition(case, state, evidence, who, _threshold(case), notice)


def _who(text: str) -> str:
    """Who may end the agreement: who is named last before the right; 守约方或者双方 together."""
    ends = [match.start() for match in words.END.finditer(text)]
    found = list(words.HOLDER.finditer(text, 0, ends[-1] if ends else len(text)))
    if not found:
        return ""
    if found[1:] and words.OR.fullmatch(text, found[-2].end(), found[-1].start()):
        return text[found[-2].start() : found[-1].end()]
    return plain_actor(found[-1][1])


def _case(before: str) -> str:
    """The words before the right without the notice and the phrases that only lead in."""
    kept = [part.text for part in parts(before) if not words.ONLY_LEADS_IN.search(part.text)]
    return words.LABEL.sub("", "，".join(words.ITEM.sub("", text) for text in kept)).strip()


def _inner_case(text: str) -> str:
    """在…时 and 因… inside the part; 协商一致."""
    match = words.INNER_CASE.search(text)
    return next(filter(None, match.groups()), "") if match else ""


def _notice(text: str) -> Period | None:
    """提前三十日: how long before."""
    for span in find_durations(text):
        if words.AHEAD.search(text[: span.start]) and not words.BEHIND.match(text, span.end):
            return period(span)
    return None


def _threshold(case: str) -> Period | None:
    """The first length of time that is no notice."""
    for span in find_durations(case):
        other = words.AHEAD.search(case[: span.start]) or words.TO_NOTIFY.match(case, span.end)
        if not other and span.hours is None:
            return period(span)
    return None


def _settlements(agreement: Agreement, provision: Provision) -> Iterator[Liquidation]:
    text = provision.text
    ended = words.ENDED.search(text)
    if LIQUIDATION not in agreement.scopes[provision.clause] and not ended:
        return
    held = [part for part in parts(text) if _settles(part, ended.start() if ended else 0)]
    if not held:
        return
    what = words.LABEL.sub("", words.ITEM.sub("", text[held[0].start : held[-1].end])).strip()
    state = State.BLANK if BLANK in what else State.DEFINED
    yield Liquidation(
        what, state, agreement.evidence(provision), _within(text, ended.start() if ended else 0)
    )


def _settles(part: Part, ended: int) -> bool:
    """Whether ``part`` says what is settled once the agreement has ended at ``ended``."""
    match = words.SETTLED.search(part.text)
    if match is None or words.NOT_SETTLED.search(part.text):
        return False
    return part.start + match.start() >= ended


def _within(text: str, ended: int) -> Period | None:
    """Within which time after the end."""
    for span in find_durations(text):
        if (
            span.start > ended
            and words.INSIDE.match(text, span.end)
            and not words.AHEAD.search(text[: span.start])
        ):
            return period(span)
    return None


def _ownership(agreement: Agreement, provision: Provision) -> Iterator[ExitOwnership]:
    text = provision.text
    ended = words.ENDED.search(text)
    result = words.RESULT.search(text) if ended else None
    if result is None:
        return
    evidence = agreement.evidence(provision)
    if words.KEEPS_NOTHING.search(text):
        holder = words.HOLDER.search(text)
        yield ExitOwnership(f"{plain_actor(holder[1]) if holder else ''}不享有", State.DEFINED, evidence)
    elif match := words.OWNED.search(text, result.end()):
        owner = next(filter(None, match.groups()))
        blank = BLANK in owner
        yield ExitOwnership("" if blank else _owner(owner), State.BLANK if blank else State.DEFINED, evidence)


def _owner(text: str) -> str:
    if words.EACH.search(text):
        return "各自所有"
    if words.JOINT.search(text):
        return "共有"
    match = words.HOLDER.match(text)
    return plain_actor(match[1]) if match else text.strip("于由归属仍 ")
