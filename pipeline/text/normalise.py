"""One shape for the many ways in which agreements print the same words, with the way back to the source.

Full-width letters become half-width, traditional characters simplified, look-alikes what they were meant to
be, layout spaces go, and everything left to fill in becomes one ``BLANK``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.text import lookalikes, papers
from pipeline.text.edits import BLANK, Traced, apply
from pipeline.text.fillers import blanks_among_characters
from pipeline.text.spacing import blanks_among_spaces
from pipeline.text.traditional import SIMPLIFIED

__all__ = ["BLANK", "Normalised", "normalise"]

Normalised = Traced


def _single(code: int) -> str:
    """Return the everyday form of a compatibility character when it is one character."""
    plain = unicodedata.normalize("NFKC", chr(code))
    return plain if len(plain) == 1 else chr(code)


_KEPT_WIDE = frozenset("！？；，")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT_WIDE}
_RADICALS = {code: _single(code) for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD0))}
_OTHER = {
    **dict.fromkeys(
        map(
            ord, "\v\f\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
        ),
        " ",
    ),
    **dict.fromkeys(map(ord, "∶︰﹕"), ":"),
    **dict.fromkeys(map(ord, "﹪"), "%"),
    **dict.fromkeys(map(ord, "￥"), "¥"),
    **dict.fromkeys(map(ord, "﹣−‐‑"), "-"),
    **dict.fromkeys(map(ord, "∼〜"), "~"),
    **dict.fromkeys(map(ord, "﹍﹎﹏‗"), "_"),
}
_SAME_LENGTH = {chr(code): plain for code, plain in {**SIMPLIFIED, **_RADICALS, **_WIDE, **_OTHER}.items()}
_VARIANT = re.compile(f"[{''.join(map(re.escape, _SAME_LENGTH))}]")
_SUSPECT = re.compile(r"[ \t\u3000_{$\\\[【〔<(×✕╳※XxNn*○△?…·─━▁—\-\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_DOTS = "..."
_NARROW = re.compile(
    "(?<=[\u4e00-\u9fff”》）)])(?P<comma>,)(?= ?[\u4e00-\u9fff“《])"
    "|(?<=[\u4e00-\u9fff”》）)0-9]);(?= ?[\u4e00-\u9fff“《]|$)",
    re.MULTILINE,
)
"""A comma or semicolon of an English keyboard between Chinese words."""
_SPACE = re.compile(r"[ \t\u3000]")


def _wide(narrow: re.Match[str]) -> str:
    return "，" if narrow["comma"] else "；"


def _plain(variant: re.Match[str]) -> str:
    return _SAME_LENGTH[variant[0]]


@lru_cache(maxsize=2048)
def normalise(text: str) -> Normalised:
    """Return ``text`` in one shape; its ``original`` leads every span back to ``text``. Never raises."""
    plain = _VARIANT.sub(_plain, text)
    if "," in plain or ";" in plain:
        plain = _NARROW.sub(_wide, plain)
    traced = Traced(papers.plain(lookalikes.plain(plain)))
    if not _SUSPECT.search(traced.text) and _DOTS not in traced.text:
        return traced
    edits = list(blanks_among_characters(traced.text))
    if edits:
        traced = apply(traced, edits)
    if not _SPACE.search(traced.text):
        return traced
    edits = list(blanks_among_spaces(traced.text))
    return apply(traced, edits) if edits else traced
