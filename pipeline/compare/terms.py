"""Which terms changed: statements of two versions paired and compared by what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.alike import pair
from pipeline.compare.facts_basic import basics, money, time
from pipeline.compare.facts_duties import duties
from pipeline.compare.facts_results import results
from pipeline.compare.statements import UNSETTLED, Statement, closeness, flat, plain
from pipeline.model.comparison import Change, Said, TermChange
from pipeline.model.terms import Terms

_LEAST = 0.6
_WORDED = ("secrecy_scope",)
"""Topics whose value is the wording itself."""
_TELLING = 6
"""Characters of a quotation from which on its place in the other version means something."""


def statements(terms: Terms) -> tuple[Statement, ...]:
    """Everything that ``terms`` hold, in the order in which an agreement says it."""
    return flat((basics(terms), money(terms), time(terms), results(terms), duties(terms)))


@dataclass(frozen=True, slots=True)
class Texts:
    """All normalised words of both versions, to see whether a quotation still stands there."""

    old: str
    new: str


def term_changes(old: Sequence[Statement], new: Sequence[Statement], texts: Texts) -> tuple[TermChange, ...]:
    """The terms that differ, topic by topic; changing places mirrors them."""
    topics = dict.fromkeys(item.topic for item in (*old, *new))
    return tuple(
        change
        for topic in sorted(topics, key=_rank)
        for change in _topic(
            [item for item in old if item.topic == topic],
            [item for item in new if item.topic == topic],
            texts,
        )
    )


_ORDER = (
    "party", "total", "payment", "shares", "secrecy", "ownership", "disputes", "term", "liability", "leaks",
    "exit", "liquidation", "exit_ownership", "filing", "distribution", "secrecy_scope", "subject", "title",
    "signing", "effective", "start", "end",
)  # fmt: skip


def _rank(topic: str) -> int:
    return _ORDER.index(topic)


def _topic(old: list[Statement], new: list[Statement], texts: Texts) -> Iterator[TermChange]:
    left_old, left_new = _without_equals(old, new)
    pairs = pair(left_old, left_new, closeness, least=_LEAST)
    partner = dict(pairs)
    for at, item in enumerate(left_old):
        if at in partner:
            yield from _compared(item, left_new[partner[at]], texts)
        else:
            yield _alone(item, Change.REMOVED, texts.new)
    taken = set(partner.values())
    yield from (_alone(item, Change.ADDED, texts.old) for at, item in enumerate(left_new) if at not in taken)


def _without_equals(old: list[Statement], new: list[Statement]) -> tuple[list[Statement], list[Statement]]:
    there: defaultdict[object, list[Statement]] = defaultdict(list)
    for item in new:
        there[_key(item)].append(item)
    left = []
    for item in old:
        same = there[_key(item)]
        if same:
            same.pop(0)
        else:
            left.append(item)
    rest = {id(item) for items in there.values() for item in items}
    return left, [item for item in new if id(item) in rest]


def _key(item: Statement) -> object:
    words = _words(item) if item.topic in _WORDED else item.about
    return item.subject, tuple(sorted((name, str(value)) for name, value in item.values.items())), words


def _words(item: Statement) -> str:
    return "\n".join(plain(evidence.quote) for evidence in item.whole.evidence)


def _alone(item: Statement, change: Change, other: str) -> TermChange:
    """A statement without counterpart; when its words still stand there it was only not read."""
    whole = item.whole
    found = _stands(whole, other)
    old, new = (whole, None) if change is Change.REMOVED else (None, whole)
    return TermChange(
        item.topic,
        item.subject,
        "",
        Change.UNCLEAR if found else change,
        old,
        new,
        "not_read" if found else "",
    )


def _stands(told: Said, other: str) -> bool:
    quotes = [plain(item.quote) for item in told.evidence]
    return bool(quotes) and all(len(quote) >= _TELLING and quote in other for quote in quotes)


def _compared(old: Statement, new: Statement, texts: Texts) -> Iterator[TermChange]:
    subject = (
        old.subject if old.subject == new.subject else " / ".join(sorted({old.subject, new.subject} - {""}))
    )
    if old.uneven and old.aspects.keys() != new.aspects.keys():
        yield TermChange(old.topic, subject, "", Change.CHANGED, old.whole, new.whole)
        return
    if old.subject != new.subject and old.topic != "party":
        yield _other_subject(old, new, subject)
    for aspect in dict.fromkeys((*old.aspects, *new.aspects)):
        change = _aspect(old, new, aspect, subject, texts)
        if change is not None:
            yield change
    if old.topic in _WORDED and old.values == new.values and _words(old) != _words(new):
        yield TermChange(old.topic, subject, "", Change.UNCLEAR, old.whole, new.whole, "reworded")


def _other_subject(old: Statement, new: Statement, subject: str) -> TermChange:
    """The same said of somebody else; of something else, it may only be called otherwise."""
    owed = old.topic in ("liability", "leaks")
    before, after = (
        Said((item.subject,) if item.subject else (), item.whole.evidence) for item in (old, new)
    )
    change, note = (Change.CHANGED, "") if owed else (Change.UNCLEAR, "reworded")
    return TermChange(old.topic, subject, "whom" if owed else "what", change, before, after, note)


def _aspect(old: Statement, new: Statement, aspect: str, subject: str, texts: Texts) -> TermChange | None:
    here, there = old.aspects.get(aspect), new.aspects.get(aspect)
    before = here or Said((), old.whole.evidence)
    after = there or Said((), new.whole.evidence)
    vague = UNSETTLED in before.values or UNSETTLED in after.values
    if before.values == after.values:
        if not vague or old.about == new.about:
            return None
        return TermChange(old.topic, subject, aspect, Change.UNCLEAR, before, after, "undefined")
    change, note = Change.CHANGED, ""
    if vague:
        change, note = Change.UNCLEAR, "undefined"
    elif here is None or there is None:
        gone, other = (here, texts.new) if here else (there, texts.old)
        if gone and _stands(gone, other):
            change, note = Change.UNCLEAR, "not_read"
        else:
            change = Change.REMOVED if there is None else Change.ADDED
    return TermChange(old.topic, subject, aspect, change, before, after, note)
