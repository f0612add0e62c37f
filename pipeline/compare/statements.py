"""What an agreement says, one statement a term, so that two versions can be compared by meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.compare.alike import grams, likeness
from pipeline.model.comparison import Named, Said, Value
from pipeline.model.evidence import Evidence
from pipeline.model.state import State
from pipeline.text.normalise import normalise

UNSETTLED = Named("undefined")
"""Spoken of, without a value that can be compared."""
LEFT_BLANK = Named("blank")


@dataclass(frozen=True)
class Statement:
    """One statement. ``aspects``: what it says, each with its words; nothing for what it does not say."""

    topic: str
    subject: str
    aspects: Mapping[str, Said]
    slot: str = ""
    """Statements of one topic with the same slot belong together whatever they say."""
    about: str = ""
    """Normalised words by which a statement is known again."""
    shown: tuple[Value, ...] = ()
    """What stands for the whole of it where it has no counterpart; empty: all its aspects."""
    uneven: bool = False
    """The aspects can only be compared when both statements have the same ones (instalments)."""

    @cached_property
    def grams(self) -> Counter[str]:
        """By which it is known again."""
        return grams(self.about)

    @property
    def values(self) -> dict[str, tuple[Value, ...]]:
        """What it says, without the words."""
        return {aspect: said.values for aspect, said in self.aspects.items()}

    @property
    def whole(self) -> Said:
        """All of it together."""
        values = self.shown or tuple(value for said in self.aspects.values() for value in said.values)
        return Said(values, merged(said.evidence for said in self.aspects.values()))


def statement(  # noqa: PLR0913 - the parts of a statement
    topic: str,
    subject: str,
    aspects: Mapping[str, Said | None],
    *,
    slot: str = "",
    about: str = "",
    shown: tuple[Value, ...] = (),
    uneven: bool = False,
) -> Statement:
    """A statement; aspects that are None or say nothing are left out, ``about`` is normalised."""
    told = {aspect: said for aspect, said in aspects.items() if said is not None and said.values}
    return Statement(topic, subject, told, slot, plain(about), shown, uneven)


def said(value: Value | None, *evidence: Evidence) -> Said | None:
    """One value with its words; None for nothing."""
    return None if value is None or value == "" else Said((value,), evidence)


def settled(state: State, value: Value | None) -> Value | None:
    """``value``, or the name of a state in which there is none."""
    if state is State.DEFINED:
        return value
    return None if state is State.ABSENT else LEFT_BLANK if state is State.BLANK else UNSETTLED


def plain(text: str) -> str:
    """``text`` normalised: width of characters and spaces do not count."""
    return normalise(text).text.strip()


def telling(evidence: Sequence[Evidence], words: str) -> tuple[Evidence, ...]:
    """Those quotations that hold ``words``; all when none does."""
    wanted = plain(words)
    found = tuple(item for item in evidence if wanted and wanted in plain(item.quote))
    return found[:1] or tuple(evidence)


def merged(groups: Iterable[Iterable[Evidence]]) -> tuple[Evidence, ...]:
    """All quotations in their order, each place once."""
    return tuple({item.location: item for group in groups for item in group}.values())


def distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """``statements``, those that say the same of the same joined with all their words."""
    known: dict[tuple[object, ...], Statement] = {}
    for item in statements:
        key = (
            item.topic,
            item.subject,
            tuple(sorted((name, str(v)) for name, v in item.values.items())),
            item.shown,
        )
        known[key] = _joined(known[key], item) if key in known else item
    return tuple(known.values())


def _joined(first: Statement, second: Statement) -> Statement:
    aspects = {
        name: Said(told.values, merged((told.evidence, second.aspects[name].evidence)))
        for name, told in first.aspects.items()
    }
    return replace(first, aspects=aspects)


def closeness(old: Statement, new: Statement) -> float:
    """How surely two statements of one topic are versions of one; the same both ways."""
    slot = 1.0 if old.slot and old.slot == new.slot else 0.0
    subject = 0.8 if old.subject and old.subject == new.subject else 0.0
    told = 0.8 if old.subject or new.subject else 1.0
    words = told * likeness(old.grams, new.grams) if old.about and new.about else 0.0
    return slot + subject + words + 0.6 * _agreement(old.values, new.values)


def _agreement(old: Mapping[str, object], new: Mapping[str, object]) -> float:
    every = old.keys() | new.keys()
    return sum(old.get(name) == new.get(name) for name in every) / len(every) if every else 1.0


def flat(groups: Iterable[Iterator[Statement]]) -> tuple[Statement, ...]:
    """All statements of ``groups``, without repetitions."""
    return distinct(item for group in groups for item in group)
