"""Patterns that are compiled when a text is first searched for them, and not searched for in vain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from pipeline.model.sieve import Needs, may_hold, needs


class LatePattern:
    """A regular expression that few texts are ever searched for; compiling it costs as much as many searches.

    It knows what `pipeline.model.sieve` needs to tell whether a text can match at all. Searching raises
    re.error for a wrong expression.
    """

    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep ``pattern`` and ``flags`` as they are written."""
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def needs(self) -> Needs:
        """What every match needs."""
        return needs(self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        """What is not here yet: from the first time on the methods are those of the compiled pattern."""
        compiled = re.compile(self.pattern, self.flags)
        self.search, self.finditer, self.sub = compiled.search, compiled.finditer, compiled.sub
        return getattr(compiled, name)


class SievedPattern:
    """A regular expression that is slow to search for, and that few sentences can match.

    Whether a sentence holds what it needs is seen first; that pays from some five microseconds a search.
    """

    def __init__(self, pattern: str) -> None:
        """Keep ``pattern`` as it is written."""
        self.pattern = pattern
        self.flags = 0

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        return needs(self).ends

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``."""
        return self._compiled.search(text) if may_hold(text, self._needed) else None

    def sub(self, replacement: str, text: str) -> str:
        """``text`` with its matches replaced."""
        return self._compiled.sub(replacement, text) if may_hold(text, self._needed) else text
