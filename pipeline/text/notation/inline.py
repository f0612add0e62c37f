"""Marks within a line: ``{++inserted++}`` and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What a mark says of the text in it; the value stands inside the braces on both sides."""

    INSERTED = "++"
    DELETED = "--"
    NOTE = "^"
    HIDDEN = "~"
    UNDERLINED = "_"
    CONTROL = "="
    STRUCK = "!"
    COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Node:
    """Marked text; marks may stand inside marks."""

    kind: Kind
    content: tuple[str | Node, ...]


Piece = str | Node
_MARK = "|".join(re.escape(kind.value) for kind in Kind)
_OPENING = re.compile(rf"\{{({_MARK})")
_TOKEN = re.compile(rf"\{{({_MARK})|({_MARK})\}}")
_CHANGES = frozenset({Kind.INSERTED, Kind.DELETED})
ASIDE = frozenset({Kind.NOTE, Kind.COMMENT})
"""Text that stands outside its paragraph."""
NOT_SHOWN = frozenset({Kind.DELETED, *ASIDE})
"""Marks whose text is not part of the paragraph once all changes are accepted."""


@lru_cache(maxsize=8192)
def parse_inline(text: str) -> tuple[Piece, ...]:
    """The pieces of ``text`` in order. ValueError says in Chinese which mark is wrong."""
    pieces, end = _pieces(text, 0, ())
    if end < len(text):
        raise ValueError(f"“{text[end : end + 3]}”没有与之对应的开头，请补上或者删去")
    return pieces


def _pieces(text: str, at: int, inside: tuple[Kind, ...]) -> tuple[tuple[Piece, ...], int]:
    """The pieces from ``at`` to the end of the innermost mark of ``inside``, and where that end begins."""
    found: list[Piece] = []
    while (match := _next(text, at, inside)) is not None:
        if match.start() > at:
            found.append(text[at : match.start()])
        if match[1] is None:
            return tuple(found), match.start()
        kind = Kind(match[1])
        _refuse_nesting(kind, inside)
        content, end = _pieces(text, match.end(), (*inside, kind))
        if not text.startswith(f"{kind}}}", end):
            raise ValueError(f"“{{{kind}”没有用“{kind}}}”结束")
        found.append(Node(kind, content))
        at = end + len(kind) + 1
    if at < len(text):
        found.append(text[at:])
    return tuple(found), len(text)


def _next(text: str, at: int, inside: tuple[Kind, ...]) -> re.Match[str] | None:
    """The next opening mark, or the end of the innermost mark; a stray end only where nothing is open."""
    if not inside:
        return _TOKEN.search(text, at)
    closing = text.find(f"{inside[-1]}}}", at)
    opening = _OPENING.search(text, at)
    if opening is not None and (closing < 0 or opening.start() < closing):
        return opening
    return _TOKEN.match(text, closing) if closing >= 0 else None


def _refuse_nesting(kind: Kind, inside: tuple[Kind, ...]) -> None:
    if kind in inside:
        raise ValueError(f"“{{{kind}”里面不能再用“{{{kind}”")
    if kind is Kind.INSERTED and Kind.DELETED in inside:
        raise ValueError("删除的文字里面不能再插入文字")
    if kind in ASIDE and (_CHANGES | ASIDE).intersection(inside):
        raise ValueError("脚注和批注不能写在修订、脚注和批注里面")


def written(pieces: Iterable[Piece]) -> str:
    """``pieces`` in the notation: the inverse of ``parse_inline``."""
    return "".join(
        piece if isinstance(piece, str) else f"{{{piece.kind}{written(piece.content)}{piece.kind}}}"
        for piece in pieces
    )


def plain(text: str) -> str:
    """``text`` without its marks; everything that stood in them stays."""
    return _joined(parse_inline(text), frozenset())


def shown(text: str) -> str:
    """What stands in the paragraph when all changes are accepted: no footnotes, no comments either."""
    return _joined(parse_inline(text), NOT_SHOWN)


def _joined(pieces: Iterable[Piece], without: frozenset[Kind]) -> str:
    return "".join(
        piece if isinstance(piece, str) else "" if piece.kind in without else _joined(piece.content, without)
        for piece in pieces
    )
