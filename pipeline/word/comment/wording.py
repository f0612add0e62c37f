"""The XML of a comment and of the marks that stand for it in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.word.comment.note import Note
from pipeline.word.comment.splice import escaped
from pipeline.word.markup import Element

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("\r\n|[\r\n]")
_BOLD, _SMALL = ("b", "bCs"), ("sz", "szCs")
_SMALL_SIZE = "15"
"""Half points."""


@dataclass(frozen=True, slots=True)
class Names:
    """How a part writes the names of a namespace: ``prefix`` with its colon, ``declared`` where it is new."""

    prefix: str
    declared: str = ""


def names_at(element: Element, space: str, preferred: str, written: str = "") -> Names:
    """How to write names of ``space`` below ``element``; attributes need a prefix, so the default is none.

    ``written`` is what the part itself calls the namespace where that differs (Strict Open XML).
    """
    for prefix, uri in element.nsmap.items():
        if uri == space and prefix:
            return Names(f"{prefix}:")
    return Names(f"{preferred}:", f' xmlns:{preferred}="{written or space}"')


@dataclass(frozen=True, slots=True)
class Look:
    """Identifiers of the styles of comments in this file; empty where it has no styles at all."""

    reference: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who comments, and when (``2026-01-02T03:04:05Z``)."""

    name: str
    initials: str
    date: str


def range_start(names: Names, number: int) -> bytes:
    """The mark where the comment ``number`` begins."""
    w, d = names.prefix, names.declared
    return f'<{w}commentRangeStart{d} {w}id="{number}"/>'.encode()


def range_end(names: Names, number: int) -> bytes:
    """The mark where the comment ``number`` ends."""
    w, d = names.prefix, names.declared
    return f'<{w}commentRangeEnd{d} {w}id="{number}"/>'.encode()


def reference(names: Names, number: int, look: Look) -> bytes:
    """The run that refers to the comment ``number``."""
    w, d = names.prefix, names.declared
    return f'<{w}r{d}>{_run_style(w, look)}<{w}commentReference {w}id="{number}"/></{w}r>'.encode()


def comment(names: Names, number: int, author: Author, paragraphs: tuple[str, ...]) -> bytes:
    """The comment itself; ``paragraphs`` are those of `paragraphs_of`."""
    w, d = names.prefix, names.declared
    name, initials = attribute(author.name), attribute(author.initials)
    who = f'{w}author="{name}" {w}date="{author.date}" {w}initials="{initials}"'
    return f'<{w}comment{d} {w}id="{number}" {who}>{"".join(paragraphs)}</{w}comment>'.encode()


def paragraphs_of(names: Names, look: Look, note: Note, said: str, mark: str) -> tuple[str, ...]:
    """The paragraphs of ``note`` with ``said`` about its place; ``mark`` goes into the tag of the last."""
    texts = [(note.title, _BOLD), *((text, ()) for text in note.paragraphs), (said, ()), (note.small, _SMALL)]
    shown = [item for item in texts if item[0]] or [("", ())]
    last = len(shown) - 1
    return tuple(
        f"<{names.prefix}p{mark if place == last else ''}>"
        + _paragraph(names.prefix, look, *item, first=not place)
        + f"</{names.prefix}p>"
        for place, item in enumerate(shown)
    )


def content(text: str) -> str:
    """``text`` as the content of an element; what XML cannot hold becomes U+FFFD."""
    return escaped(_FORBIDDEN.sub("\ufffd", text))


def attribute(text: str) -> str:
    """``text`` as the value of an attribute."""
    return content(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


def _paragraph(w: str, look: Look, text: str, form: tuple[str, ...], *, first: bool) -> str:
    """The inside of a paragraph."""
    style = f'<{w}pPr><{w}pStyle {w}val="{attribute(look.text)}"/></{w}pPr>' if look.text else ""
    opening = f"<{w}r>{_run_style(w, look)}<{w}annotationRef/></{w}r>" if first else ""
    value = f' {w}val="{_SMALL_SIZE}"' if form == _SMALL else ""
    formats = "".join(f"<{w}{tag}{value}/>" for tag in form)
    properties = f"<{w}rPr>{formats}</{w}rPr>" if form else ""
    lines = (f'<{w}t xml:space="preserve">{content(line)}</{w}t>' for line in _BREAKS.split(text))
    return f"{style}{opening}<{w}r>{properties}{f'<{w}br/>'.join(lines)}</{w}r>"


def _run_style(w: str, look: Look) -> str:
    return f'<{w}rPr><{w}rStyle {w}val="{attribute(look.reference)}"/></{w}rPr>' if look.reference else ""
