"""Two versions of one paragraph: which facts were changed, lost or added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.generate.compare.facts import LABEL, Fact, facts

_Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact of the expected text and what stands in its place; either may be empty."""

    kind: str
    expected: str
    found: str


def changes(expected: str, found: str, names: Sequence[str]) -> tuple[Change, ...]:
    """The facts in which ``found`` differs from ``expected``; none when it only says them in other words.

    甲方 for 乙方 counts, one of them more or less does not: the sentence may name its subject or not.
    """
    if expected == found:
        return ()
    old, new = facts(expected, names), facts(found, names)
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    opcodes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    kept = dict(_kept(old, new, opcodes))
    lost = [fact for fact in old if fact not in kept]
    come = [fact for fact in new if fact not in kept.values()]
    direct = _changes(expected, found, lost, come, opcodes)
    swapped = (
        Change(before.kind, expected[before.start : before.end], found[after.start : after.end])
        for before, after in _swapped(old, new)
    )
    return (*direct, *swapped)


def _kept(
    old: Sequence[Fact], new: Sequence[Fact], opcodes: Sequence[_Opcode]
) -> Iterator[tuple[Fact, Fact]]:
    """The facts that no change touches, each with what it is now; more figures before it make it another."""
    there = {(fact.start, fact.end): fact for fact in new}
    for fact in old:
        now = there.get(_image(fact, opcodes))
        same = now is not None and (now.kind, now.value) == (fact.kind, fact.value)
        if now is not None and same and not any(_meets(fact, code) for code in opcodes):
            yield fact, now


def _meets(fact: Fact, code: _Opcode) -> bool:
    _, start, end, _, _ = code
    return start < fact.end and fact.start < end if start < end else fact.start < start < fact.end


def _changes(
    expected: str, found: str, old: list[Fact], new: list[Fact], opcodes: Sequence[_Opcode]
) -> Iterator[Change]:
    left = list(new)
    for fact in old:
        same = next((item for item in left if (item.kind, item.value) == (fact.kind, fact.value)), None)
        if same is not None:
            left.remove(same)
            continue
        start, end = _image(fact, opcodes)
        partner = next((item for item in left if item.start < end and start < item.end), None)
        if partner is not None:
            left.remove(partner)
            start, end = min(start, partner.start), max(end, partner.end)
        if fact.kind != LABEL or (partner is not None and partner.kind == LABEL):
            yield Change(fact.kind, expected[fact.start : fact.end], found[start:end].strip())
    for fact in left:
        if fact.kind != LABEL:
            yield Change(fact.kind, "", found[fact.start : fact.end])


def _swapped(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Facts of one kind that changed places: 甲方得60%，乙方得40% for 甲方得40%，乙方得60%.

    Whatever took a neighbour along only stands elsewhere: 乙方得40%，甲方得60%.
    """
    for kind in dict.fromkeys(fact.kind for fact in old):
        before, after = ([fact for fact in known if fact.kind == kind] for known in (old, new))
        if Counter(fact.value for fact in before) != Counter(fact.value for fact in after):
            continue
        for one, other in zip(before, after, strict=True):
            if one.value != other.value and not _neighbours(one, old) & _neighbours_of_value(one, new):
                yield one, other


def _neighbours_of_value(fact: Fact, known: Sequence[Fact]) -> set[tuple[int, str, str]]:
    same = (item for item in known if (item.kind, item.value) == (fact.kind, fact.value))
    return {neighbour for item in same for neighbour in _neighbours(item, known)}


def _neighbours(fact: Fact, known: Sequence[Fact]) -> set[tuple[int, str, str]]:
    """The facts just before (-1) and after (1) ``fact``, each with its kind and value.

    One whose value stands in the sentence twice tells nothing of where ``fact`` belongs.
    """
    counted = Counter((item.kind, item.value) for item in known)
    place = known.index(fact)
    sides = ((side, place + side) for side in (-1, 1))
    beside = ((side, known[at]) for side, at in sides if 0 <= at < len(known))
    return {(side, at.kind, at.value) for side, at in beside if counted[at.kind, at.value] == 1}


def _image(fact: Fact, opcodes: Sequence[_Opcode]) -> tuple[int, int]:
    """Where in the found text the characters of ``fact`` went."""
    return _moved(fact.start, opcodes, last=False), _moved(fact.end, opcodes, last=True)


def _moved(place: int, opcodes: Sequence[_Opcode], *, last: bool) -> int:
    shift = 0
    for _, start, end, first, after in opcodes:
        if place < start or (place == start and last and start < end):
            break
        if start <= place < end or (place == end and last):
            return after if last else first
        shift = after - end
    return place + shift
