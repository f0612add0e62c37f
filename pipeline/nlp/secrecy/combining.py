"""What several statements about secrecy say together: which of them stand, which another one takes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy import anchors, fields, lasting, topic
from pipeline.nlp.secrecy.continued import prolongs
from pipeline.nlp.secrecy.sentence import Sentence
from pipeline.nlp.secrecy.unbound import ends_with_cooperation

_DURING = SecrecyPeriod.COOPERATION_ONLY
_OPEN = frozenset({SecrecyPeriod.PERMANENT, SecrecyPeriod.UNTIL_PUBLIC})
_NOT_AFTER = frozenset({_DURING, SecrecyPeriod.NONE})
_MEASURED = frozenset({SecrecyPeriod.MONTHS, SecrecyPeriod.BLANK, SecrecyPeriod.UNDEFINED})
_OPEN_ENDED = frozenset({SecrecyPeriod.UNDEFINED, SecrecyPeriod.BLANK})
_POINTER = re.compile(
    "(?:按照?|依照?|依据|依|照|见|以|参照|遵照|遵守|执行|适用|载于|载明于|列于|写在|规定于|约定于|由)[^。；，,]{0,8}?[(（“《]?"
    "(?P<place>附[件录表][一二三四五六七八九十0-9A-Z]{0,3}|第[0-9一二三四五六七八九十]{1,4}[条章])"
)
"""“按附件二执行”: another place of the document, which may say it."""
_GENERAL, _SPECIAL = (
    re.compile("^(?:第?[^ ]{1,4}(?:部分|编|章|篇))? ?(?:合同)?(?:通用|一般|标准)(?:合同)?(?:条款|条件|部分)"),
    re.compile(
        "^(?:第?[^ ]{1,4}(?:部分|编|章|篇))? ?(?:合同)?(?:专用|特别|特殊)(?:合同)?(?:条款|条件|部分|约定)"
    ),
)
"""Names of the parts of an agreement of which one goes before the other."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the sentence that makes it."""

    sentence: Sentence
    term: SecrecyTerm


def combine(found: Sequence[Said], sentences: Iterable[Sentence]) -> list[Said]:
    """The statements that stand beside each other; ``sentences`` are all those about secrecy."""
    standing = _floored(_without_general(_without_defaults(_governing(_chosen(found), sentences))))
    standing = _prolonged(_without_pointers(standing))
    return _without_overtaken(_doubted(_narrowed(_without_leavers(standing))))


def _chosen(found: Sequence[Said]) -> list[Said]:
    """“保密期限（请勾选）：” is no blank where one of the choices below it was ticked."""
    ticked = {said.sentence.group for said in found if _is_ticked(said)}
    return [said for said in found if said.sentence.group not in ticked or not _asks(said)]


def _is_ticked(said: Said) -> bool:
    return said.sentence.lead != "" and fields.TICK.search(said.sentence.evidence.quote) is not None


def _asks(said: Said) -> bool:
    return said.term.period is SecrecyPeriod.BLANK and said.sentence.text.endswith(":")


def _governing(found: Sequence[Said], sentences: Iterable[Sentence]) -> list[Said]:
    """“本条与附件二不一致的，以附件二为准”: what stands there counts alone, if anything does."""
    names = {match[1] for sentence in sentences if (match := topic.OVERRIDDEN.search(sentence.text))}
    governing = [
        said
        for said in found
        if any(name in said.sentence.place for name in names)
        and not topic.OVERRIDDEN.search(said.sentence.text)
    ]
    return governing or list(found)


def _without_defaults(found: Sequence[Said]) -> list[Said]:
    """“由专用条款规定，未规定的为一年”: counts only where nothing is said there."""
    special = [said for said in found if not topic.DEFAULT.search(said.sentence.text) and _in_special(said)]
    return [said for said in found if not (special and topic.DEFAULT.search(said.sentence.text))]


def _in_special(said: Said) -> bool:
    return topic.SPECIAL_TERMS.search(said.sentence.place) is not None


def _without_general(found: Sequence[Said]) -> list[Said]:
    """What special terms settle for everybody and every secret counts instead of the general terms."""
    special = [
        said
        for said in found
        if _SPECIAL.match(said.sentence.place)
        and said.term.period not in _OPEN_ENDED
        and not (said.term.party or said.term.subject)
    ]
    return [said for said in found if not (special and _GENERAL.match(said.sentence.place))]


def _without_pointers(found: Sequence[Said]) -> list[Said]:
    """“按附件二执行” says nothing of its own beside what stands in annex two."""
    return [said for said in found if not _is_answered(said, found)]


def _is_answered(said: Said, found: Sequence[Said]) -> bool:
    if said.term.period is not SecrecyPeriod.UNDEFINED or said.term.months is not None:
        return False
    places = [match["place"] for match in _POINTER.finditer(said.sentence.text)]
    return any(
        other.sentence.place.startswith(place)
        for place in places
        for other in found
        if other.term.period not in _OPEN_ENDED and other.sentence.evidence != said.sentence.evidence
    )


def _prolonged(found: Sequence[Said]) -> list[Said]:
    """“期满后仍未公开的，继续保密直至公开”: how long the period is that goes on so does not matter."""
    goes_on = {
        said.term.party
        for said in found
        if said.term.period in _OPEN and not said.term.subject and prolongs(said.sentence.text)
    }
    return [
        said for said in found if not (_is_of_all(said, _MEASURED) and _reaches(goes_on, said.term.party))
    ]


def _is_of_all(said: Said, periods: AbstractSet[SecrecyPeriod]) -> bool:
    return said.term.period in periods and not said.term.subject


def _reaches(parties: AbstractSet[str], party: str) -> bool:
    return "" in parties or (bool(party) and party in parties)


def _without_leavers(found: Sequence[Said]) -> list[Said]:
    """What binds a member for as long after it leaves as the end binds all of them adds nothing."""
    after = [
        said.term.months
        for said in found
        if said.term.anchor is Anchor.COOPERATION_END
        and not said.term.subject
        and said.term.months is not None
    ]
    return [said for said in found if not (after and _as_long(said, min(after)))]


def _as_long(said: Said, months: int) -> bool:
    own = said.term.months
    return own is not None and own >= months and anchors.runs_from_leaving(said.sentence.text)


def _floored(found: Sequence[Said]) -> list[Said]:
    """“剩余不足三年的，延长至终止后满三年”: the least that remains counts instead of what it lengthens."""
    least = [
        said
        for said in found
        if lasting.FLOOR.search(said.sentence.text) and said.term.anchor is Anchor.COOPERATION_END
    ]
    return least or list(found)


def _narrowed(found: Sequence[Said]) -> list[Said]:
    """“前述永久保密义务仅适用于…” takes the general reach from the permanent promise before it."""
    if not any(topic.ONLY_FOR.search(said.sentence.text) for said in found):
        return list(found)
    return [
        Said(said.sentence, replace(said.term, subject=said.term.subject or "限定范围"))
        if said.term.period in _OPEN
        else said
        for said in found
    ]


def _doubted(found: Sequence[Said]) -> list[Said]:
    """An express end of a party's duty beside a period for the time after it leaves both in doubt."""
    after = {said.term.party for said in found if said.term.period not in _NOT_AFTER}
    return [
        Said(said.sentence, replace(said.term, period=SecrecyPeriod.UNDEFINED))
        if said.term.period is _DURING
        and ends_with_cooperation(said.sentence.text)
        and _reached(said.term.party, after)
        else said
        for said in found
    ]


def _reached(party: str, after: AbstractSet[str]) -> bool:
    """Whether one of the statements for the parties ``after`` is for ``party`` too."""
    return bool(after) and (not party or not after.isdisjoint({"", party}))


def _without_overtaken(found: Sequence[Said]) -> list[Said]:
    """Drops what another statement for the same party makes irrelevant.

    “合作期间应保密” beside a promise for the time after; “不因终止而免除” beside a period that says how long.
    """
    general = [said.term for said in found if not said.term.subject]
    beyond = {term.party for term in general if term.period not in _NOT_AFTER}
    measured = {term.party for term in general if term.period in _MEASURED}
    return [said for said in found if not _overtaken(said, beyond, measured)]


def _overtaken(said: Said, beyond: AbstractSet[str], measured: AbstractSet[str]) -> bool:
    """Whether a party in ``beyond`` promises a time after the end, or one in ``measured`` says how long."""
    if said.term.subject:
        return False
    own = {"", said.term.party}
    if said.term.period is _DURING:
        return not own.isdisjoint(beyond)
    survives = said.term.period is SecrecyPeriod.PERMANENT
    return (
        survives
        and not own.isdisjoint(measured)
        and not lasting.EXPLICIT_PERMANENT.search(said.sentence.text)
    )


def merge_groups(found: Iterable[Said]) -> list[SecrecyTerm]:
    """The settled statements; of several ends in one sentence or list only those that count."""
    merged: list[SecrecyTerm] = []
    for _, group in groupby(found, key=lambda said: said.sentence.group):
        merged += _merged(list(group))
    return merged


def _merged(group: list[Said]) -> list[SecrecyTerm]:
    """Where the later of several ends counts, the latest known is sure; where the earlier, the earliest.

    One end alone that is the earlier of several leaves the period open: the others were not understood.
    """
    if len(group) == 1 and lasting.is_first_of(group[0].sentence.lead, group[0].sentence.text):
        return [replace(group[0].term, period=SecrecyPeriod.UNDEFINED, months_after_end=None)]
    terms = [said.term for said in group]
    known = sorted(
        (term for term in terms if term.months_after_end is not None),
        key=lambda term: term.months_after_end or 0,
    )
    unknown = [term for term in terms if term.months_after_end is None]
    if len(terms) == 1 or not known:
        return terms
    told = "\n".join(text for said in group for text in (said.sentence.lead, said.sentence.text))
    if lasting.EARLIER_OF.search(told):
        first = known[0].months_after_end or 0
        return [known[0], *(term for term in unknown if (term.least_after_end or 0) < first)]
    if not lasting.LATER_OF.search(told):
        return terms
    if lasting_on := [term for term in terms if term.period in _OPEN]:
        return lasting_on
    sure = replace(known[-1], months_after_end=None, least_after_end=known[-1].months_after_end)
    return [sure] if unknown else [known[-1]]
