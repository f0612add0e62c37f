"""Boxes, ticks and bullets from symbol fonts, which PDF files hold as private characters or as Latin ones."""

from __future__ import annotations

_FONTS = ("wingding", "opensymbol", "webding")
_BASE, _LAST = 0xF000, 0xF0FF
_SHAPES = {
    0xF0A3: "☐", 0xF0A8: "☐", 0xF06F: "☐", 0xF070: "☐", 0xF071: "☐", 0xF072: "☐", 0xF02A: "☐", 0xF030: "☐",
    0xF0FE: "☑", 0xF052: "☑", 0xF0FD: "☒", 0xF051: "☒", 0xF053: "☒", 0xF054: "☒", 0xF078: "☒",
    0xF0FC: "✓", 0xF050: "✓", 0xF0FB: "✗", 0xF04F: "✗",
    0xF06C: "●", 0xF09F: "•", 0xF0B7: "•", 0xF06E: "■", 0xF0A7: "▪", 0xF075: "◆", 0xF0D8: "➢", 0xF0E8: "➔",
}  # fmt: skip
"""By the code in the private area: those of Wingdings and Wingdings 2 that agreements use."""


def shown(char: str, font: str) -> str:
    """The usual character for ``char`` set in ``font``; itself where it is none of a symbol font."""
    code = ord(char)
    if not _BASE <= code <= _LAST:
        if code > 0xFF or not font.lower().replace(" ", "").rpartition("+")[2].startswith(_FONTS):  # noqa: PLR2004
            return char
        code += _BASE
    return _SHAPES.get(code, char)
