"""The clause kinds of ``rules/clauses/``, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pipeline.content import load_yaml
from pipeline.model.late import LatePattern, SievedPattern

Wording = tuple[LatePattern, ...]
"""Patterns that must all be found in the same provision."""


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """One kind of clause: how it is headed and how it is worded."""

    id: str
    title: str
    en: str
    headings: SievedPattern
    not_headings: SievedPattern | None
    wording: tuple[Wording, ...]

    def heads(self, title: str) -> bool:
        """Whether a clause with this normalised title promises to be of this kind."""
        if not self.headings.search(title):
            return False
        return self.not_headings is None or not self.not_headings.search(title)


@dataclass(frozen=True)
class Lexicon:
    """All clause kinds, in the order of their identifiers."""

    kinds: tuple[ClauseKind, ...]

    @cached_property
    def headed(self) -> Callable[[str], tuple[str, ...]]:
        """Tells for a title the kinds that it promises, in the order of their words; titles recur."""
        return lru_cache(maxsize=4096)(self._headed)

    def _headed(self, title: str) -> tuple[str, ...]:
        found = [
            (match.start(), kind.id)
            for kind in self.kinds
            if kind.heads(title) and (match := kind.headings.search(title))
        ]
        return tuple(kind for _, kind in sorted(found))


def load(folder: Path) -> Lexicon:
    """The lexicon of ``folder`` (``rules/clauses``); raises ContentError on a wrong file."""
    return Lexicon(tuple(_kind(load_yaml(path)) for path in sorted(folder.glob("*.yaml"))))


def _kind(raw: Mapping[str, Any]) -> ClauseKind:
    refused = raw.get("not_headings") or ()
    return ClauseKind(
        raw["id"],
        raw["title"],
        raw["en"],
        _either(raw["headings"]),
        _either(refused) if refused else None,
        tuple(_wording(item) for item in raw.get("wording", ())),
    )


def _either(patterns: Iterable[str]) -> SievedPattern:
    return SievedPattern("|".join(f"(?:{pattern})" for pattern in patterns))


def _wording(item: str | list[str]) -> Wording:
    return tuple(
        LatePattern(pattern, re.MULTILINE) for pattern in ([item] if isinstance(item, str) else item)
    )
