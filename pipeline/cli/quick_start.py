"""What lets a command answer sooner."""

from __future__ import annotations

import gc
from functools import lru_cache
from typing import Any

try:
    from re import _compiler as compiler  # type: ignore[attr-defined]  # what re.compile itself uses
except ImportError:  # a later Python
    compiler = None

FRESH = 50_000
"""Objects that are made before those out of use are looked for; `gc` starts with 700."""


def collect_seldom() -> None:
    """From now on objects in cycles are looked for more seldom: patterns, rules and findings are in none."""
    gc.set_threshold(FRESH, *gc.get_threshold()[1:])


def remember_classes() -> None:
    """From now on `re` works out each class of characters once, not again for each pattern that holds it.

    For a class beyond Latin-1 such as ``[^。；，]`` it fills a table of 65,536 places. A check compiles more
    than a thousand patterns with the same classes in them, and these tables are a fifth of its time. The
    patterns stay the same; where `re` has no such step (any more), nothing happens.
    """
    work_out = getattr(compiler, "_optimize_charset", None)
    if work_out is None or hasattr(work_out, "once"):
        return
    once = lru_cache(maxsize=8192)(work_out)

    def remembering(members: Any, *folding: Any) -> Any:  # noqa: ANN401 - as re has it
        """Classes that fold upper and lower case are worked out each time."""
        return once(tuple(members)) if not any(folding) else work_out(members, *folding)

    remembering.once = once  # type: ignore[attr-defined]
    compiler._optimize_charset = remembering  # noqa: SLF001 - re has no public place for it
