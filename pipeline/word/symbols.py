"""Symbol fonts: the Unicode characters for what Word prints from Wingdings, Symbol and the like."""

from __future__ import annotations

import re

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
UNREADABLE = "\ufffd"
_SYMBOL_BASE = 0xF000
_SYMBOL_LAST = 0xF0FF
_LATIN_LAST = 0xFF
_CP1252 = {code: ord(bytes((code,)).decode("cp1252", "ignore") or "\0") for code in range(0x80, 0xA0)}
_FROM_CP1252 = {char: code for code, char in _CP1252.items() if char}


def _row(first: int, characters: str) -> dict[int, str]:
    """Characters in a row from code ``first``; a blank stands for none."""
    return {first + place: char for place, char in enumerate(characters) if char != " "}


_WINGDINGS = {
    **_row(0x21, "✏✂✁👓🔔📖🕯☎✆✉📩📪📫📬📭📁📂📄📃🗄⌛⌨🖱🖲🖥🖴💾📼✇"),
    **_row(0x3F, "✍✎✌👌👍👎☜☞☝☟✋☺😐☹💣☠🏳"),
    **_row(0x51, "✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓"),
    **_row(0x6C, "●❍■☐☐☐☐⬧⧫◆❖⬥☒⍓⌘❀✿❝❞"),
    **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x9E, "·•▪○○○◉◎◯▪☐▲✦★✶✴✹✵"),
    **_row(0xD5, "⌫⌦ ➢"),
    **_row(0xDF, "←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂▭▫✗✓☒☑"),
}
_WINGDINGS_2 = {
    **_row(0x4F, "✗✓☒☑☒☒☒"),
    **_row(0x97, "●"),
    **_row(0x98, "●○◎"),
    **_row(0x9F, "■☐☐☐☐☐"),
    **_row(0x6A, "⓪①②③④⑤⑥⑦⑧⑨⑩"),
    **_row(0x75, "⓿❶❷❸❹❺❻❼❽❾❿"),
}
_WINGDINGS_3 = {**_row(0x66, "←→↑↓↖↗↘↙"), **_row(0x70, "▲▼△▽◀▶◁▷"), **_row(0x7D, "▶")}
_WEBDINGS = {
    **_row(0x31, "⏴⏵⏶⏷"), 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x73: "?",
}  # fmt: skip
_SYMBOL = {
    **_row(0x20, "\u00a0!∀#∃%&∍()∗+,−./0123456789:;<=>?"),
    **_row(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
    **_row(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    **_row(0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    **_row(0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def is_symbol_font(font: str) -> bool:
    """True when the letters of ``font`` are pictures."""
    return font.lower() in _FONTS


def symbol(code: int, font: str) -> str:
    """The character that ``w:sym`` prints; U+FFFD where it is not known."""
    table = _FONTS.get(font.lower())
    if table is None:
        own = code - _SYMBOL_BASE if _SYMBOL_BASE <= code <= _SYMBOL_LAST else code
        # A text font shows the plain character; private use characters of unknown fonts stay unknown.
        return chr(own) if own == code and not PRIVATE_USE.match(chr(code)) else UNREADABLE
    small = code - _SYMBOL_BASE if _SYMBOL_BASE <= code <= _SYMBOL_LAST else _FROM_CP1252.get(code, code)
    if small > _LATIN_LAST:
        return chr(code)
    return table.get(small, " " if small == ord(" ") else UNREADABLE)


def translate(text: str, font: str) -> str:
    """``text`` set in the symbol font ``font`` as Unicode, character by character."""
    return "".join(symbol(ord(char), font) for char in text)


def bullet(text: str, font: str) -> str:
    """The sign of a bulleted list: tick boxes and plain Unicode as printed, all others as ``•``."""
    shown = translate(text, font) if is_symbol_font(font) else text
    if not shown.strip():
        return ""
    if PRIVATE_USE.search(shown) or UNREADABLE in shown or (shown.isascii() and shown.isalnum()):
        return "•"
    return shown
