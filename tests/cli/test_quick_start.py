"""Classes of characters that are remembered make the same patterns."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from pipeline.cli.quick_start import FRESH, collect_seldom, remember_classes

WorkOut = Callable[..., Any]
PATTERNS = (
    "[^。；，]{0,9}",
    "[甲乙丙]方|[a-z]+|[^\\n]",
    "[一-龥A-Z0-9_]",
    "[\\s。]",
    "(?i:[甲a])[^甲a]",
    "[^甲a][甲]",
)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> WorkOut:
    """What `re` has of its own, again after the test."""
    work_out: WorkOut = compiler._optimize_charset
    while hasattr(work_out, "once"):
        work_out = work_out.once.__wrapped__
    monkeypatch.setattr(compiler, "_optimize_charset", work_out)
    return work_out


def code(pattern: str, flags: int) -> list[int]:
    compiled: list[int] = compiler._code(parser.parse(pattern, flags), flags)
    return compiled


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.ASCII, re.MULTILINE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_compiled_code_is_the_same(plain: WorkOut, pattern: str, flags: int) -> None:
    before = code(pattern, flags)
    remember_classes()
    assert compiler._optimize_charset is not plain
    assert code(pattern, flags) == code(pattern, flags) == before


def test_a_class_is_worked_out_once(plain: WorkOut) -> None:
    remember_classes()
    remember_classes()
    once = compiler._optimize_charset.once
    assert once.__wrapped__ is plain
    code("[^。；，]甲[^。；，]乙", 0)
    code("丙[^。；，]丁", 0)
    assert once.cache_info().misses == 1


def test_nothing_happens_where_there_is_no_such_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(compiler, "_optimize_charset")
    remember_classes()
    assert not hasattr(compiler, "_optimize_charset")


def test_cycles_are_looked_for_more_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *threshold: told.append(threshold))
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    collect_seldom()
    assert told == [(FRESH, 10, 10)]
