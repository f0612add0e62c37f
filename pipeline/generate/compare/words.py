"""Two versions of one paragraph: which facts were changed, lost or added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.generate.compare.facts import Fact, facts

_Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact of the expected text and what stands in its place; either may be empty."""

    kind: str
    expected: str
    found: str


def changes(expected: str, found: str, names: Sequence[str]) -> tuple[Change, ...]:
    """The facts in which ``found`` differs from ``expected``; none when it only says them in other words."""
    if expected == found:
        return ()
    old, new = facts(expected, names), facts(found, names)
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    opcodes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return tuple(_changes(expected, found, _touched(old, opcodes, 1), _touched(new, opcodes, 3), opcodes))


def _touched(known: Sequence[Fact], opcodes: Sequence[_Opcode], side: int) -> list[Fact]:
    """The facts that a change touches; ``side``: 1 for the expected text, 3 for the found one."""
    return [fact for fact in known if any(_meets(fact, code, side) for code in opcodes)]


def _meets(fact: Fact, code: _Opcode, side: int) -> bool:
    start, end = int(code[side]), int(code[side + 1])
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
        yield Change(fact.kind, expected[fact.start : fact.end], found[start:end].strip())
    for fact in left:
        yield Change(fact.kind, "", found[fact.start : fact.end])


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
