"""Patterns that are compiled when a text is first searched for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


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

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        """What is not here yet: from the first time on the methods are those of the compiled pattern."""
        compiled = re.compile(self.pattern, self.flags)
        self.search, self.finditer, self.sub = compiled.search, compiled.finditer, compiled.sub
        return getattr(compiled, name)
