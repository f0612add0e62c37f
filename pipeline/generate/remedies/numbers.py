"""Clause numbers that were typed: read off a paragraph, and the next one written in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text.numerals import parse_integer, to_chinese

_DIGITS, _WIDE, _HAN = r"[0-9]{1,3}", "[０-９]{1,3}", "[〇零一二三四五六七八九十百]{1,6}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TYPED = re.compile(
    rf"(?P<before>\s*(?:第\s*)?[（(〔【\[]?\s*(?:{_DIGITS}[.．])*(?:{_WIDE}[.．])*)"
    rf"(?P<numeral>{_DIGITS}|{_WIDE}|{_HAN}|[{_CIRCLED}])"
    r"(?P<after>\s*[）)〕】\]]?(?:\s*[条章节])?\s*[、.．:：，,]?[ \t\u3000\u00a0]*)"
)
_SPACES = 2
_TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_TO_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number at the head of a text: what stands before and behind its last numeral."""

    before: str
    numeral: str
    after: str

    @property
    def printed(self) -> str:
        """All of it."""
        return self.before + self.numeral + self.after

    @property
    def value(self) -> int:
        """What the last numeral counts."""
        if self.numeral in _CIRCLED:
            return _CIRCLED.index(self.numeral) + 1
        return parse_integer(self.numeral.translate(_TO_NARROW)) or 0

    @property
    def indent(self) -> str:
        """White space in front of it."""
        return self.before[: len(self.before) - len(self.before.lstrip())]

    def neat(self, indent: str | None = None) -> Typed:
        """The same with ``indent`` in front (default: its own) and at most two spaces behind."""
        before = self.before.lstrip()
        sign = self.after.rstrip()
        space = self.after[len(sign) :]
        space = space if len(space) <= _SPACES else " "
        return Typed((self.indent if indent is None else indent) + before, self.numeral, sign + space)

    def counting(self, value: int) -> Typed | None:
        """The same number with the last numeral ``value``; None where there is no such sign."""
        if self.numeral in _CIRCLED:
            written = _CIRCLED[value - 1] if value <= len(_CIRCLED) else None
        elif self.numeral[0].isascii():
            written = str(value)
        elif self.numeral[0] in "０１２３４５６７８９":
            written = str(value).translate(_TO_WIDE)
        else:
            written = to_chinese(value)
        return None if written is None else Typed(self.before, written, self.after)

    def within(self, article: int) -> Typed:
        """The same number below article ``article``: 14.2 → 15.2; one that names no article stays."""
        steps = re.split(r"([.．])", self.before)
        if len(steps) < 3:  # noqa: PLR2004 - a step, a point, the rest
            return self
        head = re.sub(r"[0-9０-９]+", lambda match: _like(match[0], article), steps[0], count=1)
        return Typed(head + "".join(steps[1:]), self.numeral, self.after)


def typed(text: str, printed: str) -> Typed | None:
    """The number that ``text`` begins with, if it is the one that was read there as ``printed``."""
    match = _TYPED.match(text)
    if match is None or not printed:
        return None
    found = Typed(match["before"], match["numeral"], match["after"])
    return found if _plain(found.printed) == _plain(printed) else None


def _plain(text: str) -> str:
    """``text`` without what only lays it out."""
    return re.sub(r"[^0-9〇零一二三四五六七八九十百①-⑳]", "", text.translate(_TO_NARROW))


def _like(written: str, value: int) -> str:
    return str(value) if written[0].isascii() else str(value).translate(_TO_WIDE)
