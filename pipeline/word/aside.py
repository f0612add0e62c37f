"""Words in grey italics: how forms print what they advise whoever fills them in."""

from __future__ import annotations

import re

from pipeline.word.markup import Element
from pipeline.word.names import VAL, W

ITALIC = W + "i"
_COLOUR = W + "color"
_OFF = frozenset({"0", "false", "off", "none"})
_HUE = re.compile(r"([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_DARKEST, _LIGHTEST, _TINGE = 0x50, 0xD9, 8
"""What is neither black nor white, and how far red, green and blue may differ in a grey."""


def is_aside(properties: Element) -> bool:
    """True when a ``w:rPr`` says both italic and grey; one alone is emphasis."""
    italic = properties.find(ITALIC)
    if italic is None or italic.get(VAL, "1") in _OFF:
        return False
    colour = properties.find(_COLOUR)
    match = None if colour is None else _HUE.fullmatch(colour.get(VAL, ""))
    if match is None:
        return False
    parts = [int(part, 16) for part in match.groups()]
    return max(parts) - min(parts) <= _TINGE and _DARKEST <= min(parts) <= max(parts) <= _LIGHTEST
