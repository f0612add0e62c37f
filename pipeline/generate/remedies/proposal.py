"""What is proposed for an agreement: words and where they go, in terms of the document that was read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.generate.remedies.words import Words
from pipeline.model.document import Location


@dataclass(frozen=True, slots=True)
class Planned:
    """A new paragraph that looks like the block ``like``; ``numbered``: with its automatic number.

    ``count`` is what that number must count, where it is known: Word may go on with an earlier list.
    """

    words: Words
    like: int
    numbered: bool = True
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """New paragraphs behind the block ``after``; ``article``: they are an article of their own."""

    after: int
    paragraphs: tuple[Planned, ...]
    article: bool = False


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words in place of those at ``location``; added there when it is a point."""

    location: Location
    words: Words


Choice = Addition | Rewording


@dataclass(frozen=True, slots=True)
class Proposal:
    """One repair: the rules that it is to meet, and what to do.

    ``ways`` is the number of ways to do it, of which this is one.
    """

    id: str
    title: str
    rules: tuple[str, ...]
    choice: Choice
    ways: int = 1
    clause: str = ""
    """Printed name of the clause it stands in or behind."""
