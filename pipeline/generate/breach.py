"""A limit that a project breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken limit: which rule, where the standard or the law sets it, where the project breaks it."""

    rule: str
    """``limits/<name>``, or the identifier of the rule of the checker that says the same."""
    clause: str
    """Number and heading of the standard, or the article of a law: ``5.1.3 合作协议签署 · 保密条款``."""
    path: str
    """The place in the project file: ``secrecy.months``, ``benefit.shares``."""
    message: str
    """What is wrong and what to write, in Chinese."""
    severity: str = "error"
    """``error``: the documents are not built; ``warning``: they are, and the warning is shown."""
    documents: tuple[str, ...] = ()
    """The document types concerned; empty: all."""


HEADLINE = "本文件不符合有关规定，仅供修改，不得签署或者报送"
"""With this begins what a document says that breaks a limit."""


def confession(lines: Sequence[str]) -> tuple[str, ...]:
    """What a document says at its very beginning about the limits that it breaks; empty without any."""
    return (HEADLINE, *(f"{number}. {line}" for number, line in enumerate(lines, start=1))) if lines else ()
