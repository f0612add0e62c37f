"""HTML elements as text. Every plain text that goes in is escaped; only ``Html`` is taken as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

_SHORT: Final = 100
"""Characters of texts that are remembered: words of our own come back on every page."""
_VOID: Final = frozenset({"br", "input", "meta"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def escape(text: str) -> Html:
    """``text`` as character data or attribute value; characters that HTML forbids become U+FFFD."""
    if isinstance(text, Html):
        return text
    return _often(text) if len(text) <= _SHORT else _escaped(text)


def _escaped(text: str) -> Html:
    return Html(html.escape(_FORBIDDEN.sub("\ufffd", text)))


_often = lru_cache(maxsize=4096)(_escaped)


def join(parts: Iterable[str], between: str = "") -> Html:
    """All ``parts``, escaped where they are plain text."""
    written = [part if part.__class__ is Html else escape(part) for part in parts]
    return Html((escape(between) if between else "").join(written))


def element(name: str, /, *children: str, **attributes: str | None) -> Html:
    """One element. ``class_`` stands for ``class``; an attribute that is None is left out."""
    pairs = _pairs(attributes) if attributes else ""
    return Html(f"<{name}{pairs}>" if name in _VOID else f"<{name}{pairs}>{join(children)}</{name}>")


def _pairs(attributes: Mapping[str, str | None]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )


def link(target: str | None, *children: str, **attributes: str | None) -> Html:
    """A link to the element ``target`` of the same page; the bare children when there is no target."""
    return element("a", *children, href=f"#{target}", **attributes) if target else join(children)
