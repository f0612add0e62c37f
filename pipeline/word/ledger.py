"""The account of characters: each one is read, left out for a reason, or unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.model.document import Ledger, Unread
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL_INSTR_TEXT,
    DEL_TEXT,
    DRAWING_TEXT,
    INSTR_TEXT,
    MATH_TEXT,
    SYM,
    TEXT_PATH,
    T,
    W,
)

_COUNTED = (T, DEL_TEXT, INSTR_TEXT, DEL_INSTR_TEXT, MATH_TEXT, DRAWING_TEXT, SYM, TEXT_PATH)

TEXT_BEARING = (*_COUNTED, *(W + tag for tag in ("tab", "ptab", "br", "cr", "noBreakHyphen")))
"""Elements that put characters into a paragraph by themselves."""


def characters(element: Element) -> int:
    """Number of characters in the text-bearing elements at and below ``element``; a ``w:sym`` is one."""
    return sum(map(_length, element.iter(*_COUNTED)))


def _length(element: Element) -> int:
    if element.text:
        return len(element.text)
    if element.tag == SYM:
        return 1
    return len(element.get("string", "")) if element.tag == TEXT_PATH else 0


def words(element: Element) -> str:
    """All text at and below ``element``, deleted or not, without field instructions."""
    return "".join(item.text or "" for item in element.iter(T, DEL_TEXT, MATH_TEXT))


class Tally:
    """The account of one part while it is read."""

    def __init__(self, part: str) -> None:
        """Open the account of ``part``."""
        self._part = part
        self._unreadable = 0
        self._lost: list[Unread] = []
        self.read = 0
        self.left_out: Counter[str] = Counter()

    def leave_out(self, reason: str, count: int) -> None:
        """Book ``count`` characters as left out for ``reason``."""
        if count:
            self.left_out[reason] += count

    def lose(self, what: str, count: int = 0) -> None:
        """Book content that cannot be read; ``what`` says in Chinese what it is."""
        self._lost.append(Unread(self._part, what, count))

    def lose_once(self, what: str) -> None:
        """Like `lose`, for what may stand in every paragraph: the part is blamed once."""
        if all(item.what != what for item in self._lost):
            self.lose(what)

    def unreadable(self, count: int) -> None:
        """Book ``count`` characters, booked as read before, as signs that only their font knows."""
        self.read -= count
        self._unreadable += count

    def close(self, root: Element | None) -> tuple[Unread, ...]:
        """What of the part with ``root`` could not be read, characters that nobody booked included."""
        booked = self.read + self.left_out.total() + sum(item.characters for item in self._lost)
        missed = 0 if root is None else characters(root) - booked - self._unreadable
        kinds = ((_SIGNS, self._unreadable), (_MISSED, missed))
        return (*self._lost, *(Unread(self._part, what, count) for what, count in kinds if count > 0))


def ledger(parts: Iterable[tuple[Tally, Element | None]]) -> Ledger:
    """The account of a whole document, reasons in alphabetical order."""
    read, left_out, unread = 0, Counter[str](), list[Unread]()
    for tally, root in parts:
        read += tally.read
        left_out += tally.left_out
        unread += tally.close(root)
    return Ledger(read, tuple(sorted(left_out.items())), tuple(unread))


_SIGNS = "字体自定义的符号"
_MISSED = "未能读出的文字"
