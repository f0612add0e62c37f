"""The words of a remedy: what has to be filled in stays visible, and is known with an example.

In a source, ``【待填写名称|例】`` is a place to fill in with an example that is never printed; ``{each:…@…}``
is said once for every party, ``@`` being its role; ``【待填写…|=】`` in it stands for the party's part of the
whole; other words in braces are values of the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.text.normalise import BLANK, normalise

_EACH = re.compile(r"\{each:([^{}]+)\}")
_VALUE = re.compile(r"\{([a-z_]+)\}")
_PLACE = re.compile(r"【待填写([^【】|]+)\|([^【】|]+)】")
_PART = "="
_WHOLE = 100
_OWN = re.compile("本协议")


@dataclass(frozen=True, slots=True)
class Words:
    """A text, the ranges of it that have to be filled in, and the same with examples filled in."""

    text: str
    places: tuple[tuple[int, int], ...] = ()
    example: str = ""

    @classmethod
    def plain(cls, text: str) -> Words:
        """Words without a place to fill in."""
        return cls(text, (), text)

    @property
    def open(self) -> tuple[str, ...]:
        """What has to be filled in, as it is printed."""
        return tuple(self.text[start:end] for start, end in self.places)

    def after(self, prefix: str) -> Words:
        """The words behind ``prefix``."""
        moved = tuple((start + len(prefix), end + len(prefix)) for start, end in self.places)
        return Words(prefix + self.text, moved, prefix + self.example)


def words(source: str, *, roles: Sequence[str], values: Mapping[str, str], own: str = "本协议") -> Words:
    """The words of ``source`` for parties with ``roles``; ``own`` is what the agreement calls itself."""
    text = _EACH.sub(lambda match: "，".join(_said(match[1], roles)), source)
    text = _VALUE.sub(lambda match: values[match[1]], text)
    text = _OWN.sub(own, text)
    printed, example, places = "", "", []
    done = 0
    for match in _PLACE.finditer(text):
        before = text[done : match.start()]
        shown = f"【待填写{match[1]}】"
        printed += before
        places.append((len(printed), len(printed) + len(shown)))
        printed += shown
        example += before + match[2]
        done = match.end()
    return Words(printed + text[done:], tuple(places), example + text[done:])


def faults(source: str) -> Iterator[str]:
    """What is wrong with ``source``: places that nobody would take for places to fill in, unknown values."""
    for name in _VALUE.findall(_EACH.sub("", source)):
        if name != "months":
            yield f"没有数值 {{{name}}}，可以用的是 {{months}}"
    try:
        made = words(source, roles=("甲方", "乙方"), values={"months": "二年"})
    except KeyError:
        return
    for place in made.open:
        if normalise(f"为{place}。").text.count(BLANK) != 1:
            yield f"{place} 看不出是待填写的内容，请缩短，其中不要有标点"
    if made.text.count("【") != len(made.places):
        yield "待填写的内容应当写成【待填写名称|示例】"


def _said(source: str, roles: Sequence[str]) -> Iterator[str]:
    parts = _parts(len(roles))
    for role, part in zip(roles, parts, strict=True):
        yield source.replace("@", role).replace(f"|{_PART}】", f"|{part}】")


def _parts(count: int) -> list[str]:
    """Example parts of a whole for ``count`` parties."""
    each = _WHOLE // max(count, 1)
    return [f"{each}%"] * (count - 1) + [f"{_WHOLE - each * (count - 1)}%"]
