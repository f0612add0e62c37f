"""A fault planted in an agreement, and what is true of the agreement after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.benchmark.labelled import Labelled, Part
from pipeline.benchmark.sheet import Changes, Place
from pipeline.errors import ContentError
from pipeline.model.report import Outcome
from pipeline.text.notation import Line, parse, shown

VIOLATED = (Outcome.VIOLATED,)
OPEN = (Outcome.VIOLATED, Outcome.UNDETERMINED)
"""Where a careful reader may say either: the matter is not settled, and it is not missing altogether."""
JUDGED = (Outcome.SATISFIED, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One change of an agreement. A neutral one expects nothing.

    ``expected`` holds for each rule that the change breaks the outcomes that are right. ``touched`` are the
    words of the agreement that were changed: a rule that rests on one of them is not judged, nor are the
    rules ``unjudged``. The finding must quote one of the planted ``words``; without them it must stand in one
    of ``parts`` or right before it; without both its place is not measured.
    """

    changes: Changes
    expected: Mapping[str, tuple[Outcome, ...]] = field(default_factory=dict)
    touched: tuple[Place, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    unjudged: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault. ``channel`` is where in the Word file it stands; ``plant`` finds all places for it."""

    id: str
    title: str
    channel: str
    plant: Callable[[Labelled], Iterable[Fault]]
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Mutant:
    """An agreement with one known change.

    ``judged`` are the rules that are satisfied or not applicable as before: a violation is a false alarm.
    ``within`` are the texts of the paragraphs in which the finding must stand where no ``words`` are planted.
    """

    id: str
    parent: str
    split: str
    kind: str
    channel: str
    neutral: bool
    title: str
    source: str
    expected: Mapping[str, tuple[Outcome, ...]]
    judged: frozenset[str]
    words: tuple[str, ...]
    within: frozenset[str]
    clause: str

    def described(self) -> dict[str, Any]:
        """What is known of it, for ``expected.json``."""
        return {
            "id": self.id,
            "parent": self.parent,
            "kind": self.kind,
            "channel": self.channel,
            "neutral": self.neutral,
            "title": self.title,
            "expected": {rule: list(outcomes) for rule, outcomes in sorted(self.expected.items())},
            "quotes": list(self.words),
            "clause": self.clause,
            "judged": sorted(self.judged),
        }


def planted(agreement: Labelled, kind: Kind) -> Iterator[Mutant]:
    """The mutants of one kind, in the order of the text; a change that Word cannot hold is passed over."""
    seen: set[str] = set()
    for fault in kind.plant(agreement):
        source = agreement.sheet.written(fault.changes)
        if source in seen or not _is_sound(source):
            continue
        seen.add(source)
        yield _mutant(agreement, kind, fault, source, len(seen))


def _is_sound(source: str) -> bool:
    try:
        return bool(parse(source))
    except ContentError:
        return False


def _mutant(agreement: Labelled, kind: Kind, fault: Fault, source: str, number: int) -> Mutant:
    return Mutant(
        id=f"{agreement.id}--{kind.id}-{number:02}",
        parent=agreement.id,
        split=agreement.split,
        kind=kind.id,
        channel=kind.channel,
        neutral=kind.neutral,
        title=f"{kind.title}{f'：{fault.note}' if fault.note else ''}",
        source=source,
        expected=fault.expected,
        judged=frozenset(_judged(agreement, fault)),
        words=fault.words,
        within=frozenset(_around(agreement, fault)),
        clause=fault.parts[0].at if fault.parts else "",
    )


def _judged(agreement: Labelled, fault: Fault) -> Iterator[str]:
    for rule, truth in agreement.truth.items():
        if truth.outcome not in JUDGED or rule in fault.expected or rule in fault.unjudged:
            continue
        places = (place for places in agreement.quoted[rule] for place in places)
        if not any(place.overlaps(other) for place in places for other in fault.touched):
            yield rule


def _around(agreement: Labelled, fault: Fault) -> Iterator[str]:
    """The paragraphs of the clauses, and the one before each: something missing is expected after it."""
    for part in fault.parts:
        yield from _texts(agreement, fault.changes, part)
        before = Part("", (), 0, part.first)
        yield from list(_texts(agreement, fault.changes, before))[-1:]


def _texts(agreement: Labelled, changes: Changes, part: Part) -> Iterator[str]:
    for index in range(part.first, part.end):
        lines: tuple[Line, ...] = changes.get(index, (agreement.sheet.lines[index],))
        yield from (shown(text) for line in lines for text in line.texts if text.strip())
