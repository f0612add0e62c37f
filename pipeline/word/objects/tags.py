"""XML written element by element, with everything that is not markup escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
NOTHING = Markup("")
DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 has no character for (production 2, Char)."""
_SPACES = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def clean(value: object) -> str:
    """Return the text of ``value`` on one line, without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", _SPACES.sub(" ", _plain(value)))


def _plain(value: object) -> str:
    """The characters of ``value`` as a str and nothing else: Markup must not carry its markup in."""
    return str.__str__(str(value))


def tag(name: str, attributes: Mapping[str, object] | None = None, /, *children: str) -> Markup:
    """Return the element ``name``; plain text among ``children`` is escaped, `Markup` is taken as it is."""
    start = name + "".join(f' {key}="{escape(clean(value))}"' for key, value in (attributes or {}).items())
    inner = "".join(child if isinstance(child, Markup) else escape(clean(child)) for child in children)
    return Markup(f"<{start}>{inner}</{name}>" if inner else f"<{start}/>")  # noqa: S704 - escaped above


def join(*items: Markup) -> Markup:
    """Return ``items`` one after the other."""
    return Markup("").join(items)


def declared(*prefixes: str) -> dict[str, object]:
    """Return the attributes that declare the namespaces of ``prefixes`` on an element."""
    return {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}
