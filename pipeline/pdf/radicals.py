"""Characters that PDF files hold in place of the usual ones: radicals, compatibility forms, ligatures."""

from __future__ import annotations

import unicodedata

_RADICALS = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺋㔾⺌小⺍小⺎兀⺏尣⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糸⺰纟"
    "⺱罓⺲罒⺳网⺶羊⺷羊⺸羋⺹耂⺺肀⺼月⺽臼⺾艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""CJK Radicals Supplement (U+2E80) and the character that each looks like, in pairs."""
_SUPPLEMENT = {ord(one): other for one, other in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)}
_RANGES = (
    range(0x2F00, 0x2FE0),  # Kangxi radicals
    range(0xF900, 0xFB00),  # CJK compatibility ideographs
    range(0xFB00, 0xFB07),  # Latin ligatures
    range(0xFE30, 0xFE50),  # vertical forms
    range(0x2F800, 0x2FA20),  # CJK compatibility ideographs supplement
)
_FORMS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for codes in _RANGES
    for code in codes
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
_OTHER = {0xA0: " ", 0x2002: " ", 0x2003: "\u3000", 0x2009: " ", 0x202F: " "}
_PLAIN = {**_SUPPLEMENT, **_FORMS, **_OTHER}


def plain(char: str) -> str:
    """The usual character or characters for ``char``; full-width forms stay as they are."""
    return _PLAIN.get(ord(char), char)
