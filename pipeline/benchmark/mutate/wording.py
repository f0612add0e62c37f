"""Neutral: the same agreement in other characters. Whatever is reported anew is a false alarm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Fault, Kind
from pipeline.benchmark.mutate.missing import STRUCTURE
from pipeline.benchmark.mutate.parties import CODES
from pipeline.text.notation import Line

_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("（），；：％", "(),;:%")
_CJK = "\u4e00-\u9fff"
_LONG = 5
_MARKS = re.compile(r"\{(?:\+\+|--|[\^~_=!])|(?:\+\+|--|[\^~_=!])\}")


def _each(change: Callable[[str], str], unjudged: frozenset[str]) -> Callable[[Labelled], Iterable[Fault]]:
    """The text of every paragraph changed, marks within it left alone."""

    def plant(agreement: Labelled) -> Iterator[Fault]:
        changes = {
            index: (_changed(line, change),)
            for index, line in enumerate(agreement.sheet.lines)
            if line.mark != "---"
        }
        yield Fault(changes, unjudged=unjudged)

    return plant


def _changed(line: Line, change: Callable[[str], str]) -> Line:
    if line.is_row:
        return replace(line, cells=tuple(map(change, line.cells)))
    return replace(line, text=change(line.text))


def _spaced(text: str) -> str:
    """A space after every fifth Chinese character, as character recognition leaves them."""
    return re.sub(rf"([{_CJK}]{{{_LONG}}})(?=[{_CJK}])", r"\1 ", text)


def _misread(text: str) -> str:
    """Punctuation in half width and a space behind it."""
    return re.sub(rf"([,;:])(?=[{_CJK}])", r"\1 ", text.translate(_NARROW))


def _long_names(agreement: Labelled) -> Iterator[Fault]:
    """Every full name of a party is replaced by a longer one, everywhere."""
    names = {name: _longer(name) for name in agreement.places.get("parties", ()) if len(name) >= _LONG}
    if not names:
        return
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))

    def change(text: str) -> str:
        return pattern.sub(lambda match: names[match[0]], text)

    yield from _each(change, frozenset())(agreement)


def _longer(name: str) -> str:
    if name.endswith("有限公司"):
        stem = name.removesuffix("有限公司").removesuffix("股份")
        return f"{stem}（华东）科技创新产业集团股份有限公司"
    return f"{name}示例校区联合创新研究院" if name.endswith("大学") else f"{name}（示例中心）"


def _traditional_digits(text: str) -> str:
    return text.translate(_WIDE_DIGITS)


KINDS = (
    Kind("wide-digits", "数字全角", "body", _each(_traditional_digits, frozenset()), neutral=True),
    Kind("spaced", "字与字之间夹有空格", "body", _each(_spaced, STRUCTURE), neutral=True),
    Kind("half-width", "标点半角", "body", _each(_misread, frozenset({CODES})), neutral=True),
    Kind("long-names", "当事人的名称很长", "body", _long_names, neutral=True),
)
