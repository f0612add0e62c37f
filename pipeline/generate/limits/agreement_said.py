"""How a broken limit on the agreement is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.model.project import Project
from pipeline.process.shares import Share, check_shares

_DOCUMENTS = ("cooperation_agreement",)


def said(rule: str, clause: str, path: str, message: str, *, severity: str = "error") -> Breach:
    """The breach of ``rule``, which is one of the checker's or, without a slash, one of the limits."""
    name = rule if "/" in rule else f"limits/{rule}"
    return Breach(name, clause, path, message, severity, _DOCUMENTS)


def whole(project: Project, entries: Iterable[Mapping[str, Any]], *, what: str, key: str = "party") -> str:
    """What is wrong with shares that must make the whole; empty when nothing is, or when there are none."""
    shares = [
        Share(words.role_of(project, name), Fraction(value)) for name, value in words.share_list(entries, key)
    ]
    problem = check_shares(shares).problem if shares else ""
    return f"{what}：{problem}" if problem else ""
