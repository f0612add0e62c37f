"""A stop at the end of a value gives way to the one that the template sets after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_STOPS: Final = "。；，、"
_END: Final = re.compile(rf"[{_STOPS}]+(?=(?:</w:t><f:last[^<>]*/><w:t[^<>]*>)?$)")
"""Stops at the end of a value, which may close a text of several lines."""
_TAGS: Final = re.compile(r"(?:<(?!/w:p>|/w:tc>|w:br\b|w:tab\b)[^<>]*>)*")
"""Markup that ends neither the paragraph nor the line."""


class Value(str):
    """A printed value among the pieces of a document."""

    __slots__ = ()


def joined(pieces: Sequence[str]) -> str:
    """Return the pieces as one text, where no value's stop stands before a stop of the template.

    ``负责中试。`` printed in ``{{ item }}；`` is ``负责中试；``, never ``负责中试。；``.
    """
    return "".join(_before(piece, pieces, index + 1) for index, piece in enumerate(pieces))


def _before(piece: str, pieces: Sequence[str], following: int) -> str:
    if not isinstance(piece, Value) or (end := _END.search(piece)) is None:
        return piece
    return piece[: end.start()] + piece[end.end() :] if _stop_follows(pieces, following) else piece


def _stop_follows(pieces: Sequence[str], index: int) -> bool:
    """Tell whether the next character in the same line belongs to the template and is a stop."""
    while index < len(pieces):
        piece = pieces[index]
        if isinstance(piece, Value):
            return False
        at = _TAGS.match(piece).end()  # type: ignore[union-attr]  # it matches nothing, at least
        if at < len(piece):
            return piece[at] in _STOPS
        index += 1
    return False
