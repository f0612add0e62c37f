"""The text of one paragraph: bold words, line breaks, references and Jinja tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ANCHOR = re.compile(r"\s*\{#([A-Za-z][A-Za-z0-9_]{0,39})\}\s*$")
TAG = re.compile(r"\{\{(?:(?!\}\}).)*\}\}|\{%(?:(?!%\}).)*%\}")
_TOKEN = re.compile(
    r"(?P<run>\{\{r\s.*?\}\})"
    r"|(?P<tag>\{\{.*?\}\}|\{%.*?%\})"
    r"|(?P<bold>\*\*)"
    r"|\[(?P<label>[^\[\]]*)\]\(#(?P<anchor>[A-Za-z][A-Za-z0-9_]*)\)"
    r"|(?P<line><br ?/?>)"
    r"|\\(?P<plain>[\\|*\[\]#>-])"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Text and tags in one run."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A live reference to the number of the heading or item with ``anchor``."""

    anchor: str


@dataclass(frozen=True, slots=True)
class RunTag:
    """``{{r call }}``: an expression that yields runs."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


Span = Words | Reference | RunTag | LineBreak


def spans(text: str) -> tuple[Span, ...]:
    """What ``text`` consists of; neighbouring words of one weight are one span, no tag is ever divided."""
    return tuple(_merged(_spans(text)))


def _spans(text: str) -> Iterator[Span]:
    bold, end = False, 0
    for token in _TOKEN.finditer(text):
        yield Words(text[end : token.start()], bold)
        end = token.end()
        if token["bold"]:
            bold = not bold
        else:
            yield _span(token, bold=bold)
    yield Words(text[end:], bold)


def _span(token: re.Match[str], *, bold: bool) -> Span:
    if token["anchor"]:
        return Reference(token["anchor"])
    if token["line"]:
        return LineBreak()
    if token["run"]:
        return RunTag(token["run"])
    return Words(token["tag"] or token["plain"], bold)


def _merged(found: Iterator[Span]) -> Iterator[Span]:
    words = Words("")
    for span in found:
        if isinstance(span, Words) and (span.bold == words.bold or not words.text or not span.text):
            words = Words(words.text + span.text, span.bold if span.text else words.bold)
            continue
        if words.text:
            yield words
        if isinstance(span, Words):
            words = span
        else:
            words = Words("")
            yield span
    if words.text:
        yield words


def is_bold_closed(text: str) -> bool:
    """Whether every ``**`` of ``text`` has its counterpart."""
    return sum(1 for token in _TOKEN.finditer(text) if token["bold"]) % 2 == 0


def anchors(text: str) -> tuple[str, ...]:
    """The anchors that ``text`` refers to."""
    return tuple(token["anchor"] for token in _TOKEN.finditer(text) if token["anchor"])


def words_of(text: str) -> str:
    """What a reader sees of ``text`` with its tags as written; references are left out."""
    return "".join(span.text for span in spans(text) if isinstance(span, Words))


def anchored(text: str) -> tuple[str, str]:
    """``text`` without the anchor ``{#name}`` at its end, and the name or nothing."""
    found = _ANCHOR.search(text)
    return (text[: found.start()].strip(), found[1]) if found else (text.strip(), "")
