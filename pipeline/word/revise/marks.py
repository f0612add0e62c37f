"""The XML of tracked changes: who made them, when, and words that look like other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.word.comment.source import Source
from pipeline.word.comment.wording import Names, attribute, content
from pipeline.word.markup import Element
from pipeline.word.names import RPR, W

_DROPPED = frozenset(
    W + tag
    for tag in (
        "rPrChange",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "highlight",
        "u",
        "strike",
        "dstrike",
        "vanish",
    )
)
"""What new words do not take over from those that they look like."""
_OWN_STYLE = re.compile(r"(?i)hyperlink|reference|placeholder|pagenumber")
_BEHIND_HIGHLIGHT = frozenset(
    W + tag
    for tag in (
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    )
)
_HIGHLIGHT = '<{w}highlight {w}val="yellow"/>'


@dataclass(frozen=True, slots=True)
class Signed:
    """Who changes, when, and the numbers that the changes get."""

    names: Names
    author: str
    date: str
    numbers: Iterator[int]

    def opening(self, tag: str) -> bytes:
        """The start tag of a tracked change ``tag`` (ins, del)."""
        return f"<{self.names.prefix}{tag}{self._attributes()}>".encode()

    def closing(self, tag: str) -> bytes:
        """The end tag of `opening`."""
        return f"</{self.names.prefix}{tag}>".encode()

    def mark(self, tag: str) -> bytes:
        """The tracked change of a paragraph mark."""
        return f"<{self.names.prefix}{tag}{self._attributes()}/>".encode()

    def fill(self, xml: str) -> bytes:
        """``xml`` with the prefix of the file for ``{w}`` and its declaration, where new, for ``{d}``."""
        return xml.replace("{w}", self.names.prefix).replace("{d}", self.names.declared).encode()

    def text(self, text: str, *, deleted: bool = False) -> bytes:
        """The element that holds ``text``."""
        name = f"{self.names.prefix}{'delText' if deleted else 't'}"
        return f'<{name} xml:space="preserve">{content(text)}</{name}>'.encode()

    def run(self, properties: bytes, inner: bytes) -> bytes:
        """A run that looks as ``properties`` say."""
        held = self.fill("<{w}rPr>") + properties + self.fill("</{w}rPr>") if properties else b""
        return self.fill("<{w}r>") + held + inner + self.fill("</{w}r>")

    def inserted(self, text: str, look: Look, marked: tuple[tuple[int, int], ...]) -> bytes:
        """``text`` as an insertion, the ranges ``marked`` highlighted."""
        runs = b"".join(
            self.run(look.highlighted(self) if shown else look.plain, self.text(piece))
            for piece, shown in _pieces(text, marked)
        )
        return self.opening("ins") + runs + self.closing("ins") if runs else b""

    def _attributes(self) -> str:
        w = self.names.prefix
        number = next(self.numbers)
        who = f'{w}author="{attribute(self.author)}" {w}date="{self.date}"'
        return f'{self.names.declared} {w}id="{number}" {who}'


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run as they stand in the file: those before and those behind a highlight."""

    before: bytes = b""
    behind: bytes = b""

    @property
    def plain(self) -> bytes:
        """All of them."""
        return self.before + self.behind

    def highlighted(self, signed: Signed) -> bytes:
        """All of them with a highlight in its place."""
        return self.before + signed.fill(_HIGHLIGHT) + self.behind


def look_of(source: Source, properties: Element | None) -> Look:
    """How new words look beside those with ``properties`` (``w:rPr``)."""
    kept = [item for item in (() if properties is None else properties) if _is_kept(item)]
    before = b"".join(source.raw(item) for item in kept if item.tag not in _BEHIND_HIGHLIGHT)
    behind = b"".join(source.raw(item) for item in kept if item.tag in _BEHIND_HIGHLIGHT)
    return Look(before, behind)


def look_of_run(source: Source, run: Element) -> Look:
    """How new words look beside those of ``run``."""
    return look_of(source, run.find(RPR))


def _is_kept(item: Element) -> bool:
    if item.tag == W + "rStyle":
        return not _OWN_STYLE.search(item.get(W + "val", ""))
    return item.tag not in _DROPPED


def _pieces(text: str, marked: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, bool]]:
    """``text`` cut at the ends of ``marked``, each piece with whether it is inside."""
    done = 0
    for start, end in marked:
        if start > done:
            yield text[done:start], False
        if end > start:
            yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False
